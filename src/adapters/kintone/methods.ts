import type { Operation } from '../../model/index.ts';

/** What a method on records does, and which of its options say what. */
export interface Method {
  operation: Extract<Operation, 'read' | 'create' | 'update' | 'delete'>;
  /** `page`: one request; `all`: pages through everything; `cursor`: a page of a cursor; `one`: one record; `list`: the records it is given; `comments`. */
  rows: 'page' | 'all' | 'cursor' | 'one' | 'list' | 'comments';
  /** Options that hold the query text, tried in turn. */
  query?: readonly string[];
  /** Properties that lead from the answer to the records. */
  path: readonly string[];
}

const QUERY = ['query'];
const CONDITION = ['condition', 'query', 'filterCond'];
const all = (...path: string[]): Method => ({ operation: 'read', rows: 'all', query: CONDITION, path });
const write = (operation: Method['operation'], rows: 'one' | 'list'): Method => ({ operation, rows, path: [] });

/** Methods of @kintone/rest-api-client (1 to 6), @kintone/kintone-js-sdk (0.5 to 0.7) and kintone-utility. */
export const METHODS: Readonly<Record<string, Method>> = {
  getRecord: { operation: 'read', rows: 'one', path: ['record'] },
  getRecords: { operation: 'read', rows: 'page', query: QUERY, path: ['records'] },
  getAllRecords: all(),
  getAllRecordsWithId: all(),
  getAllRecordsWithOffset: all(),
  getAllRecordsWithCursor: all(),
  getAllRecordsByQuery: all('records'),
  getAllRecordsByCursor: all('records'),
  // A cursor hands out all rows of its query, page by page.
  createCursor: { operation: 'read', rows: 'all', query: QUERY, path: ['records'] },
  getRecordsByCursor: { operation: 'read', rows: 'cursor', path: ['records'] },
  getRecordComments: { operation: 'read', rows: 'comments', path: ['comments'] },
  getComments: { operation: 'read', rows: 'comments', path: ['comments'] },
  addRecord: write('create', 'one'),
  addRecords: write('create', 'list'),
  addAllRecords: write('create', 'list'),
  updateRecord: write('update', 'one'),
  updateRecordByID: write('update', 'one'),
  updateRecordByUpdateKey: write('update', 'one'),
  upsertRecord: write('update', 'one'),
  updateRecords: write('update', 'list'),
  updateAllRecords: write('update', 'list'),
  upsertRecords: write('update', 'list'),
  deleteRecords: write('delete', 'list'),
  deleteAllRecords: write('delete', 'list'),
  deleteAllRecordsByQuery: { operation: 'delete', rows: 'list', query: QUERY, path: [] },
};

/** Functions that projects write after kintone's own samples, imported from a module whose path names kintone. */
export const SAMPLES: Readonly<Record<string, Method>> = {
  fetchAllRecords: all('records'),
  getAllRecords: all('records'),
  fetchRecords: { operation: 'read', rows: 'page', query: CONDITION, path: ['records'] },
  getRecords: { operation: 'read', rows: 'page', query: CONDITION, path: ['records'] },
  fetchRecordById: { operation: 'read', rows: 'one', path: ['record'] },
};

/** What the REST API does at a path below `/k/v1/` (or `/k/guest/<id>/v1/`) with a method of HTTP. */
export function restMethod(path: string, verb: string): Method | undefined {
  const end = /(?:^|\/)k\/(?:guest\/[^/]+\/)?v1\/(record|records|records\/cursor|record\/comments)(?:\.json)?(?:\?|$)/.exec(path)?.[1];
  return end === undefined ? undefined : REST[`${verb.toUpperCase()} ${end}`];
}

const REST: Readonly<Record<string, Method | undefined>> = {
  'GET record': METHODS.getRecord,
  'POST record': METHODS.addRecord,
  'PUT record': METHODS.updateRecord,
  'GET records': METHODS.getRecords,
  'POST records': METHODS.addRecords,
  'PUT records': METHODS.updateRecords,
  'DELETE records': METHODS.deleteRecords,
  'POST records/cursor': METHODS.createCursor,
  'GET records/cursor': METHODS.getRecordsByCursor,
  'GET record/comments': METHODS.getRecordComments,
};
