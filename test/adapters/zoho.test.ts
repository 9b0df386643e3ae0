import adapter from '../../src/adapters/zoho.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "import { RecordOperations, GetRecordsParam, SearchRecordsParam } from '@zohocrm/typescript-sdk-2.0/core/com/zoho/crm/api/record/record_operations';\nconst operations = new RecordOperations();\n";

describe('zoho', () => {
  golden(adapter, catalog, {
    'what it reads': [
      { title: 'a page', source: `${CLIENT}const response = await operations.getRecords('Contacts');`, facts: ['import read many Contacts(*) default 200, every row'] },
      { title: 'parameters', source: `${CLIENT}const module = 'Leads';\nconst map = new ParameterMap();\nawait map.add(GetRecordsParam.PER_PAGE, 10);\nawait map.add(GetRecordsParam.FIELDS, 'Email,Last_Name');\nawait operations.getRecords(module, map, new HeaderMap());`, facts: ['import read many Leads(Email+Last_Name) 10, every row'] },
      { title: 'a search', source: `${CLIENT}const map = new ParameterMap();\nawait map.add(SearchRecordsParam.EMAIL, email);\noperations.searchRecords('Contacts', map);`, facts: ['import read many Contacts(*) default 200, [email eq email]'] },
      { title: 'one record', source: `${CLIENT}operations.getRecord(5n, 'Contacts');\noperations.getRecord(id, moduleName);`, facts: ['import read one Contacts(*) default 1, one of [id eq 5n]', 'import read one <the module is chosen at run time>(*) default 1, one of [id eq id]'] },
      { title: 'writes', source: `${CLIENT}operations.createRecords('Leads', request);\noperations.deleteRecord(id, 'Leads');`, facts: ['import create many Leads() default 0, ? the method takes records', 'import delete one Leads() default 1, one of [id eq id]'] },
      { title: 'the first SDK', source: "const ZCRM = require('zcrmsdk');\nZCRM.API.MODULES.get({ module: 'Contacts', params: { page: 0, per_page: 5 } });\nZCRM.API.MODULES.get({ module: 'Contacts', id: 7 });\nZCRM.API.MODULES.search({ module: 'Contacts', params: { criteria: '(Email:equals:a@example.com)' } });", facts: ['declaration read many Contacts(*) 5, every row', 'declaration read one Contacts(*) default 1, one of [id eq 7]', 'declaration read many Contacts(*) default 200, [Email eq]'] },
      { title: 'a widget', source: "const { data } = await ZOHO.CRM.API.getAllRecords({ Entity: 'Leads', sort_order: 'asc', per_page: 2, page: 1 });\nfor (const row of data) mail(row.Email);\nZOHO.CRM.API.getRecord({ Entity: 'Leads', RecordID: id });", facts: ['declaration read many Leads(*) 2, every row', 'declaration read one Leads(*) default 1, one of [id eq id]'], result: 'data,row: Email' },
    ],
    'what is not its own': [{ title: 'the same names of something else', source: "// zoho\nclient.getRecords('Contacts');\naxios.get('/x');\nrepo.getRecord(1, 'x');\nthis.API.get({ module: 'Contacts' });", facts: [] }],
  });
});
