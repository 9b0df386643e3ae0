import type { Operation } from '../../model/index.ts';

/** What a model method of Prisma Client does. */
export interface Method {
  operation: Operation;
  many: boolean;
  /** Whether the method answers rows at all. */
  rows: boolean;
  /** Whether it fails where no row matches. */
  throws?: true;
}

/** Model methods of Prisma Client 4–7 (reference: "Model queries" of the Prisma Client API). */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    findMany: { operation: 'read', many: true, rows: true },
    findFirst: { operation: 'read', many: false, rows: true },
    findFirstOrThrow: { operation: 'read', many: false, rows: true, throws: true },
    findUnique: { operation: 'read', many: false, rows: true },
    findUniqueOrThrow: { operation: 'read', many: false, rows: true, throws: true },
    count: { operation: 'count', many: false, rows: false },
    aggregate: { operation: 'aggregate', many: false, rows: false },
    groupBy: { operation: 'aggregate', many: true, rows: false },
    create: { operation: 'create', many: false, rows: true },
    createMany: { operation: 'create', many: true, rows: false },
    createManyAndReturn: { operation: 'create', many: true, rows: true },
    update: { operation: 'update', many: false, rows: true },
    updateMany: { operation: 'update', many: true, rows: false },
    updateManyAndReturn: { operation: 'update', many: true, rows: true },
    upsert: { operation: 'update', many: false, rows: true },
    delete: { operation: 'delete', many: false, rows: true },
    deleteMany: { operation: 'delete', many: true, rows: false },
  } satisfies Record<string, Method>),
);

/** Methods that no other client has with a `x.model.method({ … })` shape: with a model of the project enough for evidence `convention`. */
export const DISTINCTIVE: ReadonlySet<string> = new Set([
  'findMany',
  'findFirst',
  'findFirstOrThrow',
  'findUnique',
  'findUniqueOrThrow',
  'createMany',
  'createManyAndReturn',
  'updateMany',
  'updateManyAndReturn',
  'deleteMany',
  'upsert',
  'groupBy',
]);
