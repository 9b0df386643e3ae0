import { buildCatalog, createCatalog } from '../../src/catalog/index.ts';
import adapter from '../../src/adapters/kintone.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "import { KintoneRestAPIClient } from '@kintone/rest-api-client';\nconst client = new KintoneRestAPIClient({ baseUrl, auth });\n";

const form = buildCatalog([{ kind: 'kintone', file: '12/fields.json', result: { problems: [], entities: [{ name: '12', system: 'kintone', aliases: [], line: 1, fields: [{ name: '顧客番号', unique: true, line: 1 }, { name: '店舗', line: 2 }] }] } }]);

describe('kintone, with the form of an app', () => {
  golden(adapter, createCatalog(form), {
    'unique fields': [
      { title: 'name one record', source: `${CLIENT}client.record.getAllRecords({ app: 12, condition: \`顧客番号 = "\${code}"\` });\nclient.record.getAllRecords({ app: 12, condition: \`店舗 = "\${shop}"\` });\nclient.record.getAllRecords({ app: 12, condition: \`顧客番号 != "\${code}"\` });`, facts: ['import read many 12(*) none, one of [顧客番号 eq code]', 'import read many 12(*) none, [店舗 eq shop]', 'import read many 12(*) none, [顧客番号 other code]'] },
    ],
  });
});

describe('kintone', () => {
  golden(adapter, catalog, {
    'the REST client': [
      { title: 'a page without a limit', source: `${CLIENT}await client.record.getRecords({ app: 12 });`, facts: ['import read many 12(*) default 100, every row'], bound: "await client.record.getRecords({ app: 12, query: 'limit 50' });", project: "await client.record.getRecords({ app: 12, fields: ['$id', 'email'] });" },
      { title: 'conditions, order and limit in Japanese', source: `${CLIENT}client.record.getRecords({ app: 12, fields: ['顧客名', 'メール'], query: \`更新日時 > "\${since}" and 顧客名 like "\${name}" order by 作成日時 desc limit 500 offset 0\` });`, facts: ['import read many 12(顧客名+メール) 500, [更新日時 other since, 顧客名 other name]'], bound: "client.record.getRecords({ app: 12, fields: ['顧客名', 'メール'], query: `更新日時 > \"${since}\" and 顧客名 like \"${name}\" order by 作成日時 desc limit 50 offset 0` });" },
      { title: 'everything', source: `${CLIENT}const rows = await client.record.getAllRecords({ app: 12, condition: '状態 in ("有効")' });\nfor (const row of rows) send(row.メール.value);`, facts: ['import read many 12(*) none, [状態 eq]'], result: 'rows,row: メール', bound: null },
      { title: 'everything, the other ways', source: `${CLIENT}client.record.getAllRecordsWithId({ app: 12 });\nclient.record.getAllRecordsWithOffset({ app: 12, orderBy: 'x' });\nclient.record.getAllRecordsWithCursor({ app: 12, query: 'order by x', fields: ['顧客名'] });`, facts: ['import read many 12(*) none, every row', 'import read many 12(*) none, every row', 'import read many 12(顧客名) none, every row'] },
      { title: 'a cursor', source: `${CLIENT}const cursor = await client.record.createCursor({ app: APP.顧客, fields: ['電話'] });\nconst page = await client.record.getRecordsByCursor({ id: cursor.id });`, facts: ['import read many 顧客(電話) none, every row', 'import read many 顧客(? the cursor says which fields) default 100, ? the cursor says which records'] },
      { title: 'one record and its comments', source: `${CLIENT}const { record } = await client.record.getRecord({ app: 12, id: 5 });\nshow(record.住所.value);\nclient.record.getRecordComments({ app: 12, record: 5, limit: 5 });`, facts: ['import read one 12(*) default 1, one of [id eq 5]', 'import read many 12(id+text+creator+mentions+createdAt) 5, [recordId eq 5]'], result: 'record: 住所' },
      { title: 'a record by its number', source: `${CLIENT}client.record.getRecords({ app: 12, query: \`$id = "\${id}"\` });`, facts: ['import read many 12(*) default 100, one of [id eq id]'] },
      { title: 'conditions that are added on some paths', source: `${CLIENT}export function f(shop?: string) {\n  const conditions = [\`担当 in (LOGINUSER())\`];\n  if (shop) conditions.push(\`店舗 = "\${shop}"\`);\n  return client.record.getRecords({ app: 12, query: conditions.join(' and ') });\n}`, facts: ['import read many 12(*) default 100, [担当 eq, 店舗? eq shop]'] },
      { title: 'alternatives bind only in what they share', source: `${CLIENT}client.record.getRecords({ app: 12, query: 'a = "1" or b = "2"' });\nclient.record.getRecords({ app: 12, query: '(a = "1" and c > 1) or (a = "2")' });`, facts: ['import read many 12(*) default 100, [or other]', 'import read many 12(*) default 100, [a eq …]'] },
      { title: 'a query of the caller', source: `${CLIENT}export const f = (query: string) => client.record.getRecords({ app: 12, query });`, facts: ['import read many 12(*) dynamic, ? the query is built elsewhere'], bound: null },
      { title: 'writes', source: `${CLIENT}client.record.addRecord({ app: 12, record });\nclient.record.updateRecords({ app: 12, records });\nclient.record.deleteRecords({ app: 12, ids });`, facts: ['import create one 12() default 1, ? the method takes records', 'import update many 12() default 0, [id in records]', 'import delete many 12() default 0, [id in ids]'] },
    ],
    'which app': [
      { title: 'constants by their name', source: `${CLIENT}const CUSTOMER_APP_ID = 8;\nconst carsAppId = 9;\nconst appId = 10;\nclient.record.getAllRecords({ app: CUSTOMER_APP_ID });\nclient.record.getAllRecords({ app: carsAppId });\nclient.record.getAllRecords({ app: appId });\nclient.record.getAllRecords({ app: APP_ID.顧客 });\nclient.record.getAllRecords({ app: process.env.KINTONE_STAFF_APP_ID });\nclient.record.getAllRecords({ app: APPS.member.id });`, facts: ['CUSTOMER', 'cars', '10', '顧客', 'STAFF', 'member'].map((app) => `import read many ${app}(*) none, every row`) },
      { title: 'an import', source: `${CLIENT}import { 社員名簿アプリID } from './apps';\nclient.record.getAllRecords({ app: 社員名簿アプリID });`, facts: ['import read many 社員名簿(*) none, every row'] },
      { title: 'the app of a caller', source: `${CLIENT}export const f = (app: number) => client.record.getAllRecords({ app });`, facts: ['import read many <the app is chosen at run time>(*) none, every row'] },
    ],
    'the app that is open': [
      { title: 'kintone says which', source: "kintone.api(kintone.api.url('/k/v1/records', true), 'GET', { app: kintone.app.getId() || kintone.mobile.app.getId() });\nconst appId = kintone.mobile.app.getId();\nkintone.api('/k/v1/records', 'GET', { app: String(appId) });", facts: ['declaration read many app:this(*) default 100, every row', 'declaration read many app:this(*) default 100, every row'] },
      { title: 'an event says which', source: "kintone.events.on('app.record.index.show', (event) => kintone.api('/k/v1/records', 'GET', { app: event.appId }));\nkintone.events.on(['app.record.detail.show'], async ({ appId, record }) => {\n  await kintone.api('/k/v1/record', 'GET', { app: appId, id: record.$id.value });\n});", facts: ['declaration read many app:this(*) default 100, every row', 'declaration read one app:this(*) default 1, one of [id eq record.$id.value]'] },
      { title: 'a function of its own says which', source: "const openApp = () => (isMobile() ? kintone.mobile.app.getId() : kintone.app.getId());\nkintone.api('/k/v1/records', 'GET', { app: openApp() });", facts: ['declaration read many app:this(*) default 100, every row'] },
      { title: 'unless the caller names another', source: "const body = ({ app = kintone.app.getId() }) => kintone.api('/k/v1/records', 'GET', { app });\nfunction read(params) {\n  const app = params.app || kintone.app.getId();\n  return kintone.api('/k/v1/records', 'GET', { app });\n}", facts: ['declaration read many app:this(*) default 100, every row', 'declaration read many app:this(*) default 100, every row'] },
      { title: 'an object that is no event of kintone, a function that answers another app', source: "function read(settings) {\n  return kintone.api('/k/v1/records', 'GET', { app: settings.appId });\n}\nconst getAppId = () => settings.staff;\nkintone.api('/k/v1/records', 'GET', { app: getAppId() });", facts: ['declaration read many <the app is chosen at run time>(*) default 100, every row', 'declaration read many <the app is chosen at run time>(*) default 100, every row'] },
    ],
    customisations: [
      { title: 'kintone.api', source: "const body = { app: 34, query: `コード = \"${code}\" limit 1` };\nexport const f = async () => {\n  const resp = await kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', body);\n  return resp.records.map((row) => row.氏名.value);\n};", facts: ['declaration read many 34(*) 1, [コード eq code]'], result: 'row: 氏名' },
      { title: 'a callback', types: '@kintone/dts-gen wants a callback for errors too, kintone does not', source: "kintone.api('/k/v1/record', 'GET', { app: kintone.app.getId(), id }, (resp) => {\n  show(resp.record.住所.value);\n});", facts: ['declaration read one app:this(*) default 1, one of [id eq id]'], result: '住所' },
      { title: 'a url that has a name', source: "const url = kintone.api.url('/k/guest/3/v1/records', true);\nkintone.api(url, 'DELETE', { app: 3, ids: [1] });", facts: ['declaration delete many 3() default 0, [id in [1]]'] },
      { title: 'a function that calls itself', source: "const all = (offset, rows) =>\n  kintone.api(kintone.api.url('/k/v1/records', true), 'GET', { app: 3, query: `limit 500 offset ${offset}` }).then((resp) => (resp.records.length < 500 ? rows.concat(resp.records) : all(offset + 500, rows.concat(resp.records))));", facts: ['declaration read many 3(*) meaningless: a loop reads page after page, every row'] },
      { title: 'the record that the page shows', source: "const { record } = kintone.app.record.get();\nsend(record.メール.value);", facts: ['declaration read one app:this(メール) default 1, one of [id eq]'], result: 'record: メール' },
    ],
    "functions after kintone's samples": [
      { title: 'all records', source: "import { fetchAllRecords } from '../../kintone-api/fetchRecords';\nexport const f = () => fetchAllRecords({ appId: 34, filterCond: '状態 in (\"有効\")' });", facts: ['import read many 34(*) none, [状態 eq]'] },
      { title: 'without an app', source: "import { fetchAllRecords } from '../../kintone-api/fetchRecords';\nexport const f = () => fetchAllRecords({ filterCond: '状態 in (\"有効\")' });", facts: ['import read many app:this(*) none, [状態 eq]'] },
      { title: 'a page', source: "import { fetchRecords } from '../kintone';\nexport const f = () => fetchRecords({ appId: 34, fields: ['氏名'] });", facts: ['import read many 34(氏名) default 100, every row'] },
    ],
    'the older SDK': [
      { title: 'Record of kintone-js-sdk', source: "const kintoneJSSDK = require('@kintone/kintone-js-sdk');\nconst record = new kintoneJSSDK.Record({ connection });\nrecord.getAllRecordsByQuery({ app: 5, query: 'x = 1' });\nrecord.getRecords(5, 'limit 10');", facts: ['import read many 5(*) none, [x eq]', 'import read many 5(*) 10, every row'] },
      { title: 'kintone-utility', source: "kintoneUtility.rest.getAllRecordsByQuery({ app: 5, query: '', fields: ['氏名'] });", facts: ['convention read many 5(氏名) none, every row'] },
      { title: 'a client on the page', source: 'const client = new KintoneRestAPIClient();\nclient.record.getAllRecords({ app: 5 });', facts: ['declaration read many 5(*) none, every row'] },
    ],
    'what is not its own': [
      { title: 'the same names of something else', source: "// kintone\nimport { fetchAllRecords } from './airtable';\nfetchAllRecords({ appId: 1 });\nstore.getAllRecords();\ndb.record.getRecords('x');\nclient.api('/k/v1/records', 'GET', {});\ncache.record.get();", facts: [] },
      { title: 'kintone without records', source: "kintone.api(kintone.api.url('/k/v1/app/form/fields', true), 'GET', { app: 1 });\nkintone.api(url, method, body);\nkintone.app.record.getSpaceElement('x');\nkintone.proxy('https://example.com', 'GET', {}, {});", facts: [] },
    ],
  });
});
