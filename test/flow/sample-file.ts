import type { TSESTree } from '@typescript-eslint/types';
import { buildCatalog, createCatalog, readPrismaSchema } from '../../src/catalog/index.ts';
import { objectProperty, propertyName, type SourceView, walk } from '../../src/ast/index.ts';
import { type Catalog, type DataAccess, known, unknown } from '../../src/model/index.ts';

const SCHEMA = `
model Customer {
  id        String  @id
  email     String
  firstName String
  phone     String?
  status    String
  tier      Int
  createdAt DateTime
  orders    Order[]
}
model Contact {
  id String @id
  email String
  name String
  birthDate DateTime
  customer Customer @relation(fields: [customerId], references: [id])
  customerId String
}
model Order {
  id String @id
  total Int
  customer Customer @relation(fields: [customerId], references: [id])
  customerId String
  shippingAddress String
}
model Product {
  id String @id
  name String
  price Int
}
`;

/** A project with customers, contacts, orders and products. */
export const catalog: Catalog = createCatalog(buildCatalog([{ kind: 'prisma', file: 'schema.prisma', result: readPrismaSchema(SCHEMA, 'schema.prisma') }]));

/** Accesses of the calls `prisma.<entity>.<method>(…)` of a source: enough of a data client to test what follows them. */
export function accessesOf(source: SourceView): Map<TSESTree.Node, DataAccess> {
  const found = new Map<TSESTree.Node, DataAccess>();
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression') return;
    const [, entity, method] = /^(?:prisma|tx)\.(\w+)\.(\w+)$/.exec(source.getText(node.callee)) ?? [];
    if (entity === undefined || method === undefined) return;
    const [options] = node.arguments;
    const object = options?.type === 'ObjectExpression' ? options : undefined;
    const names = (key: string): string[] | undefined => {
      const value = object && objectProperty(object, key).value;
      return value?.type === 'ObjectExpression' ? value.properties.flatMap((property) => propertyName(property) ?? []) : undefined;
    };
    const select = names('select');
    const omit = names('omit');
    const access: DataAccess = {
      client: 'prisma',
      evidence: 'import',
      operation: method.startsWith('find') ? 'read' : method === 'count' ? 'count' : method === 'create' ? 'create' : 'update',
      method,
      entity: known({ name: entity, as: 'model' }),
      cardinality: /Many/.test(method) ? 'many' : 'one',
      rowBound: unknown('not asked'),
      projection: select ? { kind: 'fields', fields: select } : omit ? { kind: 'except', fields: omit } : { kind: 'all' },
      filter: unknown('not asked'),
      related: (names('include') ?? []).map((name) => ({ ...base, entity: known({ name, as: 'model' as const }), node, reportNode: node })),
      result: { bindings: [], fields: unknown('not asked'), escapes: 'unknown' },
      edits: {},
      node,
      reportNode: node,
    };
    found.set(node, access);
  });
  return found;
}

const base: Omit<DataAccess, 'entity' | 'node' | 'reportNode'> = {
  client: 'prisma',
  evidence: 'import',
  operation: 'read',
  method: 'include',
  cardinality: 'many',
  rowBound: unknown('not asked'),
  projection: { kind: 'all' },
  filter: unknown('not asked'),
  related: [],
  result: { bindings: [], fields: unknown('not asked'), escapes: 'unknown' },
  edits: {},
};
