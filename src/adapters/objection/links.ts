import { BUILDER_LINKS } from '../shared/builder/links.ts';

/** Links that only Objection has and that read or write rows: https://vincit.github.io/objection.js/api/query-builder/ (2.x and 3.x). */
const ROWS = [
  'findById', 'findByIds', 'findOne', 'page', 'range', 'resultSize', 'throwIfNotFound',
  'withGraphFetched', 'withGraphJoined', 'modifyGraph', 'allowGraph', 'clearWithGraph', 'eager', 'joinEager', 'mergeEager', 'modifyEager',
  'patch', 'patchAndFetch', 'patchAndFetchById', 'updateAndFetch', 'updateAndFetchById', 'insertAndFetch', 'deleteById',
  'insertGraph', 'insertGraphAndFetch', 'upsertGraph', 'upsertGraphAndFetch', 'insertWithRelated', 'relate', 'unrelate',
  'joinRelated', 'innerJoinRelated', 'leftJoinRelated', 'leftOuterJoinRelated', 'rightJoinRelated', 'rightOuterJoinRelated', 'outerJoinRelated', 'fullOuterJoinRelated',
  'whereComposite', 'whereInComposite', 'skipUndefined', 'onBuildKnex', 'runBefore', 'runAfter', 'onError', 'castTo', 'mergeContext', 'modifiers',
];

/** Names that prove an Objection query by themselves. */
export const DISTINCTIVE: ReadonlySet<string> = new Set(ROWS.filter((name) => !/^(?:range|eager|relate|castTo|onError)$/.test(name)));

/** Every link of Objection's query builder. */
export const OBJECTION_LINKS: ReadonlySet<string> = new Set([...BUILDER_LINKS, ...ROWS, 'alias', 'for', 'onBuild', 'context', 'traverse', 'omit', 'pick', 'returning']);

/** Calls with which a query starts. */
export const STARTS: ReadonlySet<string> = new Set(['query', 'relatedQuery', '$query', '$relatedQuery']);

/** What links do beyond Knex's own. */
export const OPERATIONS: ReadonlyMap<string, 'create' | 'update' | 'delete' | 'count'> = new Map([
  ['patch', 'update'], ['patchAndFetch', 'update'], ['patchAndFetchById', 'update'], ['updateAndFetch', 'update'], ['updateAndFetchById', 'update'],
  ['upsertGraph', 'update'], ['upsertGraphAndFetch', 'update'], ['relate', 'update'], ['unrelate', 'update'],
  ['insertAndFetch', 'create'], ['insertGraph', 'create'], ['insertGraphAndFetch', 'create'], ['insertWithRelated', 'create'],
  ['deleteById', 'delete'], ['resultSize', 'count'],
]);
