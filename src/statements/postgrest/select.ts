import { splitAlias, splitItems, splitParentheses, unquoted } from './split.ts';

/** What a `select` parameter of PostgREST asks for (versions 9 to 13). */
export interface PostgrestSelect {
  /** `*` stands among the columns. */
  all: boolean;
  /** Columns by name; of a JSON path the column that holds the document. */
  columns: readonly string[];
  /** Values that are computed over the rows are asked for: `count()`, `amount.sum()`. */
  aggregates: boolean;
  embeds: readonly PostgrestEmbed[];
  /** A part could not be read. */
  open: boolean;
}

/** A resource read along: `owner:users!contacts_owner_fkey!inner(*)`. */
export interface PostgrestEmbed {
  /** What names the resource: a table, a view, or the column that links to it. */
  name: string;
  alias?: string;
  /** The constraint or column that says which link is meant. */
  hint?: string;
  /** Rows without a match are left out, so that conditions on the resource bind. */
  inner: boolean;
  select: PostgrestSelect;
  /** As written. */
  text: string;
}

const MAX_DEPTH = 20;
/** Stands for a piece of the text that only run time knows. */
const HOLE = '\uE000';
const NOTHING: PostgrestSelect = { all: false, columns: [], aggregates: false, embeds: [], open: true };

/** Reads the text of a `select`; `\uE000` stands for a piece that is not known. Empty text asks for all columns. */
export function readPostgrestSelect(text: string): PostgrestSelect {
  return text.trim() === '' ? { ...NOTHING, all: true, open: false } : read(text, 0);
}

function read(text: string, depth: number): PostgrestSelect {
  if (depth > MAX_DEPTH) return NOTHING;
  const items = splitItems(text).map((item) => item.trim()).filter((item) => item !== '');
  const parts = items.map((item) => readItem(item, items.length === 1, depth));
  return {
    all: parts.some(({ all }) => all),
    columns: [...new Set(parts.flatMap(({ column }) => (column === undefined ? [] : [column])))],
    aggregates: parts.some(({ aggregate }) => aggregate),
    embeds: parts.flatMap(({ embed }) => embed ?? []),
    open: parts.some(({ open }) => open),
  };
}

interface Item {
  all?: boolean;
  column?: string;
  aggregate?: boolean;
  embed?: PostgrestEmbed;
  open?: boolean;
}

function readItem(item: string, alone: boolean, depth: number): Item {
  if (item === '*') return { all: true };
  const { alias, rest } = splitAlias(item.replace(/^\.\.\./, ''));
  const call = splitParentheses(rest);
  if (!call) return rest.includes(HOLE) ? { open: true } : alone && rest.trim() === 'count' ? { aggregate: true } : columnItem(rest);
  const aggregated = /^(?:(.*)\.)?(sum|avg|min|max|count)\s*$/s.exec(call.head);
  if (aggregated && call.inside.trim() === '') return aggregateItem(aggregated[1], aggregated[2] ?? '');
  if (call.head.includes(HOLE)) return { open: true };
  const [name = '', ...hints] = call.head.split('!').map(unquoted);
  const hint = hints.find((one) => one !== 'inner' && one !== 'left');
  const embed = {
    name,
    ...(alias === undefined ? {} : { alias }),
    ...(hint === undefined ? {} : { hint }),
    inner: hints.includes('inner'),
    select: read(call.inside, depth + 1),
    text: item,
  };
  return { embed };
}

/** A column with its casts and paths: `name`, `amount::text`, `address->>city`. */
function columnItem(text: string): Item {
  const column = unquoted(text.replace(/->.*$/s, '').replace(/::[^"]*$/, ''));
  return column === '' ? {} : { column };
}

/** The smallest or largest value is one of the column's own; a sum or a number is none. */
function aggregateItem(column: string | undefined, operator: string): Item {
  return { aggregate: true, ...(column !== undefined && /^m(?:in|ax)$/.test(operator) ? columnItem(column) : {}) };
}
