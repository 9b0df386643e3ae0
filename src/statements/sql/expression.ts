import type { SqlColumn, SqlSubquery, SubqueryRole } from './shape.ts';
import { after, closeOf, dotted, isIdentifier, keyAt, nested, opensSelect } from './context.ts';
import type { Context } from './context.ts';
import { COLLECT, COMPARISON, MEASURE, NO_COLUMN, OPAQUE } from './words.ts';

/** What an expression reads. */
export interface ExpressionFacts {
  /** Columns whose content is in the expression's value. `name` is `*` for `t.*`. */
  columns: SqlColumn[];
  /** A measure over many rows (`count(*)`) that collapses them. */
  measures: boolean;
  /** All its measures are counts. */
  counts: boolean;
  /** A function that gathers many rows into one value (`json_agg`). */
  collects: boolean;
  /** The value is a truth value at its top. */
  truth: boolean;
  holes: boolean;
  subqueries: SqlSubquery[];
  /** A nested select was too deep to read. */
  open: boolean;
}

const WINDOW_TAIL = new Set(['filter', 'within', 'over', 'respect', 'ignore']);

/** Reads the tokens `from`..`to` as an expression. `role` is that of selects found inside. */
export function readExpression(ctx: Context, from: number, to: number, role: SubqueryRole): ExpressionFacts {
  const scan = new ExpressionScan(ctx, to, role);
  scan.run(from);
  return scan.facts;
}

class ExpressionScan {
  readonly facts: ExpressionFacts = {
    columns: [], measures: false, counts: true, collects: false, truth: false, holes: false, subqueries: [], open: false,
  };
  /** For each open CASE: whether the scan is in a branch's value (and not in its condition). */
  private readonly cases: boolean[] = [];
  private depth = 0;
  private readonly ctx: Context;
  private readonly to: number;
  private readonly role: SubqueryRole;

  constructor(ctx: Context, to: number, role: SubqueryRole) {
    this.ctx = ctx;
    this.to = to;
    this.role = role;
  }

  run(from: number): void {
    let i = from;
    while (i < this.to) i = Math.max(this.step(i), i + 1);
  }

  private step(i: number): number {
    const { ctx, facts } = this;
    const token = ctx.tokens[i];
    if (!token) return i + 1;
    const { key, kind } = token;
    if (kind === 'hole' || kind === 'mixed') facts.holes = true;
    if (key === '(') {
      if (opensSelect(ctx, i)) return this.select(i);
      this.depth++;
    } else if (key === ')') this.depth--;
    else if (key === '::' || key === 'as') return this.type(i + 1);
    if (COMPARISON.has(key) && this.depth <= 0 && this.cases.length === 0) facts.truth = true;
    if (this.caseWord(key)) return i + 1;
    return isIdentifier(token) ? this.identifier(i) : i + 1;
  }

  private select(i: number): number {
    const before = keyAt(this.ctx, i - 1);
    const tests = before === 'in' || before === 'any' || before === 'all' || before === 'some';
    const role = before === 'exists' ? 'exists' : tests ? 'filter' : this.role;
    if (!nested(this.ctx, i, role, this.facts.subqueries)) this.facts.open = true;
    return after(this.ctx, i);
  }

  /** Skips a type name: `::varchar(20)[]`, `AS timestamp`. */
  private type(i: number): number {
    let next = dotted(this.ctx, i, this.to).next;
    if (keyAt(this.ctx, next) === '(') next = after(this.ctx, next);
    return next;
  }

  private caseWord(key: string): boolean {
    const { cases } = this;
    if (key === 'case') cases.push(false);
    else if (cases.length === 0) return false;
    else if (key === 'end') cases.pop();
    else if (key === 'when') cases[cases.length - 1] = false;
    else if (key === 'then' || key === 'else') cases[cases.length - 1] = true;
    else return false;
    return true;
  }

  private identifier(i: number): number {
    const { ctx, to } = this;
    const token = ctx.tokens[i];
    const { parts, next } = dotted(ctx, i, to);
    if (next < to && keyAt(ctx, next) === '(') {
      const key = token?.kind === 'word' && parts.length === 1 ? token.key : (parts.at(-1) ?? '').toLowerCase();
      if (!NO_COLUMN.has(key) || parts.length > 1) return this.call(key, next);
    }
    if (token?.kind === 'word' && parts.length === 1) {
      if (NO_COLUMN.has(token.key)) return i + 1;
      const follower = ctx.tokens[next];
      if (next < to && (follower?.kind === 'string' || follower?.key === 'from')) return next;
    }
    if (keyAt(ctx, next) === '.' && keyAt(ctx, next + 1) === '*' && next + 1 < to) {
      this.column({ name: '*', table: parts.at(-1) ?? '' });
      return next + 2;
    }
    this.column({ name: parts.at(-1) ?? '', ...(parts.length > 1 ? { table: parts.at(-2) ?? '' } : {}) });
    return next;
  }

  private column(column: SqlColumn): void {
    if (this.cases.every((inValue) => inValue)) this.facts.columns.push(column);
  }

  /** A function call whose parenthesis is at `open`. */
  private call(name: string, open: number): number {
    const { ctx, facts } = this;
    if (COLLECT.has(name)) facts.collects = true;
    if (!MEASURE.has(name) && !OPAQUE.has(name)) return open;
    let next = closeOf(ctx, open) + 1;
    let windowed = false;
    while (next < this.to && WINDOW_TAIL.has(keyAt(ctx, next))) {
      windowed ||= keyAt(ctx, next) === 'over';
      next = after(ctx, next + 1);
    }
    if (MEASURE.has(name) && !windowed) {
      facts.measures = true;
      facts.counts &&= name.includes('count');
    }
    return next;
  }
}
