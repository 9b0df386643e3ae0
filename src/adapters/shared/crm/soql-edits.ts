import { isForeign, type SourceView, textOf } from '../../../ast/index.ts';
import type { DataAccess, DialectEdit, RowBound } from '../../../model/index.ts';
import type { SoqlStatement } from '../../../statements/soql/index.ts';
import type { StatementText } from '../text/statement-text.ts';

/** Edits of the bound and the fields inside the text of a query. */
export function soqlEdits(statement: SoqlStatement, text: StatementText, rowBound: RowBound, source: SourceView): DataAccess['edits'] {
  const bound = boundEdit(statement, text, rowBound, source);
  const project = projectEdit(statement, text);
  return { ...(bound ? { bound } : {}), ...(project ? { project } : {}) };
}

function boundEdit({ limit, limitAt }: SoqlStatement, text: StatementText, rowBound: RowBound, source: SourceView): DataAccess['edits']['bound'] {
  if (limit.kind === 'literal') {
    const range = text.rangeOf(limit.range.start, limit.range.end);
    return range && ((rows) => ({ code: `LIMIT ${rows}`, edits: [{ range, text: String(rows) }] }));
  }
  if (limit.kind === 'value' && rowBound.kind === 'dynamic' && rowBound.clampedTo === undefined && text.holes.includes(rowBound.node) && !isForeign(rowBound.node, source)) {
    const { node } = rowBound;
    return (rows): DialectEdit => {
      const code = `Math.min(${textOf(source, node)}, ${rows})`;
      return { code, edits: [{ range: node.range, text: code }] };
    };
  }
  const at = limit.kind !== 'none' || limitAt === undefined ? undefined : text.insertionAt(limitAt);
  return at === undefined ? undefined : (rows) => ({ code: `LIMIT ${rows}`, edits: [{ range: [at, at], text: ` LIMIT ${rows}` }] });
}

function projectEdit({ queries: [main] }: SoqlStatement, text: StatementText): DataAccess['edits']['project'] {
  if (main?.fields.kind !== 'all' || !main.fieldsRange) return undefined;
  const range = text.rangeOf(main.fieldsRange.start, main.fieldsRange.end);
  return range && ((fields) => ({ code: fields.join(', '), edits: [{ range, text: fields.join(', ') }] }));
}
