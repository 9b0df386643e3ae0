import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resolveConstant, resultUse, type SourceView, textOf } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, type FilterField, known, none, type Operation, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { argumentsOf, boundMember } from '../shared/object-arguments.ts';
import { editsOfPage, acrossPages } from '../shared/paging.ts';
import { type BuilderCall, type BuilderHistory, builderHistory, type BuilderMakers } from '../shared/builder-origin.ts';
import { builderEdits } from './builder-edits.ts';
import { readConditionText, readWhere } from './conditions.ts';
import { entityArgument } from './entity.ts';
import { type Terminal, TERMINALS } from './methods.ts';
import { typeormReceiver } from './receiver.ts';
import { readSelection, type Selection, text } from './selection.ts';

/** A builder with what it is about. */
interface Builder {
  history: BuilderHistory;
  alias: string | undefined;
  entity: string | undefined;
  evidence: Evidence;
  env: ReadEnv;
}

const MAKERS: BuilderMakers = { methods: new Set(['createQueryBuilder']), types: /QueryBuilder$/ };
/** Calls that turn a builder into one that writes. */
const WRITES: ReadonlyMap<string, Operation> = new Map([['update', 'update'], ['delete', 'delete'], ['softDelete', 'delete'], ['restore', 'update'], ['insert', 'create']]);

/** Reads `….createQueryBuilder('m')…getMany()`, also when the builder lives in a variable or comes from a helper. */
export function readQueryBuilder(call: TSESTree.CallExpression, name: string, member: TSESTree.MemberExpression, client: string, env: ReadEnv): DataAccess | undefined {
  const terminal = TERMINALS.get(name);
  const history = terminal && builderHistory(call, MAKERS, env.source);
  const builder = history && identify(history, env);
  if (!terminal || !builder || (name === 'execute' && history.origin.kind !== 'made')) return undefined;
  const { source } = env;
  const write = history.calls.find((one) => WRITES.has(one.name) && !one.conditional);
  const written = write && WRITES.get(write.name);
  const owner = builder.entity === undefined ? undefined : env.entity(builder.entity);
  const selection = readSelection(history.calls, builder.alias, owner, { client, evidence: builder.evidence, env });
  const rows = terminal.rows && !written;
  const rowBound: RowBound = written ? { kind: 'default', rows: 0, why: 'a write answers no rows' } : terminal.many ? paged(boundOf(builder, terminal, selection), call, builder) : { kind: 'default', rows: 1, why: terminal.rows ? `${name} answers one row` : `${name} answers a number` };
  return {
    client,
    evidence: builder.evidence,
    operation: written ?? (terminal.rows ? 'read' : 'count'),
    method: name,
    entity: builder.entity === undefined ? unknown('the entity is named elsewhere') : known({ name: builder.entity, as: 'class' }),
    cardinality: terminal.many ? 'many' : 'one',
    ...(terminal.throws ? { neverEmpty: true } : {}),
    rowBound,
    projection: !rows ? { kind: 'fields', fields: [] } : history.opaque === undefined || selection.projection.kind === 'fields' ? selection.projection : unknown(history.opaque),
    filter: filterOf(builder, selection),
    related: rows ? selection.related : [],
    get result() {
      if (name === 'stream' || name === 'getRawAndEntities') return { bindings: [], fields: unknown(`rows of ${name} are not followed`), escapes: 'unknown' as const };
      return resultUse(call, name === 'getManyAndCount' ? 'pair' : terminal.many && rows, source);
    },
    edits: rows ? editsOfPage(builderEdits(member, history, builder.alias, terminal, selection, source), rowBound) : {},
    node: call,
    reportNode: member.property,
  };
}

function identify(history: BuilderHistory, env: ReadEnv): Builder | undefined {
  const { origin } = history;
  if (origin.kind === 'typed') {
    const entity = origin.type.typeArguments?.params[0];
    const named = entity?.type === 'TSTypeReference' ? textOf(env.source, entity.typeName) : undefined;
    return named === undefined || !env.entity(named) ? undefined : { history, entity: named, alias: undefined, evidence: 'declaration', env };
  }
  if (origin.kind === 'wrapped') {
    const named = origin.calls.map((call) => entityArgument(call.arguments, env)).find((found) => found?.entity);
    return named && { history, entity: named.name, alias: undefined, evidence: 'convention', env };
  }
  const args = origin.call.arguments;
  const receiver = typeormReceiver(origin.receiver, env);
  const evidence: Evidence = receiver?.evidence ?? 'convention';
  if (receiver?.entity !== undefined) return { history, entity: receiver.entity, alias: text(args[0], env.source), evidence, env };
  const alias = args.length === 1 ? text(args[0], env.source) : undefined;
  const named = entityArgument(args, env);
  if (named && (receiver || named.entity)) return { history, entity: named.name, alias: alias ?? text(args[named.index + 1], env.source), evidence, env };
  for (const target of history.calls.filter(({ name }) => /^(?:from|into|update|delete|softDelete)$/.test(name))) {
    const found = entityArgument(target.args, env);
    if (found && (receiver || found.entity)) return { history, entity: found.name, alias: alias ?? text(target.args[1], env.source), evidence, env };
  }
  const asked = history.through.map((call) => entityArgument(call.arguments, env)).find((found) => found?.entity);
  if (asked) return { history, entity: asked.name, alias, evidence: receiver?.tentative === false ? evidence : 'convention', env };
  return receiver && !receiver.tentative ? { history, entity: undefined, alias, evidence, env } : undefined;
}

/** Calls that bound the rows, in order: `take` counts entities, `limit` rows, `setFindOptions({ take })` is the first. */
function boundsOf({ history }: Builder): { call: BuilderCall; bound: RowBound }[] {
  return history.calls.flatMap((call) => {
    if (call.name === 'take' || call.name === 'limit') {
      return [{ call, bound: call.args[0] ? readRowBound(call.args[0], call.source, { undefinedIsUnlimited: true }) : ({ kind: 'none' } as const) }];
    }
    if (call.name !== 'setFindOptions') return [];
    const bound = boundMember(argumentsOf(call.args[0], call.source), 'take', call.source);
    return bound.kind === 'none' ? [] : [{ call, bound }];
  });
}

/** A bound that only some paths set means nothing on the others. */
function boundOf(builder: Builder, terminal: Terminal, selection: Selection): RowBound {
  const { opaque } = builder.history;
  const bounds = boundsOf(builder);
  const last = bounds.filter(({ call }) => !call.conditional).at(-1);
  if (last) {
    const ignored = terminal.raw && selection.joins && last.call.name === 'take' && !bounds.some(({ call }) => call.name === 'limit');
    return ignored ? { kind: 'meaningless', node: last.call.call, why: 'raw rows of a join ignore `take`' } : last.bound;
  }
  if (opaque !== undefined) return unknown(opaque);
  const [first, second] = bounds;
  if (first && second) return { kind: 'dynamic', node: first.call.call };
  return first ? { kind: 'meaningless', node: first.call.call, why: `\`.${first.call.name}()\` is only called on some paths` } : { kind: 'none' };
}

/** A page whose start a loop moves on is one of all pages. */
function paged(bound: RowBound, call: TSESTree.CallExpression, { history, env }: Builder): RowBound {
  const start = history.calls.findLast(({ name, elsewhere }) => !elsewhere && (name === 'skip' || name === 'offset'));
  return acrossPages(bound, call, start?.args[0], env.source);
}

/** Joins whose own condition decides which rows are answered, whatever `where` says later. */
const INNER_JOIN = /^innerJoin(?:And(?:Select|MapOne|MapMany))?$/;

const WHERE = /^(?:where|andWhere|orWhere)(?:InIds|Exists)?$/;

function filterOf({ history }: Builder, { path }: Selection): Filter {
  const fields: FilterField[] = [];
  const joined: FilterField[] = [];
  let open = history.opaque !== undefined;
  let any = false;
  for (const call of history.calls) {
    if (INNER_JOIN.test(call.name)) {
      const [condition, parameters] = call.args.slice(call.name.includes('Map') ? 3 : 2);
      if (!condition) continue;
      any = true;
      const found: FilterField[] = [];
      open = readCondition({ ...call, name: 'andWhere', args: parameters ? [condition, parameters] : [condition] }, call.source, found, path) || open;
      joined.push(...found.map((field) => (call.conditional ? { ...field, optional: true } : field)));
      continue;
    }
    const where = call.name === 'setFindOptions' ? findOptionsWhere(call, call.source) : undefined;
    if (!WHERE.test(call.name) && !where) continue;
    any = true;
    if (call.name.startsWith('where')) fields.length = call.conditional ? fields.length : 0;
    if (call.name.startsWith('orWhere')) {
      fields.splice(0, fields.length, { name: 'OR', op: 'other', optional: false });
      continue;
    }
    const found: FilterField[] = [];
    open = (where ? addFilter(where, found) : readCondition(call, call.source, found, path)) || open;
    fields.push(...found.map((field) => (call.conditional ? { ...field, optional: true } : field)));
  }
  fields.push(...joined);
  if (!any) return history.opaque === undefined ? none : unknown(history.opaque);
  return fields.length > 0 ? { kind: 'fields', fields, unique: false, open } : unknown('conditions are built elsewhere');
}

function findOptionsWhere(call: BuilderCall, source: SourceView): Filter | undefined {
  const options = argumentsOf(call.args[0], source);
  if (options.kind !== 'object') return options.kind === 'unknown' ? options : undefined;
  const where = options.view.get('where');
  return where.kind === 'set' ? readWhere(where.member.value, source, 'null') : where.kind === 'unknown' ? unknown('`where` is built elsewhere') : undefined;
}

/** A builder compares with whatever it is given: no condition of an object falls away by its value. */
function compared(filter: Filter): Filter {
  return filter.kind === 'fields' ? { ...filter, fields: filter.fields.map(({ absent, ...field }) => (absent ? { ...field, optional: false } : field)) } : filter;
}

function addFilter(filter: Filter, into: FilterField[]): boolean {
  if (filter.kind === 'fields') into.push(...filter.fields);
  return filter.kind === 'unknown' || (filter.kind === 'fields' && filter.open);
}

/** Adds what one `where` states; answers whether a part of it could not be read. */
function readCondition(call: BuilderCall, source: SourceView, into: FilterField[], path: Selection['path']): boolean {
  const [first, parameters] = call.args;
  if (call.name.endsWith('InIds')) {
    into.push({ name: 'id', op: 'in', ...(first ? { value: first } : {}), optional: false });
    return false;
  }
  if (!first || call.name.endsWith('Exists')) return true;
  const value = resolveConstant(first, source);
  if (value.type === 'NewExpression') {
    // `new Brackets(…)` joins conditions, most often by OR: none of them binds for sure.
    into.push({ name: 'OR', op: 'other', optional: false });
    return false;
  }
  if (value.type === 'ObjectExpression' || value.type === 'ArrayExpression') return addFilter(compared(readWhere(first, source)), into);
  const written = text(value, source);
  if (written !== undefined) return readConditionText(written, parameters, source, into, path);
  return value.type === 'TemplateLiteral' ? readTemplate(value, parameters, source, into, path) : true;
}

/** A template whose holes name the alias: `` `${qb.alias}.id = :id` ``. Other holes make the text unreadable. */
function readTemplate(node: TSESTree.TemplateLiteral, parameters: TSESTree.Node | undefined, source: SourceView, into: FilterField[], path: Selection['path']): boolean {
  const hole = 'crmguardalias';
  const onlyAliases = node.expressions.every((expression, at) => /alias/i.test(textOf(source, expression)) && node.quasis[at + 1]?.value.raw.startsWith('.'));
  if (!onlyAliases) return true;
  const written = node.quasis.map((quasi) => quasi.value.cooked ?? '').join(hole);
  return readConditionText(written, parameters, source, into, (alias, field) => (alias === hole ? field : path(alias, field)));
}
