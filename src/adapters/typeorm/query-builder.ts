import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resolveConstant, resultUse, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, type DialectEdit, type Evidence, type Filter, type FilterField, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type BuilderCall, type BuilderHistory, builderHistory } from './builder.ts';
import { readConditionText, readWhere } from './conditions.ts';
import { entityArgument, typeormReceiver } from './receiver.ts';

/** Terminal calls of `SelectQueryBuilder`: https://typeorm.io/docs/query-builder/select-query-builder */
export const TERMINALS: Readonly<Record<string, { many: boolean; rows: boolean }>> = {
  getMany: { many: true, rows: true },
  getManyAndCount: { many: true, rows: true },
  getRawMany: { many: true, rows: true },
  getRawAndEntities: { many: true, rows: true },
  stream: { many: true, rows: true },
  getOne: { many: false, rows: true },
  getOneOrFail: { many: false, rows: true },
  getRawOne: { many: false, rows: true },
  getCount: { many: false, rows: false },
  getExists: { many: false, rows: false },
};

const JOINS_THAT_SELECT = new Set(['leftJoinAndSelect', 'innerJoinAndSelect', 'leftJoinAndMapOne', 'leftJoinAndMapMany', 'innerJoinAndMapOne', 'innerJoinAndMapMany']);

interface Builder {
  history: BuilderHistory;
  alias: string | undefined;
  entity: string;
  evidence: Evidence;
  env: ReadEnv;
}

/** Reads `….createQueryBuilder('c')…getMany()`, also when the builder lives in a variable. */
export function readQueryBuilder(call: TSESTree.CallExpression, name: string, member: TSESTree.MemberExpression, client: string, env: ReadEnv): DataAccess | undefined {
  const terminal = TERMINALS[name];
  const history = terminal && builderHistory(call, env.source);
  const builder = history && identify(history, env);
  if (!terminal || !builder) return undefined;
  const { source } = env;
  const projection = terminal.rows ? projectionOf(builder) : ({ kind: 'fields', fields: [] } as const);
  return {
    client,
    evidence: builder.evidence,
    operation: terminal.rows ? 'read' : 'count',
    method: name,
    entity: known({ name: builder.entity, as: 'class' }),
    cardinality: terminal.many ? 'many' : 'one',
    rowBound: terminal.many ? boundOf(builder) : { kind: 'default', rows: 1, why: `${name} answers one row` },
    projection,
    filter: filterOf(builder),
    related: terminal.rows ? joinsOf(builder, client) : [],
    get result() {
      return terminal.many && name !== 'getMany' && name !== 'getRawMany'
        ? { bindings: [], fields: unknown(`rows of ${name} are not followed`), escapes: 'unknown' as const }
        : resultUse(call, terminal.many, source);
    },
    edits: {
      ...(terminal.many ? { bound: (rows: number) => insertBefore(member, `.take(${rows})`) } : {}),
      ...(canProject(builder) ? { project: (fields: readonly string[]) => selectEdit(builder, fields) } : {}),
    },
    node: call,
    reportNode: member.property,
  };
}

function identify(history: BuilderHistory, env: ReadEnv): Builder | undefined {
  const args = history.origin.call?.arguments ?? [];
  const receiver = typeormReceiver(history.receiver, env);
  const evidence: Evidence = receiver?.evidence ?? 'convention';
  if (receiver?.entity !== undefined) return { history, entity: receiver.entity, alias: text(args[0], env.source), evidence, env };
  const named = entityArgument(args, env);
  if (named && (receiver || named.entity)) return { history, entity: named.name, alias: text(args[named.index + 1], env.source), evidence, env };
  const from = history.calls.find(({ name }) => name === 'from');
  const target = from && entityArgument(from.args, env);
  if (from && target && (receiver || target.entity)) return { history, entity: target.name, alias: text(from.args[1], env.source), evidence, env };
  return undefined;
}

function text(node: TSESTree.Node | undefined, source: SourceView): string | undefined {
  const value = node && staticValue(node, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** `take` limits entities, `limit` rows; either is a bound. One that only some paths set means nothing on the others. */
function boundOf({ history, env }: Builder): RowBound {
  const bounds = history.calls.filter(({ name }) => name === 'take' || name === 'limit');
  const certain = bounds.filter(({ conditional }) => !conditional);
  const [last] = certain.slice(-1);
  if (last) return last.args[0] ? readRowBound(last.args[0], env.source, { undefinedIsUnlimited: true }) : { kind: 'none' };
  if (history.opaque !== undefined) return unknown(history.opaque);
  const [first, second] = bounds;
  if (first && second) return { kind: 'dynamic', node: first.call };
  return first ? { kind: 'meaningless', node: first.call, why: `\`.${first.name}()\` is only called on some paths` } : { kind: 'none' };
}

function projectionOf(builder: Builder): Projection {
  const { history, alias, env } = builder;
  if (history.opaque !== undefined) return unknown(history.opaque);
  const fields: string[] = [];
  let selected = false;
  for (const call of history.calls) {
    if (call.name !== 'select' && call.name !== 'addSelect') continue;
    if (call.name === 'select') {
      fields.length = 0;
      selected = true;
    }
    const names = call.args[0] && selectedNames(call.args[0], env.source);
    if (!names) return unknown('`select` is built elsewhere');
    if (names.includes(alias ?? '')) return { kind: 'all' };
    fields.push(...names.map((name) => ownField(name, alias)).filter((name) => name !== undefined));
  }
  return selected ? { kind: 'fields', fields } : { kind: 'all' };
}

function selectedNames(node: TSESTree.Node, source: SourceView): string[] | undefined {
  const value = resolveConstant(node, source);
  const items = value.type === 'ArrayExpression' ? value.elements : [value];
  const names: string[] = [];
  for (const item of items) {
    const name = item ? text(item, source) : undefined;
    if (name === undefined) return undefined;
    names.push(...name.split(','));
  }
  return names.map((name) => name.trim().replace(/\s+as\s+.*$/i, ''));
}

/** `c.email` → `email` for the builder's own alias; columns of joined entities are not its own. */
function ownField(name: string, alias: string | undefined): string | undefined {
  const match = /^["`[]?([\p{L}\p{N}_$]+)["`\]]?\.["`[]?([\p{L}\p{N}_$.]+)["`\]]?$/u.exec(name);
  if (match) return alias === undefined || match[1] === alias ? match[2] : undefined;
  const inCall = alias === undefined ? undefined : new RegExp(`\\b${alias}\\.([\\p{L}\\p{N}_$]+)`, 'u').exec(name)?.[1];
  return /\(/.test(name) ? (/^\s*(?:count|exists)\s*\(/i.test(name) ? undefined : inCall) : name;
}

function filterOf({ history, alias, env }: Builder): Filter {
  const fields: FilterField[] = [];
  let open = false;
  let any = false;
  for (const call of history.calls) {
    if (!/^(?:and|or)?Where(?:InIds|Exists)?$|^where(?:InIds)?$/.test(call.name)) continue;
    any = true;
    if (call.conditional || call.name === 'orWhere') {
      open = true;
      if (call.name === 'orWhere') fields.length = 0;
      continue;
    }
    open = readCondition(call, alias, env.source, fields) || open;
  }
  if (!any) return history.opaque === undefined ? none : unknown(history.opaque);
  return { kind: 'fields', fields, unique: false, open: open || history.opaque !== undefined };
}

function readCondition(call: BuilderCall, alias: string | undefined, source: SourceView, into: FilterField[]): boolean {
  const [first, parameters] = call.args;
  if (call.name.endsWith('InIds')) {
    into.push({ name: 'id', op: 'in', ...(first ? { value: first } : {}), optional: false });
    return false;
  }
  if (!first) return true;
  const value = resolveConstant(first, source);
  if (value.type === 'ObjectExpression') {
    const filter = readWhere(value, source);
    if (filter.kind === 'fields') into.push(...filter.fields);
    return filter.kind === 'unknown' || (filter.kind === 'fields' && filter.open);
  }
  const written = text(value, source) ?? templateText(value, alias);
  return written === undefined ? true : readConditionText(written, parameters, source, into);
}

/** A template whose holes only name the alias: `` `${qb.alias}.id = :id` ``. */
function templateText(node: TSESTree.Node, alias: string | undefined): string | undefined {
  if (node.type !== 'TemplateLiteral') return undefined;
  return node.quasis.map((quasi) => quasi.value.cooked ?? '').join(alias ?? 'alias');
}

/** Joins that select along: `leftJoinAndSelect('c.orders', 'o')`. */
function joinsOf(builder: Builder, client: string): DataAccess[] {
  const { history, env } = builder;
  const owner = env.entity(builder.entity);
  const related: DataAccess[] = [];
  for (const call of history.calls) {
    if (!JOINS_THAT_SELECT.has(call.name)) continue;
    const path = text(call.args[call.name.includes('Map') ? 1 : 0], env.source);
    const [alias, property] = (path ?? '').split('.');
    const relation = alias === builder.alias ? owner?.fields.find((field) => field.name === property)?.relation : undefined;
    const entity = relation?.entity ?? (path === undefined || path.includes('.') ? undefined : env.entity(path)?.name);
    related.push({
      client,
      evidence: builder.evidence,
      operation: 'read',
      method: call.name,
      entity: entity === undefined ? unknown('joined relation is not in the catalog') : known({ name: entity, as: 'class' }),
      cardinality: relation?.many === false ? 'one' : 'many',
      rowBound: unknown('joined'),
      projection: { kind: 'all' },
      filter: unknown('joined'),
      related: [],
      result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
      edits: {},
      node: call.call,
      reportNode: call.call,
    });
  }
  return related;
}

function insertBefore(member: TSESTree.MemberExpression, code: string): DialectEdit {
  const at = member.object.range[1];
  return { code, edits: [{ range: [at, at], text: code }] };
}

function canProject({ history, alias }: Builder): boolean {
  return alias !== undefined && history.origin.call !== undefined && history.opaque === undefined && !history.calls.some(({ name }) => name === 'select' || name === 'addSelect' || JOINS_THAT_SELECT.has(name));
}

function selectEdit({ history, alias }: Builder, fields: readonly string[]): DialectEdit {
  const code = `.select([${fields.map((field) => `'${alias}.${field}'`).join(', ')}])`;
  const at = history.origin.call?.range[1] ?? 0;
  return { code, edits: [{ range: [at, at], text: code }] };
}
