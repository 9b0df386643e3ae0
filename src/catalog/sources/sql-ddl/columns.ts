import { after, closeOf, isIdentifier, keyAt, splitCommas } from '../../../statements/sql/index.ts';
import type { SourceField } from '../source.ts';
import type { Script } from './script.ts';

/** A column as declared, with the text of its inline COMMENT. */
export interface ColumnItem {
  field: SourceField;
  /** Token range of the declaration. */
  from: number;
  to: number;
}

/** A constraint over a single column that makes it unique. */
export interface KeyItem {
  column: string;
}

const CONSTRAINTS = new Set([
  'not', 'null', 'default', 'primary', 'unique', 'references', 'check', 'constraint', 'collate', 'generated', 'auto_increment', 'identity',
  'comment', 'on', 'as', 'autoincrement', 'key', 'storage', 'compression', 'masked', 'sparse', 'rowguidcol', 'after', 'first', 'visible',
  'invisible', 'encrypted', 'encode', 'charset', 'using', 'deferrable', 'initially', 'virtual', 'stored', 'invisible', 'column_format',
]);
const TABLE_ITEMS = new Set(['constraint', 'primary', 'unique', 'foreign', 'check', 'key', 'index', 'exclude', 'like', 'fulltext', 'spatial', 'period']);

/** Reads the column in tokens `from`..`to`; undefined when a constraint or nothing readable stands there. */
export function readColumn(script: Script, from: number, to: number): ColumnItem | undefined {
  const name = script.tokens[from];
  if (!isIdentifier(name) || (name.kind === 'word' && startsConstraint(script, from))) return undefined;
  let end = from + 1;
  while (end < to && !endsType(script, end, from)) end = after(script, end);
  const field: SourceField = { name: name.text, line: script.lineAt(name.start) };
  const first = script.tokens[from + 1];
  const last = script.tokens[Math.min(end, to) - 1];
  if (end > from + 1 && first && last) field.type = typeText(script.text.slice(first.start, last.end));
  readConstraints(script, field, end, to);
  return { field, from, to };
}

/** A type on one line, without SQL Server's brackets around its name. */
export const typeText = (written: string): string => written.replace(/\s+/g, ' ').replace(/\[(\w+)\]/g, '$1');

function endsType(script: Script, i: number, from: number): boolean {
  const key = keyAt(script, i);
  if (key === 'character' && keyAt(script, i + 1) === 'set') return i > from + 1;
  return CONSTRAINTS.has(key) || key === '=' || key === ';';
}

function readConstraints(script: Script, field: SourceField, from: number, to: number): void {
  for (let i = from; i < to; i = after(script, i)) {
    const key = keyAt(script, i);
    if (key === 'unique' || (key === 'primary' && keyAt(script, i + 1) === 'key')) field.unique = true;
    if (key === 'comment' && script.tokens[i + 1]?.kind === 'string') field.comment = script.tokens[i + 1]?.text ?? '';
  }
}

/** Types that take a size, so that `key varchar(40)` is a column and `KEY name (a)` an index. */
const SIZED = /^(n?(var)?char|character|decimal|numeric|number|n?varchar2|bit|(var)?binary|int|integer|bigint|smallint|tinyint|float|datetime|timestamp|time|enum|set)$/;

/** A column may be called `key`, `index` or `period`; as a constraint the word is followed by a list or a name. */
function startsConstraint(script: Script, i: number): boolean {
  const key = keyAt(script, i);
  if (!TABLE_ITEMS.has(key)) return false;
  if (key === 'key' || key === 'index') return keyAt(script, i + 1) === '(' || (keyAt(script, i + 2) === '(' && !SIZED.test(keyAt(script, i + 1)));
  if (key === 'primary' || key === 'foreign') return keyAt(script, i + 1) === 'key';
  if (key === 'period') return keyAt(script, i + 1) === 'for';
  return true;
}

/** The column of a PRIMARY KEY or UNIQUE constraint over one column. */
export function readKey(script: Script, from: number, to: number): KeyItem | undefined {
  let i = from;
  if (keyAt(script, i) === 'constraint') i += 2;
  const key = keyAt(script, i);
  if (key !== 'unique' && !(key === 'primary' && keyAt(script, i + 1) === 'key')) return undefined;
  while (i < to && keyAt(script, i) !== '(') i++;
  return i < to ? onlyColumn(script, i) : undefined;
}

/** The column of a list `(a)` at `open`, when it is the only one. */
export function onlyColumn(script: Script, open: number): KeyItem | undefined {
  const parts = splitCommas(script, open + 1, closeOf(script, open));
  const column = script.tokens[parts[0]?.[0] ?? -1];
  if (parts.length !== 1 || !isIdentifier(column) || keyAt(script, (parts[0]?.[0] ?? 0) + 1) === '(') return undefined;
  return { column: column.text };
}
