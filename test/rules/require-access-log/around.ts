import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type BadCase, type GoodCase, good } from '../../support/rule-cases.ts';

const AROUND = { project: 'around' } as const;
const PRISMA = "import { prisma } from './prisma';\n";
const LIB = `import { audit, Audited, AuditInterceptor, AuditMiddleware, auditExtension, withAudit } from './lib/around';\n${PRISMA}`;
const READ = 'prisma.customer.findUnique({ where: { id } })';
const HANDLER = `async (req: { params: { id: string } }, res: { json(value: unknown): void }) => {\n  const { id } = req.params;\n  res.json(await ${READ});\n}`;

const logged = (name: string, code: string): GoodCase => good(`logged around: ${name}`, `${LIB}${code}`, AROUND);

/** What logs around a read, where it does. */
export const around: readonly GoodCase[] = [
  logged('a decorator of a method', `export class CustomerService {\n  @Audited()\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  logged('a decorator of a class', `@Audited()\nexport class CustomerService {\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  logged('a decorator of a base class', `@Audited()\nclass Base {}\nexport class CustomerService extends Base {\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  logged('an interceptor of a controller', `@Controller('customers')\n@UseInterceptors(AuditInterceptor)\nexport class CustomersController {\n  @Get(':id')\n  detail(@Param('id') id: string) {\n    return ${READ};\n  }\n}`),
  logged('an interceptor that is made for a method', `export class CustomersController {\n  @UseInterceptors(CacheInterceptor, new AuditInterceptor('customer'))\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  logged('a decorator that is put together from others', `const Secured = () => applyDecorators(UseGuards(Guard), UseInterceptors(AuditInterceptor));\nexport class CustomersController {\n  @Secured()\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  logged('a field with a decorator', `export class CustomerStore {\n  @Audited() detail = (id: string) => ${READ};\n}`),
  logged('a wrapper around the handler', `export const GET = withAudit('Customer', async (id: string) => ${READ});`),
  logged('a wrapper around a named handler', `async function detail(id: string) {\n  return ${READ};\n}\nexport const GET = withAudit('Customer', detail);`),
  logged('a wrapper inside another', `export const GET = withAuth(withAudit('Customer', async (id: string) => ${READ}));`),
  logged('a wrapper around another', `export const GET = withAudit('Customer', withAuth(async (id: string) => ${READ}));`),
  logged('a wrapper of a request handler', `export default withAudit('Customer', ${HANDLER});`),
  logged('a wrapper in a chain', `export const detail = actionClient.schema(Id).action(withAudit('Customer', async ({ id }) => ${READ}));`),
  logged('a wrapper under another name', `import { withAudit as watched } from './lib/around';\nexport const GET = watched('Customer', async (id: string) => ${READ});`),
  logged('a builder with a middleware', `const auditedProcedure = protectedProcedure.use(audit('Customer'));\nexport const router = t.router({ detail: auditedProcedure.input(Id).query(async ({ input: { id } }) => ${READ}) });`),
  logged('a builder of a builder', `const auditedProcedure = t.procedure.use(auth).use(audit('Customer'));\nconst adminProcedure = auditedProcedure.use(isAdmin);\nexport const detail = adminProcedure.query(({ input: { id } }) => ${READ});`),
  logged('a middleware in the chain itself', `export const detail = publicProcedure.use(audit('Customer')).query(({ input: { id } }) => ${READ});`),
  logged('a middleware of a route', `router.get('/:id', auth, audit('Customer'), ${HANDLER});`),
  logged('a middleware in a list', `const guards = [auth, audit('Customer')];\nrouter.get('/:id', guards, ${HANDLER});\nrouter.get('/x/:id', ...guards, ${HANDLER});`),
  logged('a middleware that was made before', `const auditCustomer = audit('Customer');\nrouter.get('/:id', auditCustomer, ${HANDLER});`),
  logged('a middleware of the router', `const router = Router();\nrouter.use(audit('Customer'));\nrouter.get('/:id', ${HANDLER});`),
  logged('a middleware of a path', `const app = express();\napp.use('/customers', audit('Customer'));\napp.get('/customers/:id', ${HANDLER});`),
  logged('a middleware of every path', `const app = new Hono();\napp.use('*', audit('Customer'));\napp.get('/customers/:id', ${HANDLER});`),
  logged('a middleware of a path with a wildcard', `const app = new Hono();\napp.use('/api/*', audit('Customer'));\napp.get('/api/customers/:id', ${HANDLER});`),
  logged('a middleware beside the router, where that is mounted', `const router = Router();\nrouter.get('/:id', ${HANDLER});\napp.use('/customers', audit('Customer'), router);`),
  logged('a middleware of the application in which the router is mounted', `const app = express();\nconst router = Router();\napp.use(audit('Customer'));\nrouter.get('/:id', ${HANDLER});\napp.use('/customers', router);`),
  logged('a hook', `const app = fastify();\napp.addHook('onRequest', audit('Customer'));\napp.get('/:id', ${HANDLER});`),
  logged('a hook of the options of a route', `app.get('/:id', { preHandler: [audit('Customer')] }, ${HANDLER});`),
  logged('a hook of a plugin', `export async function routes(app: FastifyInstance) {\n  app.addHook('preHandler', audit('Customer'));\n  app.get('/:id', ${HANDLER});\n}`),
  logged('a hook where the plugin is registered', `const app = fastify();\napp.addHook('onRequest', audit('Customer'));\napp.register(routes);\nasync function routes(app: FastifyInstance) {\n  app.get('/:id', ${HANDLER});\n}`),
  logged('a chain of a router', `export default new Hono().use(audit('Customer')).get('/:id', async (c) => { const id = c.req.param('id'); return c.json(await ${READ}); });`),
  logged('an extended client', `const db = prisma.$extends(auditExtension);\nexport const detail = (id: string) => db.customer.findUnique({ where: { id } });`),
  logged('a client extended where it is made', `const db = new PrismaClient().$extends(auditExtension).$extends(softDelete);\nexport const detail = (id: string) => db.customer.findUnique({ where: { id } });`),
  logged('a client with a middleware', `const db = new PrismaClient();\ndb.$use(auditExtension);\nexport const detail = (id: string) => db.customer.findUnique({ where: { id } });`),
];

const DATA = { ...CUSTOMER, method: 'findUnique', how: ' This project logs with `recordAccess`.' };

/** The read is marked: it stands in a function around which nothing logs. */
const notLogged = (name: string, code: string): BadCase => {
  const source = `${LIB}${code}`.replace('customer.findUnique', 'customer.⟦findUnique⟧');
  return bad(`not logged around: ${name}`, source, { id: 'unlogged', data: DATA }, AROUND);
};

/** What looks as if it logged around a read. */
export const notAround: readonly BadCase[] = [
  notLogged('another decorator', `export class CustomerService {\n  @Cached()\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  notLogged('a decorator of another method', `export class CustomerService {\n  @Audited() other() {}\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  notLogged('a decorator of another class', `@Audited()\nexport class Orders {}\nexport class CustomerService {\n  detail(id: string) {\n    return ${READ};\n  }\n}`),
  notLogged('an interceptor of that name from a package', `import { AuditInterceptor as Other } from './other';\nexport class CustomersController {\n  @UseInterceptors(CacheInterceptor)\n  detail(id: string) {\n    return ${READ};\n  }\n}\nnew Other();`),
  notLogged('another wrapper', `export const GET = withAuth(async (id: string) => ${READ});`),
  notLogged('a wrapper of another handler', `export const POST = withAudit('Customer', async () => {});\nexport const GET = async (id: string) => ${READ};`),
  notLogged('a wrapper of one of two mentions', `async function detail(id: string) {\n  return ${READ};\n}\nexport const GET = withAudit('Customer', detail);\nrouter.get('/', detail);`),
  notLogged('another builder', `const auditedProcedure = protectedProcedure.use(audit('Customer'));\nexport const a = auditedProcedure.query(() => 1);\nexport const detail = protectedProcedure.query(({ input: { id } }) => ${READ});`),
  notLogged('a middleware of another route', `router.post('/', audit('Customer'), save);\nrouter.get('/:id', ${HANDLER});`),
  notLogged('a middleware of another router', `const orders = Router();\norders.use(audit('Order'));\nconst customers = Router();\ncustomers.get('/:id', ${HANDLER});`),
  notLogged('a middleware of another path', `const app = express();\napp.use('/admin', audit('Customer'));\napp.get('/customers/:id', ${HANDLER});`),
  notLogged('a middleware of a path that begins alike', `const app = express();\napp.use('/customer', audit('Customer'));\napp.get('/customers/:id', ${HANDLER});`),
  notLogged('a middleware that is added later', `const router = Router();\nrouter.get('/:id', ${HANDLER});\nrouter.use(audit('Customer'));`),
  notLogged('a router that is mounted elsewhere', `const router = Router();\nrouter.get('/:id', ${HANDLER});\nconst other = Router();\nother.use(audit('Order'));\napp.use('/customers', router);`),
  notLogged('the client that was extended, itself', `const db = prisma.$extends(auditExtension);\nexport const detail = (id: string) => ${READ};\ndb.$connect();`),
  notLogged('another extension', `const db = new PrismaClient().$extends(softDelete);\nexport const detail = (id: string) => db.customer.findUnique({ where: { id } });`),
];
