import { calledMember, resultUse } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter } from './adapter.ts';
import { NOT_HERE, requestFacts } from './crm-rest/facts.ts';
import { namesRecords, RECORDS_TEXT } from './crm-rest/given.ts';
import { httpRequest, REQUEST_METHODS } from './crm-rest/request.ts';
import { serviceOf } from './crm-rest/service-of.ts';

/** Reads requests to CRM services that go without an SDK: fetch, axios and its instances, got, ky, superagent, NestJS's HttpService, UrlFetchApp. */
export const crmRest: Adapter = {
  id: 'crm-rest',
  modules: [],
  methods: new Set(REQUEST_METHODS),
  tokens: ['hubapi.com', 'hubspot.com', 'crm/v3/objects', 'crm/v3/owners', 'contacts/v1/', '/services/data/', 'api/data/v', 'zohoapis.', 'crm.zoho.', 'pipedrive.com', 'zendesk.com', 'intercom.io', '/k/v1/record', '/k/guest/', ['query?q=', /salesforce|sfdc/i], ['/v1/', /pipedrive/i], 'getbase.com', ['endesk', '/v2/'], ['endesk', '/v3/'], ['zoho', '/v'], ['Zoho', '/v'], ['ZOHO', '/v'], ['objects/', /hubspot/i]],
  given: { text: RECORDS_TEXT, says: namesRecords },
  read(node, env): DataAccess | undefined {
    const { source } = env;
    const request = node.type === 'CallExpression' ? httpRequest(node, source) : undefined;
    const found = request && serviceOf(request.url, request.verb, node);
    if (!request || !found || node.type !== 'CallExpression') return undefined;
    const { service, endpoint, evidence } = found;
    const { entity, rowBound, projection, filter, operation = endpoint.operation, related = [], edits = {} } = requestFacts(service, { endpoint, request, call: node, evidence, env });
    // A wrapper's own `fetch`: who calls the wrapper knows the query, and Salesforce's own adapter follows it there.
    if (endpoint.conditions === 'soql' && rowBound === NOT_HERE && calledMember(node)?.object.type === 'ThisExpression') return undefined;
    const many = endpoint.rows !== 'one' && !(operation !== 'read' && rowBound.kind === 'default' && rowBound.rows === 1);
    return {
      client: 'crm-rest',
      evidence,
      operation,
      method: `${request.verb} ${service.id}`,
      entity,
      cardinality: many ? 'many' : 'one',
      rowBound,
      projection,
      filter,
      related,
      get result() {
        return resultUse(node, [...request.answer, ...endpoint.path, ...(many ? ['[]'] : []), ...(endpoint.inner === undefined ? [] : [`.${endpoint.inner}`])], source);
      },
      edits,
      node,
      reportNode: request.reportNode,
    };
  },
};

export default crmRest;
