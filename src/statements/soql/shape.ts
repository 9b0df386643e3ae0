import type { EntityQuery, QueryLimit, Span } from '../query-shape.ts';

/** A SOQL query or a SOSL search. */
export interface SoqlStatement {
  verb: 'select' | 'find';
  /** The first keyword, as written and where. */
  keyword: Span & { text: string };
  /** From the first to the last token. */
  range: Span;
  /** One for SELECT; for FIND each object after RETURNING, none when it is left out. */
  queries: readonly EntityQuery[];
  /** SOSL's limit over all objects together; that of the query for SELECT. */
  limit: QueryLimit;
  /** Parts could not be read; what was read still holds. */
  open: boolean;
  /** Where ` LIMIT n` goes; undefined where one is written or no safe place exists. */
  limitAt?: number;
}
