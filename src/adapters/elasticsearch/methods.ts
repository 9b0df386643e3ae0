import type { Operation } from '../../model/index.ts';

/** What a method of a search client does. */
export interface SearchMethod {
  operation: Operation;
  many: boolean;
  /** What selects the documents: a query, an id, a list of ids, nothing, or a statement as text. */
  by: 'query' | 'id' | 'ids' | 'nothing' | 'text';
  /** Where the answer has its hits or documents; none where it is not followed. */
  path?: readonly string[];
  /** Rows that come without a `size`. */
  size?: number;
  /** Reads every page. */
  pages?: true;
  /** The member of the client it belongs to: `client.helpers.search`. */
  of?: 'helpers' | 'esql' | 'sql' | 'asyncSearch';
  /** The answer holds documents, not hits. */
  documents?: true;
}

const search: SearchMethod = { operation: 'read', many: true, by: 'query', path: ['hits', 'hits'], size: 10 };

/** Methods of `@elastic/elasticsearch` 7, 8 and 9 and of OpenSearch 1 to 3, by owner and name: https://www.elastic.co/docs/reference/elasticsearch/clients/javascript */
const METHODS: readonly (readonly [string, SearchMethod])[] = [
  ['search', search],
  ['search', { operation: 'read', many: true, by: 'query', size: 10, of: 'helpers', documents: true }],
  ['scrollDocuments', { operation: 'read', many: true, by: 'query', pages: true, of: 'helpers', documents: true }],
  ['scrollSearch', { operation: 'read', many: true, by: 'query', pages: true, of: 'helpers' }],
  ['submit', { ...search, path: ['response', 'hits', 'hits'], of: 'asyncSearch' }],
  ['query', { operation: 'read', many: true, by: 'text', of: 'esql' }],
  ['query', { operation: 'read', many: true, by: 'text', of: 'sql' }],
  ['msearch', { operation: 'read', many: true, by: 'query' }],
  ['get', { operation: 'read', many: false, by: 'id', path: ['_source'] }],
  ['getSource', { operation: 'read', many: false, by: 'id', documents: true }],
  ['mget', { operation: 'read', many: true, by: 'ids', path: ['docs'] }],
  ['count', { operation: 'count', many: false, by: 'query' }],
  ['deleteByQuery', { operation: 'delete', many: true, by: 'query' }],
  ['delete_by_query', { operation: 'delete', many: true, by: 'query' }],
  ['updateByQuery', { operation: 'update', many: true, by: 'query' }],
  ['update_by_query', { operation: 'update', many: true, by: 'query' }],
  ['delete', { operation: 'delete', many: false, by: 'id' }],
  ['update', { operation: 'update', many: false, by: 'id' }],
  ['index', { operation: 'create', many: false, by: 'nothing' }],
  ['create', { operation: 'create', many: false, by: 'nothing' }],
  ['bulk', { operation: 'update', many: true, by: 'nothing' }],
];

/** Names of all methods. */
export const METHOD_NAMES: ReadonlySet<string> = new Set(METHODS.map(([name]) => name));

/** The method of a name, on the client itself or on one of its members. */
export function searchMethod(name: string, owner: string | undefined): SearchMethod | undefined {
  return METHODS.find(([one, { of }]) => one === name && of === owner)?.[1];
}

/** Members of a client that have methods of their own. */
export const MEMBERS: ReadonlySet<string> = new Set(['helpers', 'esql', 'sql', 'asyncSearch']);
