/** Links that answer the query builder itself, in Knex and in what is built on it: https://knexjs.org/guide/query-builder.html (0.95 to 3.x). */
export const SELECTS: ReadonlySet<string> = new Set(['select', 'column', 'columns', 'distinct', 'distinctOn', 'first', 'pluck', 'clearSelect']);
/** Links that answer a number about the rows. */
export const MEASURES: ReadonlyMap<string, 'count' | 'aggregate'> = new Map([
  ['count', 'count'], ['countDistinct', 'count'],
  ['sum', 'aggregate'], ['sumDistinct', 'aggregate'], ['avg', 'aggregate'], ['avgDistinct', 'aggregate'], ['min', 'aggregate'], ['max', 'aggregate'],
]);
/** Links that turn the builder into one that writes. */
export const WRITES: ReadonlyMap<string, 'create' | 'update' | 'delete'> = new Map([
  ['insert', 'create'], ['upsert', 'update'], ['update', 'update'], ['increment', 'update'], ['decrement', 'update'],
  ['del', 'delete'], ['delete', 'delete'], ['truncate', 'delete'],
]);
const JOIN = ['join', 'innerJoin', 'leftJoin', 'leftOuterJoin', 'rightJoin', 'rightOuterJoin', 'outerJoin', 'fullOuterJoin', 'crossJoin'];
/** Joins of tables, and of relations by their name (`joinRelated('pets')`). */
export const JOINS: ReadonlySet<string> = new Set([...JOIN, ...JOIN.map((name) => `${name}Related`)]);

const CONDITIONS = ['', 'Column', 'Raw', 'Exists', 'NotExists', 'In', 'NotIn', 'Null', 'NotNull', 'Between', 'NotBetween', 'Not', 'NotColumn', 'Like', 'ILike', 'Wrapped', 'JsonObject', 'JsonPath', 'JsonSupersetOf', 'JsonSubsetOf', 'NotJsonObject'];
/** Conditions, with the words in front that join them. */
export const WHERES: ReadonlySet<string> = new Set(CONDITIONS.flatMap((kind) => [`where${kind}`, `andWhere${kind}`, `orWhere${kind}`]));

const OTHERS = [
  'from', 'table', 'into', 'withSchema', 'queryBuilder', 'with', 'withRecursive', 'withMaterialized', 'withNotMaterialized', 'as', 'clone', 'modify',
  'limit', 'offset', 'orderBy', 'orderByRaw', 'groupBy', 'groupByRaw', 'having', 'havingRaw', 'havingIn', 'andHaving', 'orHaving', 'havingBetween', 'havingNull', 'havingNotNull', 'joinRaw',
  'union', 'unionAll', 'intersect', 'except', 'returning', 'onConflict', 'merge', 'ignore', 'transacting', 'forUpdate', 'forShare', 'forNoKeyUpdate', 'forKeyShare', 'skipLocked', 'noWait',
  'timeout', 'options', 'debug', 'connection', 'comment', 'hintComment', 'queryContext', 'clear', 'clearWhere', 'clearOrder', 'clearGroup', 'clearHaving', 'clearCounters',
  'rank', 'denseRank', 'rowNumber', 'jsonExtract', 'using', 'paginate', 'client',
];

/** Every link of Knex's query builder. */
export const BUILDER_LINKS: ReadonlySet<string> = new Set([...SELECTS, ...MEASURES.keys(), ...WRITES.keys(), ...JOIN, ...WHERES, ...OTHERS]);
