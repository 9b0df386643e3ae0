import assert from 'node:assert/strict';
import type { Problem, ScopeConvention } from '../../src/model/index.ts';
import { defaultPolicy } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/types.ts';
import { assembleProject, projectView, readFileFacts } from '../../src/project/index.ts';

type Files = Readonly<Record<string, string>>;

const RULES = [{ name: 'require-scope', recommended: 'warning', strict: 'error' }] as const;

function assemble(files: Files, schema: string, change: Partial<Policy['scopes']> = {}): { learnt: readonly ScopeConvention[]; problems: readonly Problem[] } {
  const base = defaultPolicy('recommended', RULES);
  const policy: Policy = { ...base, file: '/project/crm-guard.yaml', scopes: { ...base.scopes, ...change }, lines: { 'scopes.helpers.withTenant': 3 } };
  const sources = Object.entries(files).map(([file, text]) => ({ file, text, facts: readFileFacts(text, file) }));
  const { data, problems } = assembleProject('/project', policy, sources, [{ file: 'prisma/schema.prisma', text: schema }]);
  return { learnt: projectView(data).scopes.fields, problems };
}

const learn = (files: Files, schema = SCHEMA): readonly ScopeConvention[] => assemble(files, schema).learnt;

const model = (name: string, ...fields: string[]): string => `model ${name} {\n  id String @id\n${fields.map((field) => `  ${field}\n`).join('')}}\n`;
const SCHEMA = [
  model('Customer', 'organizationId String', 'email String', 'companyId String?'),
  model('Contact', 'organizationId String', 'fullName String'),
  model('Company', 'name String'),
  model('Product', 'sku String'),
  model('Setting', 'value String'),
].join('\n');

/** As many files as asked for, each of which reads customers. */
function files(count: number, text: (at: number) => string, folder = 'src'): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${folder}/f${at}.ts`, text(at)]));
}

const SCOPED = 'export const list = (organizationId: string) => prisma.customer.findMany({ where: { organizationId } });';
const BARE = "export const list = () => prisma.customer.findMany({ where: { status: 'a' } });";

describe('scope fields that a project shows', () => {
  it('are those by which most of its files filter, with the numbers', () => {
    assert.deepEqual(learn({ ...files(9, () => SCOPED), ...files(2, () => BARE, 'lib') }), [{ field: 'organizationId', origin: 'learnt', evidence: { files: 9, ofFiles: 11, entities: 2, ofEntities: 5 } }]);
  });

  it('need enough files, and most of them', () => {
    assert.deepEqual(learn(files(7, () => SCOPED)), []);
    assert.deepEqual(learn({ ...files(9, () => SCOPED), ...files(5, () => BARE, 'lib') }), []);
  });

  const spellings: Readonly<Record<string, string>> = {
    'a query builder': "const rows = await db.select().from(customers).where(eq(customers.organizationId, orgId));",
    'a column': "await pool.query('SELECT email FROM customers WHERE organization_id = $1', [org]);",
    'a repository': 'return this.customerRepository.find({ where: { organization: { id } } });',
    'a link of Supabase': "const { data } = await supabase.from('customers').select('email').eq('organization_id', id);",
    'a model': 'const docs = await Customer.find({ organizationId: ctx.org });',
    'a parameter': 'export async function load(organizationId: string) { return repo(organizationId).customer.findMany(); }',
    'knex': "knex('customers').where('organizationId', id)",
  };
  for (const [name, text] of Object.entries(spellings)) {
    it(`are seen in ${name}`, () => assert.deepEqual(learn(files(8, () => text)).map(({ field, evidence }) => [field, evidence?.files, evidence?.ofFiles]), [['organizationId', 8, 8]]));
  }

  const others: Readonly<Record<string, string>> = {
    'a projection': 'prisma.customer.findMany({ select: { organizationId: true, email: true } });',
    'a field that is shown': 'const rows = await prisma.customer.findMany();\nrender(rows.map((row) => `${row.organizationId}`));',
    'another entity': 'prisma.product.findMany({ where: { organizationId } });',
    'nothing that is read': 'export const of = (organizationId: string) => cache.get(organizationId);',
  };
  for (const [name, text] of Object.entries(others)) it(`are not seen in ${name}`, () => assert.deepEqual(learn(files(12, () => text)), []));

  it("are not a customer's company: few tables have it", () => {
    assert.deepEqual(learn(files(12, () => 'prisma.customer.findMany({ where: { companyId } });')), []);
  });

  it('may be a company where most tables have it', () => {
    const schema = ['Customer', 'Contact', 'Product', 'Setting', 'User'].map((name) => model(name, 'companyId String', 'email String')).join('\n');
    assert.deepEqual(learn(files(8, () => 'prisma.customer.findMany({ where: { companyId } });'), schema).map(({ field }) => field), ['companyId']);
  });

  it('are learnt of a small project too, where nobody departs from it', () => {
    const schema = ['Customer', 'Contact', 'Product', 'Setting', 'User'].map((name) => model(name, 'tenantId String', 'email String')).join('\n');
    const scoped = 'prisma.customer.findMany({ where: { tenantId } });';
    assert.deepEqual(learn(files(4, () => scoped), schema).map(({ field }) => field), ['tenantId']);
    assert.deepEqual(learn({ ...files(4, () => scoped), ...files(1, () => BARE, 'lib') }, schema), []);
  });

  it("are an owner's for one entity, where nearly everybody asks for it and nothing ties tenants", () => {
    const schema = [model('Lead', 'ownerId String', 'email String'), model('Note', 'ownerId String', 'text String')].join('\n');
    const mine = files(9, () => 'prisma.lead.findMany({ where: { ownerId } });');
    assert.deepEqual(learn(mine, schema).map(({ field, entities }) => [field, entities]), [['ownerId', ['Lead']]]);
    assert.deepEqual(learn({ ...mine, ...files(2, () => 'prisma.lead.findMany();', 'lib') }, schema), []);
  });

  it('do not count what tests and seeds do', () => {
    assert.deepEqual(learn({ ...files(9, () => SCOPED), ...files(9, () => BARE, 'test') }).length, 1);
  });

  it('do not depend on the order of the files', () => {
    const all = { ...files(9, () => SCOPED), ...files(2, () => BARE, 'lib') };
    assert.deepEqual(learn(Object.fromEntries(Object.entries(all).reverse())), learn(all));
  });

  it('are those of the policy, where it names some', () => {
    assert.deepEqual(assemble(files(9, () => SCOPED), SCHEMA, { fields: [{ name: 'companyId' }] }).learnt, [{ field: 'companyId', origin: 'policy' }]);
    assert.deepEqual(assemble(files(9, () => SCOPED), SCHEMA, { rowLevelSecurity: 'all' }).learnt, []);
  });
});

describe('scopes of the policy', () => {
  const said = (change: Partial<Policy['scopes']>, sources: Files = {}): string[] => assemble(sources, SCHEMA, change).problems.map(({ kind, file, line, message }) => `${kind} ${file}:${line ?? ''} ${message.split(',')[0]}`);

  it('that match nothing are warnings', () => {
    assert.deepEqual(said({ helpers: ['withTenant'], checks: ['assertSame'], clients: ['TenantDb'] }), [
      'policy-warning crm-guard.yaml:3 scopes.helpers: `withTenant` is not declared anywhere in this project',
      'policy-warning crm-guard.yaml: scopes.checks: `assertSame` is not declared anywhere in this project',
      'policy-warning crm-guard.yaml: scopes.clients: `TenantDb` is not declared anywhere in this project',
    ]);
    assert.deepEqual(said({ fields: [{ name: 'tenantId' }, { name: 'region', entities: ['Custommer'] }], shared: ['Plan'], rowLevelSecurity: ['Customers', 'Orders'] }), [
      'policy-warning crm-guard.yaml: scopes.fields: no entity of this project has a field `tenantId`',
      'policy-warning crm-guard.yaml: scopes.fields: this project has no entity `Custommer`. Check the spelling',
      'policy-warning crm-guard.yaml: scopes.rowLevelSecurity: this project has no entity `Orders`. Check the spelling',
      'policy-warning crm-guard.yaml: scopes.shared: this project has no entity `Plan`. Check the spelling',
    ]);
  });

  it('that match are none', () => {
    const declared = { 'src/a.ts': 'export const withTenant = () => ({});\nexport class Guard { assertSame() {} }\nimport { TenantDb } from "tenant-db";' };
    assert.deepEqual(said({ fields: [{ name: 'organization_id' }, { name: 'email', entities: ['customers'] }], helpers: ['withTenant'], checks: ['Guard.assertSame'], clients: ['TenantDb'], shared: ['Product'] }, declared), []);
  });
});
