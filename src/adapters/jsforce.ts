import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, resolveConstant, type SourceView } from '../ast/index.ts';
import { textParts } from './shared/text/parts.ts';
import { type DataAccess, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type ConnectionCall, connectionCall, JSFORCE_MODULES } from './jsforce/connection.ts';
import { findAccess, FINDERS } from './jsforce/find.ts';
import { isSoqlText } from './jsforce/names.ts';
import { RECORD_METHODS, recordAccess } from './jsforce/records.ts';
import { REQUESTS, restAccess } from './jsforce/rest.ts';
import { type Sending, statementAccess } from './jsforce/statement.ts';

const ID = 'jsforce';

/** Methods that take a statement: of the connection and, with the part's name in front, of its parts. */
const STATEMENTS: Readonly<Record<string, Sending>> = {
  query: { way: 'batch', rows: 'records' },
  queryAll: { way: 'batch', rows: 'records' },
  autoFetchQuery: { way: 'all', rows: 'records' },
  singleRecordQuery: { way: 'one', rows: '' },
  search: { way: 'search', rows: 'searchRecords' },
  'tooling.query': { way: 'batch', rows: 'records' },
  'tooling.queryAll': { way: 'batch', rows: 'records' },
  'bulk.query': { way: 'export' },
  'bulkV1.query': { way: 'export' },
  'bulk2.query': { way: 'export' },
};
const APEX = new Set(['get', 'post', 'put', 'patch', 'delete', 'del']);
/** Requests of a wrapper of the project's own, as a method of its class. */
const OWN_REQUESTS = new Set(['fetch', '#fetch']);

/** Reads Salesforce through jsforce (1 to 3), @jsforce/jsforce-node and the connection of @salesforce/core. */
export const jsforce: Adapter = {
  id: ID,
  system: 'salesforce',
  modules: JSFORCE_MODULES,
  methods: new Set([...Object.keys(STATEMENTS).filter((name) => !name.includes('.')), ...RECORD_METHODS.keys(), ...FINDERS, ...REQUESTS, ...APEX, ...OWN_REQUESTS]),
  tokens: ['jsforce', 'alesforce', 'sforce', 'sfdc', '.sobject(', '/services/data/', ...['conn', 'onnection'].flatMap((holder) => ['.query', '.bulk'].map((method) => [holder, method, /\bselect\b/i]))],
  // "Select …" stands in every second file of a web page: what is no statement has no `from` behind it. Only the first one is tried.
  given: { text: /^(?=([^]*?\bselect\s))\1[^]*?\bfrom\s/i, says: saysStatement },
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !jsforce.methods.has(called.name)) return undefined;
    if (OWN_REQUESTS.has(called.name)) return ownRequest(node, called.object, called.name, called.member.property, env);
    const target = connectionCall(node, env.source);
    return target && readCall(target, env);
  },
};

/** Words that make a query in their file one of Salesforce, whatever its object. */
const SALESFORCE = /jsforce|\/services\/data\//i;

/** A query that is given to a function: its text names an object of Salesforce. */
function saysStatement(argument: TSESTree.Node, _key: string | undefined, source: SourceView): boolean {
  if (!/^(?:Literal|TemplateLiteral|Identifier|BinaryExpression)$/.test(argument.type)) return false;
  const value = resolveConstant(argument, source);
  const start = value.type === 'BinaryExpression' || value.type === 'Identifier' ? undefined : value.type === 'Literal' ? String(value.value) : value.type === 'TemplateLiteral' ? value.quasis[0]?.value.raw : '';
  if (start !== undefined && !/^\s*select\s/i.test(start)) return false;
  const text = textParts(argument, source).map((part) => (part.kind === 'text' ? part.text : ' x ')).join('');
  // What is made at run time alone says nothing, and most arguments are that.
  return /\bselect\s/i.test(text) && isSoqlText(text, mentionsSalesforce(source));
}

/** Answers per file: a long one has thousands of calls. */
const mentioning = new WeakMap<TSESTree.Program, boolean>();

function mentionsSalesforce(source: SourceView): boolean {
  let found = mentioning.get(source.ast);
  if (found === undefined) mentioning.set(source.ast, (found = SALESFORCE.test(source.text)));
  return found;
}

/** `this.#fetch('/services/data/v60.0/jobs/query', …)`: the path says whose interface it is. */
function ownRequest(call: TSESTree.CallExpression, object: TSESTree.Node, method: string, reportNode: TSESTree.Node, env: ReadEnv): DataAccess | undefined {
  if (object.type !== 'ThisExpression' || !env.source.text.includes('/services/data/')) return undefined;
  return restAccess({ call, method, reportNode, proof: { evidence: 'convention', certain: true } }, ID, env);
}

function readCall(target: ConnectionCall, env: ReadEnv): DataAccess | undefined {
  const { call, method, part, object, proof, reportNode, record } = target;
  if (object) return FINDERS.has(method) && !record ? findAccess(target, ID, env) : recordAccess(target, ID, env);
  if (part === 'apex') return proof.certain && APEX.has(method) ? apexAccess(target) : undefined;
  if (part === undefined && REQUESTS.has(method)) return restAccess({ call, method, reportNode, proof }, ID, env);
  const sending = STATEMENTS[part === undefined ? method : `${part}.${method}`] ?? bulkQuery(target);
  if (!sending) return RECORD_METHODS.has(method) && (part === undefined || /^(?:tooling|bulk2?|bulkV1)$/.test(part)) ? recordAccess(target, ID, env) : undefined;
  const text = call.arguments[method === 'load' ? 2 : 0];
  if (!text || text.type === 'SpreadElement') return undefined;
  const options = method === 'load' ? undefined : call.arguments[1];
  return statementAccess({ client: ID, call, method, reportNode, proof, text, sending: { ...sending, ...(options ? { options } : {}) } }, env);
}

/** `bulk.load('Contact', 'query', soql)`. */
function bulkQuery({ call, method, part }: ConnectionCall): Sending | undefined {
  const operation = method === 'load' && part?.startsWith('bulk') ? call.arguments[1] : undefined;
  return operation?.type === 'Literal' && /^query(?:All)?$/.test(String(operation.value)) ? { way: 'export' } : undefined;
}

/** An endpoint that somebody of the organisation wrote: what it answers is not known here. */
function apexAccess({ call, method, reportNode, proof }: ConnectionCall): DataAccess {
  const why = 'an Apex endpoint answers what its author wrote';
  return {
    client: ID, evidence: proof.evidence, operation: 'raw', method, entity: unknown(why), cardinality: 'many', rowBound: unknown(why), projection: unknown(why), filter: unknown(why), related: [],
    result: { bindings: [], fields: unknown(why), escapes: 'unknown' }, edits: {}, node: call, reportNode,
  };
}

export default jsforce;
