import type { SqlCte, SqlDialect, SqlStatement } from './shape.ts';
import { after, closeOf, isIdentifier, keyAt, MAX_DEPTH, numberPlaceholders } from './context.ts';
import type { Context } from './context.ts';
import { readCopy } from './copy.ts';
import { emptyStatement, readSelect } from './select.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import { readWrite } from './write.ts';

/** What is known of a text before it is read. */
export interface ReadSqlOptions {
  dialect?: SqlDialect;
  /** Holes are bound values (a tagged template), except where grammar leaves room for whole clauses only. */
  boundHoles?: boolean;
}

/**
 * Reads every statement of a SQL text, in order. Tolerant: half-typed, mixed-dialect and broken
 * text gives what could be read, marked `open`; nothing throws. Linear in the length of the text.
 */
export function readSql(text: string, options: ReadSqlOptions = {}): SqlStatement[] {
  const tokens = tokenize(text, options.dialect);
  const ctx: Context = {
    text, tokens, placeholders: numberPlaceholders(tokens), depth: 0, boundHoles: options.boundHoles ?? false,
    read(from, to) {
      if (this.depth >= MAX_DEPTH) return undefined;
      this.depth++;
      const statement = readOne(this, from, to);
      this.depth--;
      return statement;
    },
  };
  const dialect = options.dialect ?? guessDialect(tokens);
  const statements: SqlStatement[] = [];
  let start = 0;
  for (let i = 0; i <= tokens.length; i = i < tokens.length ? after(ctx, i) : i + 1) {
    if (i < tokens.length && keyAt(ctx, i) !== ';') continue;
    const statement = i > start ? ctx.read(start, i) : undefined;
    if (statement) statements.push(dialect ? { ...statement, dialect } : statement);
    start = i + 1;
  }
  return statements;
}

function readOne(ctx: Context, from: number, to: number): SqlStatement {
  const { ctes, next } = readWith(ctx, from, to);
  const key = keyAt(ctx, next);
  const statement = readBody(ctx, key, next, to);
  return ctes.length === 0 ? statement : { ...statement, ctes, range: { start: ctx.tokens[from]?.start ?? 0, end: statement.range.end } };
}

function readBody(ctx: Context, key: string, from: number, to: number): SqlStatement {
  if (key === 'select' || key === 'values' || key === '(') return readSelect(ctx, from, to);
  if (key === 'update' || key === 'delete' || key === 'insert' || (key === 'replace' && keyAt(ctx, from + 1) !== '(')) return readWrite(ctx, from, to);
  if (key === 'copy') return readCopy(ctx, from, to);
  return emptyStatement(ctx, from, to);
}

/** Reads `WITH [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (statement), …`. */
function readWith(ctx: Context, from: number, to: number): { ctes: SqlCte[]; next: number } {
  const ctes: SqlCte[] = [];
  if (keyAt(ctx, from) !== 'with') return { ctes, next: from };
  let next = from + 1;
  if (keyAt(ctx, next) === 'recursive') next++;
  while (next < to && isIdentifier(ctx.tokens[next])) {
    const name = ctx.tokens[next]?.text ?? '';
    next = keyAt(ctx, next + 1) === '(' ? after(ctx, next + 1) : next + 1;
    if (keyAt(ctx, next) !== 'as') break;
    next++;
    while (keyAt(ctx, next) === 'not' || keyAt(ctx, next) === 'materialized') next++;
    if (keyAt(ctx, next) !== '(') break;
    const statement = ctx.read(next + 1, Math.min(closeOf(ctx, next), to));
    if (statement) ctes.push({ name, statement });
    next = after(ctx, next);
    if (keyAt(ctx, next) !== ',') break;
    next++;
  }
  return { ctes, next };
}

/** The dialect that the text's own signs give away. */
function guessDialect(tokens: readonly Token[]): SqlDialect | undefined {
  for (const [i, token] of tokens.entries()) {
    if (token.quote === '`') return 'mysql';
    if (token.quote === '[') return 'mssql';
    const next = tokens[i + 1];
    if (token.key === 'nolock' || token.key === 'getdate') return 'mssql';
    if (token.key === 'top' && tokens[i - 1]?.key === 'select' && (next?.key === '(' || next?.kind === 'number')) return 'mssql';
    if (token.key === '::' || token.key === 'ilike' || token.key === 'returning') return 'postgres';
    if (token.kind === 'param' && /^\$\d/.test(token.text)) return 'postgres';
    if (token.kind === 'param' && /^@\w/.test(token.text)) return 'mssql';
  }
  return undefined;
}
