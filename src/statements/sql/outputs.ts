import type { SqlOutput, SqlSubquery } from './shape.ts';
import { dotted, isIdentifier, keyAt, splitCommas } from './context.ts';
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
  if (keyAt(ctx, from) === '*') return { kind: 'star', columns: [], range };
  const { alias, end } = stripAlias(ctx, from, to);
  const named = alias === undefined ? {} : { alias };
  const { parts, next } = dotted(ctx, from, end);
  if (parts.length > 0 && keyAt(ctx, next) === '.' && keyAt(ctx, next + 1) === '*') {
    return { kind: 'star', table: parts.at(-1) ?? '', columns: [], range };
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
