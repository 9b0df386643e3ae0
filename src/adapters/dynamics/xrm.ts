import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, receiverOf, resultUse, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, none, type Operation, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { isNothing } from '../shared/crm/bound.ts';
import { acrossPages } from '../shared/paging.ts';
import { lastName } from '../shared/crm/client.ts';
import { byKey, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { memberPath, type PathLink } from '../shared/crm/path.ts';
import { setArgument } from '../shared/crm/positional.ts';
import type { QueryFacts } from '../shared/query-access.ts';
import { logicalName } from '../shared/crm/dataverse-names.ts';
import { elsewhere, entityName, ONE_PAGE, optionParts, queryEdits, type ReadQuery, readQuery, wholeEntity } from '../shared/crm/dataverse-query.ts';

/** Methods of `Xrm.WebApi` (client API 9) and of `context.webAPI` in code components. */
export const XRM_METHODS: ReadonlyMap<string, Operation> = new Map([
  ['retrieveMultipleRecords', 'read'], ['retrieveRecord', 'read'], ['createRecord', 'create'], ['updateRecord', 'update'], ['deleteRecord', 'delete'], ['execute', 'raw'], ['executeMultiple', 'raw'],
]);

const HOLDER = /^(?:WebApi|webApi|webAPI|WebAPI)$/;
const TYPES = /^(?:WebApi|WebApiOnline|WebApiOffline|WebApiBase|WebAPI)$/;
const CONTEXT_TYPES = /^(?:Context|XrmStatic|GlobalContext)$/;

/** How a call is known to be one of the Web API; undefined when nothing says so. */
export function xrmEvidence(call: TSESTree.CallExpression, method: string, object: TSESTree.Node, source: SourceView): Evidence | undefined {
  const path = memberPath(call, source).slice(0, -1);
  const owner = path.findLast(({ name }) => name !== 'online' && name !== 'offline');
  const typed = receiverOf(object, source);
  if (typed?.typeName !== undefined) return TYPES.test(typed.typeName) && !typed.origin ? 'declaration' : named(typed.typeName) ? 'convention' : undefined;
  if (owner && HOLDER.test(owner.name)) return ofHolder(owner, source);
  // A name that says Web API, and a call that only it has.
  const name = lastName(object) ?? '';
  if (!/web_?api/i.test(name) || !/^(?:retrieveMultipleRecords|retrieveRecord)$/.test(method)) return undefined;
  return looksLikeIt(call, source) ? 'convention' : undefined;
}

const named = (type: string): boolean => /WebApi/i.test(type) && !/^Dynamics|Request|Config|Options/i.test(type);

/** `Xrm.WebApi`, `window.parent.Xrm.WebApi`, `context.webAPI`, `this._context.webAPI`. */
function ofHolder({ object }: PathLink, source: SourceView): Evidence | undefined {
  const type = receiverOf(object, source)?.typeName;
  if (type !== undefined) return CONTEXT_TYPES.test(type) ? 'declaration' : 'convention';
  if (object.type === 'Identifier' && object.name === 'Xrm') return findVariable(object, source)?.defs.length ? 'convention' : 'declaration';
  return /xrm|context|ctx|pcf/i.test(lastName(object) ?? '') || object.type === 'ThisExpression' || object.type === 'CallExpression' ? 'convention' : undefined;
}

function looksLikeIt({ arguments: [entity, second] }: TSESTree.CallExpression, source: SourceView): boolean {
  const name = entity && staticValue(entity, source);
  return name?.kind === 'known' && typeof name.value === 'string' && second !== undefined;
}

/** Reads `retrieveMultipleRecords('contact', '?$select=fullname')` and its companions. */
export function xrmAccess(call: TSESTree.CallExpression, method: string, reportNode: TSESTree.Node, evidence: Evidence, client: string, env: ReadEnv): DataAccess | undefined {
  const operation = XRM_METHODS.get(method);
  const [entity, second, third] = call.arguments;
  if (!operation || !entity || entity.type === 'SpreadElement') return undefined;
  const base = { client, evidence, method, node: call, reportNode };
  if (operation === 'raw') return rawAccess(base);
  if (operation !== 'read') return write(base, operation, entity, operation === 'create' ? undefined : second, env);
  const sender = { client, evidence, env, node: call, entity };
  const options = method === 'retrieveRecord' ? third : second;
  const without = !options || isNothing(options, env.source);
  const query = without ? undefined : readQuery(optionParts(options, env.source), sender);
  const facts = query?.facts ?? (without ? wholeEntity(sender) : elsewhere(sender));
  if (method === 'retrieveRecord') return one(base, facts, query, without ? 2 : undefined, second, call, env);
  return many(base, facts, query, options, third, call, env);
}

type Base = Pick<DataAccess, 'client' | 'evidence' | 'method' | 'node' | 'reportNode'>;

function many(base: Base, facts: QueryFacts, query: ReadQuery | undefined, options: TSESTree.Node | undefined, size: TSESTree.Node | undefined, call: TSESTree.CallExpression, env: ReadEnv): DataAccess {
  const { source } = env;
  const rowBound = paged(facts.rowBound, query, options, size, call, source);
  const addsOptions = !options || isNothing(options, source);
  return {
    ...base, ...facts, rowBound, cardinality: rowBound.kind === 'default' && rowBound.rows <= 1 ? 'one' : 'many',
    get result() {
      return resultUse(call, ['entities', '[]'], source);
    },
    edits: facts.operation !== 'read' ? {} : query ? queryEdits(query) : addsOptions ? newOptions(call, 1) : {},
  };
}

/** One call answers one page; where the code goes on with `nextLink` and keeps the rows, it gets them all. */
function paged(written: RowBound, query: ReadQuery | undefined, options: TSESTree.Node | undefined, size: TSESTree.Node | undefined, call: TSESTree.Node, source: SourceView): RowBound {
  const limited = written.kind !== 'none' && written.kind !== 'unknown';
  if (limited) return written;
  const across = acrossPages(ONE_PAGE, call, options, source);
  if (across !== ONE_PAGE) return across;
  if (written.kind === 'unknown') return written;
  return pageOf(size && !isNothing(size, source) ? size : undefined, source) ?? (query?.page?.kind === 'literal' ? onePage(query.page.rows) : query?.page) ?? ONE_PAGE;
}

function pageOf(size: TSESTree.Node | undefined, source: SourceView): RowBound | undefined {
  const rows = size && staticValue(size, source);
  if (!size) return undefined;
  return rows?.kind === 'known' && typeof rows.value === 'number' ? onePage(rows.value) : { kind: 'dynamic', node: size };
}

const onePage = (rows: number): RowBound => ({ kind: 'default', rows, why: `one page holds ${rows} rows` });

function one(base: Base, facts: QueryFacts, query: ReadQuery | undefined, at: number | undefined, id: TSESTree.Node | undefined, call: TSESTree.CallExpression, env: ReadEnv): DataAccess {
  const project = query ? queryEdits(query).project : at === undefined ? undefined : newOptions(call, at).project;
  return {
    ...base, ...facts, operation: 'read', cardinality: 'one', rowBound: oneRow('the call names one record'), filter: byKey(keyOf(facts), id),
    get result() {
      return resultUse(call, false, env.source);
    },
    edits: project ? { project } : {},
  };
}

const keyOf = ({ entity }: Pick<DataAccess, 'entity'>): string => (entity.kind === 'known' ? `${logicalName(entity.value.name)}id` : 'id');

function write(base: Base, operation: Operation, entity: TSESTree.Node, id: TSESTree.Node | undefined, env: ReadEnv): DataAccess {
  const name = entityName(entity, env.source);
  const filter: Filter = operation === 'create' ? none : byKey(keyOf({ entity: name }), id);
  return {
    ...base, operation, entity: name, cardinality: 'one', rowBound: NO_ROWS, projection: { kind: 'fields', fields: [] }, filter, related: [],
    result: { bindings: [], fields: unknown('a write answers no rows'), escapes: 'no' }, edits: {},
  };
}

function rawAccess(base: Base): DataAccess {
  const why = 'what the request does is not in the call';
  return { ...base, operation: 'raw', entity: unknown(why), cardinality: 'many', rowBound: unknown(why), projection: unknown(why), filter: unknown(why), related: [], result: { bindings: [], fields: unknown(why), escapes: 'unknown' }, edits: {} };
}

/** Options for a call that has none. */
function newOptions(call: TSESTree.CallExpression, index: number): DataAccess['edits'] {
  const written = (code: string): ReturnType<NonNullable<DataAccess['edits']['bound']>> | undefined => {
    const edit = setArgument(call, index, `'?${code}'`);
    return edit && { ...edit, code };
  };
  if (!written('')) return {};
  return {
    ...(index === 1 ? { bound: (rows: number) => written(`$top=${rows}`) as NonNullable<ReturnType<typeof written>> } : {}),
    project: (fields: readonly string[]) => written(`$select=${fields.join(',')}`) as NonNullable<ReturnType<typeof written>>,
  };
}
