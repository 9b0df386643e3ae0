import assert from 'node:assert/strict';
import type { AccessLogEntry } from '../../src/model/index.ts';
import { defaultPolicy } from '../../src/policy/index.ts';
import { assembleProject, readFileFacts } from '../../src/project/index.ts';

/** What is discovered in a source: kind and name of each access log. */
function discovered(code: string): Pick<AccessLogEntry, 'kind' | 'name' | 'records'>[] {
  const facts = readFileFacts(code, 'src/a.ts');
  const { data } = assembleProject('/project', defaultPolicy('recommended', []), [{ file: 'src/a.ts', text: code, facts }], []);
  return data.accessLogs.map(({ kind, name, records }) => ({ kind, name, records }));
}

type Cases = Readonly<Record<string, string>>;

const STORE = 'await prisma.accessLogEntry.create({ data: { actor } });';

const FOUND: Readonly<Record<AccessLogEntry['kind'], Cases>> = {
  function: {
    recordAccess: `exports.recordAccess = async (actor) => { ${STORE} };`,
    writeAuditLog: `module.exports = { async writeAuditLog(actor) { ${STORE} } };`,
    'CustomerService.logAccess': `export class CustomerService { private async logAccess(actor: string) { ${STORE} } }`,
    'accessLogs.record': `export const accessLogs = { record: async (actor: string) => { ${STORE} } };`,
    'helpers.recordAccess': `export const helpers = { recordAccess: async (actor: string) => { ${STORE} } };`,
    logCustomerAccess: 'export function logCustomerAccess(userId: string, id: string) { logger.info({ userId, id }); }',
    queueAuditEvent: 'export const queueAuditEvent = async (event: E) => { await logAuditEvent(event); };',
    auditRead: 'export async function auditRead(id: string) { await auditService.record(id); }',
    recordAuditRow: 'export const recordAuditRow = cache(async (e: E) => { await db.$executeRaw`INSERT INTO audit_log VALUES (${e})`; });',
  },
  wrapper: {
    withAudit: `export const withAudit = (handler) => async (...args) => { ${STORE} return handler(...args); };`,
    withAuditLogging: 'export const withAuditLogging = (action, target, handler) => { return async function wrapped(args) { const result = await handler(args); setImmediate(async () => { await queueAuditEvent(action); }); return result; }; };',
    audited: 'export function audited(name, fn) { return async (...args) => { await auditLog.record(name); return fn.apply(this, args); }; }',
    withAccessLog: `export function withAccessLog(fn) { return async function (req, res) { ${STORE} return fn(req, res); }; }`,
    with監査: `export const with監査 = (fn) => async () => { ${STORE} return fn(); };`,
  },
  middleware: {
    auditMiddleware: `export async function auditMiddleware(req, res, next) { ${STORE} next(); }`,
    audit: `export const audit = (entity) => async (req, res, next) => { ${STORE} next(); };`,
    auditReads: `export const auditReads = async (c, next) => { ${STORE} await next(); };`,
    accessLogHook: `export async function accessLogHook(request, reply) { ${STORE} }`,
    auditProcedureMiddleware: `export const auditProcedureMiddleware = t.middleware(async ({ ctx, next }) => { const result = await next(); ${STORE} return result; });`,
    AuditInterceptor: '@Injectable() export class AuditInterceptor implements NestInterceptor { intercept(context, next) { return next.handle().pipe(tap(() => this.audit.record(context))); } }',
    AuditMiddleware: `export class AuditMiddleware implements NestMiddleware { async use(req, res, next) { ${STORE} next(); } }`,
  },
  decorator: {
    Audited: `export function Audited() { return function (target, key, descriptor) { const original = descriptor.value; descriptor.value = async function (...args) { ${STORE} return original.apply(this, args); }; }; }`,
    AuditLog: "export const AuditLog = (action) => SetMetadata('audit', action);",
    LogAccess: 'export const LogAccess = (entity) => applyDecorators(SetMetadata("audit:entity", entity), UseInterceptors(AuditInterceptor));',
    AuditRead: 'export const AuditRead = Reflector.createDecorator();',
    監査対象: `export const 監査対象 = () => (target, key, descriptor) => { const 元 = descriptor.value; descriptor.value = async (...a) => { ${STORE} return 元(...a); }; };`,
  },
  extension: {
    auditExtension: `export const auditExtension = Prisma.defineExtension({ query: { customer: { async findMany({ args, query }) { ${STORE} return query(args); } } } });`,
    accessLogExtension: `export const accessLogExtension = Prisma.defineExtension((client) => client.$extends({ query: { $allModels: { async $allOperations({ args, query }) { ${STORE} return query(args); } } } }));`,
    AuditSubscriber: `@EventSubscriber() export class AuditSubscriber { listenTo() { return Customer; } async afterLoad(entity) { ${STORE} } }`,
    AccessLogSubscriber: `export class AccessLogSubscriber implements EventSubscriber { async onLoad(args) { ${STORE} } }`,
  },
};

const NOT_FOUND: Readonly<Record<AccessLogEntry['kind'], Cases>> = {
  function: {
    'the access log of a web server': 'export function logAccess(req, res) { logger.info(`${req.method} ${req.url} ${res.statusCode}`); }',
    'an access token': 'export async function createAccessToken(user) { await repo.save(user); }',
    'a grant': 'export async function addMemberAccess(user, role) { await repo.save({ user, role }); }',
    'a request for access': 'export async function createAccessRequest(user) { await repo.insert(user); }',
    'analytics': "export function trackAccess(page) { analytics.track('access', page); analytics.push(page); }",
    'a count of visits': 'export function recordAccess(route) { metrics.add(route); statsd.put(1); }',
    'a page view': 'export function trackViewedEvent(page) { posthog.capture("viewed", page); gtag.push(page); }',
    'a plain line': "export function logDataAccess(table) { logger.info('access', table); }",
    'a reader': 'export async function getAuditLog(id) { return db.query(id); }',
    'a component': 'export function AuditLog() { rows.push(1); return null; }',
    'what stores nothing': 'export const recordAccess = (id) => ({ id });',
    'a handler of a route that shows the log': 'export function auditLogHandler(req, res) { res.send(db.query(1)); }',
  },
  wrapper: {
    'one that only authenticates': 'export const withAuth = (fn) => async () => { await db.session.create({}); return fn(); };',
    'one that does not call what it gets': `export const withAudit = (handler) => async () => { ${STORE} };`,
    'one that stores nothing': 'export const withAudit = (fn) => async () => { console.time(1); return fn(); };',
    'a provider': 'export function withAuditProvider(Component) { return () => null; }',
    'a query of an audit': 'export const withAuditFilter = (query) => query.where("audit", 1);',
    'a column': 'export const withAuditColumns = (table) => ({ ...table, createdAt: 1 });',
    'a wrapper of log lines': 'export const withLogging = (fn) => () => { logger.info("called"); return fn(); };',
    'a metric': 'export const withAuditMetrics = (fn) => () => { metrics.add(1); return fn(); };',
    'an access check': 'export const withAccess = (fn) => async () => { await repo.insert(1); return fn(); };',
    'a transaction': 'export const inTransaction = (fn) => { queue.push(1); return fn(); };',
  },
  middleware: {
    'one that authenticates': 'export async function authMiddleware(req, res, next) { await db.session.create({}); next(); }',
    'an audit page': 'export function auditPage(req, res) { res.render("audit"); }',
    'one that stores nothing': 'export function auditMiddleware(req, res, next) { next(); }',
    'morgan': 'export const accessLogMiddleware = (req, res, next) => { logger.info(`${req.method} ${req.url}`); next(); };',
    'a measure': 'export const auditTimer = (req, res, next) => { metrics.put(1); next(); };',
    'a function of other parameters': 'export function auditTotals(rows) { list.push(rows); }',
    'a guard': 'export class AuditGuard { canActivate() { return list.push(1); } }',
    'an interceptor that logs lines': 'export class LoggingInterceptor { intercept(context, next) { logger.info("x"); return next.handle(); } }',
    'an interceptor that only passes on': 'export class AuditInterceptor { intercept(context, next) { return next.handle(); } }',
    'a module': 'export class AuditModule { configure(consumer) { consumer.apply(1); } }',
  },
  decorator: {
    'a component': 'export const AuditLog = ({ rows }) => null;',
    'an entity': 'export class AuditLogEntry { save() { return repo.save(1); } }',
    'a type': 'export type Audited = { at: Date };',
    'an icon': 'export const AuditIcon = () => { icons.push(1); return null; };',
    'a decorator of another name': `export const Cached = () => (target, key, descriptor) => { ${STORE.replace('await ', '')} };`,
    'one that only marks something else': "export const LogAccess = (x) => SetMetadata('cache', x);",
    'one that stores nothing': 'export const Audited = () => (target, key, descriptor) => { descriptor.enumerable = true; };',
    'an enumeration': 'export enum AuditAction { Read }',
    'an error': 'export class AuditError extends Error { log() { logger.info(1); } }',
    'an object': 'export const AuditActions = { read: "read" };',
  },
  extension: {
    'another extension': 'export const softDeleteExtension = Prisma.defineExtension({ query: { customer: { async delete({ args }) { return repo.save(args); } } } });',
    'one that stores nothing': 'export const auditExtension = Prisma.defineExtension({ name: "audit" });',
    'a subscriber of changes': `export class AuditSubscriber { async afterInsert(event) { ${STORE} } async afterUpdate(event) { ${STORE} } }`,
    'a subscriber of another name': `export class CacheSubscriber { async afterLoad(entity) { ${STORE} } }`,
    'a listener of events': 'export class AuditListener { @OnEvent("x") handle(e) { this.repo.save(e); } }',
    'a plugin of a bundler': 'export const auditPlugin = () => ({ name: "audit" });',
    'a browser extension': 'export const auditExtension = { id: "x" };',
    'a file name extension': 'export const auditLogExtension = ".log";',
    'a subscriber that only counts': 'export class AuditSubscriber { afterLoad(entity) { metrics.add(1); } }',
    'a message subscriber': 'export const auditSubscriber = pubsub.subscribe("audit");',
  },
};

describe('access logs by kind', () => {
  for (const [kind, cases] of Object.entries(FOUND)) {
    describe(`of the kind ${kind}`, () => {
      for (const [name, code] of Object.entries(cases)) {
        it(`are ${name}`, () => assert.deepEqual(discovered(code).filter((entry) => entry.name === name), [{ kind, name, records: 'unknown' }]));
      }
      for (const [what, code] of Object.entries(NOT_FOUND[kind as AccessLogEntry['kind']])) {
        it(`are not ${what}`, () => assert.deepEqual(discovered(code), []));
      }
    });
  }

  it('that let every request pass that changes nothing record writes', () => {
    const only = [
      `export function auditMiddleware(req, res, next) { if (req.method === 'GET') return next(); ${STORE.replace('await ', '')} next(); }`,
      `export function auditMiddleware(req, res, next) { if (['POST', 'PUT', 'DELETE'].includes(req.method)) { ${STORE.replace('await ', '')} } next(); }`,
      `export const auditMiddleware = t.middleware(async ({ type, next }) => { const r = await next(); if (type === 'mutation') { ${STORE} } return r; });`,
    ];
    for (const code of only) assert.deepEqual(discovered(code), [{ kind: 'middleware', name: 'auditMiddleware', records: 'writes' }]);
  });
});
