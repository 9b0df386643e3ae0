import type { Operation } from '../../model/index.ts';

/** What the first argument of a method is. */
export type Shape = 'filter' | 'distinct' | 'pipeline' | 'documents' | 'operations';

/** What a method of a collection does. */
export interface Method {
  operation: Operation;
  many: boolean;
  shape: Shape;
  /** Position of the options that can hold a projection. */
  options?: number;
  /** True for names that other databases do not use on things called collection. */
  distinctive?: boolean;
}

/** Methods of `Collection`, driver 3 to 7: https://mongodb.github.io/node-mongodb-native/6.0/classes/Collection.html */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    find: { operation: 'read', many: true, shape: 'filter', options: 1 },
    findOne: { operation: 'read', many: false, shape: 'filter', options: 1 },
    findOneAndUpdate: { operation: 'update', many: false, shape: 'filter', options: 2, distinctive: true },
    findOneAndReplace: { operation: 'update', many: false, shape: 'filter', options: 2, distinctive: true },
    findOneAndDelete: { operation: 'delete', many: false, shape: 'filter', options: 1, distinctive: true },
    count: { operation: 'count', many: false, shape: 'filter' },
    countDocuments: { operation: 'count', many: false, shape: 'filter', distinctive: true },
    estimatedDocumentCount: { operation: 'count', many: false, shape: 'documents', distinctive: true },
    distinct: { operation: 'aggregate', many: true, shape: 'distinct' },
    aggregate: { operation: 'aggregate', many: true, shape: 'pipeline' },
    insertOne: { operation: 'create', many: false, shape: 'documents', distinctive: true },
    insertMany: { operation: 'create', many: true, shape: 'documents', distinctive: true },
    updateOne: { operation: 'update', many: false, shape: 'filter', distinctive: true },
    updateMany: { operation: 'update', many: true, shape: 'filter', distinctive: true },
    replaceOne: { operation: 'update', many: false, shape: 'filter', distinctive: true },
    deleteOne: { operation: 'delete', many: false, shape: 'filter', distinctive: true },
    deleteMany: { operation: 'delete', many: true, shape: 'filter', distinctive: true },
    bulkWrite: { operation: 'update', many: true, shape: 'operations', distinctive: true },
  } satisfies Record<string, Method>),
);

/** Links that only the driver's cursors have. */
export const CURSOR_LINKS: ReadonlySet<string> = new Set(['toArray', 'project', 'hasNext', 'tryNext', 'addCursorFlag', 'batchSize']);
