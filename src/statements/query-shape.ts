import type { Span } from './sql/shape.ts';

export type { Span } from './sql/shape.ts';

/** A value inside a query's text. `bind`: named for the host language, `:ids`. */
export type QueryValue = { kind: 'literal'; text: string } | { kind: 'bind'; name: string } | { kind: 'hole'; hole: number } | { kind: 'unknown' };

/** One condition that every matched row fulfils. `name` is the field as spelled, with the path to it (`Account.Name`). */
export interface QueryCondition {
  name: string;
  op: 'eq' | 'in' | 'other';
  value?: QueryValue;
  /** Length of a list that is written out. */
  size?: number;
}

/** Conditions joined by AND; what a row can escape is listed as `other`. `open`: parts were not understood or stand in a hole. */
export type QueryWhere = { kind: 'none' } | { kind: 'conditions'; conditions: readonly QueryCondition[]; open: boolean };

/** A row limit as written; `range` is the number's. */
export type QueryLimit = { kind: 'none' } | { kind: 'literal'; rows: number; range: Span } | { kind: 'value'; value: QueryValue; range: Span } | { kind: 'unknown'; why: string };

/** Fields a query asks for. `of`: only the vendor's own fields or only those that the organisation added. */
export type QueryFields = { kind: 'all'; of?: 'standard' | 'custom' } | { kind: 'fields'; names: readonly string[] } | { kind: 'unknown'; why: string };

/**
 * What a query does with one entity.
 * `main`: what it is about. `parent`: the one record a path leads to. `child`: records below each row.
 * `filter`: only decides which rows match. `found`: one of several entities a search looks in.
 */
export interface EntityQuery {
  role: 'main' | 'parent' | 'child' | 'filter' | 'found';
  /** Name as spelled: an entity, or the relation that leads to it; undefined when it is not written here. */
  name?: string;
  /** Why there is no name. */
  why?: string;
  /** For `parent` and `child`: what `name` is. */
  names?: 'relation' | 'entity';
  /** Where the name stands. */
  range: Span;
  fields: QueryFields;
  /** Where the fields stand, when they are all on one place that an edit can replace. */
  fieldsRange?: Span;
  /** Only measures are asked for and nothing is grouped: one row answers. */
  measure?: 'count' | 'aggregate';
  where: QueryWhere;
  limit: QueryLimit;
  related: readonly EntityQuery[];
}
