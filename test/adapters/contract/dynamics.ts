import type { ClientSources } from '../contract.ts';

export default {
  before: "import { DynamicsWebApi } from 'dynamics-web-api';\nconst api = new DynamicsWebApi({});\n",
  sources: {
    unbounded: "api.retrieveAll({ collection: 'customers' });",
    literal: "Xrm.WebApi.retrieveMultipleRecords('customer', '?$select=email&$top=20');",
    dynamic: "export const f = (n: number) => api.retrieveMultiple({ collection: 'customers', top: n });",
    clamped: "export const f = (n: number) => Xrm.WebApi.retrieveMultipleRecords('customer', `?$top=${Math.min(n, 100)}`);",
    meaningless: "Xrm.WebApi.retrieveMultipleRecords('customer', `?$select=id${all ? '' : '&$top=10'}`);",
    elsewhere: "export const f = (options: string) => Xrm.WebApi.retrieveMultipleRecords('customer', options);",
    all: "Xrm.WebApi.retrieveMultipleRecords('customer');",
    some: "Xrm.WebApi.retrieveMultipleRecords('customer', '?$select=id,email');",
    except: { not: 'OData has no such projection' },
    everyRow: "Xrm.WebApi.retrieveMultipleRecords('customer', '?$select=id');",
    byKey: "Xrm.WebApi.retrieveMultipleRecords('customer', `?$filter=id eq ${id}`);",
    byIds: "Xrm.WebApi.retrieveMultipleRecords('customer', `?$filter=id in ('${ids.join(\"','\")}')`);",
    byScope: "Xrm.WebApi.retrieveMultipleRecords('customer', `?$filter=tenantId eq ${tenantId}`);",
    mayFallAway: "Xrm.WebApi.retrieveMultipleRecords('customer', `?$select=id${email ? `&$filter=email eq '${email}'` : ''}`);",
    oneRow: "Xrm.WebApi.retrieveRecord('customer', id, '?$select=email');",
    count: "api.count({ collection: 'customers' });",
    raw: "Xrm.WebApi.retrieveMultipleRecords('customer', '?fetchXml=<fetch><entity name=\"customer\"><attribute name=\"email\"/></entity></fetch>');",
    related: "Xrm.WebApi.retrieveMultipleRecords('customer', '?$select=id&$expand=orders');",
    used: "const { entities: rows } = await Xrm.WebApi.retrieveMultipleRecords('customer', '?$top=5');\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['Xrm.WebApi.retrieveMultipleRecords(', "Xrm.WebApi.retrieveMultipleRecords('customer', '?')", "Xrm.WebApi.retrieveMultipleRecords('customer', '?$filter=')", "Xrm.WebApi.retrieveMultipleRecords('customer', '?fetchXml=<fetch')", 'Xrm.WebApi.retrieveRecord()', 'api.retrieveMultiple({', 'api.retrieveMultiple()', "api.fetch({ collection: 'customers' })"],
} satisfies ClientSources;
