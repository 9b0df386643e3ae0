import type { SqlLimit, SqlOutput, SqlStatement, SqlSubquery, SqlTable, SqlWhere } from './shape.ts';
import { isIdentifier, keyAt } from './context.ts';
import type { Context } from './context.ts';
import { clause, hasClauseHole, writeClauses } from './clauses.ts';
import type { Clause } from './clauses.ts';
import { readTables } from './from.ts';
import { readLimit } from './limit.ts';
import { readOutputs } from './outputs.ts';
import { emptyStatement } from './select.ts';
import { readWhere } from './where.ts';

const SKIPPED = new Set(['low_priority', 'quick', 'ignore', 'delayed', 'high_priority', 'or', 'replace', 'abort', 'fail', 'rollback']);

/** Reads UPDATE, DELETE, INSERT and REPLACE; `from` is the verb. */
export function readWrite(ctx: Context, from: number, to: number): SqlStatement {
  const verb = keyAt(ctx, from);
  let start = from + 1;
  while (start < to && SKIPPED.has(keyAt(ctx, start))) start++;
  if (verb === 'update') return readUpdate(ctx, from, start, to);
  if (verb === 'delete') return readDelete(ctx, from, start, to);
  return readInsert(ctx, from, start, to);
}

function readUpdate(ctx: Context, at: number, from: number, to: number): SqlStatement {
  const clauses = writeClauses(ctx, from, to);
  const subqueries: SqlSubquery[] = [];
  const target = readTables(ctx, from, clause(clauses, 'set')?.at ?? to, subqueries);
  const extra = clause(clauses, 'from');
  const sources = extra ? readTables(ctx, extra.from, extra.to, subqueries) : [];
  return { ...emptyStatement(ctx, at, to), verb: 'update', ...tail(ctx, clauses, from, to, subqueries), tables: resolveTarget(target, sources) };
}

function readDelete(ctx: Context, at: number, from: number, to: number): SqlStatement {
  const clauses = writeClauses(ctx, from, to);
  const subqueries: SqlSubquery[] = [];
  const fromClause = clause(clauses, 'from');
  const named = readTables(ctx, from, fromClause?.at ?? clauses[0]?.at ?? to, subqueries);
  const sources = fromClause ? readTables(ctx, fromClause.from, fromClause.to, subqueries) : [];
  const using = clause(clauses, 'using');
  const joined = using ? readTables(ctx, using.from, using.to, subqueries) : [];
  const tables = resolveTarget(named, [...sources, ...joined]);
  return { ...emptyStatement(ctx, at, to), verb: 'delete', ...tail(ctx, clauses, from, to, subqueries), tables };
}

function readInsert(ctx: Context, at: number, from: number, to: number): SqlStatement {
  const clauses = writeClauses(ctx, from, to);
  const start = clause(clauses, 'into')?.from ?? from;
  let end = start;
  while (end < to && (isIdentifier(ctx.tokens[end]) || keyAt(ctx, end) === '.' || ctx.tokens[end]?.kind === 'mixed' || ctx.tokens[end]?.kind === 'hole')) end++;
  const stop = clauses.find((one) => one.at >= start)?.at ?? to;
  const subqueries: SqlSubquery[] = [];
  const tables = readTables(ctx, start, Math.min(end, stop), subqueries);
  return { ...emptyStatement(ctx, at, to), verb: 'insert', ...tail(ctx, clauses, from, to, subqueries), where: { kind: 'none' }, tables };
}

/** In `UPDATE c SET … FROM customers c` and `DELETE c FROM customers c` the first name is an alias. */
function resolveTarget(named: readonly SqlTable[], sources: readonly SqlTable[]): SqlTable[] {
  const [first, ...others] = named;
  const rest = (tables: readonly SqlTable[]): SqlTable[] => tables.map((table) => ({ ...table, role: 'join' }));
  if (!first) return sources.map((table, i) => ({ ...table, role: i === 0 ? 'main' : 'join' }));
  const meant = sources.find((table) => sameName(table.alias, first.name) || sameName(table.name, first.name));
  if (!meant) return [first, ...rest(others), ...rest(sources)];
  return [{ ...meant, role: 'main' }, ...rest(others), ...rest(sources.filter((table) => table !== meant))];
}

const sameName = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

interface Tail {
  where: SqlWhere;
  limit: SqlLimit;
  outputs: readonly SqlOutput[];
  returnsRows: boolean;
  subqueries: readonly SqlSubquery[];
  open: boolean;
}

function tail(ctx: Context, clauses: readonly Clause[], from: number, to: number, subqueries: SqlSubquery[]): Tail {
  const open = hasClauseHole(ctx, from, to);
  const condition = clause(clauses, 'where');
  let where: SqlWhere = condition ? readWhere(ctx, condition.from, condition.to, subqueries) : { kind: 'none' };
  if (open && where.kind === 'none') where = { kind: 'conditions', conditions: [], open: true };
  const returning = clause(clauses, 'returning') ?? clause(clauses, 'output');
  const outputs = returning ? readOutputs(ctx, returning.from, returning.to, subqueries) : [];
  const limit = clause(clauses, 'limit');
  return {
    where, outputs, open, subqueries, returnsRows: returning !== undefined,
    limit: limit ? readLimit(ctx, limit.from, limit.to) : open ? { kind: 'unknown', why: 'the end of the statement is built at run time' } : { kind: 'none' },
  };
}
