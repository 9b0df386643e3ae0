import type { SqlOutput, SqlStatement } from './shape.ts';
import { after, closeOf, keyAt, opensSelect } from './context.ts';
import type { Context } from './context.ts';
import { readTables } from './from.ts';
import { readOutputs } from './outputs.ts';
import { emptyStatement } from './select.ts';

/** Reads Postgres's COPY; `from` is the verb. `COPY t TO …` reads every row, `COPY t FROM …` adds rows. */
export function readCopy(ctx: Context, from: number, to: number): SqlStatement {
  const empty = emptyStatement(ctx, from, to);
  const start = keyAt(ctx, from + 1) === 'binary' ? from + 2 : from + 1;
  if (opensSelect(ctx, start)) {
    const select = ctx.read(start + 1, Math.min(closeOf(ctx, start), to));
    return select ? { ...select, keyword: empty.keyword, range: empty.range } : { ...empty, open: true };
  }
  let end = start;
  while (end < to && !/^(?:to|from|\()$/.test(keyAt(ctx, end))) end++;
  const tables = readTables(ctx, start, end, []);
  const listed = keyAt(ctx, end) === '(';
  const direction = keyAt(ctx, listed ? after(ctx, end) : end);
  if (direction !== 'to') return { ...empty, verb: direction === 'from' ? 'insert' : 'other', tables };
  const all: SqlOutput = { kind: 'star', columns: [], range: empty.range };
  const outputs = listed ? readOutputs(ctx, end + 1, Math.min(closeOf(ctx, end), to), []) : [all];
  return { ...empty, verb: 'select', tables, outputs, returnsRows: true };
}
