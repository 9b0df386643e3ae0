import type { Span, SqlOutput, SqlSubquery } from './shape.ts';
import { closeOf, dotted, isIdentifier, keyAt, splitCommas } from './context.ts';
import type { Context } from './context.ts';
import { hasClauseHole } from './clauses.ts';
import { readExpression } from './expression.ts';
import { RESERVED } from './words.ts';

/** Reads a select or RETURNING list; selects inside it are added to `subqueries`. */
export function readOutputs(ctx: Context, from: number, to: number, subqueries: SqlSubquery[]): SqlOutput[] {
  return splitCommas(ctx, from, to).map(([start, end]) => readOutput(ctx, start, end, subqueries));
}

function readOutput(ctx: Context, from: number, to: number, subqueries: SqlSubquery[]): SqlOutput {
  const range = { start: ctx.tokens[from]?.start ?? 0, end: ctx.tokens[to - 1]?.end ?? 0 };
  if (keyAt(ctx, from) === '*') return star(ctx, from + 1, to, range);
  const { alias, end } = stripAlias(ctx, from, to);
  const named = alias === undefined ? {} : { alias };
  const { parts, next } = dotted(ctx, from, end);
  if (parts.length > 0 && keyAt(ctx, next) === '.' && keyAt(ctx, next + 1) === '*') {
    return { ...star(ctx, next + 2, to, range), table: parts.at(-1) ?? '' };
  }
  const facts = readExpression(ctx, from, end, 'output');
  subqueries.push(...facts.subqueries);
  if (parts.length > 0 && next === end && facts.columns.length === 1) {
    return { kind: 'column', columns: facts.columns, alias: alias ?? parts.at(-1) ?? '', range };
  }
  if (facts.open) return { kind: 'hole', columns: [], ...named, range };
  const columns = facts.truth ? [] : facts.columns;
  if (facts.measures && columns.length === 0) return { kind: 'aggregate', columns: [], ...(facts.counts ? { counts: true } : {}), ...named, range };
  const valueOnly = ctx.boundHoles && end - from > 1 && !hasClauseHole(ctx, from, end);
  if (facts.holes && !facts.truth && !valueOnly) return { kind: 'hole', columns, ...named, range };
  const reads = columns.length > 0 || facts.truth || facts.collects || facts.subqueries.length > 0 || windows(ctx, from, end);
  return { kind: reads ? 'expression' : 'constant', columns, ...named, range };
}

/** `*`, or BigQuery's and ClickHouse's `* EXCEPT (a, b)`. */
function star(ctx: Context, at: number, to: number, range: Span): SqlOutput {
  const all: SqlOutput = { kind: 'star', columns: [], range };
  if (at >= to || !/^(?:except|exclude)$/.test(keyAt(ctx, at))) return all;
  const open = keyAt(ctx, at + 1) === '(';
  const parts = open ? splitCommas(ctx, at + 2, Math.min(closeOf(ctx, at + 1), to)) : [[at + 1, at + 2] as const];
  const except = parts.flatMap(([start, end]) => (end === start + 1 && isIdentifier(ctx.tokens[start]) ? [ctx.tokens[start].text] : []));
  return except.length > 0 ? { ...all, except } : all;
}

/** True when a window function stands in the item: a value per row, hence no constant. */
function windows(ctx: Context, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (keyAt(ctx, i) === 'over') return true;
  return false;
}

function stripAlias(ctx: Context, from: number, to: number): { alias?: string; end: number } {
  const last = ctx.tokens[to - 1];
  if (to - from < 2 || !last) return { end: to };
  if (keyAt(ctx, to - 2) === 'as' && to - from > 2) return { alias: last.text, end: to - 2 };
  const before = ctx.tokens[to - 2];
  if (!isIdentifier(last) || RESERVED.has(last.key) || !before) return { end: to };
  const complete = before.kind !== 'op' ? !RESERVED.has(before.key) || before.key === 'end' : before.key === ')' || before.key === ']';
  return complete && before.key !== 'over' ? { alias: last.text, end: to - 1 } : { end: to };
}
