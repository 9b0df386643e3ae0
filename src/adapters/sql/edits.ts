import type { AccessEdits, CatalogEntity, DialectEdit, RowBound, TextEdit } from '../../model/index.ts';
import { newLineAt, isForeign, type SourceView, textOf } from '../../ast/index.ts';
import type { SqlDialect, SqlRead, SqlStatement } from '../../statements/sql/index.ts';
import { writeColumn } from './names.ts';
import type { StatementText } from '../shared/text/statement-text.ts';

/** What the edits of one statement are written from. */
export interface EditSite {
  text: StatementText;
  statement: SqlStatement;
  read: SqlRead;
  entity: CatalogEntity | undefined;
  dialect: SqlDialect | undefined;
  rowBound: RowBound;
  source: SourceView;
}

/** Edits inside the statement's literal, in its own dialect; only those that can be placed for certain. */
export function sqlEdits(site: EditSite): AccessEdits {
  const bound = boundEdit(site);
  const project = projectEdit(site);
  return { ...(bound ? { bound } : {}), ...(project ? { project } : {}) };
}

function boundEdit(site: EditSite): ((rows: number) => DialectEdit) | undefined {
  const { text, statement, dialect, rowBound, source } = site;
  if (rowBound.kind === 'dynamic' && rowBound.clampedTo === undefined && isValue(rowBound.node.type) && !isForeign(rowBound.node, source)) {
    const { node } = rowBound;
    return (rows) => rewrite(node.range, `Math.min(${textOf(source, node)}, ${rows})`);
  }
  const written = statement.limit.kind === 'literal' || statement.limit.kind === 'none' ? statement.limit.range : undefined;
  if (written) {
    const range = text.rangeOf(written.start, written.end);
    return range && ((rows) => ({ code: `LIMIT ${rows}`, edits: [{ range, text: String(rows) }] }));
  }
  if (rowBound.kind !== 'none') return undefined;
  if (dialect === 'mssql') return serverBound(site);
  const at = statement.places.limit === undefined ? undefined : text.insertionAt(statement.places.limit);
  if (at === undefined) return undefined;
  const gap = gapAt(site, at);
  return (rows) => insert(at, `${gap}LIMIT ${rows}`, `LIMIT ${rows}`);
}

/** SQL Server has no LIMIT: TOP before the columns, or FETCH behind an OFFSET. */
function serverBound({ text, statement }: EditSite): ((rows: number) => DialectEdit) | undefined {
  const { top, fetch } = statement.places;
  const place = fetch ?? top;
  const at = place === undefined ? undefined : text.insertionAt(place);
  if (at === undefined) return undefined;
  if (fetch !== undefined) return (rows) => insert(at, ` FETCH NEXT ${rows} ROWS ONLY`, `FETCH NEXT ${rows} ROWS ONLY`);
  return (rows) => insert(at, `TOP (${rows}) `, `TOP (${rows})`);
}

/** Only an expression of the program can be capped there; a placeholder without a known value cannot. */
const isValue = (type: string): boolean => /^(Identifier|MemberExpression|CallExpression|LogicalExpression|BinaryExpression|ConditionalExpression|ChainExpression)$/.test(type);

const rewrite = (range: readonly [number, number], text: string): DialectEdit => ({ code: text, edits: [{ range, text }] });

const insert = (at: number, text: string, code: string): DialectEdit => ({ code, edits: [{ range: [at, at], text }] });

/** A clause starts a line of its own where the statement's clauses do. */
function gapAt({ text, statement, source }: EditSite, at: number): string {
  const last = text.text.slice(statement.keyword.start, statement.places.limit);
  if (!last.includes('\n') || text.delimiterAt(statement.places.limit ?? 0, source.text) !== '`') return ' ';
  return newLineAt(at, source);
}

function projectEdit(site: EditSite): ((fields: readonly string[]) => DialectEdit) | undefined {
  const { text, read, entity, dialect, source } = site;
  const { star } = read;
  const range = star && text.rangeOf(star.start, star.end);
  if (!range || !star) return undefined;
  const written = text.text.slice(star.start, star.end);
  if (!written.endsWith('*')) return undefined;
  const qualifier = written.slice(0, -1);
  const delimiter = text.delimiterAt(star.start, source.text);
  return (fields) => {
    const code = fields.map((field) => `${qualifier}${writeColumn(entity, field, dialect)}`).join(', ');
    const edit: TextEdit = { range, text: delimiter === '' ? code : code.split(delimiter).join(`\\${delimiter}`) };
    return { code, edits: [edit] };
  };
}
