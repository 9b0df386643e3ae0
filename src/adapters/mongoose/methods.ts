import type { Operation } from '../../model/index.ts';

/** What the arguments of a model's method are, in order. */
export type Shape =
  /** filter, projection, options */
  | 'find'
  /** id, projection, options */
  | 'id'
  /** filter, then something that is no projection (an update, options) */
  | 'filter'
  /** id, then an update */
  | 'idUpdate'
  /** field, filter */
  | 'distinct'
  | 'pipeline'
  | 'values'
  /** filter, options of the paginate plugins */
  | 'paginate'
  | 'operations'
  /** starts a query builder: `where('age')` */
  | 'where';

/** What a method of a Mongoose model does. */
export interface Method {
  operation: Operation;
  many: boolean;
  shape: Shape;
  /** Position of the options of a method that writes and answers the document. */
  options?: number;
  /** True for names that other libraries do not use on things named like a model. */
  distinctive?: boolean;
}

/** Static methods of `Model`, Mongoose 5 to 9 (https://mongoosejs.com/docs/api/model.html), and of mongoose-paginate-v2. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    find: { operation: 'read', many: true, shape: 'find' },
    findOne: { operation: 'read', many: false, shape: 'find' },
    findById: { operation: 'read', many: false, shape: 'id', distinctive: true },
    where: { operation: 'read', many: true, shape: 'where' },
    findOneAndUpdate: { operation: 'update', many: false, shape: 'filter', options: 2, distinctive: true },
    findOneAndReplace: { operation: 'update', many: false, shape: 'filter', options: 2, distinctive: true },
    findOneAndDelete: { operation: 'delete', many: false, shape: 'filter', options: 1, distinctive: true },
    findOneAndRemove: { operation: 'delete', many: false, shape: 'filter', options: 1, distinctive: true },
    findByIdAndUpdate: { operation: 'update', many: false, shape: 'idUpdate', options: 2, distinctive: true },
    findByIdAndDelete: { operation: 'delete', many: false, shape: 'idUpdate', options: 1, distinctive: true },
    findByIdAndRemove: { operation: 'delete', many: false, shape: 'idUpdate', options: 1, distinctive: true },
    count: { operation: 'count', many: false, shape: 'filter' },
    countDocuments: { operation: 'count', many: false, shape: 'filter', distinctive: true },
    estimatedDocumentCount: { operation: 'count', many: false, shape: 'values', distinctive: true },
    exists: { operation: 'count', many: false, shape: 'filter' },
    distinct: { operation: 'aggregate', many: true, shape: 'distinct' },
    aggregate: { operation: 'aggregate', many: true, shape: 'pipeline' },
    create: { operation: 'create', many: false, shape: 'values' },
    insertMany: { operation: 'create', many: true, shape: 'values', distinctive: true },
    updateOne: { operation: 'update', many: false, shape: 'filter', distinctive: true },
    updateMany: { operation: 'update', many: true, shape: 'filter' },
    replaceOne: { operation: 'update', many: false, shape: 'filter', distinctive: true },
    deleteOne: { operation: 'delete', many: false, shape: 'filter', distinctive: true },
    deleteMany: { operation: 'delete', many: true, shape: 'filter' },
    bulkWrite: { operation: 'update', many: true, shape: 'operations', distinctive: true },
    bulkSave: { operation: 'update', many: true, shape: 'values', distinctive: true },
    paginate: { operation: 'read', many: true, shape: 'paginate' },
    aggregatePaginate: { operation: 'read', many: true, shape: 'paginate', distinctive: true },
  } satisfies Record<string, Method>),
);

/** Links that turn `Model.find(…)` or `Model.where(…)` into another operation. */
export const TURNS: ReadonlySet<string> = new Set(['findOne', 'find', 'countDocuments', 'count', 'distinct', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne']);

/** Links that only Mongoose's queries have. */
export const QUERY_LINKS: ReadonlySet<string> = new Set(['lean', 'populate', 'select', 'exec', 'cursor', 'session', 'orFail', 'countDocuments', 'setOptions', 'sort', 'skip', 'limit', 'collation', 'batchSize']);

/** Keys with which the other clients of capitalised models (Sequelize, Prisma, TypeORM) begin their arguments. */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set(['where', 'include', 'attributes', 'take', 'relations', 'raw', 'transaction', 'paranoid', 'orderBy', 'selector']);
