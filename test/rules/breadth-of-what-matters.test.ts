import assert from 'node:assert/strict';
import { projectContext } from '../support/crm-project.ts';
import { lintAll } from '../support/rule-linter.ts';

/** A clinic: patients are the people it serves, users the staff. */
const SCHEMA = `
model User {
  id       String @id
  email    String @unique
  fullName String
  password String
  roles    Role[]
  status   String
  officeId String
}
model Patient {
  id        String @id
  firstName String
  email     String
  ssn       String
  status    String
  companyId String
  notes     PatientNote[]
}
model PatientNote {
  id        String @id
  patientId String
  patient   Patient @relation(fields: [patientId], references: [id])
  diagnosis String
  dueDate   DateTime
  startAt   DateTime
  status    String
}
model Doctor { id String @id
  fullName String
  branch String }
model CardHolder { id String @id
  code String
  email String
  taxId String }
model Receipt { id String @id
  customerName String
  customerTin String
  bankAccountNo String
  totalAmount Int
  totalVat Int
  status String }
model Claim { id String @id
  email String
  passportNumber String
  totalAmount Int
  totalVat Int
  status String }
model MailAccount { id String @id
  email String
  refreshToken String }
model Employee { id String @id
  email String
  status String
  salary Decimal }
model Member { id String @id
  email String
  role String
  userId String
  inviteToken String
  organizationId String }
model TeamUser { id String @id
  email String
  role String
  userId String
  tenantId String }
model Therapist { id String @id
  name String
  email String
  phone String }
model Notice { id String @id
  title String
  authorId String
  author User @relation(fields: [authorId], references: [id]) }
model CrisisResource { id String @id
  phone String
  title String }
model ReportSchedule { id String @id
  email String
  cron String }
${Array.from({ length: 20 }, (_, i) => `model Thing${i} { id String @id\n  title String }`).join('\n')}
`;

function found(rule: string, body: string, options: { policy?: string; schema?: string } = {}): string[] {
  const context = projectContext({ policy: options.policy ?? '', schemas: { 'prisma/schema.prisma': options.schema ?? SCHEMA } });
  const code = `import { prisma } from './prisma';\nimport { Role } from './roles';\n${body}\n`;
  const messages = lintAll(code, 'src/source.ts', context);
  assert.deepEqual(messages.filter(({ fatal }) => fatal), []);
  return messages.filter(({ ruleId }) => ruleId === `crm-guard/${rule}`).map(({ messageId }) => messageId ?? '');
}

describe('no-unbounded-query: what nobody has to page through', () => {
  const unbounded = (body: string, options = {}): string[] => found('no-unbounded-query', body, options);

  const silent: Record<string, string> = {
    'a directory of the staff': 'export const team = () => prisma.user.findMany({ where: { status: "active" }, select: { id: true, email: true, fullName: true } });',
    'the few who run the system, by a list of roles': 'export const admins = () => prisma.user.findMany({ where: { roles: { hasSome: [Role.Administrator, Role.SuperAdmin] } } });',
    'the directors': 'export const heads = () => prisma.user.findMany({ where: { roles: { has: "DIRECTOR" } } });',
    'a window around now': 'export async function remind() {\n  const now = new Date();\n  const soon = new Date(now.getTime() + 72 * 60 * 60 * 1000);\n  return prisma.patientNote.findMany({ where: { status: "open", dueDate: { gte: now, lte: soon } }, include: { patient: true } });\n}',
    'what was changed in the last minutes': 'export const recent = () => prisma.patientNote.findMany({ where: { updatedAt: { gte: new Date(Date.now() - 12 * 60 * 1000) } } });',
    'whoever goes by one of the names in a list, which names a few': 'export const named = (rows: Row[]) => prisma.patient.findMany({ where: { OR: [{ email: { in: rows.map(({ mail }) => mail) } }, { lastName: { in: rows.map(({ name }) => name) } }] } });',
    'accounts of the staff, with what signs them in': 'export const team = () => prisma.user.findMany({ where: { status: "active" } });',
    'the members of an organisation': 'export const team = (organizationId: string) => prisma.member.findMany({ where: { organizationId } });',
    'people who serve others': 'export const therapists = () => prisma.therapist.findMany({ select: { name: true, email: true, phone: true } });',
    'who wrote the notices': 'export const notices = () => prisma.notice.findMany({ include: { author: true } });',
    'work on those in some state, of which nothing is answered': 'export async function remind() {\n  const patients = await prisma.patient.findMany({ where: { status: "late" } });\n  for (const { id, email } of patients) await send(email, id);\n  return { sent: patients.length };\n}',
    'what a clock goes through': 'export class Jobs {\n  @Cron("0 3 * * *")\n  async poll() {\n    const accounts = await prisma.mailAccount.findMany({ select: { id: true, email: true } });\n    for (const { id, email } of accounts) await poll(id, email);\n  }\n}',
    'one exact moment': 'export const slot = (input: { at: Date }) => prisma.patientNote.findMany({ where: { startAt: input.at } });',
    'alternatives each of which names a few': 'export const mine = (who: { mail: string; id?: string }) => prisma.patient.findMany({ where: { OR: [{ email: who.mail }, ...(who.id ? [{ id: who.id }] : [])] } });',
    'alternatives that are gathered elsewhere': 'export function history(ids: string[]) {\n  const or: object[] = [];\n  for (const id of ids) or.push({ id });\n  return prisma.patient.findMany({ where: { OR: or } });\n}',
    'records that say no more than a name': 'export const doctors = () => prisma.doctor.findMany();',
    'numbers of help lines': 'export const lines = () => prisma.crisisResource.findMany();',
    'what a schedule sends its reports to': 'export const schedules = () => prisma.reportSchedule.findMany();',
    'the people of one company that is a customer': 'export const ofCompany = (companyId: string) => prisma.patient.findMany({ where: { companyId, status: "active" } });',
    'names to choose from, for which whole records are read: the fields are what is wrong': 'export async function names() {\n  const patients = await prisma.patient.findMany();\n  return patients.map(({ id, firstName }) => ({ id, firstName }));\n}',
  };
  for (const [name, body] of Object.entries(silent)) {
    it(`is silent for ${name}`, () => {
      assert.deepEqual(unbounded(body), []);
    });
    // These are few, or nobody's, for strict as well.
    if (/run the system|directors|help lines|schedule|names a few/.test(name)) continue;
    it(`speaks in strict of ${name}`, () => {
      assert.equal(unbounded(body, { policy: 'extends: strict\n' }).length, 1);
    });
  }

  const spoken: Record<string, string> = {
    'staff with what they are paid': 'export const team = () => prisma.employee.findMany({ where: { status: "active" } });',
    'rows that a picked state hands to another': 'export async function late() {\n  const patients = await prisma.patient.findMany({ where: { status: "late" } });\n  return call(patients);\n}',
    'rows of which the answer is made': 'export async function late() {\n  const patients = await prisma.patient.findMany({ where: { status: "late" } });\n  return patients.map(({ email }) => email);\n}',
    'rows that a function of elsewhere turns into something': 'import { toDto } from "./dto";\nexport async function late() {\n  const out: unknown[] = [];\n  const patients = await prisma.patient.findMany({ where: { status: "late" } });\n  out.push(...patients.map(toDto));\n  return out;\n}',
    'work on everybody who is in use': 'export async function remind() {\n  const patients = await prisma.patient.findMany({ where: { status: "active" } });\n  for (const { email } of patients) await send(email);\n}',
    'a clock that goes through everybody': 'export class Jobs {\n  @Cron("0 3 * * *")\n  async remind() {\n    const patients = await prisma.patient.findMany({ select: { id: true, email: true } });\n    for (const { email } of patients) await send(email);\n  }\n}',
    'work on a whole company': 'export async function remind(companyId: string) {\n  const patients = await prisma.patient.findMany({ where: { tenantId: companyId } });\n  for (const { email } of patients) await send(email);\n}',
    'the users of all tenants': 'export const all = () => prisma.teamUser.findMany({ select: { email: true, role: true } });',
    'a window that a request sets': 'export const due = (query: { from: Date; to: Date }) => prisma.patientNote.findMany({ where: { dueDate: { gte: query.from, lte: query.to } } });',
    'alternatives one of which is wide': 'export const some = (id: string, status: string) => prisma.patient.findMany({ where: { OR: [{ id }, ...(status ? [{ status }] : [])] } });',
    'a key that is only asked for where there is one': 'export function list(patientId?: string) {\n  const where: Record<string, unknown> = { status: "open" };\n  if (patientId) where.patientId = patientId;\n  return prisma.patientNote.findMany({ where });\n}',
    'everything since a moment that a request sets': 'export const since = (query: { from: Date }) => prisma.patientNote.findMany({ where: { updatedAt: { gte: query.from } } });',
    'what is due after now': 'export const next = () => prisma.patientNote.findMany({ where: { dueDate: { gte: new Date() } } });',
    'whoever is of one of the kinds in a list': 'export const some = (types: string[]) => prisma.patient.findMany({ where: { groupName: { in: types } } });',
    'everything up to now': 'export const overdue = () => prisma.patientNote.findMany({ where: { dueDate: { lt: new Date() } } });',
    'everybody but the few': 'export const rest = () => prisma.user.findMany({ where: { roles: { hasSome: [Role.Patient, Role.Administrator] } } });',
    'whole records that are used for more than names': 'export async function mails() {\n  const patients = await prisma.patient.findMany();\n  return patients.map(({ email }) => email);\n}',
  };
  for (const [name, body] of Object.entries(spoken)) {
    it(`speaks of ${name}`, () => {
      assert.equal(unbounded(body).length, 1);
    });
  }

  it('takes administrators for staff, whatever roles they have elsewhere', () => {
    const schema = `${SCHEMA}\nmodel Administrator {\n  id String @id\n  firstName String\n  emailAddress String\n}\n`;
    assert.deepEqual(unbounded('export const all = () => prisma.administrator.findMany();', { schema }), []);
  });

  it('takes users for customers where a project has nobody else', () => {
    const schema = 'model User {\n  id String @id\n  email String\n  fullName String\n  role String\n}\n';
    assert.equal(unbounded('export const all = () => prisma.user.findMany({ select: { id: true, email: true, fullName: true } });', { schema }).length, 1);
  });

  it('takes the users of all tenants for no colleagues', () => {
    const schema = SCHEMA.replace('  officeId String\n', '  officeId String\n  organizationId String\n');
    assert.equal(unbounded('export const all = () => prisma.user.findMany({ select: { id: true, email: true } });', { schema }).length, 1);
    assert.deepEqual(unbounded('export const ofOne = (organizationId: string) => prisma.user.findMany({ where: { organizationId }, select: { id: true, email: true } });', { schema }), []);
  });

  it('takes a company for the tenant where most tables have its key', () => {
    const schema = SCHEMA.replace(/(model Thing\d+ \{ id String @id\n {2}title String)/g, '$1\n  companyId String');
    assert.equal(unbounded('export const ofCompany = (companyId: string) => prisma.patient.findMany({ where: { companyId } });', { schema }).length, 1);
  });
});

describe('no-select-all-fields: one record that stays where it is', () => {
  const whole = (body: string, options = {}): string[] => found('no-select-all-fields', body, options);

  const silent: Record<string, string> = {
    'a look whether there is one': 'export async function isKnown(id: string) {\n  const patient = await prisma.patient.findUnique({ where: { id } });\n  if (!patient) throw new Error("unknown");\n}',
    'the few of one parent, looked up for their keys': 'export async function keys(patientId: string) {\n  const notes = await prisma.patientNote.findMany({ where: { patientId } });\n  return notes.map(({ id }) => id);\n}',
    'many rows of which names are spared': 'export async function branches() {\n  const doctors = await prisma.doctor.findMany();\n  return doctors.map(({ branch }) => branch);\n}',
    'a look whether somebody has the code already': 'export async function isTaken(code: string) {\n  const others = await prisma.cardHolder.findMany({ where: { code } });\n  return others.length > 0;\n}',
    'sums over papers of trade': 'export async function sums() {\n  let total = 0;\n  const receipts = await prisma.receipt.findMany({ where: { status: "open" } });\n  for (const { totalAmount } of receipts) total += totalAmount;\n  return total;\n}',
    'a record that is looked up for its key and state': 'export async function close(id: string) {\n  const patient = await prisma.patient.findUniqueOrThrow({ where: { id } });\n  if (patient.status === "open") await prisma.patientNote.updateMany({ where: { patientId: patient.id }, data: { status: "closed" } });\n}',
    'the password of a person whose name is shown': 'export async function greet(id: string) {\n  const user = await prisma.user.findUniqueOrThrow({ where: { id } });\n  return `Hello ${user.fullName}`;\n}',
    'whoever signs in, by the address': 'export const byMail = (email: string) => prisma.user.findUnique({ where: { email } });',
    'whoever signs in, by an address that each tenant has once': 'export const byMail = (email: string) => prisma.user.findMany({ where: { email }, take: 5 });',
    'one record of a repository': 'export class PatientRepository {\n  byId(id: string) {\n    return prisma.patient.findUnique({ where: { id } });\n  }\n}',
    'what one record of a repository brings along': 'export function createNoteRepo() {\n  return { byId: (id: string) => prisma.patientNote.findUnique({ where: { id }, include: { patient: true } }) };\n}',
    'users of a repository, with their passwords': 'const userRepository = { byOffice: (officeId: string) => prisma.user.findMany({ where: { officeId } }) };',
  };
  for (const [name, body] of Object.entries(silent)) {
    it(`is silent for ${name}`, () => {
      assert.deepEqual(whole(body), []);
    });
    it(`speaks in strict of ${name}`, () => {
      assert.notEqual(whole(body, { policy: 'extends: strict\n' }).length, 0);
    });
  }

  const spoken: Record<string, string> = {
    'sums over what people are owed, with their papers': 'export async function sums() {\n  let total = 0;\n  const claims = await prisma.claim.findMany({ where: { status: "open" } });\n  for (const { totalAmount } of claims) total += totalAmount;\n  return total;\n}',
    'one person of whom more is read than is shown': 'export async function greet(id: string) {\n  const patient = await prisma.patient.findUniqueOrThrow({ where: { id } });\n  return `Hello ${patient.firstName}`;\n}',
    'one record that an action of a server answers': 'export async function detail(id: string) {\n  "use server";\n  return prisma.patient.findUnique({ where: { id } });\n}',
    'a user with the password, by the id': 'export const loader = (id: string) => prisma.user.findUnique({ where: { id } });',
    'many records of a repository': 'export class PatientRepository {\n  list() {\n    return prisma.patient.findMany({ take: 50 });\n  }\n}',
    'a record that a repository sends to a client': 'export class PatientRepository {\n  async send(id: string, res: { json(value: unknown): void }) {\n    res.json(await prisma.patient.findUnique({ where: { id } }));\n  }\n}',
    'many rows that are only counted': 'export async function count() {\n  const patients = await prisma.patient.findMany({ where: { status: "open" } });\n  return patients.length;\n}',
  };
  for (const [name, body] of Object.entries(spoken)) {
    it(`speaks of ${name}`, () => {
      assert.equal(whole(body).length, 1);
    });
  }
});

describe('no-select-all-fields: what a type of GraphQL cuts off', () => {
  const whole = (body: string, policy = ''): string[] => found('no-select-all-fields', body, { policy });

  for (const [what, body] of Object.entries({
    'a field of a resolver map': 'export default { Task: { owner: async (task, _args, { models }) => prisma.user.findUnique({ where: { id: task.ownerId } }) } };',
    'a method, with a typed context': 'export const resolvers = { Query: { async user(_root: unknown, { id }: Args, context: IContext) { return prisma.user.findUnique({ where: { id } }); } } };',
    'a record whose type may well have what is sensitive': 'export default { Query: { patient: (_root, { id }, { models }) => prisma.patient.findUnique({ where: { id } }) } };',
    'a list': 'export default { Group: { members: (group, args, ctx, info) => prisma.user.findMany({ where: { officeId: group.id }, take: 50 }) } };',
  })) {
    it(`keeps what it is in: ${what}`, () => {
      assert.deepEqual(whole(body), []);
      assert.deepEqual(whole(body, 'strictness: strict\n'), ['leavesWhole']);
    });
  }

  it('is no handler, procedure or function of another kind', () => {
    for (const body of [
      'export default { show: async (req, res, next) => { res.json(await prisma.user.findUnique({ where: { id: req.params.id } })); } };',
      'export const load = { user: async (id, options) => prisma.user.findMany({ where: { officeId: id }, take: 50 }) };',
      'export async function user(root, args, context) { return prisma.user.findMany({ where: { officeId: args.id }, take: 50 }); }',
    ]) assert.deepEqual(whole(body), ['leavesWhole'], body);
  });
});

describe('no-select-all-fields: what a record leaves out of its JSON', () => {
  const USER = `import { Exclude } from 'class-transformer';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column() email!: string;
  @Column() @Exclude(EXCLUDED) password!: string;
}
`;
  const SERVICE = "import { Repository } from 'typeorm';\nimport { User } from './user.entity';\nexport class UserController {\n  constructor(private readonly users: Repository<User>) {}\n  @Get() one(id: number) {\n    return this.users.findOneBy({ id });\n  }\n}\n";
  const MODEL = `import { model, Schema } from 'mongoose';
const schema = new Schema({ email: String, password: String }, { toJSON: { transform(doc, ret) { delete ret.password; return ret; } } });
export const User = model('User', schema);
`;

  function leaves(code: string, sources: Record<string, string>, policy = ''): string[] {
    const context = projectContext({ policy, schemas: {}, sources });
    return lintAll(code, 'src/source.ts', context).filter(({ ruleId }) => ruleId === 'crm-guard/no-select-all-fields').map(({ messageId }) => messageId ?? '');
  }

  it('is no leak: `@Exclude()`', () => {
    assert.deepEqual(leaves(SERVICE, { 'src/user.entity.ts': USER.replace('EXCLUDED', '') }), []);
    assert.deepEqual(leaves(SERVICE, { 'src/user.entity.ts': USER.replace('EXCLUDED', '') }, 'extends: strict\n'), ['leavesWhole']);
  });

  it('is one where it is left out on the way in only', () => {
    assert.deepEqual(leaves(SERVICE, { 'src/user.entity.ts': USER.replace('EXCLUDED', '{ toClassOnly: true }') }), ['leavesWhole']);
  });

  it('is no leak: a `toJSON` that deletes it, but for plain objects', () => {
    const find = (end: string): string => `import { User } from './user.model';\nrouter.get("/:id", (id: string) => User.findById(id)${end});\n`;
    assert.deepEqual(leaves(find(''), { 'src/user.model.ts': MODEL }), []);
    assert.deepEqual(leaves(find('.lean()'), { 'src/user.model.ts': MODEL }), ['leavesWhole']);
  });
});

describe('require-access-log: colleagues of a project that serves others', () => {
  const unlogged = (body: string, options = {}): string[] => found('require-access-log', body, options);
  const everybody = 'export const all = () => prisma.user.findMany({ orderBy: { email: "asc" } });';

  it('is silent for the list of who works here, whole records or not', () => {
    assert.deepEqual(unlogged(everybody), []);
    assert.deepEqual(unlogged('export const all = () => prisma.user.findMany({ select: { id: true, fullName: true, email: true } });'), []);
  });

  it('speaks in strict of the list of who works here', () => {
    assert.notEqual(unlogged(everybody, { policy: 'extends: strict\n' }).length, 0);
  });

  const more: Record<string, string> = {
    'what they earn': SCHEMA.replace('  officeId String\n', '  officeId String\n  salary Int\n'),
    'where they live': SCHEMA.replace('  officeId String\n', '  officeId String\n  homeAddress String\n'),
    'the users of all tenants': SCHEMA.replace('  officeId String\n', '  officeId String\n  organizationId String\n'),
    'users where there is nobody else': 'model User {\n  id String @id\n  email String\n  phone String\n  fullName String\n  role String\n}\n',
  };
  for (const [name, schema] of Object.entries(more)) {
    it(`speaks of a list that says ${name}`, () => {
      assert.equal(unlogged(everybody, { schema }).length, 1);
    });
  }

  it('is silent for birth dates and devices of colleagues, which an account holds', () => {
    const schema = SCHEMA.replace('  officeId String\n', '  officeId String\n  birthDate DateTime\n  deviceToken String\n');
    assert.deepEqual(unlogged(everybody, { schema }), []);
  });
});

describe('require-access-log: many people at once', () => {
  const schema = `${SCHEMA}\nmodel Visitor {\n  id String @id\n  fullName String\n  email String\n  phone String\n  orgId String\n  updatedAt DateTime\n}\n`;
  const unlogged = (body: string): string[] => found('require-access-log', body, { schema });

  const silent: Record<string, string> = {
    'a filter that somebody else makes, and that may name one of them': 'export const visitors = (where) => prisma.visitor.findMany({ where });',
    'what was changed in the last minutes': 'export const recent = () => prisma.visitor.findMany({ where: { updatedAt: { gte: new Date(Date.now() - 12 * 60 * 1000) } } });',
  };
  for (const [name, body] of Object.entries(silent)) {
    it(`is silent for ${name}`, () => {
      assert.deepEqual(unlogged(body), []);
    });
  }

  const spoken: Record<string, string> = {
    'everybody': 'export const visitors = () => prisma.visitor.findMany();',
    'a filter that the request makes': 'export const visitors = async (req, res) => res.json(await prisma.visitor.findMany({ where: req.query }));',
    'those of an organisation': 'export const visitors = (orgId: string) => prisma.visitor.findMany({ where: { orgId } });',
  };
  for (const [name, body] of Object.entries(spoken)) {
    it(`speaks of ${name}`, () => {
      assert.equal(unlogged(body).length, 1);
    });
  }
});
