import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, resultUse, type SourceView } from '../ast/index.ts';
import type { DataAccess, Evidence } from '../model/index.ts';
import type { Adapter } from './adapter.ts';
import { NOT_HERE, requestFacts } from './crm-rest/facts.ts';
import { httpRequest, REQUEST_METHODS } from './crm-rest/request.ts';
import { type Endpoint, type Service, SERVICES } from './crm-rest/services.ts';
import type { RequestUrl } from './crm-rest/url.ts';

/** Reads requests to CRM services that go without an SDK: fetch, axios and its instances, got, ky, superagent, NestJS's HttpService, UrlFetchApp. */
export const crmRest: Adapter = {
  id: 'crm-rest',
  modules: [],
  methods: new Set(REQUEST_METHODS),
  tokens: ['hubapi.com', 'hubspot.com', 'crm/v3/objects', 'crm/v3/owners', 'contacts/v1/', '/services/data/', '/api/data/v', 'zohoapis.', 'crm.zoho.', 'pipedrive.com', 'zendesk.com', 'intercom.io', '/k/v1/record', '/k/guest/', ['query?q=', /salesforce|sfdc/i], ['/v1/', /pipedrive/i], ['/api/v2/', /zendesk/i], ['/crm/v', /zoho/i], ['objects/', /hubspot/i]],
  read(node, env): DataAccess | undefined {
    const { source } = env;
    const request = node.type === 'CallExpression' ? httpRequest(node, source) : undefined;
    const found = request && serviceOf(request.url, request.verb, node, source);
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

interface FoundService {
  service: Service;
  endpoint: Endpoint;
  evidence: Evidence;
}

/** The service a URL belongs to: by its host, by a path that only it has, by the name of what holds the host. */
function serviceOf({ host, path, hints }: RequestUrl, verb: string, node: TSESTree.Node, source: SourceView): FoundService | undefined {
  const written = host.replace(/:\d+$/, '').replace(/\uE000\d+\uE001/g, 'x');
  for (const service of SERVICES) {
    const isHost = written !== '' && service.host.test(written);
    const isForeign = written !== '' && !isHost && !host.includes('\uE000');
    if (isForeign) continue;
    const isNamed = !isHost && (hints.some((hint) => service.name.test(hint)) || isInside(service, node, source));
    const evidence: Evidence | undefined = isHost ? 'declaration' : isNamed || service.distinctive?.test(path) ? 'convention' : undefined;
    const endpoint = evidence && service.endpoint(path, verb);
    if (endpoint && evidence && (isHost || isNamed || service.distinctive)) return { service, endpoint, evidence };
  }
  return undefined;
}

/** `class PipedriveClient { … }`: whose host a class keeps is said by its name. */
function isInside(service: Service, node: TSESTree.Node, source: SourceView): boolean {
  const owner = enclosingClass(node);
  return owner?.id !== undefined && owner.id !== null && service.name.test(source.getText(owner.id));
}

export default crmRest;
