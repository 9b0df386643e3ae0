import { buildCatalog, createCatalog, readPrismaSchema, readSqlDdl } from '../../src/catalog/index.ts';
import type { Catalog, ProjectView } from '../../src/model/index.ts';

/** A small CRM: customers with personal data, orders without. */
export const PRISMA_SCHEMA = `
model Customer {
  id        String   @id
  tenantId  String
  firstName String
  lastName  String
  email     String   @unique
  phone     String?
  status    String
  orders    Order[]
}
model Order {
  id         String   @id
  customerId String
  total      Int
  placedAt   DateTime
  customer   Customer @relation(fields: [customerId], references: [id])
}
`;

/** A catalog of what the schemas declare: a Prisma schema by default, SQL where the text creates tables. */
export function catalogOf(schema: string = PRISMA_SCHEMA): Catalog {
  const sql = /\bcreate\s+table\b/i.test(schema);
  const input = sql
    ? ({ kind: 'sql', file: 'schema.sql', result: readSqlDdl(schema, 'schema.sql') } as const)
    : ({ kind: 'prisma', file: 'prisma/schema.prisma', result: readPrismaSchema(schema, 'prisma/schema.prisma') } as const);
  return createCatalog(buildCatalog([input]));
}

/** A project without access log and maskers, unless a test says otherwise. */
export function projectOf(schema?: string, more: Partial<ProjectView> = {}): ProjectView {
  return { catalog: catalogOf(schema), accessLogs: [], logsReads: false, maskers: [], ...more };
}
