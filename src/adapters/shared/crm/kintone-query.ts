import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, type SourceView, textOf as nodeText } from '../../../ast/index.ts';
import { type Filter, type FilterField, none, type RowBound, unknown } from '../../../model/index.ts';
import { type KintoneCondition, readKintoneQuery } from '../../../statements/kintone/index.ts';
import { isNothing } from './bound.ts';
import { acrossPages } from '../paging.ts';
import { type BuiltText, textOf } from './text.ts';

/** Rows that come back where a query has no `limit`: https://kintone.dev/en/docs/kintone/rest-api/records/get-records/ */
const PAGE = { rows: 100, why: 'kintone answers 100 records unless asked for more' };
/** Keys of a record that every app has. */
const KEYS: Readonly<Record<string, string>> = { $id: 'id', レコード番号: 'id', Record_number: 'id' };

/** What a query text says about the rows. */
export interface QueryFacts {
  bound: RowBound;
  filter: Filter;
  /** The number that `limit` names, where the source writes it. */
  limit?: number;
}

/** Reads a query where it is written; `undefined` stands for none. */
export function queryFacts(node: TSESTree.Node | undefined, call: TSESTree.Node, source: SourceView): QueryFacts {
  if (!node || isNothing(node, source)) return { bound: { kind: 'default', ...PAGE }, filter: none };
  return textFacts(textOf(node, source), node, call, source);
}

/** Reads a query whose text is taken apart already; `node` stands for it. */
export function textFacts(built: BuiltText, node: TSESTree.Node, call: TSESTree.Node, source: SourceView): QueryFacts {
  const always = readKintoneQuery(built.text);
  const full = built.full === built.text ? always : readKintoneQuery(built.full);
  const opaque = built.holes.length === 1 && /^\s*\uE0000\uE001\s*$/.test(built.full);
  const filter: Filter = opaque ? unknown('the query is built elsewhere') : filterOf(always.conditions, full.conditions, always.open || full.open, built, source);
  return { ...limitOf(always.limit.kind === 'none' ? full : always, built, node, call, source), filter };
}

function limitOf(query: ReturnType<typeof readKintoneQuery>, built: BuiltText, node: TSESTree.Node, call: TSESTree.Node, source: SourceView): Pick<QueryFacts, 'bound' | 'limit'> {
  const { limit, offset, clauseHoles } = query;
  const cursor = offset.kind === 'hole' ? built.holes[offset.hole] : undefined;
  switch (limit.kind) {
    case 'literal':
      return { bound: acrossPages({ kind: 'literal', rows: limit.value, node }, call, cursor, source), limit: limit.value };
    case 'hole': {
      const value = built.holes[limit.hole];
      return { bound: acrossPages(value ? readRowBound(value, source) : { kind: 'dynamic', node }, call, cursor, source) };
    }
    case 'unknown':
      return { bound: limit };
    case 'none':
      // Whatever else the text may bring, kintone answers a page of 500 records at most.
      return { bound: acrossPages(clauseHoles.length > 0 ? { kind: 'dynamic', node } : { kind: 'default', ...PAGE }, call, cursor, source) };
  }
}

/** The conditions of a text that holds no options, such as `condition` of `getAllRecords`. */
export function conditionFilter(node: TSESTree.Node | undefined, call: TSESTree.Node, source: SourceView): Filter {
  return queryFacts(node, call, source).filter;
}

function filterOf(always: readonly KintoneCondition[], full: readonly KintoneCondition[], open: boolean, built: BuiltText, source: SourceView): Filter {
  const key = ({ field, fieldHole, op }: KintoneCondition): string => `${field ?? fieldHole ?? ''} ${op}`;
  const left = always.map(key);
  const fields: FilterField[] = full.map((condition) => {
    const at = left.indexOf(key(condition));
    if (at !== -1) left.splice(at, 1);
    return fieldOf(condition, at === -1, built, source);
  });
  if (fields.length === 0) return open ? unknown('the query is built elsewhere') : none;
  return { kind: 'fields', fields, unique: fields.some(({ name, op, optional }) => name === 'id' && op === 'eq' && !optional), open };
}

function fieldOf({ field, fieldHole, op, value }: KintoneCondition, optional: boolean, { holes }: BuiltText, source: SourceView): FilterField {
  const chosen = fieldHole === undefined ? undefined : holes[fieldHole];
  const name = field === undefined ? (chosen ? nodeText(source, chosen) : '') : (KEYS[field] ?? field);
  const node = value?.kind === 'hole' ? holes[value.hole] : undefined;
  return { name, op, ...(node ? { value: node } : {}), optional };
}
