import { keyAt } from '../../statements/sql/index.ts';
import type { SourceResult } from './source.ts';
import { readAlter, readComment, readDescription, readDrop, readRename } from './sql-ddl/alter.ts';
import { commentFinder } from './sql-ddl/comments.ts';
import { readCreate } from './sql-ddl/create.ts';
import type { DdlContext } from './sql-ddl/create.ts';
import { readScript } from './sql-ddl/script.ts';
import { Tables } from './sql-ddl/tables.ts';

/** Files that undo a migration (`0001_init.down.sql`, `down.sql`, Flyway's `U7__name.sql`): they say how the schema was before. */
const UNDO = /(^|[/._-])(down|rollback|revert|undo)\.sql$|(^|\/)U\d[\d._]*__[^/]*\.sql$/i;

/**
 * Reads a SQL script of PostgreSQL, MySQL, SQLite or SQL Server into the tables it leaves behind:
 * its statements are applied in order, columns it adds to tables of other files are kept under the
 * table's name. Comments beside, above and on columns become their comment; `@pii contact.email`
 * in them becomes an annotation. Never throws; what could not be read is in `problems`.
 */
export function readSqlDdl(text: string, file: string): SourceResult {
  if (UNDO.test(file)) return { entities: [], problems: [] };
  const script = readScript(text);
  const tables = new Tables();
  const ctx: DdlContext = { script, tables, comments: commentFinder(script) };
  for (const [from, to] of script.statements) readStatement(ctx, from, to);
  const last = script.tokens.at(-1);
  if (last?.kind === 'string' && last.quote !== undefined && !closes(text, last.end, last.quote)) {
    tables.problems.push({ message: 'a string opened here never closes; what follows was not read', line: script.lineAt(last.start) });
  }
  return tables.result();
}

const closes = (text: string, end: number, quote: string): boolean => text.slice(0, end).endsWith(quote);

function readStatement(ctx: DdlContext, start: number, to: number): void {
  const { script } = ctx;
  let from = start;
  while (keyAt(script, from) === 'go' && from < to) from++;
  const key = keyAt(script, from);
  if (key === 'create') readCreate(ctx, from, to);
  else if (key === 'alter' && keyAt(script, from + 1) === 'table') readAlter(ctx, from, to);
  else if (key === 'drop') readDrop(ctx, from, to);
  else if (key === 'rename') readRename(ctx, from, to);
  else if (key === 'comment') readComment(ctx, from, to);
  else if (key === 'exec' || key === 'execute') readDescription(ctx, from, to);
}
