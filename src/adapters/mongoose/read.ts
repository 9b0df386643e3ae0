import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { limitOf } from '../shared/mongo-bound.ts';
import { type BuilderStep, takenElsewhere } from '../shared/builder-step.ts';
import { type QueryChain, queryResult } from '../shared/mongo-chain.ts';
import { addLink, cursorEdit, filterEdit, limitEdit } from '../shared/mongo-edits.ts';
import { bothFilters, filterById, readMongoFilter } from '../shared/mongo-filter.ts';
import type { MongoModel } from '../shared/mongo-model.ts';
import type { MongoContext } from '../shared/mongo-pipeline.ts';
import { readMongoProjection } from '../shared/mongo-projection.ts';
import { type Arguments, argumentsOf } from '../shared/object-arguments.ts';
import { type Method, METHODS, TURNS } from './methods.ts';
import { populated } from './populate.ts';

/** A call recognised as a method of a Mongoose model. */
export interface ModelCall {
  call: TSESTree.CallExpression;
  name: string;
  method: Method;
  member: TSESTree.MemberExpression;
  model: MongoModel;
  declared: CatalogEntity | undefined;
  chain: QueryChain;
  context: MongoContext;
}

const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

/** Makes the record of a method that takes a filter: finds, counts, writes. */
export function readQuery(one: ModelCall): DataAccess {
  const { call, chain, context, model, member } = one;
  const { source } = context.env;
  const turn = chain.links.findLast((link) => TURNS.has(link.name) && !link.conditional && (link.name !== 'find' || one.method.shape === 'where'));
  const name = turn?.name ?? one.name;
  const method = (turn && METHODS.get(turn.name)) ?? { ...one.method, many: one.method.many };
  const options = optionsOf(one, source);
  const reads = method.operation === 'read';
  const rows = reads || (turn ? false : method.options !== undefined);
  return {
    client: context.client,
    evidence: model.evidence,
    operation: method.operation,
    method: name,
    entity: model.entity,
    cardinality: method.many ? 'many' : 'one',
    rowBound: boundOf(name, method, chain, options, source),
    projection: method.shape === 'distinct' ? distinctField(turn?.args[0] ?? call.arguments[0], source) : rows ? projectionOf(one, options) : NO_FIELDS,
    filter: filterOf(one, turn),
    related: rows ? populated(chain.links, memberValue(options, 'populate'), one.declared, context) : [],
    get result() {
      return queryResult(chain, call, reads && method.many, source);
    },
    edits: reads && !takenElsewhere(chain.links, source) ? editsOf(one, method, options, source) : {},
    node: chain.end,
    reportNode: member.property,
  };
}

function optionsOf({ call, method }: ModelCall, source: SourceView): Arguments {
  const at = method.shape === 'find' || method.shape === 'id' ? 2 : method.options;
  return at === undefined ? { kind: 'none' } : argumentsOf(call.arguments[at], source);
}

function boundOf(name: string, method: Method, chain: QueryChain, options: Arguments, source: SourceView): RowBound {
  if (method.operation === 'read') return method.many ? limitOf(chain, options, source) : { kind: 'default', rows: 1, why: `${name} answers one row` };
  if (method.shape === 'distinct') return { kind: 'none' };
  if (method.options !== undefined) return { kind: 'default', rows: 1, why: `${name} answers one row` };
  return { kind: 'default', rows: method.many ? 0 : 1, why: method.operation === 'count' ? `${name} answers a number` : `${name} answers no rows` };
}

/** `select()` replaces what the second argument says where both name fields; exclusions add up. */
function projectionOf({ call, method, chain, declared, context }: ModelCall, options: Arguments): Projection {
  const { source } = context.env;
  const second = method.shape === 'find' || method.shape === 'id' ? call.arguments[1] : undefined;
  // Up to version 6 a callback could stand there.
  const written = second && isFunction(resolveConstant(second, source)) ? undefined : second;
  const parts: (TSESTree.Node | undefined)[] = [written, memberValue(options, 'projection') ?? memberValue(options, 'fields') ?? memberValue(options, 'select')];
  let projection: Projection = { kind: 'all' };
  for (const part of parts) if (part) projection = merged(projection, readMongoProjection(part, declared, source));
  for (const link of chain.links) {
    if (link.name !== 'select' && link.name !== 'projection') continue;
    const next = readMongoProjection(link.args[0], declared, source);
    projection = link.conditional ? (next.kind === 'all' ? projection : unknown('`.select()` is only called on some paths')) : merged(projection, next);
  }
  const unread = options.kind === 'unknown' || (options.kind === 'object' && ['projection', 'select'].some((name) => options.view.get(name).kind === 'unknown'));
  return unread && projection.kind === 'all' ? unknown('options are built elsewhere') : chain.opaque !== undefined && projection.kind === 'all' ? unknown(chain.opaque) : projection;
}

function merged(one: Projection, next: Projection): Projection {
  if (next.kind === 'all') return one;
  if (one.kind === 'except' && next.kind === 'except') return { kind: 'except', fields: [...one.fields, ...next.fields] };
  if (one.kind === 'fields' && next.kind === 'fields') return { kind: 'fields', fields: [...new Set([...one.fields, ...next.fields])] };
  return one.kind === 'fields' && next.kind === 'except' ? { kind: 'fields', fields: one.fields.filter((field) => !next.fields.includes(field)) } : next;
}

function distinctField(node: TSESTree.Node | undefined, source: SourceView): Projection {
  const field = node && staticValue(node, source);
  return field?.kind === 'known' && typeof field.value === 'string' ? { kind: 'fields', fields: [field.value] } : unknown('the field is named elsewhere');
}

function filterOf({ call, method, chain, context }: ModelCall, turn: BuilderStep | undefined): Filter {
  const { source } = context.env;
  let filter: Filter;
  if (method.shape === 'values') filter = method.operation === 'count' ? none : unknown('the method takes documents');
  else if (method.shape === 'operations') filter = unknown('each operation has its own filter');
  else if (method.shape === 'id' || method.shape === 'idUpdate') filter = filterById(call.arguments[0]);
  else if (method.shape === 'where') filter = none;
  else filter = readMongoFilter(call.arguments[method.shape === 'distinct' ? 1 : 0], source);
  const links = method.shape === 'where' ? [{ name: 'where', args: call.arguments, call, conditional: false }, ...chain.links] : chain.links;
  filter = bothFilters(filter, linkedFilter(links, source));
  if (turn && TURNS.has(turn.name)) filter = bothFilters(filter, turn.args.length === 0 || turn.name === 'distinct' ? readMongoFilter(turn.args[1], source) : readMongoFilter(turn.args[0], source));
  return chain.opaque === undefined ? filter : filter.kind === 'none' ? unknown(chain.opaque) : filter;
}

const COMPARISONS: ReadonlyMap<string, 'eq' | 'in' | 'other'> = new Map([['equals', 'eq'], ['eq', 'eq'], ['in', 'in'], ...['ne', 'nin', 'gt', 'gte', 'lt', 'lte', 'exists', 'regex', 'all', 'size', 'mod', 'elemMatch'].map((name) => [name, 'other'] as const)]);

/** `.where('age').gte(21)`, `.where({ … })`, `.find({ … })` and `.or([…])` in a chain. */
function linkedFilter(links: readonly BuilderStep[], source: SourceView): Filter {
  let filter: Filter = none;
  let path: string | undefined;
  for (const { name, args, conditional } of links) {
    const [first] = args;
    const op = COMPARISONS.get(name);
    if (name === 'where' && first) {
      const text = staticValue(first, source);
      path = text.kind === 'known' && typeof text.value === 'string' ? text.value : undefined;
      if (path === undefined) filter = bothFilters(filter, readMongoFilter(first, source), conditional);
      else if (args[1]) filter = bothFilters(filter, condition(path, 'eq', args[1]), conditional);
    } else if (op) {
      const own = args.length > 1 && first ? staticValue(first, source) : undefined;
      const named = own?.kind === 'known' && typeof own.value === 'string' ? own.value : path;
      if (named !== undefined) filter = bothFilters(filter, condition(named, op, args.at(-1)), conditional);
    } else if (name === 'or' || name === 'nor') filter = bothFilters(filter, condition(`$${name}`, 'other', first), conditional);
    else if (name === 'and' || name === 'merge' || name === 'setQuery') filter = bothFilters(filter, unknown('conditions are added elsewhere'), conditional);
    else if (name === 'find' && first) filter = bothFilters(filter, readMongoFilter(first, source), conditional);
  }
  return filter;
}

function condition(name: string, op: 'eq' | 'in' | 'other', value: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name, op, ...(value ? { value } : {}), optional: false }], unique: name === '_id' && op === 'eq', open: false };
}

/** The value of one option, where it is known. */
export function memberValue(options: Arguments, name: string): TSESTree.Node | undefined {
  const found = options.kind === 'object' ? options.view.get(name) : undefined;
  return found?.kind === 'set' ? found.member.value : undefined;
}

function editsOf({ call, chain, method: written }: ModelCall, method: Method, options: Arguments, source: SourceView): DataAccess['edits'] {
  const given = call.arguments[2];
  const selects = chain.links.filter(({ name, conditional }) => name === 'select' && !conditional);
  const canSelect = chain.opaque === undefined && selects.length < 2 && (!call.arguments[1] || written.shape === 'where') && memberValue(options, 'projection') === undefined && options.kind !== 'unknown';
  const canLimit = options.kind !== 'object' || options.view.inline;
  return {
    ...(written.shape === 'find' ? filterEdit(call, source) : {}),
    ...(method.many && canLimit ? { bound: (rows: number) => limitEdit(call, chain, options.kind === 'object' && given ? unwrap(given) : undefined, rows, source) } : {}),
    ...(method.many && canLimit ? { pages: () => cursorEdit(chain, source) } : {}),
    ...(canSelect
      ? {
          ...(selects.length === 0 ? { omit: (fields: readonly string[]) => addLink(call, `.select('${fields.map((field) => `-${field}`).join(' ')}')`, source) } : {}),
          project: (fields: readonly string[]) => {
            const code = `.select('${fields.join(' ')}')`;
            const argument = selects[0]?.args[0];
            return argument ? { code, edits: [{ range: argument.range, text: `'${fields.join(' ')}'` }] } : addLink(call, code, source);
          },
        }
      : {}),
  };
}
