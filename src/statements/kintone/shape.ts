import type { Unknown } from '../../model/index.ts';

/** One condition of a query that every row must meet. */
export interface KintoneCondition {
  /** The field code as written; undefined where the source chooses it at run time. */
  field?: string;
  /** Number of the hole that stands for the field code. */
  fieldHole?: number;
  /** `eq`: `=`, or `in` with one value; `in`: a list; `other`: everything else. */
  op: 'eq' | 'in' | 'other';
  /** What the field is compared with: a hole, a function such as `LOGINUSER`, or text of the query. */
  value?: { kind: 'hole'; hole: number } | { kind: 'function'; name: string } | { kind: 'text'; text: string };
  /** How many values a list writes out; undefined where a hole holds the list. */
  size?: number;
}

/** `limit` or `offset`. */
export type KintoneNumber = { kind: 'none' } | { kind: 'literal'; value: number } | { kind: 'hole'; hole: number } | Unknown;

/** What a query says: https://kintone.dev/en/docs/kintone/overview/query-string/ */
export interface KintoneQuery {
  conditions: readonly KintoneCondition[];
  /** True when more conditions may exist than could be read. */
  open: boolean;
  limit: KintoneNumber;
  offset: KintoneNumber;
  /** Fields of `order by`. */
  order: readonly string[];
  /** Numbers of the holes that may hold options (`order by`, `limit`, `offset`) or more conditions. */
  clauseHoles: readonly number[];
}
