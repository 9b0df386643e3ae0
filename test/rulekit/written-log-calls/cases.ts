import type { Files } from '../../support/temp-project.ts';

/** A small project, of which `source` has one read that is not logged, and what the suggestion writes. */
export interface Case {
  name: string;
  files: Files;
  policy?: string;
  writes: readonly string[];
}

/** Files that every project has. */
export const COMMON: Files = {
  'prisma/schema.prisma': `model Customer {
  id        String  @id
  tenantId  String
  firstName String
  email     String
  phone     String?
  taxId     String?
}
model Ticket {
  number  Int    @id
  phone   String
  email   String
  address String
}
`,
  'db/schema.sql': 'CREATE TABLE callers (\n  id bigint PRIMARY KEY,\n  phone varchar(20) NOT NULL,\n  email text,\n  address text,\n  tax_id text\n);\n',
  'src/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n",
};

/** A function for the log, with the type of what it takes. */
const logger = (name: string, type: string): string => `import { prisma } from '../db';\nexport async function ${name}(entry: ${type}): Promise<void> {\n  await prisma.auditLog.create({ data: entry });\n}\n`;
const POLICY = 'accessLog: { functions: [recordAccess] }\n';
const RECORD = { 'src/lib/access-log.ts': logger('recordAccess', '{ actor: string; entity: string; ids: readonly (string | number)[] }') };
const SERVICE = `import { prisma } from '../db';
export class AuditService {
  async record(entry: { userId: string; action: string; resource: string; resourceIds: readonly string[]; fields?: readonly string[] }): Promise<void> {
    await prisma.auditLog.create({ data: entry });
  }
}
`;

export const CASES: readonly Case[] = [
  {
    name: 'behind rows that are taken out of their envelope',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function callers(actorId: string) {\n  const { rows } = await pool.query('SELECT id, phone, address FROM callers');\n  return rows;\n}\n" },
    writes: ["FROM callers');\n  await recordAccess({ actor: actorId, entity: 'callers', ids: rows.map((row) => row.id) });\n", "import { recordAccess } from './lib/access-log';\n"],
  },
  {
    name: 'behind a result whose rows are taken out later',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function callers(actorId: string) {\n  const result = await pool.query('SELECT id, phone, address FROM callers');\n  return result.rows;\n}\n" },
    writes: ["FROM callers');\n  await recordAccess({ actor: actorId, entity: 'callers', ids: result.rows.map((row) => row.id) });\n"],
  },
  {
    name: 'behind the first of a pair',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { createPool } from 'mysql2/promise';\nconst pool = createPool('mysql://x');\nexport async function callers(actorId: string) {\n  const [rows] = await pool.query<{ id: number; phone: string }[]>('SELECT id, phone, address FROM callers');\n  return rows;\n}\n" },
    writes: ["ids: rows.map((row) => row.id) });\n  return rows;"],
  },
  {
    name: 'before an answer that is sent at once',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import type { Response } from 'express';\nimport { prisma } from './db';\nexport async function list(actorId: string, res: Response) {\n  res.json(await prisma.customer.findMany());\n}\n" },
    writes: ["  const rows = await prisma.customer.findMany();\n  await recordAccess({ actor: actorId, entity: 'Customer', ids: rows.map((row) => row.id) });\n  res.json(rows);\n"],
  },
  {
    name: 'in an arrow function that gets a body',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { prisma } from './db';\nexport const list = async (tenantId: string, actorId: string) => prisma.customer.findMany({ where: { tenantId } });\n" },
    writes: ["=> {\n  const rows = await prisma.customer.findMany({ where: { tenantId } });\n  await recordAccess({ actor: actorId, entity: 'Customer', ids: rows.map((row) => row.id) });\n  return rows;\n};"],
  },
  {
    name: 'with the key of an entity that has no id',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { prisma } from './db';\nexport async function ticket(number: number, actorId: string) {\n  const found = await prisma.ticket.findUnique({ where: { number } });\n  return found;\n}\n" },
    writes: ["if (found) await recordAccess({ actor: actorId, entity: 'Ticket', ids: [found.number] });"],
  },
  {
    name: 'behind an assignment',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { prisma, } from './db';\nimport type { Customer } from '@prisma/client';\nexport async function find(id: string, actorId: string) {\n  let customer: Customer | null = null;\n  if (id !== '') {\n    customer = await prisma.customer.findUnique({ where: { id } });\n  }\n  return customer;\n}\n" },
    writes: ["    if (customer) await recordAccess({ actor: actorId, entity: 'Customer', ids: [customer.id] });\n  }"],
  },
  {
    name: 'as the other calls of the file say it',
    policy: 'accessLog: { functions: [audit] }\n',
    files: {
      'src/lib/audit.ts': logger('audit', '{ actorId: string; action: string; resourceType: string; resourceIds: readonly string[]; source: string }'),
      'src/source.ts': "import { prisma } from './db';\nimport { audit } from './lib/audit';\nexport async function ticket(number: number, user: { id: string }) {\n  const found = await prisma.ticket.findUniqueOrThrow({ where: { number } });\n  await audit({ actorId: user.id, action: 'TICKET_VIEW', resourceType: 'ticket', resourceIds: [String(found.number)], source: 'crm' });\n  return found;\n}\nexport async function customer(id: string, user: { id: string }) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  return customer;\n}\n",
    },
    writes: ["await audit({ actorId: user.id, action: 'CUSTOMER_VIEW', resourceType: 'customer', resourceIds: [customer.id], source: 'crm' });"],
  },
  {
    name: 'as the calls of other files say it, in JavaScript that declares no types',
    policy: 'accessLog: { functions: [audit] }\n',
    files: {
      'src/lib/audit.js': "const { prisma } = require('../db');\nasync function audit(entry) {\n  await prisma.auditLog.create({ data: entry });\n}\nmodule.exports = { audit };\n",
      'src/tickets.js': "const { audit } = require('./lib/audit');\nasync function ticket(req) {\n  await audit({ actor_id: req.user.id, event: 'ticket.read', entity_type: 'ticket', entity_id: req.params.id });\n}\nmodule.exports = { ticket };\n",
      'src/source.js': "const { prisma } = require('./db');\n\nasync function customer(req) {\n  const customer = await prisma.customer.findUnique({ where: { id: req.params.id } });\n  return customer;\n}\nmodule.exports = { customer };\n",
    },
    writes: ["const { prisma } = require('./db');\nconst { audit } = require('./lib/audit');\n", "  if (customer) await audit({ actor_id: req.user.id, event: 'customer.read', entity_type: 'customer', entity_id: customer.id });\n"],
  },
  {
    name: 'by the service that the constructor gets',
    policy: 'accessLog: { functions: [AuditService.record] }\n',
    files: {
      'src/lib/audit.service.ts': SERVICE,
      'src/source.ts': "import { PrismaClient } from '@prisma/client';\nimport { AuditService } from './lib/audit.service';\nexport class CustomerService {\n  constructor(private readonly prisma: PrismaClient, private readonly audit: AuditService) {}\n  async list(user: { id: string }) {\n    return this.prisma.customer.findMany({ select: { id: true, email: true, phone: true } });\n  }\n}\n",
    },
    writes: ["    const rows = await this.prisma.customer.findMany({ select: { id: true, email: true, phone: true } });\n    await this.audit.record({ userId: user.id, action: 'list', resource: 'Customer', resourceIds: rows.map((row) => row.id), fields: ['id', 'email', 'phone'] });\n    return rows;\n"],
  },
  {
    name: 'by a static method, which is imported',
    policy: 'accessLog: { functions: [AuditLog.record] }\n',
    files: {
      'src/lib/audit-log.ts': "import { prisma } from '../db';\nexport class AuditLog {\n  static async record(userId: string, action: 'create' | 'view' | 'list', entity: string, entityId: string): Promise<void> {\n    await prisma.auditLog.create({ data: { userId, action, entity, entityId } });\n  }\n}\n",
      'src/source.ts': "import { prisma } from './db';\nexport async function customer(id: string, ctx: { user: { id: string } }) {\n  return prisma.customer.findUnique({ where: { id } });\n}\n",
    },
    writes: ["import { AuditLog } from './lib/audit-log';\n", "if (customer) await AuditLog.record(ctx.user.id, 'view', 'Customer', customer.id);"].map((text) => text.replace('customer) ', 'record) ').replace('customer.id', 'record.id')),
  },
  {
    name: 'with what stands in an object of its own',
    policy: 'accessLog: { functions: [logActivity] }\n',
    files: {
      'src/lib/activity.ts': "import { prisma } from '../db';\nexport async function logActivity(userId: string, action: string, details: { entity: string; entityId: string; note?: string }): Promise<void> {\n  await prisma.auditLog.create({ data: { userId, action, ...details } });\n}\n",
      'src/tickets.ts': "import { logActivity } from './lib/activity';\nexport async function opened(userId: string, number: string): Promise<void> {\n  await logActivity(userId, 'ticket:view', { entity: 'ticket', entityId: number, note: 'x' });\n}\n",
      'src/source.ts': "import { prisma } from './db';\nexport async function customer(id: string, userId: string) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  return customer;\n}\n",
    },
    writes: ["  await logActivity(userId, 'customer:view', { entity: 'customer', entityId: customer.id, note: 'x' });"],
  },
  {
    name: 'for a handler without a name',
    policy: 'accessLog: { functions: [recordAccess] }\n',
    files: { 'src/lib/access-log.ts': logger('recordAccess', '{ actor: string; ids: readonly string[]; purpose: string }'), 'src/source.ts': "import { prisma } from './db';\nconst app = { get(path: string, handler: (req: { user: { id: string } }) => Promise<unknown>): void {} };\napp.get('/', async (req: { user: { id: string } }) => {\n  return prisma.customer.findMany();\n});\n" },
    writes: ["await recordAccess({ actor: req.user.id, ids: rows.map((row) => row.id), purpose: 'list customer' });"],
  },
  {
    name: 'with the session that was asked for',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { getServerSession } from 'next-auth';\nimport { prisma } from '@/db';\nexport async function GET() {\n  const session = await getServerSession();\n  if (!session?.user?.id) return Response.json({}, { status: 401 });\n  return Response.json(await prisma.customer.findMany());\n}\n" },
    writes: ["import { recordAccess } from '@/lib/access-log';\n", "await recordAccess({ actor: session.user.id, entity: 'Customer', ids: rows.map((row) => row.id) });\n  return Response.json(rows);"],
  },
  {
    name: 'with what the type of a parameter declares',
    policy: POLICY,
    files: { ...RECORD, 'src/context.ts': 'export interface Staff { id: string; name: string }\nexport interface Context { requestId: string; user: Staff }\n', 'src/source.ts': "import type { Context } from './context';\nimport { prisma } from './db';\nexport async function list(ctx: Context) {\n  const customers = await prisma.customer.findMany();\n  return customers;\n}\n" },
    writes: ["await recordAccess({ actor: ctx.user.id, entity: 'Customer', ids: customers.map((row) => row.id) });"],
  },
  {
    name: 'with who is signed in of the class',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { PrismaClient } from '@prisma/client';\nexport class Customers {\n  constructor(private readonly prisma: PrismaClient, private readonly currentUser: { id: string }) {}\n  async list() {\n    const customers = await this.prisma.customer.findMany();\n    return customers;\n  }\n}\n" },
    writes: ["await recordAccess({ actor: this.currentUser.id, entity: 'Customer', ids: customers.map((row) => row.id) });"],
  },
  {
    name: 'without waiting where there is nothing to wait for',
    policy: POLICY,
    files: { 'src/lib/access-log.ts': "export function recordAccess(actor: string, entity: string, ids: readonly string[]): void {\n  console.info(actor, entity, ids);\n}\n", 'src/source.ts': "import { prisma } from './db';\nexport async function list(actorId: string) {\n  const customers = await prisma.customer.findMany();\n  return customers;\n}\n" },
    writes: ["  recordAccess(actorId, 'Customer', customers.map((row) => row.id));\n"],
  },
];

export const NOT_WRITTEN: readonly Omit<Case, 'writes'>[] = [
  {
    name: 'where the actor may be missing',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { getServerSession } from 'next-auth';\nimport { prisma } from './db';\nexport async function GET() {\n  const session = await getServerSession();\n  return Response.json({ of: session?.user?.id, rows: await prisma.customer.findMany() });\n}\n" },
  },
  {
    name: 'where the only person in sight is the one who is read',
    policy: 'accessLog: { functions: [recordAccess], selfAccess: logged }\nentities: { Customer: { aliases: [user] } }\n',
    files: { ...RECORD, 'src/source.ts': "import { prisma } from './db';\nexport async function find(id: string) {\n  const user = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  return { ...user, self: user.id };\n}\n" },
  },
  {
    name: 'where the request may come from nobody',
    policy: POLICY,
    files: { ...RECORD, 'src/types.ts': 'export interface Req { params: { id: string }; user?: { id: string } }\n', 'src/source.ts': "import type { Req } from './types';\nimport { prisma } from './db';\nexport async function list(req: Req) {\n  const customers = await prisma.customer.findMany();\n  return customers;\n}\n" },
  },
  {
    name: 'where the function wants what nobody knows',
    policy: POLICY,
    files: { 'src/lib/access-log.ts': logger('recordAccess', '{ actor: string; ids: readonly string[]; signature: Uint8Array }'), 'src/source.ts': "import { prisma } from './db';\nexport async function list(actorId: string) {\n  const customers = await prisma.customer.findMany();\n  return customers;\n}\n" },
  },
  {
    name: 'where a read is done on some ways only',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { prisma } from './db';\nexport async function list(actorId: string, all: boolean) {\n  return all ? await prisma.customer.findMany() : [];\n}\n" },
  },
  {
    name: 'where the service is nowhere at hand',
    policy: 'accessLog: { functions: [AuditService.record] }\n',
    files: { 'src/lib/audit.service.ts': SERVICE, 'src/source.ts': "import { prisma } from './db';\nexport async function list(actorId: string) {\n  const customers = await prisma.customer.findMany();\n  return customers;\n}\n" },
  },
  {
    name: 'where the rows have no type of their own',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { createPool } from 'mysql2/promise';\nconst pool = createPool('mysql://x');\nexport async function callers(actorId: string) {\n  const [rows] = await pool.query('SELECT id, phone, address FROM callers');\n  return rows;\n}\n" },
  },
  {
    name: 'where ids are not read',
    policy: POLICY,
    files: { ...RECORD, 'src/source.ts': "import { prisma } from './db';\nexport async function list(actorId: string) {\n  const customers = await prisma.customer.findMany({ select: { email: true, phone: true } });\n  return customers;\n}\n" },
  },
];
