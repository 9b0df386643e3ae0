import type { EntityQuery, QueryValue, Span } from '../query-shape.ts';

/** What a URL or option string in OData asks for. */
export interface OdataQuery {
  /** The entity set of the path (no name where only options are written), its fields, filter, `$top` and expansions. */
  query: EntityQuery;
  /** Set when the path addresses one record by its key: `contacts(${id})`. */
  key?: QueryValue;
  /** FetchXML that stands in the options instead, decoded; `at` is its offset where nothing had to be decoded. */
  fetchXml?: { text: string; at?: number };
  /** A view that the server keeps (`savedQuery=…`) decides on fields and filter. */
  stored?: true;
  /** More options may come from a hole. */
  open: boolean;
  /** Where another option goes, and the sign in front of it; absent where no safe place exists. */
  optionAt?: { offset: number; sign: '?' | '&' | '' };
  /** Where `$top`'s number stands. */
  top?: Span;
}
