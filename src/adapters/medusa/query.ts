import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, importOrigin, type ObjectView, objectView, outermostWrapper, receiverOf, resultUse, setArgumentProperty, type SourceView, staticValue, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, known, none, type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember, unsettled } from '../shared/object-arguments.ts';
import { acrossPages, editsOfPage } from '../shared/paging.ts';
import { fieldsOf } from './fields.ts';
import { readFilters } from './filters.ts';

/** Calls that take a query: on the query itself, made for the older remote query, as a step of a workflow. */
export const CALLS: ReadonlySet<string> = new Set(['graph', 'remoteQueryObjectFromString', 'useQueryGraphStep', 'useRemoteQueryStep']);

/** Properties of a remote query's variables that are no filter. */
const NO_FILTER = new Set(['filters', 'take', 'skip', 'order', 'limit', 'offset', 'context', 'withDeleted', 'options']);
const MEDUSA = /^@medusajs\//;

/** Reads a query by what it is given; undefined for another library's call of that name. */
export function readQueryCall(call: TSESTree.CallExpression, name: string, called: { object: TSESTree.Node; member: TSESTree.MemberExpression } | undefined, env: ReadEnv): DataAccess | undefined {
  const { source } = env;
  const argument = call.arguments[0];
  const view = argument && argument.type !== 'SpreadElement' ? objectView(argument, source) : undefined;
  const older = name === 'remoteQueryObjectFromString' || name === 'useRemoteQueryStep';
  const named = view && (older ? (view.get('entryPoint').kind === 'set' ? view.get('entryPoint') : view.get('entry_point')) : view.get('entity'));
  if (!view || named?.kind !== 'set' || view.get('fields').kind === 'absent') return undefined;
  const evidence = called ? queryProof(called.object, source) : functionProof(call, source);
  if (!evidence) return undefined;
  const text = staticValue(named.member.value, source);
  const entity = text.kind === 'known' && typeof text.value === 'string' ? text.value : undefined;
  const owner = entity === undefined ? undefined : env.entity(entity);
  const options = optionsOf(view, older, source);
  const fields = view.get('fields');
  const { projection, related } = fieldsOf(fields.kind === 'set' ? fields.member.value : undefined, owner, { client: 'medusa', evidence, env });
  const filter = older ? olderFilter(options, source) : filterOf(view, source);
  const one = isOne(view, source);
  const skip = options.kind === 'object' ? options.view.get('skip') : undefined;
  const written = acrossPages(takeOf(options, source), call, skip?.kind === 'set' ? skip.member.value : undefined, source);
  const single = filter.kind === 'fields' && filter.unique;
  const rowBound: RowBound = one ? { kind: 'default', rows: 1, why: 'the step answers one row' } : single && written.kind === 'none' ? { kind: 'default', rows: 1, why: 'the filter names one record' } : written;
  return {
    client: 'medusa',
    evidence,
    operation: 'read',
    method: name,
    entity: entity === undefined ? unknown('the entity is named elsewhere') : known({ name: entity, as: 'model' }),
    cardinality: one ? 'one' : 'many',
    rowBound,
    projection,
    filter,
    related,
    get result() {
      return resultOf(call, name, options, source);
    },
    edits: name === 'graph' ? editsOfPage(graphEdits(call, view, source), rowBound) : {},
    node: call,
    reportNode: called ? called.member.property : call.callee,
  };
}

/** `container.resolve(ContainerRegistrationKeys.QUERY)`, a value of Medusa's type, or a name in a file of Medusa's. */
function queryProof(node: TSESTree.Node, source: SourceView): Evidence | undefined {
  const receiver = receiverOf(node, source);
  if (receiver?.origin && MEDUSA.test(receiver.origin.module)) return receiver.evidence;
  if (receiver?.typeName !== undefined && /^(?:RemoteQueryFunction|RemoteQuery|Query)$/.test(receiver.typeName)) return receiver.evidence;
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  if (made?.type === 'CallExpression' && isResolve(made)) {
    const key = made.arguments[0];
    const root = key?.type === 'MemberExpression' ? unwrap(key.object) : undefined;
    if (root?.type === 'Identifier' && MEDUSA.test(importOrigin(root, source)?.module ?? '')) return 'import';
    if (key?.type === 'Literal' && /^(?:remoteQ|q)uery$/.test(String(key.value))) return 'convention';
  }
  return importsMedusa(source) ? 'convention' : undefined;
}

/** A function of Medusa's packages, or one by its name in a file that imports from them. */
function functionProof(call: TSESTree.CallExpression, source: SourceView): Evidence | undefined {
  const callee = unwrap(call.callee);
  const origin = callee.type === 'Identifier' ? importOrigin(callee, source) : undefined;
  if (origin && MEDUSA.test(origin.module)) return 'import';
  return importsMedusa(source) ? 'convention' : undefined;
}

export const isResolve = (call: TSESTree.CallExpression): boolean => call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && call.callee.property.name === 'resolve';

export function importsMedusa({ ast }: SourceView): boolean {
  return ast.body.some((statement) => statement.type === 'ImportDeclaration' && MEDUSA.test(String(statement.source.value)));
}

function optionsOf(view: ObjectView, older: boolean, source: SourceView): Arguments {
  const found = view.get(older ? 'variables' : 'pagination');
  if (found.kind === 'absent') return view.open ? { kind: 'unknown', why: 'arguments come from a spread' } : { kind: 'none' };
  return found.kind === 'unknown' ? { kind: 'unknown', why: 'arguments come from a spread' } : argumentsOf(found.member.value, source);
}

/** `take`; without it, with 0 and with null all rows come (buildQuery of Medusa 2.0 takes safe integers other than 0). */
function takeOf(options: Arguments, source: SourceView): RowBound {
  const bound = boundMember(options, 'take', source);
  const zero = bound.kind === 'literal' && bound.rows === 0;
  return zero ? { kind: 'meaningless', node: bound.node, why: '0 means no limit' } : bound;
}

function filterOf(view: ObjectView, source: SourceView): Filter {
  const filters = view.get('filters');
  if (filters.kind === 'unknown') return unsettled({ kind: 'object', view });
  if (filters.kind === 'absent') return none;
  const filter = readFilters(filters.member.value, source);
  return filter.kind === 'fields' && filters.member.optional ? { ...filter, unique: false, fields: filter.fields.map((field) => ({ ...field, optional: true })) } : filter;
}

/** `variables: { filters, take }`; older code gives conditions among the variables: `variables: { id }`. */
function olderFilter(options: Arguments, source: SourceView): Filter {
  if (options.kind !== 'object') return options.kind === 'none' ? none : options;
  const { view } = options;
  const filters = view.get('filters');
  if (filters.kind === 'unknown') return unsettled(options);
  const own = filters.kind === 'set' ? readFilters(filters.member.value, source) : none;
  const beside = view.members.filter(({ name }) => !NO_FILTER.has(name));
  if (beside.length === 0 && own.kind !== 'none') return own;
  const all = beside.length === 0 ? none : readFilters(view.object, source);
  const fields = [...(own.kind === 'fields' ? own.fields : []), ...(all.kind === 'fields' ? all.fields.filter(({ name }) => !NO_FILTER.has(name.split('.')[0] ?? '')) : [])];
  if (fields.length === 0) return own.kind === 'unknown' ? own : none;
  return { kind: 'fields', fields, unique: fields.some(({ name, op, optional }) => name === 'id' && op === 'eq' && !optional), open: own.kind === 'unknown' || (own.kind === 'fields' && own.open) };
}

/** `list: false` of a step. */
function isOne(view: ObjectView, source: SourceView): boolean {
  const list = view.get('list');
  const value = list.kind === 'set' ? staticValue(list.member.value, source) : undefined;
  return value?.kind === 'known' && value.value === false;
}

function resultOf(call: TSESTree.CallExpression, name: string, options: Arguments, source: SourceView): ResultUse {
  if (name === 'graph') return resultUse(call, ['data', '[]'], source);
  const run = name === 'remoteQueryObjectFromString' ? runOf(call, source) : undefined;
  if (!run) return { bindings: [], fields: unknown('the rows are read where the step runs'), escapes: 'unknown' };
  // With a page, the rows come with numbers about them.
  const paged = options.kind === 'object' && (options.view.open || ['take', 'skip'].some((key) => options.view.get(key).kind !== 'absent'));
  return resultUse(run, paged ? ['rows', '[]'] : true, source);
}

/** `remoteQuery(queryObject)`: the call that runs a query made before, or in place. */
function runOf(made: TSESTree.CallExpression, source: SourceView): TSESTree.CallExpression | undefined {
  const { parent } = outermostWrapper(made);
  if (parent?.type === 'CallExpression' && parent.callee !== made) return parent;
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? findVariable(parent.id, source) : undefined;
  const runs = (variable?.references ?? []).flatMap((reference) => {
    const at = (reference.identifier as TSESTree.Node).parent;
    return reference.isRead() && at?.type === 'CallExpression' && at.arguments[0] === (reference.identifier as TSESTree.Node) ? [at] : [];
  });
  return runs.length === 1 ? runs[0] : undefined;
}

function graphEdits(call: TSESTree.CallExpression, view: ObjectView, source: SourceView): DataAccess['edits'] {
  if (!view.inline || view.open) return {};
  const pagination = view.get('pagination');
  const fields = view.get('fields');
  const page = pagination.kind === 'set' && pagination.member.property ? objectView(pagination.member.value, source) : undefined;
  const list = fields.kind === 'set' && fields.member.property && unwrap(fields.member.value).type === 'ArrayExpression' ? (unwrap(fields.member.value) as TSESTree.ArrayExpression) : undefined;
  const kept = (list?.elements ?? []).filter((element) => element?.type === 'Literal' && /\.|^\*./.test(String(element.value)));
  return {
    ...(pagination.kind === 'absent' ? { bound: (rows: number) => setArgumentProperty(call, view.object, 'pagination', `{ skip: 0, take: ${rows} }`, source) } : page?.inline && !page.open ? { bound: (rows: number) => setArgumentProperty(call, page.object, 'take', String(rows), source) } : {}),
    ...(list && list.elements.every((element) => element?.type === 'Literal')
      ? { project: (names: readonly string[]) => setArgumentProperty(call, view.object, 'fields', `[${[...names.map((one) => `'${one}'`), ...kept.map((element) => textOf(source, element as TSESTree.Node))].join(', ')}]`, source) }
      : {}),
  };
}
