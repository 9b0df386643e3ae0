import type { EntityQuery, QueryLimit, Span } from '../query-shape.ts';

/** What a FetchXML text asks for. */
export interface FetchQuery {
  /** The entity with its attributes, conditions, `top` and linked entities. */
  query: EntityQuery;
  /** `count`: rows of one page. The rows behind it are asked for with `page` or a paging cookie. */
  pageSize: QueryLimit;
  /** Further elements may come from a hole. */
  open: boolean;
  /** The opening tag, for an edit of its attributes: where ` top="n"` goes. */
  topAt?: number;
  /** Where the number of `top` or `count` stands. */
  amount?: Span;
}
