import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isInside, type SourceView, staticValue, textOf } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, DialectEdit } from '../../model/index.ts';
import { isPagedThrough } from '../shared/paging.ts';
import type { Request } from './follow.ts';
import type { Selection } from './selection.ts';

/** Links that a bound goes behind: the filters and the order. What changes the shape of the answer comes after it. */
const SHAPING = new Set(['single', 'maybeSingle', 'csv', 'geojson', 'explain', 'returns', 'overrideTypes', 'throwOnError', 'abortSignal', 'setHeader', 'rollback']);

/** Edits of a `select` request whose table and columns are written where it is made. */
export function editsOf(verb: TSESTree.CallExpression, request: Request, selection: Selection, owner: CatalogEntity | undefined, many: boolean, source: SourceView): DataAccess['edits'] {
  return {
    ...(many && !isPaged(request, source) ? { bound: (rows: number) => boundEdit(verb, request, rows, source) } : {}),
    filter: (field: string, value: string) => filterEdit(verb, request, owner?.fields.find(({ name }) => name === field)?.column ?? field, value, source),
    ...(canProject(selection, verb) ? { project: (fields: readonly string[]) => projectEdit(verb, selection, fields, owner, source) } : {}),
  };
}

/** A loop over pages counts on the size of its pages. */
function isPaged({ links }: Request, source: SourceView): boolean {
  return links.some(({ name, args: [first], call }) => name === 'range' && first !== undefined && isPagedThrough(call, first, source));
}

function boundEdit(verb: TSESTree.CallExpression, { links }: Request, rows: number, source: SourceView): DialectEdit {
  const written = links.findLast(({ name, args, conditional }) => !conditional && ((name === 'limit' && args.length === 1) || (name === 'range' && args.length === 2)));
  const [first, last] = written?.args ?? [];
  if (first && last) return rangeEdit(first, last, rows, source);
  const code = `.limit(${rows})`;
  if (first) return { code, edits: [{ range: first.range, text: String(rows) }] };
  return { code, edits: [insertLink(lastFilter(verb, links, SHAPING), code, source)] };
}

/** Filters come before the order, the bound and what changes the shape of the answer. */
function filterEdit(verb: TSESTree.CallExpression, { links }: Request, column: string, value: string, source: SourceView): DialectEdit {
  const code = `.eq('${columnName(column)}', ${value})`;
  return { code, edits: [insertLink(lastFilter(verb, links, MODIFIERS), code, source)] };
}

const MODIFIERS = new Set([...SHAPING, 'order', 'limit', 'range']);

/** The last call of the request's own chain before one of these. */
function lastFilter(verb: TSESTree.CallExpression, links: Request['links'], stops: ReadonlySet<string>): TSESTree.CallExpression {
  const own = links.filter(({ call }) => isInside(verb, call));
  const stop = own.findIndex(({ name }) => stops.has(name));
  return (stop < 0 ? own : own.slice(0, stop)).at(-1)?.call ?? verb;
}

/** Moves the end of a range: it is the last row's own number. */
function rangeEdit(first: TSESTree.Node, last: TSESTree.Node, rows: number, source: SourceView): DialectEdit {
  const start = staticValue(first, source);
  const end = start.kind === 'known' && typeof start.value === 'number' ? String(start.value + rows - 1) : `${/^(?:Identifier|MemberExpression|CallExpression|BinaryExpression)$/.test(first.type) ? textOf(source, first) : `(${textOf(source, first)})`} + ${rows - 1}`;
  return { code: `.range(${textOf(source, first)}, ${end})`, edits: [{ range: last.range, text: end }] };
}

/** Only a selection that is written out, in the call itself, can be rewritten. */
function canProject({ node, read }: Selection, verb: TSESTree.CallExpression): boolean {
  if (read.open || read.aggregates) return false;
  if (!node) return verb.arguments.length === 0;
  return (node.type === 'Literal' && typeof node.value === 'string') || (node.type === 'TemplateLiteral' && node.expressions.length === 0);
}

function projectEdit(verb: TSESTree.CallExpression, { node, read }: Selection, fields: readonly string[], owner: CatalogEntity | undefined, source: SourceView): DialectEdit {
  const columns = fields.map((field) => columnName(owner?.fields.find(({ name }) => name === field)?.column ?? field));
  const quote = node ? textOf(source, node).charAt(0) : "'";
  const write = (embeds: readonly string[]): string => quote + [...columns, ...embeds].join(', ').replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  const range: [number, number] = node ? node.range : [verb.range[1] - 1, verb.range[1] - 1];
  const code = `.select(${write(read.embeds.length > 0 ? ['…'] : [])})`;
  return { code, edits: [{ range, text: write(read.embeds.map(({ text }) => text)) }] };
}

/** Names with characters that mean something to PostgREST stand in double quotes. */
const columnName = (name: string): string => (/^[\p{L}\p{N}_ $-]+$/u.test(name) ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
