import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, resolveConstant, resultUse, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, known, none, type Operation, unknown } from '../../model/index.ts';
import { isSoqlPath } from '../../statements/soql/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { byKey, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { textParts } from '../shared/text/parts.ts';
import { StatementText } from '../shared/text/statement-text.ts';
import type { ConnectionProof } from './connection.ts';
import { statementAccess } from './statement.ts';

/** A request in terms of Salesforce's REST interface. */
export interface RestCall {
  call: TSESTree.CallExpression;
  method: string;
  reportNode: TSESTree.Node;
  proof: ConnectionProof;
}

/** Methods of a connection that send a request of any kind. */
export const REQUESTS = new Set(['request', 'requestGet', 'requestPost', 'requestPatch', 'requestPut', 'requestDelete']);

const VERBS: Readonly<Record<string, Operation>> = { GET: 'read', POST: 'create', PATCH: 'update', PUT: 'update', DELETE: 'delete' };
/** `/sobjects/Contact/003…`, `/sobjects/Contact/Email/a@b`; further words describe the object. */
const RECORD_PATH = /\/sobjects\/([\p{L}_][\p{L}\p{N}_]*)(?:\/([^/?]+))?(?:\/([^/?]+))?\/?(?:\?(.*))?$/su;
const NO_RECORD = /^(?:describe|updated|deleted|listviews|quickActions|layouts|compactLayouts|approvalLayouts)$/i;

/** Reads a request to a query or record path of Salesforce; undefined for any other. */
export function restAccess({ call, method, reportNode, proof }: RestCall, client: string, env: ReadEnv): DataAccess | undefined {
  const { source } = env;
  const request = requestOf(call, method, source);
  if (!request) return undefined;
  const url = StatementText.of(textParts(request.url, source), false);
  if (isSoqlPath(url.text) || /\/(?:query|queryAll|search)\/?\?(?:.*&)?q=/.test(url.text)) {
    const job = /\/jobs\/query\b/.test(url.text);
    const text = job ? queryOfBody(request.body, source) : request.url;
    if (!text) return undefined;
    const search = /\/search\b/.test(url.text);
    const sending = job ? ({ way: 'export' } as const) : ({ way: search ? 'search' : 'batch', rows: search ? 'searchRecords' : 'records' } as const);
    return statementAccess({ client, call, method, reportNode, proof, text, ...(job ? {} : { inUrl: true }), sending }, env);
  }
  return proof.certain ? recordRequest(url, request.verb, { call, method, reportNode, proof }, client, env) : undefined;
}

interface Request {
  url: TSESTree.Node;
  verb: string;
  body?: TSESTree.Node;
}

function requestOf(call: TSESTree.CallExpression, method: string, source: SourceView): Request | undefined {
  const [first, second] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const fixed = /^request(Get|Post|Patch|Put|Delete)$/.exec(method)?.[1]?.toUpperCase();
  const config = objectView(first, source) ?? (method.endsWith('fetch') && second ? objectView(second, source) : undefined);
  const url = config && objectView(first, source) ? config.get('url') : undefined;
  const verb = config?.get('method');
  const body = config?.get('body');
  const written = verb?.kind === 'set' ? staticValue(verb.member.value, source) : undefined;
  const named = written?.kind === 'known' ? String(written.value).toUpperCase() : verb?.kind === 'unknown' || verb?.kind === 'set' ? '?' : 'GET';
  const target = objectView(first, source) ? (url?.kind === 'set' ? url.member.value : undefined) : first;
  const sent = body?.kind === 'set' ? body.member.value : fixed && second ? second : undefined;
  return target && { url: target, verb: fixed ?? named, ...(sent ? { body: sent } : {}) };
}

/** `query` of `{ operation: 'query', query: soql }`, also inside `JSON.stringify(…)`. */
function queryOfBody(body: TSESTree.Node | undefined, source: SourceView): TSESTree.Node | undefined {
  if (!body) return undefined;
  const value = resolveConstant(body, source);
  const inner = value.type === 'CallExpression' && calledMember(value)?.name === 'stringify' ? value.arguments[0] : value;
  const query = inner && objectView(inner, source)?.get('query');
  return query?.kind === 'set' ? query.member.value : undefined;
}

function recordRequest(url: StatementText, verb: string, { call, method, reportNode, proof }: RestCall, client: string, env: ReadEnv): DataAccess | undefined {
  const found = RECORD_PATH.exec(url.text);
  const operation = VERBS[verb];
  const [, entity, id, more, query] = found ?? [];
  if (entity === undefined || !operation || (id !== undefined && NO_RECORD.test(id)) || (id === undefined && operation !== 'create')) return undefined;
  const fields = /(?:^|&)fields=([^&]*)/.exec(query ?? '')?.[1];
  const reads = operation === 'read';
  const [hole] = more === undefined && id?.startsWith('\uE000') ? url.holes.slice(-1) : [];
  return {
    client, evidence: proof.evidence, operation, method, entity: known({ name: entity, as: 'object', system: 'salesforce' }), cardinality: 'one',
    rowBound: reads ? oneRow('the path names one record') : NO_ROWS,
    projection: !reads ? { kind: 'fields', fields: [] } : fields === undefined ? { kind: 'all' } : fields.includes('\uE000') ? unknown('the field list is built at run time') : { kind: 'fields', fields: fields.split(',').map((name) => name.trim()) },
    filter: operation === 'create' ? none : byKey(more === undefined ? 'Id' : (id ?? 'Id'), hole),
    related: [],
    get result() {
      return resultUse(call, false, env.source);
    },
    edits: {}, node: call, reportNode,
  };
}
