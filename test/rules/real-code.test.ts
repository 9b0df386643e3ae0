import assert from 'node:assert/strict';
import { lintAll } from '../support/rule-linter.ts';
import { projectContext, type ProjectName } from '../support/crm-project.ts';

/** Findings of one rule, as `line: message id`. */
function found(rule: string, code: string, project: ProjectName = 'src'): string[] {
  return lintAll(code, `${project}/source.ts`).flatMap(({ ruleId, line, messageId, fatal, message }) => {
    assert.ok(!fatal, message);
    return ruleId === `crm-guard/${rule}` ? [`${line}: ${messageId}`] : [];
  });
}

const prisma = `import { prisma } from './prisma';\n`;

describe('what unknown code bases write', () => {
  describe('no-unbounded-query', () => {
    const rows = (where: string, entity = 'customer'): string[] => found('no-unbounded-query', `${prisma}export const load = async (emails, ids, hash, parentWhere) => prisma.${entity}.findMany({ where: { ${where} }, include: {} });`);

    it('sees the people that a whole table brings along', () => {
      const all = (args: string): string[] => found('no-unbounded-query', `${prisma}export const load = async () => prisma.order.findMany(${args});`);
      assert.deepEqual(all(`{ include: { customer: true } }`), ['2: unbounded']);
      assert.deepEqual(all(`{ take: 20, include: { customer: true } }`), []);
      assert.deepEqual(all(`{ where: { status: 'NEW' }, include: { customer: true } }`), []);
      assert.deepEqual(all(`{ include: { customer: { select: { lastName: true } } } }`), []);
      assert.deepEqual(all(`{}`), []);
      const groups = (include: string): string[] => found('no-unbounded-query', `${prisma}export const load = async () => prisma.customerGroup.findMany({ include: { customers: ${include} } });`);
      assert.deepEqual(groups('true'), ['2: unbounded']);
      assert.deepEqual(groups('{ take: 5 }'), []);
    });

    it('knows alternatives that are lists of known size, in a tenant or not', () => {
      assert.deepEqual(rows(`tenantId: tenant.id, OR: [{ email: { in: emails } }, { id: { in: ids } }]`), []);
      assert.deepEqual(rows(`OR: [{ email: { in: emails } }, { status: 'NEW', accountId: { in: ids } }]`), []);
    });

    it('speaks where one alternative is wide', () => {
      assert.deepEqual(rows(`OR: [{ email: { in: emails } }, { status: 'NEW' }]`), ['2: unboundedFilter']);
      assert.deepEqual(rows(`OR: [{ email: { contains: text } }, { lastName: { contains: text } }]`), ['2: unboundedFilter']);
    });

    it('takes a hash or a token for what hardly two records share', () => {
      assert.deepEqual(rows(`payoutHash: hash`), []);
      assert.deepEqual(rows(`inviteToken: { in: ids }`), []);
      assert.deepEqual(rows(`invoiceNumber: hash`), []);
      assert.deepEqual(rows(`floorNumber: hash`), ['2: unboundedFilter']);
      assert.deepEqual(rows(`hashtag: hash`), ['2: unboundedFilter']);
    });

    it('does not count what a tenant has set up among its customers', () => {
      const schemas = { 'schema.prisma': 'model Invite {\n  id String @id\n  teamId String\n  email String\n  role String\n}\nmodel Guest {\n  id String @id\n  teamId String\n  email String\n}\n' };
      const context = projectContext({ schemas });
      const all = (entity: string, args: string): number =>
        lintAll(`${prisma}export const load = async (team) => prisma.${entity}.findMany(${args});`, 'src/source.ts', context).filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').length;
      assert.equal(all('invite', '{ where: { teamId: team.id } }'), 0);
      assert.equal(all('invite', '{ where: { role: "x" } }'), 1);
      assert.equal(all('invite', ''), 1);
      assert.equal(all('guest', '{ where: { teamId: team.id } }'), 1);
    });

    it('does not take the telephone of a shop for a person\'s', () => {
      const fields = 'id Int @id\n  phone String\n  email String\n';
      const schemas = { 'schema.prisma': `model Store {\n  ${fields}}\nmodel 店舗 {\n  ${fields}}\nmodel Booking {\n  ${fields}}\nmodel Office {\n  ${fields}  birthDate DateTime\n}\n` };
      const all = (entity: string): number => lintAll(`${prisma}export const load = async () => prisma.${entity}.findMany();`, 'src/source.ts', projectContext({ schemas })).filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').length;
      assert.deepEqual(['store', '店舗', 'booking', 'office'].map(all), [0, 0, 1, 1]);
    });

    it('does not take what an organisation has set up for people', () => {
      const fields = 'id Int @id\n  scope String\n  phone String\n  email String\n';
      const schemas = { 'schema.prisma': ['Brand', 'ClientPortal', 'SmsIntegration', 'EmailVerificationToken', 'FormSubmission'].map((name) => `model ${name} {\n  ${fields}}\n`).join('') };
      const all = (entity: string): number => lintAll(`${prisma}export const load = async () => prisma.${entity}.findMany();`, 'src/source.ts', projectContext({ schemas })).filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').length;
      assert.deepEqual(['brand', 'clientPortal', 'smsIntegration', 'emailVerificationToken', 'formSubmission'].map(all), [0, 0, 0, 0, 1]);
    });

    it('does not take the knowledge of a trade for the state of a patient', () => {
      const fields = 'id Int @id\n  name String\n  contraindications String\n  diagnosis String\n';
      const schemas = { 'schema.prisma': ['ExerciseLibrary', 'ExaminationTemplateSet', 'TreatmentProtocol', 'Examination'].map((name) => `model ${name} {\n  ${fields}}\n`).join('') };
      const all = (entity: string): number => lintAll(`${prisma}export const load = async () => prisma.${entity}.findMany();`, 'src/source.ts', projectContext({ schemas })).filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').length;
      assert.deepEqual(['exerciseLibrary', 'examinationTemplateSet', 'treatmentProtocol', 'examination'].map(all), [0, 0, 0, 1]);
    });

    it('takes what belongs to a patient for the patient\'s, whatever it is called', () => {
      const patient = 'model Patient {\n  id Int @id\n  fullName String\n  birthDate DateTime\n  protocols TreatmentProtocol[]\n  settings ClientPortal[]\n}\n';
      const of = (back: string): string => `  id Int @id\n  diagnosis String\n  email String\n  phone String\n  patientId Int\n  patient Patient @relation(fields: [patientId], references: [id])\n${back}`;
      const schemas = { 'schema.prisma': `${patient}model TreatmentProtocol {\n${of('')}}\nmodel ClientPortal {\n${of('')}}\n` };
      const all = (entity: string): number => lintAll(`${prisma}export const load = async () => prisma.${entity}.findMany();`, 'src/source.ts', projectContext({ schemas })).filter(({ ruleId }) => ruleId === 'crm-guard/no-unbounded-query').length;
      assert.deepEqual(['treatmentProtocol', 'clientPortal'].map(all), [1, 1]);
    });

    it('takes a reference, and the key of a record of any kind, for few rows', () => {
      assert.deepEqual(rows(`ref: hash`), []);
      assert.deepEqual(rows(`contentType: 'deal', contentTypeId: hash`), []);
      assert.deepEqual(rows(`contentType: 'deal'`), ['2: unboundedFilter']);
      assert.deepEqual(rows(`contentTypeId: hash`), ['2: unboundedFilter']);
    });

    it('sees what a helper is given to add to a filter', () => {
      assert.deepEqual(rows(`...tenantWhere(tenant, { id: { in: ids } }), tenantId: tenant.id`), []);
      assert.deepEqual(rows(`...tenantWhere(tenant, { status: 'NEW' }), tenantId: tenant.id`), ['2: unboundedFilter']);
    });

    it('holds a batch to the policy like any other read', () => {
      const batch = (args: string): string[] => found('no-unbounded-query', `${prisma}export const next = async (lastId: string, after?: string) => prisma.customer.findMany(${args});`);
      assert.deepEqual(batch(`{ where: { id: { gt: lastId } }, take: 200 }`), []);
      assert.deepEqual(batch(`{ take: 200, cursor: { id: lastId }, skip: 1 }`), []);
      assert.deepEqual(batch(`{ where: { id: { gt: lastId } }, take: 500 }`), ['2: tooMany']);
      assert.deepEqual(batch(`{ take: 500, ...(after && { skip: 1, cursor: { id: after } }) }`), ['2: tooMany']);
      assert.deepEqual(batch(`{ take: 500 }`), ['2: tooMany']);
    });

    it('knows a helper that only adds a scope from one that may name a record', () => {
      const where = (value: string): string[] => found('no-unbounded-query', `${prisma}import { contactReadScope, whereOf } from './filters';\nexport const load = async (user, input) => prisma.contact.findMany({ where: ${value} });`);
      assert.deepEqual(where(`contactReadScope(user)`), ['3: unboundedFilter']);
      assert.deepEqual(where(`{ ...contactReadScope(user) }`), ['3: unboundedFilter']);
      assert.deepEqual(where(`{ ...contactReadScope(user), ...whereOf(input) }`), []);
      assert.deepEqual(where(`whereOf(input)`), []);
      assert.deepEqual(where(`{ ...contactReadScope(user), customerId: input.customerId }`), []);
    });

    it('does not know how many parents a condition from elsewhere means', () => {
      assert.deepEqual(rows(`customer: parentWhere`, 'contact'), []);
      assert.deepEqual(rows(`customer: { is: { status: 'NEW' } }`, 'contact'), ['2: unboundedFilter']);
    });

    it('lets a list of the few who run the system pass, by one role or several', () => {
      assert.deepEqual(rows(`role: { in: ['manager', 'admin'] }`), []);
      assert.deepEqual(rows(`role: { in: ['viewer', 'admin'] }`), ['2: unboundedFilter']);
    });
  });

  describe('no-select-all-fields', () => {
    it('says once what two reads share', () => {
      const shared = `${prisma}const include = { customer: true };
export const first = (id) => prisma.order.findFirst({ where: { id }, include });
export const all = () => prisma.order.findMany({ take: 10, include });`;
      assert.deepEqual(found('no-select-all-fields', shared), ['2: leavesWhole']);
    });
  });

  describe('no-pii-in-logs', () => {
    const logged = (code: string, project?: ProjectName): string[] => found('no-pii-in-logs', code, project);
    const one = `${prisma}const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n`;

    it('reads the columns of console.table', () => {
      assert.deepEqual(logged(`${one}console.table([customer], ['id', 'status']);`), []);
      assert.deepEqual(logged(`${one}console.table(customer, ['id', 'email']);`), ['3: recordLogged']);
      assert.deepEqual(logged(`${one}console.table(customer, columns);`), ['3: recordLogged']);
    });

    it('leaves the output of a command-line program alone, not its log, and not under a strict policy', () => {
      const program = `import { Command } from 'commander';\n${one}`;
      assert.deepEqual(logged(`${program}console.log(customer.email);`), []);
      assert.deepEqual(logged(`${program}logger.info(customer.email);`), ['4: fieldLogged']);
      assert.deepEqual(logged(`${program}console.log(customer.email);`, 'strict'), ['4: fieldLogged']);
      assert.deepEqual(logged(`${one}console.log(customer.email);`), ['3: fieldLogged']);
    });

    it('knows what has just been found missing', () => {
      assert.deepEqual(logged(`${one}if (!customer.phone) console.warn(\`\${customer.id} has no telephone: \${customer.phone}\`);`), []);
      assert.deepEqual(logged(`${one}if (!customer.phone) console.warn(\`\${customer.email} has no telephone\`);`), ['3: fieldLogged']);
    });
  });

  describe('require-access-log', () => {
    const unlogged = (read: string): string[] => found('require-access-log', `${prisma}export async function load(id, ids) {\n  return ${read};\n}`);

    it('lets a name or address of the organisation\'s own people pass, not all of them and not their pay', () => {
      assert.deepEqual(unlogged(`prisma.employee.findUnique({ where: { id }, select: { fullName: true, workEmail: true } })`), []);
      assert.deepEqual(unlogged(`prisma.employee.findMany({ where: { id: { in: ids } }, select: { fullName: true, workEmail: true } })`), []);
      assert.deepEqual(unlogged(`prisma.employee.findMany({ select: { fullName: true, workEmail: true } })`), ['3: unlogged']);
      assert.deepEqual(unlogged(`prisma.employee.findUnique({ where: { id }, select: { fullName: true, salary: true } })`), ['3: unlogged']);
      assert.deepEqual(unlogged(`prisma.customer.findUnique({ where: { id }, select: { lastName: true, email: true } })`), ['3: unlogged']);
    });
  });
});
