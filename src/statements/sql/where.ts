import type { SqlColumn, SqlCondition, SqlSubquery, SqlValue, SqlWhere } from './shape.ts';
import { after, closeOf, dotted, keyAt, MAX_DEPTH, opensSelect, splitCommas, valueOf } from './context.ts';
import type { Context } from './context.ts';
import { isClauseHole } from './clauses.ts';
import { readExpression } from './expression.ts';
import { NO_COLUMN, NORMALISE } from './words.ts';

/** Reads the conditions in `from`..`to`; selects inside are added to `subqueries`. */
export function readWhere(ctx: Context, from: number, to: number, subqueries: SqlSubquery[]): SqlWhere {
  const reader = new WhereReader(ctx, subqueries);
  reader.conjunction(from, to, 0);
  return { kind: 'conditions', conditions: reader.conditions, open: reader.open };
}

/** Conditions of two places that both hold. */
export function mergeWhere(a: SqlWhere, b: SqlWhere): SqlWhere {
  if (a.kind === 'none') return b;
  if (b.kind === 'none') return a;
  return { kind: 'conditions', conditions: [...a.conditions, ...b.conditions], open: a.open || b.open };
}

const EQUALS = new Set(['=', '==', '<=>']);
const RANGES = new Set(['<', '<=', '>', '>=', '<>', '!=', 'like', 'ilike', 'between', 'is', 'not', '~', '@>', '<@', '&&', 'regexp', 'rlike', 'similar']);

/** More alternatives than a person writes are a list of values, not few rows. */
const MAX_ALTERNATIVES = 20;

interface Operand {
  column: SqlColumn;
  next: number;
}

class WhereReader {
  readonly conditions: SqlCondition[] = [];
  open = false;
  private readonly ctx: Context;
  private readonly subqueries: SqlSubquery[];

  constructor(ctx: Context, subqueries: SqlSubquery[]) {
    this.ctx = ctx;
    this.subqueries = subqueries;
  }

  /** Reads conditions joined by AND; an OR among them makes all of it one that binds nothing. */
  conjunction(from: number, to: number, depth: number): void {
    const { ctx } = this;
    const ors: number[] = [];
    const parts: [number, number][] = [];
    let start = from;
    let between = false;
    let cases = 0;
    for (let i = from; i < to; i = after(ctx, i)) {
      const key = keyAt(ctx, i);
      if (key === 'case') cases++;
      else if (key === 'end') cases = Math.max(0, cases - 1);
      else if (cases > 0) continue;
      else if (key === 'xor') return this.loose(from, to);
      else if (key === 'or') {
        ors.push(i);
        between = false;
      }
      else if (key === 'between') between = true;
      else if (key === 'and' && between) between = false;
      else if (key === 'and' || isClauseHole(ctx, i, from)) {
        if (key !== 'and') this.open = true;
        parts.push([start, i]);
        start = i + 1;
      }
    }
    if (ors.length > 0) return this.alternatives(from, to, ors, depth);
    parts.push([start, to]);
    for (const [a, b] of parts) if (a < b) this.condition(a, b, depth);
  }

  /** `a = 1 OR b = 2`: binds no column, but where every alternative narrows, their union does. */
  private alternatives(from: number, to: number, ors: readonly number[], depth: number): void {
    this.loose(from, to);
    if (depth >= MAX_DEPTH || ors.length >= MAX_ALTERNATIVES) return;
    const found: SqlCondition[][] = [];
    for (const [i, end] of [...ors, to].entries()) {
      const start = i === 0 ? from : (ors[i - 1] ?? from) + 1;
      // Sub-selects were collected above.
      const reader = new WhereReader(this.ctx, []);
      reader.conjunction(start, end, depth + 1);
      if (!reader.conditions.some(({ op, alternatives }) => op !== 'other' || alternatives)) return;
      found.push(reader.conditions);
    }
    this.conditions.push({ name: 'OR', op: 'other', alternatives: found });
  }

  private condition(from: number, to: number, depth: number): void {
    const { ctx } = this;
    const key = keyAt(ctx, from);
    if (key === '(' && closeOf(ctx, from) >= to - 1 && !opensSelect(ctx, from)) {
      if (depth >= MAX_DEPTH) this.open = true;
      else this.conjunction(from + 1, Math.min(closeOf(ctx, from), to), depth + 1);
      return;
    }
    if (alwaysTrue(ctx, from, to)) return;
    const test = key === 'not' ? from + 1 : from;
    if (keyAt(ctx, test) === 'exists' && opensSelect(ctx, test + 1) && closeOf(ctx, test + 1) >= to - 1) {
      this.collect(from, to);
      this.conditions.push({ name: key === 'not' ? 'NOT EXISTS' : 'EXISTS', op: 'other' });
      return;
    }
    if (key === 'not') return this.loose(from, to);
    if (this.comparison(from, to) || this.rowValues(from, to)) return;
    this.loose(from, to);
  }

  /** `column op value` or `value = column`. */
  private comparison(from: number, to: number): boolean {
    const { ctx } = this;
    const left = operand(ctx, from, to);
    if (!left) return this.flipped(from, to);
    // ClickHouse's `GLOBAL IN` sends the list to every server.
    const at = keyAt(ctx, left.next) === 'global' ? left.next + 1 : left.next;
    const op = keyAt(ctx, at);
    const start = at + 1;
    if (EQUALS.has(op)) this.equals(left.column, start, to);
    else if (op === 'in') this.inList(left.column, start, to);
    else if (RANGES.has(op) && start < to) this.range(left.column, start, to);
    else return false;
    return true;
  }

  private flipped(from: number, to: number): boolean {
    const { ctx } = this;
    const value = valueOf(ctx, from);
    if (!value || !EQUALS.has(keyAt(ctx, from + 1))) return false;
    const end = after(ctx, from + 2);
    if (/^(any|some)$/.test(keyAt(ctx, from + 2))) return false;
    const right = operand(ctx, from + 2, to);
    if (!right || (right.next < to && end < to)) return false;
    this.conditions.push({ ...right.column, op: 'eq', value });
    return true;
  }

  private equals(column: SqlColumn, from: number, to: number): void {
    const { ctx } = this;
    if (/^(any|some)$/.test(keyAt(ctx, from))) return this.inList(column, from + 1, to);
    if (opensSelect(ctx, from)) {
      this.collect(from, to);
      this.conditions.push({ ...column, op: 'eq' });
      return;
    }
    const { value, columns } = this.value(from, to);
    if (columns) this.conditions.push({ ...column, op: 'other' });
    else if (value) this.conditions.push({ ...column, op: 'eq', value });
    else this.conditions.push({ ...column, op: from < to ? 'eq' : 'other' });
  }

  private inList(column: SqlColumn, from: number, to: number): void {
    const { ctx } = this;
    if (keyAt(ctx, from) !== '(') {
      const value = valueOf(ctx, from);
      this.conditions.push({ ...column, op: 'in', ...(value ? { value } : {}) });
      return;
    }
    if (opensSelect(ctx, from)) {
      this.collect(from, to);
      this.conditions.push({ ...column, op: 'in' });
      return;
    }
    const items = splitCommas(ctx, from + 1, Math.min(closeOf(ctx, from), to));
    const values = items.map(([a, b]) => this.value(a, b).value);
    const [only] = values;
    if (values.length === 1 && only && only.kind !== 'literal') this.conditions.push({ ...column, op: 'in', value: only });
    else if (values.every((value) => value && value.kind !== 'hole')) this.conditions.push({ ...column, op: 'in', size: values.length });
    else this.conditions.push({ ...column, op: 'in' });
  }

  private range(column: SqlColumn, from: number, to: number): void {
    const { value, columns } = this.value(from, to);
    this.conditions.push({ ...column, op: 'other', ...(value && !columns ? { value } : {}) });
  }

  /** `(a, b) = ($1, $2)` and `(a, b) IN (…)`. */
  private rowValues(from: number, to: number): boolean {
    const { ctx } = this;
    if (keyAt(ctx, from) !== '(' || opensSelect(ctx, from)) return false;
    const close = closeOf(ctx, from);
    const op = keyAt(ctx, close + 1);
    if (close >= to || (op !== 'in' && op !== '=')) return false;
    const columns = splitCommas(ctx, from + 1, close).map(([a, b]) => operand(ctx, a, b)?.column);
    if (columns.length < 2 || !columns.every((column) => column !== undefined)) return false;
    this.collect(close + 2, to);
    for (const column of columns) this.conditions.push({ ...column, op: op === 'in' ? 'in' : 'eq' });
    return true;
  }

  /** Reads the only value of an expression, and whether the expression reads columns. */
  private value(from: number, to: number): { value?: SqlValue; columns: boolean } {
    const { ctx } = this;
    const facts = readExpression(ctx, from, to, 'filter');
    this.subqueries.push(...facts.subqueries);
    if (facts.open) this.open = true;
    let found: SqlValue | undefined;
    for (let i = from; i < to; i++) {
      if (opensSelect(ctx, i)) return { columns: false };
      const value = valueOf(ctx, i);
      if (!value || (value.kind === 'literal' && found)) continue;
      if (found && found.kind !== 'literal') return { columns: facts.columns.length > 0, value: { kind: 'unknown' } };
      found = value;
    }
    return { columns: facts.columns.length > 0, ...(found ? { value: found } : {}) };
  }

  /** Conditions that a row can escape, or that are not understood: their columns are only mentioned. */
  private loose(from: number, to: number): void {
    const facts = this.collect(from, to);
    const seen = new Set<string>();
    for (const column of facts.columns) {
      const id = `${column.table ?? ''}.${column.name}`;
      if (column.name !== '*' && !seen.has(id)) this.conditions.push({ ...column, op: 'other' });
      seen.add(id);
    }
    if (facts.columns.length === 0 || facts.holes || facts.subqueries.length > 0) this.open = true;
  }

  private collect(from: number, to: number): ReturnType<typeof readExpression> {
    const facts = readExpression(this.ctx, from, to, 'filter');
    this.subqueries.push(...facts.subqueries);
    if (facts.open) this.open = true;
    return facts;
  }
}

/** A column, bare or inside functions that keep "equals one value" meaningful (`lower(email)`). */
function operand(ctx: Context, from: number, to: number): Operand | undefined {
  const { parts, next } = dotted(ctx, from, to);
  const name = parts.at(-1);
  if (name === undefined || next > to) return undefined;
  const key = parts.length === 1 ? keyAt(ctx, from) : '';
  if (keyAt(ctx, next) === '(' && next < to) {
    if (!NORMALISE.has(key)) return undefined;
    const inner = operand(ctx, next + 1, closeOf(ctx, next));
    return inner && { column: inner.column, next: afterCast(ctx, closeOf(ctx, next) + 1, to) };
  }
  if (key === 'binary') return operand(ctx, next, to);
  if (key !== '' && NO_COLUMN.has(key)) return undefined;
  const table = parts.length > 1 ? { table: parts.at(-2) ?? '' } : {};
  return { column: { name, ...table }, next: afterCast(ctx, next, to) };
}

/** Skips `::type` and `COLLATE x`. */
function afterCast(ctx: Context, from: number, to: number): number {
  let next = from;
  while (next < to && (keyAt(ctx, next) === '::' || keyAt(ctx, next) === 'collate')) {
    next = dotted(ctx, next + 1, to).next;
    if (keyAt(ctx, next) === '(') next = after(ctx, next);
    while (next < to && (keyAt(ctx, next) === '[' || keyAt(ctx, next) === ']')) next++;
  }
  return next;
}

function alwaysTrue(ctx: Context, from: number, to: number): boolean {
  if (to - from === 1) return keyAt(ctx, from) === 'true' || ctx.tokens[from]?.text === '1';
  const [left, right] = [valueOf(ctx, from), valueOf(ctx, from + 2)];
  return to - from === 3 && keyAt(ctx, from + 1) === '=' && left?.kind === 'literal' && right?.kind === 'literal' && left.text === right.text;
}
