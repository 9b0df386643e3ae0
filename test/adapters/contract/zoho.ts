import type { ClientSources } from '../contract.ts';

const NO = { not: 'Zoho CRM answers pages of 200 records at most' };

export default {
  before: "import { RecordOperations, GetRecordsParam } from '@zohocrm/typescript-sdk-2.0/core/com/zoho/crm/api/record/record_operations';\nimport { ParameterMap } from '@zohocrm/typescript-sdk-2.0/routes/parameter_map';\nconst operations = new RecordOperations();\n",
  sources: {
    unbounded: NO,
    literal: "const map = new ParameterMap();\nawait map.add(GetRecordsParam.PER_PAGE, 20);\noperations.getRecords('Customer', map);",
    dynamic: "export async function f(n: number) {\n  const map = new ParameterMap();\n  await map.add(GetRecordsParam.PER_PAGE, n);\n  return operations.getRecords('Customer', map);\n}",
    clamped: "ZOHO.CRM.API.getAllRecords({ Entity: 'Customer', per_page: Math.min(n, 100) });",
    meaningless: "let page = 1;\nconst all = [];\nfor (;;) {\n  const { data } = await ZOHO.CRM.API.getAllRecords({ Entity: 'Customer', per_page: 200, page });\n  if (!data) break;\n  all.push(...data);\n  page += 1;\n}",
    elsewhere: "export const f = (map: any) => operations.getRecords('Customer', map);",
    all: "operations.getRecords('Customer');",
    some: "const map = new ParameterMap();\nawait map.add(GetRecordsParam.FIELDS, 'id,email');\noperations.getRecords('Customer', map);",
    except: { not: 'Zoho CRM has no such projection' },
    everyRow: "operations.getRecords('Customer');",
    byKey: "operations.getRecord(id, 'Customer');",
    byIds: "const map = new ParameterMap();\nawait map.add(GetRecordsParam.IDS, ids);\noperations.getRecords('Customer', map);",
    byScope: "ZOHO.CRM.API.searchRecord({ Entity: 'Customer', Type: 'criteria', criteria: '(tenantId:equals:5)' });",
    mayFallAway: { not: 'a criterion without a value is an error' },
    oneRow: "operations.getRecord(id, 'Customer');",
    count: { not: 'counts are another part of the SDK' },
    raw: { not: 'queries are another part of the SDK' },
    related: { not: 'related records are requests of their own' },
    used: "const { data: rows } = await ZOHO.CRM.API.getAllRecords({ Entity: 'Customer' });\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['operations.', 'operations.getRecords(', 'operations.getRecords()', 'operations.getRecord(1)', 'ZOHO.CRM.API.getAllRecords()', 'ZOHO.CRM.API.getAllRecords({ Entity: })', 'ZOHO.CRM.API.getAllRecords({ Entity: null, per_page: null })', 'ZCRM.API.MODULES.get({ module, params: 1 })'],
} satisfies ClientSources;
