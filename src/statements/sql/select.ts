import type { Span, SqlLimit, SqlOutput, SqlPlaces, SqlStatement, SqlSubquery, SqlWhere } from './shape.ts';
import { after, closeOf, keyAt, opensSelect } from './context.ts';
import type { Context } from './context.ts';
import { clause, hasClauseHole, nextSetOperator, selectClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { readTables } from './from.ts';
import { readFetch, readLimit, readTop } from './limit.ts';
import { readOutputs } from './outputs.ts';
import { mergeWhere, readWhere } from './where.ts';

const MODIFIERS = new Set(['all', 'distinct', 'distinctrow', 'sql_calc_found_rows', 'sql_no_cache', 'high_priority', 'straight_join', 'sql_small_result', 'sql_big_result', 'sql_buffer_result']);
/** Clauses that stand behind LIMIT, so that a new LIMIT goes before the first of them. */
const BEHIND_LIMIT = new Set(['offset', 'for', 'lock', 'option', 'fetch', 'settings', 'format']);

/** Reads a select, with its unions, in the tokens `from`..`to`; `from` is SELECT, VALUES or a parenthesis. */
export function readSelect(ctx: Context, from: number, to: number): SqlStatement {
  const firstEnd = nextSetOperator(ctx, from, to);
  const first = readBranch(ctx, from, firstEnd);
  if (firstEnd >= to) return first;
  const branches: SqlSubquery[] = [];
  let last = first;
  for (let at = firstEnd; at < to; ) {
    let start = at + 1;
    while (keyAt(ctx, start) === 'all' || keyAt(ctx, start) === 'distinct') start++;
    const end = nextSetOperator(ctx, start, to);
    last = readBranch(ctx, start, end);
    branches.push({ role: 'union', statement: last });
    at = end;
  }
  return joinBranches(first, last, branches);
}

/** A LIMIT behind the last branch bounds the whole union, hence every branch of it. */
function joinBranches(first: SqlStatement, last: SqlStatement, branches: readonly SqlSubquery[]): SqlStatement {
  const whole = last.limit.kind === 'none' ? undefined : last.limit;
  const bounded = branches.map(({ role, statement }) => ({
    role,
    statement: { ...statement, places: {}, limit: whole ?? statement.limit },
  }));
  const limit = whole ?? first.limit;
  const places: SqlPlaces = last.places.limit === undefined || first.limit.kind !== 'none' ? {} : { limit: last.places.limit };
  return { ...first, limit, places, range: { start: first.range.start, end: last.range.end }, subqueries: [...first.subqueries, ...bounded] };
}

function readBranch(ctx: Context, from: number, to: number): SqlStatement {
  if (keyAt(ctx, from) === '(') return readParenthesised(ctx, from, to);
  if (keyAt(ctx, from) === 'values' || keyAt(ctx, from) !== 'select') return rowless(ctx, from, to);
  const subqueries: SqlSubquery[] = [];
  const head = readHead(ctx, from + 1, to);
  const clauses = selectClauses(ctx, head.next, to);
  const list = clauses[0]?.at ?? to;
  const outputs = readOutputs(ctx, head.next, list, subqueries);
  const fromClause = clause(clauses, 'from');
  const tables = fromClause ? readTables(ctx, fromClause.from, fromClause.to, subqueries) : [];
  const tail = readTail(ctx, clauses, to, subqueries);
  const limit = head.limit ?? rownum(tail.where) ?? tail.limit;
  const grouped = clause(clauses, 'group') !== undefined;
  const measured = outputs.some((output) => output.kind === 'aggregate');
  return {
    verb: 'select',
    keyword: keywordAt(ctx, from),
    range: spanOf(ctx, from, to),
    tables,
    outputs,
    aggregateOnly: measured && outputs.every(({ kind }) => kind === 'aggregate' || kind === 'constant'),
    grouped,
    distinct: head.distinct,
    limit,
    where: tail.where,
    ctes: [],
    subqueries,
    returnsRows: clause(clauses, 'into') === undefined,
    open: tail.open || (fromClause !== undefined && tables.length === 0),
    places: limit.kind === 'none' && limit.range === undefined ? placesOf(ctx, clauses, head.next, to) : {},
  };
}

function readHead(ctx: Context, from: number, to: number): { next: number; distinct: boolean; limit?: SqlLimit } {
  let next = from;
  let distinct = false;
  while (next < to && MODIFIERS.has(keyAt(ctx, next))) {
    distinct ||= keyAt(ctx, next).startsWith('distinct');
    next++;
    if (keyAt(ctx, next) === 'on' && keyAt(ctx, next + 1) === '(') next = after(ctx, next + 1);
  }
  const amount = ctx.tokens[next + 1];
  const counts = amount && (amount.key === '(' || amount.kind === 'number' || amount.kind === 'param' || amount.kind === 'hole');
  if (keyAt(ctx, next) !== 'top' || !counts || next + 1 >= to) return { next, distinct };
  const top = readTop(ctx, next + 1);
  return { next: top.next, distinct, limit: top.limit };
}

interface Tail {
  where: SqlWhere;
  limit: SqlLimit;
  open: boolean;
}

function readTail(ctx: Context, clauses: readonly Clause[], to: number, subqueries: SqlSubquery[]): Tail {
  const condition = clause(clauses, 'where');
  const start = clause(clauses, 'from')?.from ?? to;
  const behindFrom = clauses.find(({ at }) => at >= start)?.at ?? to;
  const holed = hasClauseHole(ctx, start, behindFrom);
  const before = clause(clauses, 'prewhere');
  let where: SqlWhere = condition ? readWhere(ctx, condition.from, condition.to, subqueries) : { kind: 'none' };
  if (before) where = mergeWhere(readWhere(ctx, before.from, before.to, subqueries), where);
  if (holed && where.kind === 'none') where = { kind: 'conditions', conditions: [], open: true };
  else if (holed && where.kind === 'conditions') where = { ...where, open: true };
  const limit = clauses.find((one) => one.key === 'limit' && !limitsGroups(ctx, one));
  const fetch = clause(clauses, 'fetch');
  if (limit) return { where, limit: readLimit(ctx, limit.from, limit.to), open: false };
  if (fetch) return { where, limit: readFetch(ctx, fetch.from, fetch.to), open: false };
  if (hasClauseHole(ctx, start, to)) return { where, limit: { kind: 'unknown', why: 'the end of the statement is built at run time' }, open: true };
  return { where, limit: { kind: 'none' }, open: false };
}

/** ClickHouse's `LIMIT 1 BY id` keeps so many rows of each group, however many groups there are. */
function limitsGroups(ctx: Context, { from, to }: Clause): boolean {
  for (let i = from; i < to; i = after(ctx, i)) if (keyAt(ctx, i) === 'by') return true;
  return false;
}

/** Oracle's way to write a limit: a condition on ROWNUM. */
function rownum(where: SqlWhere): SqlLimit | undefined {
  if (where.kind !== 'conditions') return undefined;
  const found = where.conditions.find(({ name, table }) => table === undefined && name.toLowerCase() === 'rownum');
  if (!found) return undefined;
  const rows = found.value?.kind === 'literal' ? Number(found.value.text) : NaN;
  return Number.isFinite(rows) ? { kind: 'literal', rows, range: { start: 0, end: 0 } } : { kind: 'unknown', why: 'ROWNUM limits the rows' };
}

function placesOf(ctx: Context, clauses: readonly Clause[], top: number, to: number): SqlPlaces {
  const behind = clauses.find(({ key }) => BEHIND_LIMIT.has(key))?.at ?? to;
  const offset = clause(clauses, 'offset');
  const into = clause(clauses, 'into');
  const complete = ctx.tokens[behind - 1];
  const list = ctx.tokens[top];
  if (into || !complete || !list || top >= to) return {};
  const end = offset && keyAt(ctx, offset.to - 1).startsWith('row') ? ctx.tokens[offset.to - 1]?.end : undefined;
  return { limit: complete.end, ...(end === undefined ? (offset ? {} : { top: list.start }) : { fetch: end }) };
}

function readParenthesised(ctx: Context, from: number, to: number): SqlStatement {
  const inner = opensSelect(ctx, from) ? ctx.read(from + 1, Math.min(closeOf(ctx, from), to)) : undefined;
  if (!inner) return rowless(ctx, from, to);
  const close = Math.min(closeOf(ctx, from) + 1, to);
  const clauses = selectClauses(ctx, close, to);
  const limit = clause(clauses, 'limit');
  const places = inner.limit.kind === 'none' && !limit ? { limit: ctx.tokens[to - 1]?.end ?? inner.range.end } : {};
  return { ...inner, places, ...(limit ? { limit: readLimit(ctx, limit.from, limit.to) } : {}) };
}

/** VALUES and everything that cannot be read: it names no table. */
function rowless(ctx: Context, from: number, to: number): SqlStatement {
  const values = keyAt(ctx, from) === 'values';
  return { ...emptyStatement(ctx, from, to), verb: values ? 'select' : 'other', open: !values };
}

/** A statement with no facts. */
export function emptyStatement(ctx: Context, from: number, to: number): SqlStatement {
  const outputs: SqlOutput[] = [];
  return {
    verb: 'other', keyword: keywordAt(ctx, from), range: spanOf(ctx, from, to), tables: [], outputs, aggregateOnly: false, grouped: false,
    distinct: false, limit: { kind: 'none' }, where: { kind: 'none' }, ctes: [], subqueries: [], returnsRows: false, open: false, places: {},
  };
}

/** The token at `i` as a statement's keyword. */
export function keywordAt(ctx: Context, i: number): Span & { text: string } {
  const token = ctx.tokens[i];
  return { text: token?.text ?? '', start: token?.start ?? 0, end: token?.end ?? 0 };
}

function spanOf(ctx: Context, from: number, to: number): Span {
  const start = ctx.tokens[from]?.start ?? 0;
  return { start, end: to > from ? (ctx.tokens[to - 1]?.end ?? start) : start };
}
