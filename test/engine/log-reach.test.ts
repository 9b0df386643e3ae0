import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { check } from '../../src/engine/check.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { type Files, TempProject } from '../support/temp-project.ts';
import { CRM } from './crm.ts';

const LOG = "import { prisma } from './prisma';\nexport async function recordAccess(entry: { actor: string; ids: string[] }) {\n  await prisma.accessLogEntry.create({ data: entry });\n}\n";
const BASE: Files = {
  ...CRM,
  'crm-guard.yaml': 'accessLog: { functions: [recordAccess], middleware: [audit, AuditInterceptor], wrappers: [withAudit] }\n',
  'src/prisma.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n",
  'src/access-log.ts': LOG,
  'src/around.ts': "import { recordAccess } from './access-log';\nexport const audit = async (req, res, next) => {\n  await recordAccess({ actor: req.user.id, ids: [] });\n  next();\n};\nexport const withAudit = (handler) => async (...args) => {\n  await recordAccess({ actor: 'x', ids: [] });\n  return handler(...args);\n};\nexport class AuditInterceptor {}\n",
};

const IMPORT = "import { prisma } from './prisma';\n";
const READ = 'prisma.customer.findUnique({ where: { id } })';
const REPOSITORY = `${IMPORT}export class CustomerRepository {\n  find(id: string) {\n    return ${READ};\n  }\n}\n`;
const LOAD = `${IMPORT}export const load = (id: string) => ${READ};\n`;
const ROUTER = `import { Router } from 'express';\n${IMPORT}const router = Router();\nrouter.get('/:id', async (req, res) => {\n  const id = req.params.id;\n  res.json(await ${READ});\n});\nexport default router;\n`;

const MADE = "import { PrismaClient, Prisma } from '@prisma/client';\nimport { recordAccess } from './access-log';\n";
const STORE = 'export async function recordAccess(entry: { actor: string; ids: string[] }) {\n  await fetch(process.env.AUDIT_URL, { method: \'POST\', body: JSON.stringify(entry) });\n}\n';
const WRITE = "await recordAccess({ actor: 'x', ids: [] });";
const READERS = { 'src/access-log.ts': STORE, 'src/route.ts': `${IMPORT}export const detail = (id: string) => ${READ};\nexport const list = () => prisma.customer.findMany({ take: 20 });\n` };
const extended = (query: string, before = ''): Files => ({ ...READERS, 'src/prisma.ts': `${MADE}${before}export const prisma = new PrismaClient().$extends({ query: ${query} });\n` });
const TEMPLATE = "import { recordAccess } from './access-log';\nexport abstract class Handler {\n  async handle(req) {\n    await recordAccess({ actor: req.user.id, ids: [req.params.id] });\n    return this.run(req);\n  }\n  protected abstract run(req): Promise<unknown>;\n}\n";

/** The findings of the rule, as `file:line`, and for a forgotten user who that is. */
async function unlogged(files: Files): Promise<string[]> {
  const project = new TempProject({ ...BASE, ...files });
  try {
    const { findings } = await check({ paths: [project.root], cache: false, concurrency: 1 });
    const mine = findings.filter(({ ruleId }) => ruleId.endsWith('require-access-log'));
    const workspace = new Workspace({ folder: project.root });
    for (const file of Object.keys(files).filter((name) => name.endsWith('.ts'))) {
      const live = workspace.checkText(project.at(file), readFileSync(project.at(file), 'utf8')).findings.filter(({ ruleId }) => ruleId.endsWith('require-access-log'));
      assert.deepEqual(live.map(({ line, message }) => [line, message]), mine.filter((finding) => finding.file === file).map(({ line, message }) => [line, message]), 'the editor says the same');
    }
    return mine.map(({ file, line, messageId, message }) => `${file}:${line}${messageId === 'unloggedUse' ? ` by ${/: (src\S+:\d+)/.exec(message)?.[1]}` : ''}`);
  } finally {
    project.remove();
  }
}

const SILENT: Readonly<Record<string, Files>> = {
  'the only caller logs': {
    'src/load.ts': LOAD,
    'src/route.ts': "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport async function detail(id: string, actor: string) {\n  const customer = await load(id);\n  await recordAccess({ actor, ids: [id] });\n  return customer;\n}\n",
  },
  'every caller logs, one around a namespace': {
    'src/load.ts': LOAD,
    'src/a.ts': "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport async function a(id: string) {\n  await recordAccess({ actor: 'a', ids: [id] });\n  return load(id);\n}\n",
    'src/b.ts': "import { recordAccess } from './access-log';\nimport * as customers from './load';\nexport async function b(id: string) {\n  await recordAccess({ actor: 'b', ids: [id] });\n  return customers.load(id);\n}\n",
  },
  'a method of an injected repository': {
    'src/repository.ts': REPOSITORY,
    'src/controller.ts': "import { recordAccess } from './access-log';\nimport { CustomerRepository } from './repository';\nexport class Customers {\n  constructor(private readonly customers: CustomerRepository) {}\n  async detail(id: string, actor: string) {\n    await recordAccess({ actor, ids: [id] });\n    return this.customers.find(id);\n  }\n}\n",
  },
  'a repository behind an interface': {
    'src/contract.ts': 'export interface Customers {\n  find(id: string): Promise<unknown>;\n}\n',
    'src/repository.ts': REPOSITORY.replace('CustomerRepository {', 'PrismaCustomers implements Customers {').replace(IMPORT, `${IMPORT}import type { Customers } from './contract';\n`),
    'src/controller.ts': "import { recordAccess } from './access-log';\nimport type { Customers } from './contract';\nexport class CustomerController {\n  constructor(private readonly customers: Customers) {}\n  async detail(id: string, actor: string) {\n    await recordAccess({ actor, ids: [id] });\n    return this.customers.find(id);\n  }\n}\n",
  },
  'a service between the controller that logs and the repository': {
    'src/repository.ts': REPOSITORY,
    'src/service.ts': "import { CustomerRepository } from './repository';\nexport class CustomerService {\n  constructor(private readonly repository: CustomerRepository) {}\n  async detail(id: string) {\n    return { ...(await this.repository.find(id)) };\n  }\n}\n",
    'src/controller.ts': "import { recordAccess } from './access-log';\nimport { CustomerService } from './service';\nexport class Customers {\n  constructor(private readonly customers: CustomerService) {}\n  async detail(id: string, actor: string) {\n    const customer = await this.customers.detail(id);\n    await recordAccess({ actor, ids: [id] });\n    return customer;\n  }\n}\n",
  },
  'an object of functions': {
    'src/customers.ts': `${IMPORT}export const customers = {\n  find: (id: string) => ${READ},\n};\n`,
    'src/route.ts': "import { recordAccess } from './access-log';\nimport { customers } from './customers';\nexport async function detail(id: string, actor: string) {\n  await recordAccess({ actor, ids: [id] });\n  return customers.find(id);\n}\n",
  },
  'a handler that is wrapped elsewhere': {
    'src/handler.ts': `${IMPORT}export async function detail(id: string) {\n  return ${READ};\n}\n`,
    'src/route.ts': "import { withAudit } from './around';\nimport { detail } from './handler';\nexport const GET = withAudit(detail);\n",
  },
  'a handler beside a middleware elsewhere': {
    'src/handler.ts': `${IMPORT}export async function detail(req, res) {\n  const id = req.params.id;\n  res.json(await ${READ});\n}\n`,
    'src/route.ts': "import { Router } from 'express';\nimport { audit } from './around';\nimport { detail } from './handler';\nexport const router = Router();\nrouter.get('/:id', audit, detail);\n",
  },
  'a router mounted beside a middleware': {
    'src/customers.ts': ROUTER,
    'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport customers from './customers';\nconst app = express();\napp.use('/customers', audit, customers);\n",
  },
  'a router mounted after a middleware': {
    'src/customers.ts': ROUTER,
    'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport customers from './customers';\nconst app = express();\napp.use(audit);\napp.use('/customers', customers);\n",
  },
  'a router mounted in a router that is mounted beside a middleware': {
    'src/customers.ts': ROUTER,
    'src/api.ts': "import { Router } from 'express';\nimport customers from './customers';\nexport const api = Router();\napi.use('/customers', customers);\n",
    'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport { api } from './api';\nconst app = express();\napp.use('/api', audit, api);\n",
  },
  'routes registered on an application that logs': {
    'src/customers.ts': `${IMPORT}export function customerRoutes(app) {\n  app.get('/:id', async (req, res) => {\n    const id = req.params.id;\n    res.json(await ${READ});\n  });\n}\n`,
    'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport { customerRoutes } from './customers';\nconst app = express();\napp.use(audit);\ncustomerRoutes(app);\n",
  },
  'a plugin registered after a hook': {
    'src/customers.ts': `${IMPORT}export default async function (app) {\n  app.get('/:id', async (req) => {\n    const id = req.params.id;\n    return ${READ};\n  });\n}\n`,
    'src/app.ts': "import fastify from 'fastify';\nimport { audit } from './around';\nimport customers from './customers';\nconst app = fastify();\napp.addHook('onRequest', audit);\napp.register(customers, { prefix: '/customers' });\n",
  },
  'a builder from another module': {
    'src/trpc.ts': "import { initTRPC } from '@trpc/server';\nimport { recordAccess } from './access-log';\nconst t = initTRPC.create();\nconst logged = t.middleware(async ({ ctx, next }) => {\n  const result = await next();\n  await recordAccess({ actor: ctx.user.id, ids: [] });\n  return result;\n});\nexport const auditedProcedure = t.procedure.use(logged);\n",
    'src/router.ts': `import { auditedProcedure } from './trpc';\n${IMPORT}export const detail = auditedProcedure.query(({ input: { id } }) => ${READ});\n`,
  },
  'a helper from another module that always logs': {
    'src/note.ts': "import { recordAccess } from './access-log';\nexport async function noteView(actor: string, id: string) {\n  await recordAccess({ actor, ids: [id] });\n}\n",
    'src/route.ts': `import { noteView } from './note';\n${IMPORT}export async function detail(id: string, actor: string) {\n  await noteView(actor, id);\n  return ${READ};\n}\n`,
  },
  'a helper of a helper': {
    'src/note.ts': "import { recordAccess } from './access-log';\nexport async function noteView(actor: string, id: string) {\n  await recordAccess({ actor, ids: [id] });\n}\n",
    'src/seen.ts': "import { noteView } from './note';\nexport const seen = (id: string) => noteView('x', id);\n",
    'src/route.ts': `import { seen } from './seen';\n${IMPORT}export async function detail(id: string) {\n  await seen(id);\n  return ${READ};\n}\n`,
  },
  'a method of a base class in another module': {
    'src/base.ts': "import { recordAccess } from './access-log';\nexport class AuditedRepository {\n  protected async read<T>(id: string, find: () => Promise<T>): Promise<T> {\n    await recordAccess({ actor: 'x', ids: [id] });\n    return find();\n  }\n}\n",
    'src/repository.ts': `import { AuditedRepository } from './base';\n${IMPORT}export class CustomerRepository extends AuditedRepository {\n  find(id: string) {\n    return this.read(id, () => ${READ});\n  }\n}\n`,
  },
  'a base class in the same file': {
    'src/repository.ts': `import { recordAccess } from './access-log';\n${IMPORT}class Base {\n  protected async note(id: string) {\n    await recordAccess({ actor: 'x', ids: [id] });\n  }\n}\nexport class CustomerRepository extends Base {\n  async find(id: string) {\n    await this.note(id);\n    return ${READ};\n  }\n}\n`,
  },
  'an interceptor of every controller': {
    'src/main.ts': "import { NestFactory } from '@nestjs/core';\nimport { AuditInterceptor } from './around';\nconst app = await NestFactory.create(AppModule);\napp.useGlobalInterceptors(new AuditInterceptor());\n",
    'src/service.ts': REPOSITORY,
    'src/controller.ts': `import { CustomerRepository } from './service';\n${IMPORT}@Controller('customers')\nexport class CustomersController {\n  constructor(private readonly customers: CustomerRepository) {}\n  @Get(':id') detail(id: string) {\n    return this.customers.find(id);\n  }\n  @Get('x') other(id: string) {\n    return ${READ};\n  }\n}\n`,
  },
  'an interceptor as a provider of the application': {
    'src/app.module.ts': "import { APP_INTERCEPTOR } from '@nestjs/core';\nimport { AuditInterceptor } from './around';\n@Module({ providers: [{ provide: APP_INTERCEPTOR, useClass: AuditInterceptor }] })\nexport class AppModule {}\n",
    'src/controller.ts': `${IMPORT}@Controller('customers')\nexport class CustomersController {\n  @Get(':id') detail(id: string) {\n    return ${READ};\n  }\n}\n`,
  },
  'a middleware of a controller': {
    'src/app.module.ts': "import { audit } from './around';\nimport { CustomersController } from './controller';\nexport class AppModule {\n  configure(consumer) {\n    consumer.apply(audit).forRoutes(CustomersController);\n  }\n}\n",
    'src/controller.ts': `${IMPORT}@Controller('customers')\nexport class CustomersController {\n  @Get(':id') detail(id: string) {\n    return ${READ};\n  }\n}\n`,
  },
  'a client that is extended in its module': {
    'crm-guard.yaml': 'accessLog: { functions: [recordAccess], extensions: [auditExtension] }\n',
    'src/db.ts': "import { PrismaClient } from '@prisma/client';\nimport { auditExtension } from './extension';\nexport const db = new PrismaClient().$extends(auditExtension);\n",
    'src/extension.ts': "import { recordAccess } from './access-log';\nexport const auditExtension = { query: { $allModels: { async $allOperations({ args, query }) { await recordAccess({ actor: 'x', ids: [] }); return query(args); } } } };\n",
    'src/route.ts': "import { db } from './db';\nexport const detail = (id: string) => db.customer.findUnique({ where: { id } });\n",
  },
  'a subscriber of the entity': {
    'src/customer.entity.ts': "import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';\n@Entity() export class Customer {\n  @PrimaryGeneratedColumn() id: number;\n  @Column() email: string;\n  @Column() phone: string;\n}\n",
    'src/subscriber.ts': "import { EventSubscriber } from 'typeorm';\nimport { recordAccess } from './access-log';\nimport { Customer } from './customer.entity';\n@EventSubscriber()\nexport class Reading implements EntitySubscriberInterface<Customer> {\n  listenTo() {\n    return Customer;\n  }\n  async afterLoad(customer: Customer) {\n    await recordAccess({ actor: 'x', ids: [String(customer.id)] });\n  }\n}\n",
    'src/service.ts': "import { Repository } from 'typeorm';\nimport { Customer } from './customer.entity';\nexport class Customers {\n  constructor(private readonly customers: Repository<Customer>) {}\n  detail(id: number) {\n    return this.customers.findOneBy({ id });\n  }\n}\n",
  },
  'a middleware of the schema': {
    'src/member.ts': "import mongoose, { Schema } from 'mongoose';\nimport { recordAccess } from './access-log';\nconst memberSchema = new Schema({ email: String, phone: String, address: String });\nmemberSchema.post(/^find/, async (rows) => {\n  await recordAccess({ actor: 'x', ids: rows });\n});\nexport const Member = mongoose.model('Member', memberSchema);\n",
    'src/route.ts': "import { Member } from './member';\nexport const detail = (id: string) => Member.findById(id);\nexport const list = () => Member.find();\n",
  },
  'a hook of the model': {
    'src/member.ts': "import { DataTypes, Model } from 'sequelize';\nimport { recordAccess } from './access-log';\nexport class Member extends Model {}\nMember.init({ email: DataTypes.STRING, phone: DataTypes.STRING }, { sequelize, hooks: { afterFind: async () => { await recordAccess({ actor: 'x', ids: [] }); } } });\n",
    'src/route.ts': "import { Member } from './member';\nexport const list = () => Member.findAll();\n",
  },
  'tests and scripts that call it without a log': {
    'src/load.ts': LOAD,
    'src/route.ts': "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport async function detail(id: string, actor: string) {\n  await recordAccess({ actor, ids: [id] });\n  return load(id);\n}\n",
    'src/load.test.ts': "import { load } from './load';\ntest('x', () => load('1'));\n",
    'scripts/once.ts': "import { load } from '../src/load';\nawait load('1');\n",
  },
  'the client is extended with a log of all it does': extended(`{ $allModels: { async $allOperations({ model, operation, args, query }) { ${WRITE} return query(args); } } }`),
  'a log of the reads of some models': extended(`{ $allModels: { async $allOperations({ model, operation, args, query }) { const rows = await query(args); if (AUDITED.includes(model) && operation.startsWith('find')) { ${WRITE} } return rows; } } }`, "const AUDITED = ['Customer', 'Employee'];\n"),
  'an extension of its own file': {
    ...READERS,
    'src/extension.ts': `${MADE}export const logged = Prisma.defineExtension({ name: 'log', query: { $allOperations: async ({ args, query }) => { ${WRITE} return query(args); } } });\n`,
    'src/prisma.ts': `${MADE}import { logged } from './extension';\nexport const prisma = new PrismaClient().$extends(logged);\n`,
  },
  'a middleware of the client': { ...READERS, 'src/prisma.ts': `${MADE}export const prisma = new PrismaClient();\nprisma.$use(async (params, next) => {\n  const rows = await next(params);\n  if (params.model === 'Customer' && params.action.startsWith('find')) ${WRITE}\n  return rows;\n});\n` },
  'a base class logs around what it leaves to others': {
    'src/handler.ts': TEMPLATE,
    'src/detail.ts': `import { Handler } from './handler';\n${IMPORT}export class Detail extends Handler {\n  protected async run(req) {\n    const id = req.params.id;\n    return ${READ};\n  }\n}\n`,
  },
};

const FOUND: Readonly<Record<string, readonly [Files, readonly string[]]>> = {
  'one of two callers forgets': [
    {
      'src/load.ts': LOAD,
      'src/a.ts': "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport async function a(id: string) {\n  await recordAccess({ actor: 'a', ids: [id] });\n  return load(id);\n}\n",
      'src/b.ts': "import { load } from './load';\nexport const b = (id: string) => load(id);\n",
    },
    ['src/load.ts:2 by src/b.ts:2'],
  ],
  'the callers of a caller forget': [
    {
      'src/repository.ts': REPOSITORY,
      'src/service.ts': "import { CustomerRepository } from './repository';\nexport class CustomerService {\n  constructor(private readonly repository: CustomerRepository) {}\n  detail(id: string) {\n    return this.repository.find(id);\n  }\n}\n",
      'src/a.ts': "import { recordAccess } from './access-log';\nimport { CustomerService } from './service';\nexport async function a(service: CustomerService, id: string) {\n  await recordAccess({ actor: 'a', ids: [id] });\n  return service.detail(id);\n}\n",
      'src/b.ts': "import { CustomerService } from './service';\nexport const b = (service: CustomerService, id: string) => service.detail(id);\n",
    },
    ['src/repository.ts:4'],
  ],
  'nobody calls it': [{ 'src/load.ts': LOAD }, ['src/load.ts:2']],
  'the callers log for something else': [
    {
      'src/load.ts': LOAD,
      'src/route.ts': "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport const note = () => recordAccess({ actor: 'x', ids: [] });\nexport const detail = (id: string) => load(id);\n",
    },
    ['src/load.ts:2'],
  ],
  'another function of that name is logged around': [
    {
      'src/load.ts': LOAD,
      'src/orders.ts': 'export const load = (id: string) => id;\n',
      'src/route.ts': "import { recordAccess } from './access-log';\nimport { load } from './orders';\nexport async function detail(id: string) {\n  await recordAccess({ actor: 'x', ids: [id] });\n  return load(id);\n}\n",
    },
    ['src/load.ts:2'],
  ],
  'the method of another class is logged around': [
    {
      'src/repository.ts': REPOSITORY,
      'src/orders.ts': 'export class OrderRepository {\n  find(id: string) {\n    return id;\n  }\n}\n',
      'src/route.ts': "import { recordAccess } from './access-log';\nimport { OrderRepository } from './orders';\nexport async function detail(orders: OrderRepository, id: string) {\n  await recordAccess({ actor: 'x', ids: [id] });\n  return orders.find(id);\n}\n",
    },
    ['src/repository.ts:4'],
  ],
  'another router is mounted beside the middleware': [
    {
      'src/customers.ts': ROUTER,
      'src/orders.ts': "import { Router } from 'express';\nexport const orders = Router();\n",
      'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport customers from './customers';\nimport { orders } from './orders';\nconst app = express();\napp.use('/customers', customers);\napp.use('/orders', audit, orders);\n",
    },
    ['src/customers.ts:6'],
  ],
  'the middleware is added after the router': [
    {
      'src/customers.ts': ROUTER,
      'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport customers from './customers';\nconst app = express();\napp.use('/customers', customers);\napp.use(audit);\n",
    },
    ['src/customers.ts:6'],
  ],
  'the router is mounted once more without it': [
    {
      'src/customers.ts': ROUTER,
      'src/app.ts': "import express from 'express';\nimport { audit } from './around';\nimport customers from './customers';\nconst app = express();\napp.use('/customers', audit, customers);\napp.use('/public', customers);\n",
    },
    ['src/customers.ts:6 by src/app.ts:6'],
  ],
  'the helper logs sometimes': [
    {
      'src/note.ts': "import { recordAccess } from './access-log';\nexport async function noteView(actor: string, id: string) {\n  if (config.audit) await recordAccess({ actor, ids: [id] });\n}\n",
      'src/route.ts': `import { noteView } from './note';\n${IMPORT}export async function detail(id: string, actor: string) {\n  await noteView(actor, id);\n  return ${READ};\n}\n`,
    },
    ['src/route.ts:5'],
  ],
  'what is called logs what it reads itself': [
    {
      'src/orders.ts': `import { recordAccess } from './access-log';\n${IMPORT}export async function loadOrder(id: string) {\n  const order = await prisma.order.findUnique({ where: { id } });\n  await recordAccess({ actor: 'x', ids: [id] });\n  return order;\n}\n`,
      'src/route.ts': `import { loadOrder } from './orders';\n${IMPORT}export async function detail(id: string) {\n  await loadOrder(id);\n  return ${READ};\n}\n`,
    },
    ['src/route.ts:5'],
  ],
  'a job reads what every controller shows': [
    {
      'src/main.ts': "import { NestFactory } from '@nestjs/core';\nimport { AuditInterceptor } from './around';\nconst app = await NestFactory.create(AppModule);\napp.useGlobalInterceptors(new AuditInterceptor());\n",
      'src/job.ts': `${IMPORT}export class NightlyJob {\n  run(id: string) {\n    return ${READ};\n  }\n}\n`,
    },
    ['src/job.ts:4'],
  ],
  'a subscriber of changes, and one of another entity': [
    {
      'src/customer.entity.ts': "import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';\n@Entity() export class Customer {\n  @PrimaryGeneratedColumn() id: number;\n  @Column() email: string;\n  @Column() phone: string;\n}\n",
      'src/subscriber.ts': "import { EventSubscriber } from 'typeorm';\nimport { recordAccess } from './access-log';\nimport { Customer } from './customer.entity';\n@EventSubscriber()\nexport class Changes implements EntitySubscriberInterface<Customer> {\n  listenTo() {\n    return Customer;\n  }\n  async afterUpdate() {\n    await recordAccess({ actor: 'x', ids: [] });\n  }\n}\n@EventSubscriber()\nexport class Orders implements EntitySubscriberInterface<Order> {\n  listenTo() {\n    return Order;\n  }\n  async afterLoad() {\n    await recordAccess({ actor: 'x', ids: [] });\n  }\n}\n",
      'src/service.ts': "import { Repository } from 'typeorm';\nimport { Customer } from './customer.entity';\nexport class Customers {\n  constructor(private readonly customers: Repository<Customer>) {}\n  detail(id: number) {\n    return this.customers.findOneBy({ id });\n  }\n}\n",
    },
    ['src/service.ts:6'],
  ],
  'a middleware of the schema runs for something else': [
    {
      'src/member.ts': "import mongoose, { Schema } from 'mongoose';\nimport { recordAccess } from './access-log';\nconst memberSchema = new Schema({ email: String, phone: String, address: String });\nmemberSchema.post('save', async () => {\n  await recordAccess({ actor: 'x', ids: [] });\n});\nmemberSchema.post('findOne', async () => {\n  await recordAccess({ actor: 'x', ids: [] });\n});\nexport const Member = mongoose.model('Member', memberSchema);\n",
      'src/route.ts': "import { Member } from './member';\nexport const detail = (id: string) => Member.findById(id);\nexport const list = () => Member.find();\n",
    },
    ['src/route.ts:3'],
  ],
  'an extension of one method, of another model, of changes, and on a condition of its own': [
    {
      ...extended(`{ customer: { async findMany({ args, query }) { ${WRITE} return query(args); }, async findUnique({ args, query }) { if (args.audit) ${WRITE} return query(args); } }, $allModels: { async $allOperations({ model, operation, args, query }) { if (model === 'Employee') ${WRITE} if (['create', 'update'].includes(operation)) ${WRITE} return query(args); } } }`),
    },
    ['src/route.ts:2'],
  ],
  'the client beside the one that is extended where it stands': [
    {
      'src/access-log.ts': STORE,
      'src/prisma.ts': `${MADE}export const prisma = new PrismaClient();\nexport const logged = prisma.$extends({ query: { $allModels: { async $allOperations({ args, query }) { ${WRITE} return query(args); } } } });\n`,
      'src/route.ts': `import { prisma, logged } from './prisma';\nexport const seen = (id: string) => logged.customer.findUnique({ where: { id } });\nexport const detail = (id: string) => ${READ};\n`,
    },
    ['src/route.ts:3'],
  ],
  'a base class that leaves to others what it logs only now and then': [
    {
      'src/handler.ts': TEMPLATE.replace('    await', '    if (req.user) await'),
      'src/detail.ts': `import { Handler } from './handler';\n${IMPORT}export class Detail extends Handler {\n  protected async run(req) {\n    const id = req.params.id;\n    return ${READ};\n  }\n}\n`,
    },
    ['src/detail.ts:6'],
  ],
  'the client that was extended, itself': [
    {
      'crm-guard.yaml': 'accessLog: { functions: [recordAccess], extensions: [auditExtension] }\n',
      'src/db.ts': "import { prisma } from './prisma';\nimport { auditExtension } from './extension';\nexport const db = prisma.$extends(auditExtension);\n",
      'src/extension.ts': 'export const auditExtension = { query: {} };\n',
      'src/route.ts': "import { prisma } from './prisma';\nexport const detail = (id: string) => prisma.customer.findUnique({ where: { id } });\n",
    },
    ['src/route.ts:2'],
  ],
};

describe('logging reaches beyond a file', () => {
  describe('and covers a read when', () => {
    for (const [name, files] of Object.entries(SILENT)) it(name, async () => assert.deepEqual(await unlogged(files), []));
  });
  describe('and does not when', () => {
    for (const [name, [files, expected]] of Object.entries(FOUND)) it(name, async () => assert.deepEqual(await unlogged(files), expected));
  });

  it('as far as the editor has seen the other files change', () => {
    const load = LOAD;
    const route = "import { recordAccess } from './access-log';\nimport { load } from './load';\nexport async function detail(id: string, actor: string) {\n  await recordAccess({ actor, ids: [id] });\n  return load(id);\n}\n";
    const project = new TempProject({ ...BASE, 'src/load.ts': load, 'src/route.ts': route });
    try {
      const workspace = new Workspace({ folder: project.root });
      const lines = (): number[] => workspace.checkText(project.at('src/load.ts'), load).findings.filter(({ ruleId }) => ruleId.endsWith('require-access-log')).map(({ line }) => line);
      assert.deepEqual(lines(), []);
      assert.equal(workspace.fileChanged(project.at('src/route.ts'), route.replace("  await recordAccess({ actor, ids: [id] });\n", '')), 'all');
      assert.deepEqual(lines(), [2]);
      assert.equal(workspace.fileChanged(project.at('src/route.ts'), route), 'all');
      assert.deepEqual(lines(), []);
    } finally {
      project.remove();
    }
  });
});
