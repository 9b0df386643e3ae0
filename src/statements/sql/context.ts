import { closeOf, keyAt } from './cursor.ts';
import type { TokenList } from './cursor.ts';
import { holesIn } from './holes.ts';
import type { SqlPlaceholder, SqlStatement, SqlSubquery, SqlValue, SubqueryRole } from './shape.ts';
import type { Token } from './tokens.ts';

export * from './cursor.ts';

/** Deeper nesting is skipped and reported as `open`: it keeps the reader off the stack's limit. */
export const MAX_DEPTH = 32;

/** What the parts of the reader share while reading one text. */
export interface Context extends TokenList {
  readonly text: string;
  readonly placeholders: ReadonlyMap<number, SqlPlaceholder>;
  /** Holes stand for values, not for text of the statement. */
  readonly boundHoles: boolean;
  depth: number;
  /** Reads the statement in the tokens `from`..`to`; undefined when it is nested too deeply. */
  read(from: number, to: number): SqlStatement | undefined;
}

/** True when the parenthesis at `i` holds a select. */
export function opensSelect(ctx: Context, i: number): boolean {
  if (keyAt(ctx, i) !== '(') return false;
  let j = i + 1;
  while (keyAt(ctx, j) === '(' && j < i + 6) j++;
  const key = keyAt(ctx, j);
  return key === 'select' || (key === 'with' && keyAt(ctx, j + 1) !== '(') || key === 'values';
}

/** Reads the select in the parenthesis at `i` into `into`. */
export function nested(ctx: Context, i: number, role: SubqueryRole, into: SqlSubquery[]): SqlStatement | undefined {
  const statement = ctx.read(i + 1, closeOf(ctx, i));
  if (statement) into.push({ role, statement });
  return statement;
}

/** The value of a single token, undefined when the token is none. */
export function valueOf(ctx: Context, i: number): SqlValue | undefined {
  const token = ctx.tokens[i];
  switch (token?.kind) {
    case 'string': {
      const [hole] = holesIn(token.text);
      return hole === undefined ? { kind: 'literal', text: token.text } : { kind: 'hole', hole };
    }
    case 'number':
      return { kind: 'literal', text: token.text };
    case 'param':
      return ctx.placeholders.get(i) ?? { kind: 'placeholder' };
    case 'hole': {
      const holes = holesIn(token.text);
      return holes.length === 1 && holes[0] !== undefined ? { kind: 'hole', hole: holes[0] } : { kind: 'unknown' };
    }
    case 'mixed':
      return { kind: 'unknown' };
    default:
      return undefined;
  }
}

/** Numbers every placeholder of the text. */
export function numberPlaceholders(tokens: readonly Token[]): Map<number, SqlPlaceholder> {
  const found = new Map<number, SqlPlaceholder>();
  let positional: SqlPlaceholder[] = [];
  let count = 0;
  let holes = false;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'hole' || token.kind === 'mixed') {
      holes = true;
      positional = [];
    } else if (token.kind === 'param') {
      let placeholder = namedOrNumbered(token.text);
      if (!placeholder) {
        placeholder = holes ? { kind: 'placeholder' } : { kind: 'placeholder', index: count };
        count++;
        positional.push(placeholder);
      }
      found.set(i, placeholder);
    }
  }
  for (const [i, placeholder] of positional.entries()) placeholder.fromEnd = positional.length - 1 - i;
  return found;
}

function namedOrNumbered(text: string): SqlPlaceholder | undefined {
  if (text === '?' || text === '??') return undefined;
  const name = text.replace(/^(?::\.\.\.|@@|[:@$?])/, '');
  if (name.includes('\uE000')) return { kind: 'placeholder' };
  if (/^\d+$/.test(name)) return { kind: 'placeholder', index: Number(name) - 1 };
  return { kind: 'placeholder', name };
}
