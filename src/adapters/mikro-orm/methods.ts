import type { Operation } from '../../model/index.ts';

/** What a method of an entity manager or repository does, and where it keeps its arguments (after a manager's entity). */
export interface Method {
  operation: Operation;
  many: boolean;
  /** What the first argument is: conditions, options that hold conditions, values, or records that know their entity. */
  first: 'where' | 'options' | 'values' | 'records';
  /** How rows are handed out; absent where none come back. */
  answers?: 'rows' | 'row' | 'pair' | 'cursor';
  /** Fails where no row matches. */
  throws?: true;
  /** True for names that repositories of other libraries do not have. */
  distinctive?: boolean;
}

/** Methods of `EntityManager` and `EntityRepository`, MikroORM 4 to 7: https://mikro-orm.io/api/core/class/EntityManager */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    find: { operation: 'read', many: true, first: 'where', answers: 'rows' },
    findAll: { operation: 'read', many: true, first: 'options', answers: 'rows' },
    findAndCount: { operation: 'read', many: true, first: 'where', answers: 'pair', distinctive: true },
    findByCursor: { operation: 'read', many: true, first: 'where', answers: 'cursor', distinctive: true },
    findOne: { operation: 'read', many: false, first: 'where', answers: 'row' },
    findOneOrFail: { operation: 'read', many: false, first: 'where', answers: 'row', distinctive: true, throws: true },
    count: { operation: 'count', many: false, first: 'where' },
    nativeUpdate: { operation: 'update', many: true, first: 'where', distinctive: true },
    nativeDelete: { operation: 'delete', many: true, first: 'where', distinctive: true },
    nativeInsert: { operation: 'create', many: false, first: 'values', distinctive: true },
    insert: { operation: 'create', many: false, first: 'values' },
    insertMany: { operation: 'create', many: true, first: 'values' },
    create: { operation: 'create', many: false, first: 'values' },
    upsert: { operation: 'update', many: false, first: 'values', answers: 'row' },
    upsertMany: { operation: 'update', many: true, first: 'values', answers: 'rows' },
    persist: { operation: 'update', many: false, first: 'records' },
    persistAndFlush: { operation: 'update', many: false, first: 'records', distinctive: true },
    remove: { operation: 'delete', many: false, first: 'records' },
    removeAndFlush: { operation: 'delete', many: false, first: 'records', distinctive: true },
  } satisfies Record<string, Method>),
);

/** Options that speak of MikroORM: https://mikro-orm.io/api/core/interface/FindOptions */
export const OWN_OPTIONS: readonly string[] = ['populate', 'populateWhere', 'populateOrderBy', 'orderBy', 'fields', 'exclude', 'filters', 'strategy', 'convertCustomTypes', 'disableIdentityMap', 'lockMode', 'flushMode', 'failHandler', 'schema', 'ctx', 'connectionType'];

/** What ends a query builder's chain. */
export interface Terminal {
  many: boolean;
  rows: boolean;
}

/** Terminal calls of MikroORM's query builder: https://mikro-orm.io/docs/query-builder */
export const TERMINALS: ReadonlyMap<string, Terminal> = new Map(
  Object.entries({
    getResult: { many: true, rows: true },
    getResultList: { many: true, rows: true },
    getResultAndCount: { many: true, rows: true },
    getSingleResult: { many: false, rows: true },
    getCount: { many: false, rows: false },
    execute: { many: true, rows: true },
  } satisfies Record<string, Terminal>),
);
