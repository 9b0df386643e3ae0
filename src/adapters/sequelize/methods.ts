import type { Operation } from '../../model/index.ts';

/** Where a method keeps its options: their index, and what stands before them. */
export interface Method {
  operation: Operation;
  many: boolean;
  /** Index of the options in the call. */
  options: number;
  /** What the first argument is where it is not the options: a key, values, a field. */
  first?: 'key' | 'values' | 'field';
  /** How rows are handed out: as they are, in `rows`, first of a pair; absent where none come back. */
  answers?: 'rows' | 'row' | 'rows-property' | 'pair';
  /** True for names that models of other libraries and services do not have. */
  distinctive?: boolean;
}

/** Static methods of a model, Sequelize 5 to 7: https://sequelize.org/api/v6/class/src/model.js~model */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    findAll: { operation: 'read', many: true, options: 0, answers: 'rows' },
    findAndCountAll: { operation: 'read', many: true, options: 0, answers: 'rows-property', distinctive: true },
    findByPk: { operation: 'read', many: false, options: 1, first: 'key', answers: 'row', distinctive: true },
    // Names that version 5 took out and older code still has.
    findById: { operation: 'read', many: false, options: 1, first: 'key', answers: 'row' },
    findAndCount: { operation: 'read', many: true, options: 0, answers: 'rows-property' },
    findOne: { operation: 'read', many: false, options: 0, answers: 'row' },
    findOrCreate: { operation: 'create', many: false, options: 0, answers: 'pair' },
    findOrBuild: { operation: 'read', many: false, options: 0, answers: 'pair', distinctive: true },
    findCreateFind: { operation: 'create', many: false, options: 0, answers: 'pair', distinctive: true },
    count: { operation: 'count', many: false, options: 0 },
    sum: { operation: 'aggregate', many: false, options: 1, first: 'field' },
    max: { operation: 'aggregate', many: false, options: 1, first: 'field' },
    min: { operation: 'aggregate', many: false, options: 1, first: 'field' },
    aggregate: { operation: 'aggregate', many: false, options: 2, first: 'field' },
    create: { operation: 'create', many: false, options: 1, first: 'values', answers: 'row' },
    bulkCreate: { operation: 'create', many: true, options: 1, first: 'values', answers: 'rows' },
    upsert: { operation: 'update', many: false, options: 1, first: 'values', answers: 'pair' },
    update: { operation: 'update', many: true, options: 1, first: 'values' },
    increment: { operation: 'update', many: true, options: 1, first: 'field' },
    decrement: { operation: 'update', many: true, options: 1, first: 'field' },
    restore: { operation: 'update', many: true, options: 0 },
    destroy: { operation: 'delete', many: true, options: 0 },
    truncate: { operation: 'delete', many: true, options: 0 },
  } satisfies Record<string, Method>),
);

/** Methods of a row: https://sequelize.org/docs/v6/core-concepts/model-instances/ */
export const ROW_METHODS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['update', 'update'],
  ['save', 'update'],
  ['increment', 'update'],
  ['decrement', 'update'],
  ['restore', 'update'],
  ['destroy', 'delete'],
  ['reload', 'read'],
]);

/** Methods of a row of sequelize-typescript that name an association: `row.$get('orders', { … })`. */
export const ASSOCIATION_METHODS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['$get', 'read'],
  ['$count', 'count'],
  ['$create', 'create'],
  ['$set', 'update'],
  ['$add', 'update'],
  ['$remove', 'update'],
  ['$has', 'count'],
]);

/** Options that speak of Sequelize, for models that only a name speaks for. `where`, `include`, `order` and `limit` are other libraries' words too. */
export const OWN_OPTIONS: readonly string[] = ['attributes', 'paranoid', 'replacements', 'raw', 'nest', 'rejectOnEmpty', 'distinct', 'subQuery', 'truncate', 'individualHooks', 'returning', 'fieldMap', 'ignoreDuplicates', 'updateOnDuplicate', 'hooks', 'logging', 'benchmark', 'searchPath'];

/** All options of a finder. */
export const OPTION_KEYS: readonly string[] = [...OWN_OPTIONS, 'where', 'include', 'order', 'limit', 'offset', 'group', 'having', 'transaction', 'lock', 'plain'];
