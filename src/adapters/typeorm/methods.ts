import type { Operation } from '../../model/index.ts';

/** What the first argument of a method is (after a manager's entity): find options, conditions, a key, a list of keys, values, or a column with conditions behind it. */
export type ArgumentKind = 'options' | 'where' | 'id' | 'ids' | 'values' | 'column';

/** What a method of a repository does. */
export interface Method {
  operation: Operation;
  many: boolean;
  argument: ArgumentKind;
  /** Fails where no row matches. */
  throws?: true;
  /** True for names that other libraries do not use on things called repository. */
  distinctive?: boolean;
  /** True when it joins the relations that are declared eager; trees and lists of ids go without. */
  eager?: boolean;
  /** Its options name relations and a depth only: no bound, no fields. */
  tree?: true;
}

/** Methods of `Repository`, `EntityManager` and `BaseEntity`, 0.2 and 0.3: https://typeorm.io/docs/working-with-entity-manager/repository-api */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    find: { operation: 'read', many: true, argument: 'options', eager: true },
    findBy: { operation: 'read', many: true, argument: 'where', distinctive: true, eager: true },
    findAndCount: { operation: 'read', many: true, argument: 'options', distinctive: true, eager: true },
    findAndCountBy: { operation: 'read', many: true, argument: 'where', distinctive: true, eager: true },
    findByIds: { operation: 'read', many: true, argument: 'ids', distinctive: true },
    findTrees: { operation: 'read', many: true, argument: 'options', distinctive: true, tree: true },
    findRoots: { operation: 'read', many: true, argument: 'options', distinctive: true, tree: true },
    findOne: { operation: 'read', many: false, argument: 'options', eager: true },
    findOneBy: { operation: 'read', many: false, argument: 'where', distinctive: true, eager: true },
    findOneOrFail: { operation: 'read', many: false, argument: 'options', distinctive: true, eager: true, throws: true },
    findOneByOrFail: { operation: 'read', many: false, argument: 'where', distinctive: true, eager: true, throws: true },
    findOneById: { operation: 'read', many: false, argument: 'id', distinctive: true, eager: true },
    count: { operation: 'count', many: false, argument: 'options' },
    countBy: { operation: 'count', many: false, argument: 'where' },
    exist: { operation: 'count', many: false, argument: 'options' },
    exists: { operation: 'count', many: false, argument: 'options' },
    existsBy: { operation: 'count', many: false, argument: 'where' },
    sum: { operation: 'aggregate', many: false, argument: 'column' },
    average: { operation: 'aggregate', many: false, argument: 'column' },
    minimum: { operation: 'aggregate', many: false, argument: 'column' },
    maximum: { operation: 'aggregate', many: false, argument: 'column' },
    save: { operation: 'update', many: false, argument: 'values' },
    insert: { operation: 'create', many: false, argument: 'values' },
    update: { operation: 'update', many: true, argument: 'where' },
    upsert: { operation: 'update', many: true, argument: 'values' },
    increment: { operation: 'update', many: true, argument: 'where' },
    decrement: { operation: 'update', many: true, argument: 'where' },
    restore: { operation: 'update', many: true, argument: 'where' },
    delete: { operation: 'delete', many: true, argument: 'where' },
    softDelete: { operation: 'delete', many: true, argument: 'where' },
    remove: { operation: 'delete', many: false, argument: 'values' },
    softRemove: { operation: 'delete', many: false, argument: 'values' },
  } satisfies Record<string, Method>),
);

/** Options of `find`: what tells them from plain conditions, which 0.2 took in their place. */
export const OPTION_KEYS: readonly string[] = ['where', 'take', 'skip', 'relations', 'select', 'order', 'cache', 'withDeleted', 'loadEagerRelations', 'loadRelationIds', 'relationLoadStrategy', 'join', 'lock', 'transaction', 'comment'];

/** What ends a query builder's chain. */
export interface Terminal {
  many: boolean;
  rows: boolean;
  /** Fails where no row matches. */
  throws?: true;
  /** Answers columns as the database names them; `take` counts there only without joins. */
  raw?: boolean;
}

/** Terminal calls of `SelectQueryBuilder`: https://typeorm.io/docs/query-builder/select-query-builder */
export const TERMINALS: ReadonlyMap<string, Terminal> = new Map(
  Object.entries({
    getMany: { many: true, rows: true },
    getManyAndCount: { many: true, rows: true },
    getRawMany: { many: true, rows: true, raw: true },
    getRawAndEntities: { many: true, rows: true },
    stream: { many: true, rows: true, raw: true },
    getOne: { many: false, rows: true },
    getOneOrFail: { many: false, rows: true, throws: true },
    getRawOne: { many: false, rows: true, raw: true },
    getCount: { many: false, rows: false },
    getExists: { many: false, rows: false },
    execute: { many: true, rows: true, raw: true },
  } satisfies Record<string, Terminal>),
);
