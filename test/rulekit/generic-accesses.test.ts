import assert from 'node:assert/strict';
import { dataAccesses } from '../../src/rulekit/index.ts';
import { catalog } from '../adapters/catalog.ts';
import { factsText, type Files, linkedView, PARSERS } from '../adapters/driver.ts';

/** Accesses that are told in the source though another function performs them, as `place: facts`. */
function told(source: string, files: Files = {}): string[] {
  const [first, second] = PARSERS.map((parser) => {
    const view = linkedView(source, files, parser);
    return dataAccesses(view, { catalog, clients: [] }).filter(({ via }) => via).map((access) => `${view.getText(access.reportNode)}: ${factsText(access, source)}`);
  });
  assert.deepEqual([...(first ?? [])].sort(), [...(second ?? [])].sort());
  return first ?? [];
}

const FILES = {
  'paginate.ts': 'export const paginate = (delegate: any, { size }) => delegate.findMany({ take: Math.min(size, 100) });\nexport const listAll = (options) => options.model.findMany();\nexport function listIn(db, { model }) { return inner(model); }\nconst inner = (delegate) => delegate.findMany({ where: { status: "open" } });',
  'base.ts': "import { Repository } from 'typeorm';\nexport abstract class BaseService<T> {\n  constructor(protected readonly repo: Repository<T>) {}\n  findAll() { return this.repo.find(); }\n  page(n: number) { return this.repo.find({ take: n }); }\n}\nexport class NamedService { protected model: any; all() { return this.model.findMany(); } }",
  'connection.ts':
    "import { DataSource, ObjectType, Repository } from 'typeorm';\nexport class TransactionalConnection {\n  constructor(private dataSource: DataSource) {}\n  getRepository<E>(ctx: unknown, target: ObjectType<E>): Repository<E> { return this.dataSource.getRepository(target as any); }\n  async getOrThrow<E>(ctx: unknown, type: ObjectType<E>, id: string, retries = 0) {\n    if (retries === 0) return this.load(ctx, type, id);\n    return this.load(ctx, type, id);\n  }\n  private load(ctx: unknown, entityType: any, id: string) { return this.getRepository(ctx, entityType).findOne({ where: { id } }); }\n}",
  'tenants.ts':
    "import { DataSource, Repository } from 'typeorm';\nexport class Tenants {\n  constructor(private dataSource: DataSource) {}\n  async load(type: any, id: string, options: any = {}) {\n    if (options.tenantId != null) return this.inTenant(type, id, options.tenantId);\n    const where = { ...options, where: { ...(options.where || {}), id } };\n    return this.dataSource.getRepository(type).findOne(where);\n  }\n  private inTenant(type: any, id: string, tenantId: string) { return this.dataSource.getRepository(type).findOne({ where: { id, tenantId } }); }\n}",
  'apps.ts': 'export const APP_ID = { 顧客: 12, HOLIDAY: 13 };',
  'records.ts': "const getAppId = () => kintone.app.getId();\nexport const fetchAll = ({ appId = getAppId(), condition = '' } = {}) => kintone.api(kintone.api.url('/k/v1/records', true), 'GET', { app: appId, query: condition });\nexport const one = (app, id) => kintone.api(kintone.api.url('/k/v1/record', true), 'GET', { app, id });",
  'salesforce.ts': "import jsforce from 'jsforce';\nconst conn = new jsforce.Connection({});\nexport const run = async (soql) => (await conn.query(soql)).records;",
  'member.entity.ts': 'export class Member {}',
  'db.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();",
};
const DB = "import { prisma } from './db';\n";

const cases: readonly (readonly [title: string, source: string, expected: readonly string[]])[] = [
  ['a delegate handed to a function', `${DB}import { paginate } from './paginate';\nexport const f = (q) => paginate(prisma.customer, q);`, ['paginate: import read many customer(*) dynamic<=100, every row']],
  ['a delegate inside an options object', `${DB}import { listIn } from './paginate';\nlistIn(prisma, { model: prisma.customer });`, ['listIn: import read many customer(*) none, [status eq Literal]']],
  ['a function of the same file', `${DB}const all = (delegate) => delegate.findMany();\nall(prisma.customer);\nall(prisma.order);`, ['all: import read many customer(*) none, every row', 'all: import read many order(*) none, every row']],
  ['a base class with a type argument', "import { BaseService } from './base';\nimport { Member } from './member.entity';\nexport class MemberService extends BaseService<Member> {}", ['BaseService: declaration read many Member(*) none, every row', 'BaseService: declaration read many Member(*) dynamic, every row']],
  ['a method that the class overrides', "import { BaseService } from './base';\nimport { Member } from './member.entity';\nexport class MemberService extends BaseService<Member> { findAll() { return []; } }", ['BaseService: declaration read many Member(*) dynamic, every row']],
  ['a field that the base class reads through', `${DB}import { NamedService } from './base';\nexport class Customers extends NamedService { protected model = prisma.customer; }`, ['NamedService: import read many customer(*) none, every row']],
  ['what a function reads for itself is told where it stands', `${DB}const all = (x) => prisma.customer.findMany();\nall(prisma.customer);`, []],
  ['a function of a package', `${DB}import { paginate } from 'some-package';\npaginate(prisma.customer);`, []],
  ['a function that does not read', `${DB}const nameOf = (x) => x.name;\nnameOf(prisma.customer);`, []],
  ['an address handed to a function', 'export class PipedriveClient {\n  all() { return this.fetcher(`${this.url}/api/v1/persons`, 50); }\n  private fetcher(endpoint: string, limit = 500) {\n    return async (start?: string) => (start ? axios.get(endpoint, { params: { limit, start } }) : axios.get(endpoint, { params: { limit } }));\n  }\n}', ['fetcher: convention read many persons(*) 50, every row']],
  ['the end of a path handed to a function', "export class IntercomClient {\n  private baseUrl = 'https://api.intercom.io';\n  list(path: string) { return axios.get(`${this.baseUrl}/${path}`, { params: { per_page: 10 } }); }\n  all() { return this.list('companies'); }\n  other() { return this.list('articles'); }\n}", ['list: declaration read many companies(*) 10, every row']],
  ['a body handed to a function, page after page', "const hs = async (method, path, body) => fetch('https://api.hubapi.com' + path, { method, body: body ? JSON.stringify(body) : undefined });\nasync function all() {\n  let after;\n  do {\n    const page = await hs('POST', '/crm/v3/objects/tickets/search', { filterGroups: [{ filters: [{ propertyName: 'owner', operator: 'EQ', value: owner }] }], properties: ['subject'], limit: 100, after });\n    keep(page.results);\n    after = page.paging?.next?.after;\n  } while (after);\n}\nhs('GET', '/crm/v3/owners?limit=5');", ['hs: declaration read many tickets(id+subject) meaningless: a loop reads page after page, [owner eq owner]', 'hs: declaration read many owners(*) 5, every row']],
  ['queries handed to a function that sends them', "const ask = async (query) => (await fetch(`${org}/services/data/v60.0/query?q=${encodeURIComponent(query)}`)).json();\nconst users = `SELECT Id, Email FROM User WHERE IsActive = true`;\nask(users);\nask('SELECT AssigneeId FROM PermissionSetAssignment LIMIT 5');", ['ask: convention read many User(Id+Email) default 2000, [IsActive eq]', 'ask: convention read many PermissionSetAssignment(AssigneeId) 5, every row']],
  ["an object of a service handed to a function", "const page = (type) => axios.get(`https://api.hubapi.com/crm/v3/objects/${type}`, { params: { limit: 20 } });\npage('deal');\npage('unheard-of');", ['page: declaration read many deals(id+dealname+amount+closedate+pipeline+dealstage+createdate+hs_lastmodifieddate+hs_object_id) 20, every row']],
  ['an array in place of a client', 'const all = (x) => x.findMany();\nall([Customer]);', []],
  ['an entity handed through a wrapper of the connection, told once for all ways', "import { TransactionalConnection } from './connection';\nimport { Member } from './member.entity';\nexport class S {\n  constructor(private connection: TransactionalConnection) {}\n  one(ctx: any, id: string) { return this.connection.getOrThrow(ctx, Member, id); }\n}", ['getOrThrow: declaration read one Member(*) default 1, [id eq Identifier]']],
  ['a branch that the options do not reach', "import { Tenants } from './tenants';\nimport { Member } from './member.entity';\nexport class S {\n  constructor(private tenants: Tenants) {}\n  one(id: string) { return this.tenants.load(Member, id); }\n  open(id: string) { return this.tenants.load(Member, id, { where: { status: 'open' } }); }\n  own(id: string, tenantId: string) { return this.tenants.load(Member, id, { tenantId }); }\n  later(id: string, tenantId: string) { const options: any = {}; options.tenantId = tenantId; return this.tenants.load(Member, id, options); }\n}", [
    'load: declaration read one Member(*) default 1, [id eq Identifier]',
    "load: declaration read one Member(*) default 1, [status eq 'open', id eq Identifier]",
    ...['own', 'later'].flatMap(() => ['load: declaration read one Member(*) default 1, [id eq Identifier, tenantId eq MemberExpression]', 'load: declaration read one Member(*) default 1, [id eq Identifier]']),
  ]],
  ['an app handed to a function, as a property and by place', "import { fetchAll, one } from './records';\nimport { APP_ID } from './apps';\nfetchAll({ appId: 34, condition: '状態 = \"有効\"' });\nfetchAll({ appId: APP_ID.顧客 });\none(APP_ID.顧客, id);\nfetchAll();", ['fetchAll: declaration read many 34(*) default 100, [状態 eq]', 'fetchAll: declaration read many 顧客(*) default 100, every row', 'one: declaration read one 顧客(*) default 1, one of [id eq Identifier]']],
  ['a method of the class that pages through an app', "import { APP_ID } from './apps';\nclass Service {\n  holidays() { return this.all(APP_ID.HOLIDAY, ['date'], 'order by date asc'); }\n  async all(appId, fields, query) {\n    let rows = [];\n    let offset = 0;\n    while (true) {\n      const answer = await kintone.api(kintone.api.url('/k/v1/records', true), 'GET', { app: appId, fields, query: `${query} limit 500 offset ${offset}` });\n      rows = rows.concat(answer.records);\n      if (answer.records.length < 500) break;\n      offset += 500;\n    }\n    return rows;\n  }\n}", ['all: declaration read many HOLIDAY(date) meaningless: a loop reads page after page, every row']],
  ['a query handed to a function of another module', "import { run } from './salesforce';\nconst soql = `SELECT Id, Email FROM Contact WHERE Email = '${mail}'`;\nrun(soql);\nrun('SELECT FIELDS(ALL) FROM Lead');\nrun('select * from leads');", ['run: import read many Contact(Id+Email) default 2000, [Email eq mail]', 'run: import read many Lead(*) default 2000, every row']],
  ['two ways to the same read', `${DB}const inner = (delegate) => delegate.findMany();\nconst both = (delegate, all) => (all ? inner(delegate) : inner(delegate));\nboth(prisma.customer, true);`, ['both: import read many customer(*) none, every row']],
  ['a factory of controllers whose entity is a name', `${DB}const createCrudController = (model) => ({ list: () => prisma[model].findMany(), one: (id) => prisma[model].findUnique({ where: { id } }) });\nexport default createCrudController('customer');`, ['createCrudController: import read many customer(*) none, every row', 'createCrudController: import read one customer(*) default 1, one of [id eq id]']],
  ['a circle', `${DB}const a = (x) => b(x);\nconst b = (x) => { a(x); return x.findMany(); };\na(prisma.customer);`, ['a: import read many customer(*) none, every row']],
];

describe('accesses of generic code', () => {
  for (const [title, source, expected] of cases) it(title, () => assert.deepEqual(told(source, FILES), expected));

  it('reads two clients in one method', () => {
    const source = "import { PrismaClient } from '@prisma/client';\nimport { Repository } from 'typeorm';\nimport { Member } from './member.entity';\nexport class S {\n  constructor(private prisma: PrismaClient, private members: Repository<Member>) {}\n  async run() { return [await this.prisma.customer.findMany({ take: 5 }), await this.members.find()]; }\n}";
    const found = dataAccesses(linkedView(source, FILES), { catalog, clients: [] }).map((access) => `${access.client} ${factsText(access, source)}`);
    assert.deepEqual(found, ['prisma declaration read many customer(*) 5, every row', 'typeorm declaration read many Member(*) none, every row']);
  });
});

/** Ways to give `load` a tenant: `true` where it is certainly one, so that the read of every tenant is not told. */
const TENANT_GIVEN: readonly (readonly [title: string, parameters: string, options: string, scoped: boolean])[] = [
  ['a getter of a class', 'ctx: Context', '{ tenantId: ctx.tenantId }', true],
  ['beside other options', 'ctx: Context', "{ tenantId: ctx.tenantId, where: { status: 'open' } }", true],
  ['over a spread', 'ctx: Context, more: any', '{ ...more, tenantId: ctx.tenantId }', true],
  ['a property of an interface', 'auth: Auth', '{ tenantId: auth.tenantId }', true],
  ['a parameter', 'tenantId: string', '{ tenantId }', true],
  ['a property that may be absent', 'auth: Auth', '{ tenantId: auth.maybe }', false],
  ['a property that may be null', 'auth: Auth', '{ tenantId: auth.nullable }', false],
  ['a field that is set later', 'ctx: Context', '{ tenantId: ctx.late }', false],
  ['an optional chain', 'ctx: Context', '{ tenantId: ctx?.tenantId }', false],
  ['a partial type', 'auth: Partial<Auth>', '{ tenantId: auth.tenantId }', false],
  ['an alias of a partial type', 'auth: PartialAuth', '{ tenantId: auth.tenantId }', false],
  ['one of two types', 'auth: Auth | { tenantId?: string }', '{ tenantId: auth.tenantId }', false],
  ['an optional parameter', 'tenantId?: string', '{ tenantId }', false],
  ['a parameter that may be undefined', 'tenantId: string | undefined', '{ tenantId }', false],
  ['a type that is not of the project', 'tenantId: Id', '{ tenantId }', false],
  ['no type', 'ctx', '{ tenantId: ctx.tenantId }', false],
  ['any', 'ctx: any', '{ tenantId: ctx.tenantId }', false],
  ['a spread that may set it again', 'ctx: Context, more: any', '{ tenantId: ctx.tenantId, ...more }', false],
  ['only on a condition', 'ctx: Context, own: boolean', '{ ...(own && { tenantId: ctx.tenantId }) }', false],
];
const TENANT_TESTS = ['options.tenantId != null', 'options.tenantId !== undefined', '!(options.tenantId === undefined)'];

function tenantSource(test: string, parameters: string, options: string): string {
  return `import { DataSource } from 'typeorm';
import { Id } from 'some-package';
import { Member } from './member.entity';
class Context { private tenant: any; late!: string; get tenantId(): string { return this.tenant.id; } }
interface Auth { tenantId: string; maybe?: string; nullable: string | null }
type PartialAuth = Partial<Auth>;
export class S {
  constructor(private dataSource: DataSource) {}
  one(id: string, ${parameters}) { return this.load(Member, id, ${options}); }
  private async load(type: any, id: string, options: any = {}) {
    if (${test}) {
      return this.dataSource.getRepository(type).findOne({ where: { id, tenantId: options.tenantId } });
    } else {
      return this.dataSource.getRepository(type).findOne({ where: { id } });
    }
  }
}`;
}

describe('branches that a value given by the caller decides', () => {
  const inTenant = 'of the tenant';
  const ofAll = 'of all';
  const read = (source: string) => told(source).map((one) => (one.includes('tenantId') ? inTenant : ofAll)).sort();
  for (const [title, parameters, options, scoped] of TENANT_GIVEN) {
    it(title, () => {
      for (const test of TENANT_TESTS) assert.deepEqual(read(tenantSource(test, parameters, options)), scoped ? [inTenant] : [ofAll, inTenant], test);
    });
  }

  it('nothing given', () => {
    for (const test of TENANT_TESTS) assert.deepEqual(read(tenantSource(test, 'ctx: Context', '{}')), [ofAll], test);
  });

  it('a check whose truth is more than being there', () => {
    assert.equal(told(tenantSource('options.tenantId', 'ctx: Context', '{ tenantId: ctx.tenantId }')).length, 2);
  });
});
