import type { SystemId } from '../../model/index.ts';

/** What a path of a service with a verb of HTTP does. Names of parameters are those of the service's documentation. */
export interface Endpoint {
  operation: 'read' | 'count' | 'create' | 'update' | 'delete';
  /** The entity as the path names it, markers included; undefined where parameters or a query text say it. */
  entity?: string;
  rows: 'page' | 'one' | 'list';
  /** The marker or text of the path that is the record's key. */
  key?: string;
  /** The name of the key, where it is not `id`. */
  keyName?: string;
  page?: { rows: number; why: string };
  bound?: readonly string[];
  cursor?: readonly string[];
  fields?: readonly string[];
  /** Parameters that narrow nothing. */
  ignored?: readonly string[];
  /** Where the conditions are: in the parameters, in a body of HubSpot's searches, in kintone's query, in a language of its own. */
  conditions: 'parameters' | 'hubspot-search' | 'hubspot-batch' | 'kintone' | 'soql' | 'odata' | 'none';
  path: readonly string[];
  inner?: string;
  /** Every row is handed out, whatever the number. */
  export?: true;
}

/** A service that keeps customer records. */
export interface Service {
  id: SystemId;
  host: RegExp;
  /** How code calls what it is reached through. */
  name: RegExp;
  /** Paths that no other service has. */
  distinctive?: RegExp;
  endpoint(path: string, verb: string): Endpoint | undefined;
}

const page = (rows: number, service: string): NonNullable<Endpoint['page']> => ({ rows, why: `${service} answers ${rows} records unless asked for more` });

/** Create, change or delete, by verb. */
function write(verb: string, entity: string, key: string | undefined): Endpoint | undefined {
  const operation = verb === 'POST' ? (key === undefined ? 'create' : 'update') : verb === 'PATCH' || verb === 'PUT' ? 'update' : verb === 'DELETE' ? 'delete' : undefined;
  return operation && { operation, entity, rows: key === undefined && operation !== 'create' ? 'list' : 'one', ...(key === undefined ? {} : { key }), conditions: 'none', path: [] };
}

/** https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide, https://legacydocs.hubspot.com/docs/overview */
function hubspot(path: string, verb: string): Endpoint | undefined {
  const [, object, rest] = /\/?(?:crm\/v\d(?:-beta)?\/)?objects\/([^/]+)(?:\/(.+?))?\/?$/.exec(path) ?? [];
  const objects = { bound: ['limit'], cursor: ['after'], fields: ['properties', 'propertiesWithHistory'], ignored: ['associations', 'archived', 'idProperty', 'sorts'], page: page(10, 'HubSpot'), path: ['results'], inner: 'properties' };
  if (object !== undefined) {
    if (rest === 'search') return verb === 'POST' ? { operation: 'read', entity: object, rows: 'page', ...objects, conditions: 'hubspot-search' } : undefined;
    if (rest === 'batch/read') return verb === 'POST' ? { operation: 'read', entity: object, rows: 'list', ...objects, conditions: 'hubspot-batch' } : undefined;
    const batch = /^batch\/(create|update|upsert|archive)$/.exec(rest ?? '')?.[1];
    if (batch) return { operation: batch === 'create' ? 'create' : batch === 'archive' ? 'delete' : 'update', entity: object, rows: 'list', conditions: 'none', path: ['results'] };
    if (rest?.includes('/')) return undefined;
    if (verb !== 'GET') return write(verb, object, rest);
    return rest === undefined ? { operation: 'read', entity: object, rows: 'page', ...objects, conditions: 'parameters' } : { operation: 'read', entity: object, rows: 'one', key: rest, ...objects, path: [], conditions: 'none' };
  }
  if (verb !== 'GET') return undefined;
  if (/\/?crm\/v3\/owners\/?$/.test(path)) return { operation: 'read', entity: 'owners', rows: 'page', bound: ['limit'], cursor: ['after'], ignored: ['archived'], page: page(100, 'HubSpot'), conditions: 'parameters', path: ['results'] };
  const owner = /\/?crm\/v3\/owners\/([^/]+)\/?$/.exec(path)?.[1];
  if (owner !== undefined) return { operation: 'read', entity: 'owners', rows: 'one', key: owner, conditions: 'none', path: [] };
  const old = { bound: ['count', 'limit'], cursor: ['vidOffset', 'offset'], ignored: ['propertyMode', 'formSubmissionMode', 'showListMemberships', 'timeOffset'], inner: 'properties', conditions: 'parameters' as const };
  const list = /\/?contacts\/v1\/lists\/([^/]+)\/contacts\/(?:all|recent)\/?$/.exec(path);
  if (list || /\/?contacts\/v1\/search\/query$/.test(path)) return { operation: 'read', entity: 'contacts', rows: 'page', ...old, fields: ['property'], page: page(20, 'HubSpot'), path: ['contacts'] };
  const [, kind, one] = /\/?contacts\/v1\/contact\/(vid|email|utk)\/([^/]+)\/profile\/?$/.exec(path) ?? [];
  if (one !== undefined) return { operation: 'read', entity: 'contacts', rows: 'one', key: one, ...(kind === 'vid' ? {} : { keyName: kind === 'utk' ? 'utk' : 'email' }), inner: 'properties', conditions: 'none', path: [] };
  const [, records] = /\/?(?:companies\/v2\/(companies)|deals\/v1\/(?:deal))\/(?:paged|recent\/\w+)\/?$/.exec(path) ?? [];
  return /\/(?:paged|recent\/\w+)\/?$/.test(path) && /\/?(?:companies\/v2|deals\/v1)\//.test(path) ? { operation: 'read', entity: records ?? 'deals', rows: 'page', ...old, fields: ['properties'], page: page(100, 'HubSpot'), path: [records ?? 'deals'] } : undefined;
}

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/ */
function salesforce(path: string, verb: string): Endpoint | undefined {
  // The base of a client may hold the rest of the path: `${salesforceUrl}query?q=…`.
  const end = /\/services\/data\/[^/]+\/(.+?)\/?$/.exec(path)?.[1] ?? /^(?:\uE000\d+\uE001)?\/?(query(?:All)?|sobjects\/[A-Z][\w]*\/[^/]+)\/?$/.exec(path)?.[1];
  if (end === undefined) return undefined;
  if (/^(?:tooling\/)?(?:query|queryAll)$/.test(end)) return end.startsWith('tooling') ? undefined : { operation: 'read', rows: 'page', conditions: 'soql', path: ['records'] };
  if (/^(?:search|parameterizedSearch)$/.test(end)) return end === 'search' && verb === 'GET' ? { operation: 'read', rows: 'page', conditions: 'soql', path: ['searchRecords'] } : undefined;
  if (end === 'jobs/query' && verb === 'POST') return { operation: 'read', rows: 'page', conditions: 'soql', path: [], export: true };
  const [, object, key] = /^sobjects\/([^/]+)(?:\/([^/]+))?$/.exec(end) ?? [];
  if (object === undefined || key === 'describe' || (verb === 'GET' && key === undefined)) return undefined;
  return verb === 'GET' ? { operation: 'read', entity: object, rows: 'one', key: key as string, fields: ['fields'], conditions: 'none', path: [] } : write(verb, object, key);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/overview */
function dynamics(path: string, verb: string): Endpoint | undefined {
  const end = /(?:^|\/|\uE001)api\/data\/v\d+\.\d+\/(.+?)\/?$/.exec(path)?.[1];
  const [, set, key, more] = /^([A-Za-z_][\w]*|\uE000\d+\uE001)(?:\(([^)]*)\))?(\/.*)?$/.exec(end ?? '') ?? [];
  if (set !== undefined && key === undefined && more === '/$count' && verb === 'GET') return { operation: 'count', entity: set, rows: 'one', conditions: 'none', path: [] };
  if (set === undefined || more !== undefined || /^(?:EntityDefinitions|WhoAmI|\$batch|RetrieveCurrentOrganization|GlobalOptionSetDefinitions)$/.test(set)) return undefined;
  if (verb !== 'GET') return write(verb, set, key);
  return key === undefined
    ? { operation: 'read', entity: set, rows: 'page', bound: ['$top'], fields: ['$select'], page: { rows: 5000, why: 'one page holds at most 5,000 rows' }, ignored: ['$orderby', '$expand', '$count'], conditions: 'odata', path: ['value'] }
    : { operation: 'read', entity: set, rows: 'one', key, fields: ['$select'], conditions: 'odata', path: [] };
}

/** https://www.zoho.com/crm/developer/docs/api/v7/get-records.html */
function zoho(path: string, verb: string): Endpoint | undefined {
  const [, module, rest] = /(?:\/crm|^\uE000\d+\uE001)\/v\d(?:\.\d)?\/([A-Z\uE000][\w\uE001]*|users)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (module === undefined) return undefined;
  const paging = { bound: ['per_page'], cursor: ['page', 'page_token'], fields: ['fields'], ignored: ['sort_by', 'sort_order', 'cvid', ...(module === 'users' ? ['type'] : [])], page: { rows: 200, why: 'Zoho CRM answers 200 records unless asked for fewer' }, path: [module === 'users' ? 'users' : 'data'] };
  if (verb !== 'GET') return write(verb, module, rest);
  return rest === undefined || rest === 'search' ? { operation: 'read', entity: module, rows: 'page', ...paging, conditions: 'parameters' } : { operation: 'read', entity: module, rows: 'one', key: rest, fields: ['fields'], conditions: 'none', path: [module === 'users' ? 'users' : 'data', '[]'] };
}

/** https://developers.pipedrive.com/docs/api/v1 */
function pipedrive(path: string, verb: string): Endpoint | undefined {
  const [, entity, rest] = /(?:^|\/)(?:api\/)?v[12]\/(persons|organizations|deals|leads|users|activities|notes)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (entity === undefined) return undefined;
  if (verb !== 'GET') return write(verb, entity, rest);
  const list = rest === undefined || rest === 'search' || rest === 'collection' || rest === 'find';
  if (!list) return { operation: 'read', entity, rows: 'one', key: rest, conditions: 'none', path: ['data'] };
  return { operation: 'read', entity, rows: 'page', ...(entity === 'users' ? {} : { page: page(100, 'Pipedrive') }), bound: ['limit'], cursor: ['start', 'cursor'], ignored: ['sort', 'sort_by', 'sort_direction', 'api_token', 'include_fields', 'custom_fields'], conditions: 'parameters', path: rest === 'search' ? ['data', 'items'] : ['data'] };
}

/** Zendesk Sell: https://developer.zendesk.com/api-reference/sales-crm/requests/ */
function zendeskSell(path: string, verb: string): Endpoint | undefined {
  const [, entity, rest] = /^(?:\uE000\d+\uE001)?\/v[23]\/(contacts|leads|deals|users|tasks|notes|calls|visits)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (entity === undefined) return undefined;
  if (verb !== 'GET') return write(verb, entity, rest);
  if (rest !== undefined) return { operation: 'read', entity, rows: 'one', key: rest, conditions: 'none', path: ['data'] };
  return { operation: 'read', entity, rows: 'page', bound: ['per_page'], cursor: ['page'], ignored: ['sort_by', 'includes'], page: page(25, 'Zendesk Sell'), conditions: 'parameters', path: ['items'], inner: 'data' };
}

/** https://developer.zendesk.com/api-reference/ticketing/ */
function zendesk(path: string, verb: string): Endpoint | undefined {
  const [, first, rest] = /(?:\/api|^\uE000\d+\uE001)\/v2\/(users|tickets|organizations|requests|search|suspended_tickets|incremental)(?:\/(.+?))?(?:\.json)?\/?$/.exec(path) ?? [];
  const sell = /\/api\/|\.json\/?$|\/(?:tickets|organizations|requests|search)\b/.test(path) ? undefined : zendeskSell(path, verb);
  if (first === undefined || sell) return sell;
  const paging = { bound: ['per_page', 'page[size]'], cursor: ['page', 'page[after]'], ignored: ['sort_by', 'sort_order', 'sort', 'include'], page: page(100, 'Zendesk'), conditions: 'parameters' as const };
  if (first === 'search') return verb === 'GET' ? { operation: 'read', rows: 'page', ...paging, path: ['results'] } : undefined;
  if (first === 'incremental') return verb === 'GET' && rest !== undefined ? { operation: 'read', entity: rest.split('/')[0] ?? rest, rows: 'page', ...paging, page: page(1000, 'Zendesk'), path: [rest.split('/')[0] ?? rest] } : undefined;
  if (verb !== 'GET') return rest?.includes('/') ? undefined : write(verb, first, rest);
  if (rest === undefined || rest === 'search' || rest === 'show_many' || rest === 'recent' || rest === 'autocomplete') return { operation: 'read', entity: first, rows: 'page', ...paging, path: [first] };
  if (rest.includes('/')) return undefined;
  return { operation: 'read', entity: first, rows: 'one', ...(rest === 'me' ? {} : { key: rest }), conditions: 'none', path: [first.replace(/s$/, '')] };
}

/** https://developers.intercom.com/docs/references/rest-api/api.intercom.io */
function intercom(path: string, verb: string): Endpoint | undefined {
  const [, entity, rest] = /^\/(contacts|companies|conversations|tickets|admins|visitors|leads|users)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (entity === undefined) return undefined;
  const sizes: Readonly<Record<string, number>> = { contacts: 50, companies: 15, conversations: 20, tickets: 20, users: 50, leads: 50 };
  const size = sizes[entity];
  const paging = { ...(size === undefined ? {} : { page: page(size, 'Intercom') }), bound: ['per_page', 'pagination.per_page'], cursor: ['starting_after', 'page', 'scroll_param'], ignored: ['order', 'sort', 'pagination'], conditions: 'parameters' as const, path: entity === 'conversations' || entity === 'tickets' || entity === 'admins' ? [entity] : ['data'] };
  if (rest === 'search') return verb === 'POST' ? { operation: 'read', entity, rows: 'page', ...paging } : undefined;
  if (verb !== 'GET') return write(verb, entity, rest);
  if (rest === undefined || rest === 'scroll' || rest === 'list') return { operation: 'read', entity, rows: 'page', ...paging };
  return { operation: 'read', entity, rows: 'one', key: rest, conditions: 'none', path: [] };
}

/** https://kintone.dev/en/docs/kintone/rest-api/records/ */
function kintone(path: string, verb: string): Endpoint | undefined {
  const end = /\/?k\/(?:guest\/[^/]+\/)?v1\/(records?)(?:\.json)?$/.exec(path)?.[1];
  if (end === undefined) return undefined;
  if (end === 'record') return verb === 'GET' ? { operation: 'read', rows: 'one', conditions: 'kintone', path: ['record'] } : { operation: verb === 'POST' ? 'create' : 'update', rows: 'one', conditions: 'kintone', path: [] };
  if (verb === 'GET') return { operation: 'read', rows: 'page', fields: ['fields'], conditions: 'kintone', path: ['records'] };
  return { operation: verb === 'POST' ? 'create' : verb === 'DELETE' ? 'delete' : 'update', rows: 'list', conditions: 'kintone', path: [] };
}

/** All services, in the order in which a request is offered to them. */
export const SERVICES: readonly Service[] = [
  { id: 'hubspot', host: /(?:^|\.)hub(?:api|spot)\.com$/, name: /hubspot|hubapi/i, distinctive: /\/?crm\/v3\/(?:objects|owners)\b|\/?contacts\/v1\/(?:lists|contact|search)\/|\/?companies\/v2\/companies\/paged|\/?deals\/v1\/deal\/paged/, endpoint: hubspot },
  { id: 'salesforce', host: /(?:^|\.)(?:salesforce|force|cloudforce)\.com$/, name: /salesforce|sfdc/i, distinctive: /\/services\/data\//, endpoint: salesforce },
  { id: 'dynamics', host: /(?:^|\.)crm\d*\.dynamics\.com$/, name: /dynamics|dataverse/i, distinctive: /(?:^|\/|\uE001)api\/data\/v\d+\.\d+\//, endpoint: dynamics },
  { id: 'zoho', host: /(?:^|\.)zohoapis\.[a-z.]+$|(?:^|\.)crm\.zoho\.[a-z.]+$/, name: /zoho/i, endpoint: zoho },
  { id: 'pipedrive', host: /(?:^|\.)pipedrive\.com$/, name: /pipedrive/i, endpoint: pipedrive },
  { id: 'zendesk', host: /(?:^|\.)zendesk\.com$|^api\.getbase\.com$/, name: /zendesk/i, endpoint: zendesk },
  { id: 'intercom', host: /^api(?:\.(?:eu|au))?\.intercom\.io$/, name: /intercom/i, endpoint: intercom },
  { id: 'kintone', host: /(?:^|\.)(?:cybozu\.com|kintone\.com|cybozu\.cn)$/, name: /kintone|cybozu/i, distinctive: /\/?k\/(?:guest\/[^/]+\/)?v1\/records?\b/, endpoint: kintone },
];
