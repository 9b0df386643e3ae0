import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const WHO = 'who read (actor)';
const WHOSE = 'whose data was read (subject)';

const missing = (parts: string, name = 'recordAccess'): ExpectedFinding => ({ id: 'missing', data: { name, parts } });

const detail = (entry: string): string => `${HEAD}export async function detail(id: string, user: { id: string }) {\n  await ⟦recordAccess⟧(${entry});\n}`;

/** A required question is left open. */
export const incomplete = [
  bad('nobody', detail("{ entity: 'Customer', ids: [id], purpose: 'detail' }"), missing(WHO)),
  bad('an actor that is nothing', detail("{ actor: null, entity: 'Customer', ids: [id], purpose: 'detail' }"), missing(WHO)),
  bad('no subject, only what kind of thing', detail("{ actor: user.id, entity: 'Customer', purpose: 'detail' }"), missing(WHOSE)),
  bad('neither', detail("{ action: 'view', entity: 'Customer' }"), missing(`${WHO} and ${WHOSE}`)),
  bad('an entry that was put together before', `${HEAD}export async function detail(id: string) {\n  const entry = { entity: 'Customer', ids: [id] };\n  await ⟦recordAccess⟧(entry);\n}`, missing(WHO)),
  bad('the tenant is no actor', detail("{ tenantId: 'a', entity: 'Customer', ids: [id] }"), missing(WHO)),
  bad('beside an actor, a user is whose data was read', `${HEAD}export async function detail(id: string) {\n  await ⟦recordAccess⟧({ userId: id, purpose: 'detail' });\n}`, missing(WHOSE)),
  bad('of several reads one is personal, in a function that is called', `${HEAD}export async function stats(user: { id: string }) {
  const all = await prisma.customer.count();
  await ⟦recordAccess⟧({ actor: user.id, action: 'read', entity: 'Customer' });
  return { all, newest: await newest() };
}
async function newest() {
  return prisma.customer.findMany({ take: 5, select: { email: true } });
}`, missing(WHOSE)),
  bad('what is read is not known', `${HEAD}export async function stats(user: { id: string }, table: string) {
  const all = await prisma.customer.count();
  await ⟦recordAccess⟧({ actor: user.id, action: 'read', entity: 'Customer' });
  return { all, rows: await prisma.$queryRawUnsafe(\`SELECT * FROM \${table}\`) };
}`, missing(WHOSE)),
  bad('an id in the same bag as the actor is of another', `${HEAD}export async function detail(body: { actorId: string; userId: string }) {
  await ⟦recordAccess⟧({ userId: body.userId, purpose: 'detail' });
}`, missing(WHOSE)),
  bad(
    'by the names of the parameters',
    `
    import { AuditService } from './lib/audit.service';
    export class CustomerController {
      constructor(private readonly audit: AuditService) {}
      async detail(id: string, user: { id: string }) {
        await ⟦this.audit.record⟧(user.id, []);
      }
    }
  `,
    missing(WHOSE, 'AuditService.record'),
    { project: 'positional' },
  ),
  bad(
    'names in Japanese',
    `import { 閲覧ログを記録 } from './lib/閲覧ログ';\nexport async function detail(id: string) {\n  await ⟦閲覧ログを記録⟧({ 操作: '参照', 対象: id, 理由: '照会' });\n}`,
    missing(WHO, '閲覧ログを記録'),
    { project: 'japanese' },
  ),
  bad('what the policy asks for besides', detail('{ actor: user.id, ids: [id] }'), missing('what was done (action) and why (purpose)'), { project: 'demanding' }),
  bad('of a function of which nothing is known, what it cannot add', `import { recordAccess } from '@acme/audit';\nexport async function detail(user: { id: string }) {\n  await ⟦recordAccess⟧({ actor: user.id, entity: 'Customer', purpose: 'detail' });\n}`, missing(WHOSE)),
  bad(
    'of a function of which nothing is known, in strict, also what it may add',
    `import { recordAccess } from '@acme/audit';\nexport async function detail(id: string) {\n  await ⟦recordAccess⟧({ entity: 'Customer', ids: [id] });\n}`,
    { id: 'unsure', data: { name: 'recordAccess', parts: WHO } },
    { project: 'strict' },
  ),
  bad('the entry of a change, in strict', detail("{ action: 'delete', entity: 'Customer', ids: [id] }"), missing(WHO), { project: 'strict' }),
];

const reading = (entry: string): string => `${HEAD}export async function detail(id: string, user: { id: string; email: string }) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  await recordAccess(${entry});
  return customer;
}`;

const copied = (fields: string, because: string, from: string, to: string, text = to): ExpectedFinding => ({
  id: 'fieldCopied',
  data: { name: 'recordAccess', entity: 'Customer', fields, because },
  suggest: [{ id: 'logId', data: { code: to }, turns: { [from]: text } }],
});

/** Personal data stands in the entry. */
export const copies = [
  bad('an e-mail address as subject', reading("{ actor: user.id, entity: 'Customer', subject: ⟦customer.email⟧ }"), copied('email (e-mail address)', ' (prisma/schema.prisma:6)', 'subject: customer.email', 'id: customer.id')),
  bad('a telephone number in the details', reading("{ actor: user.id, ids: [id], details: ⟦customer.phone⟧ }"), copied('phone (telephone number)', ' (prisma/schema.prisma:7)', 'details: customer.phone', 'id: customer.id')),
  bad('a whole record', reading('{ actor: user.id, ids: [id], data: ⟦customer⟧ }'), {
    id: 'recordCopied',
    data: { name: 'recordAccess', ...CUSTOMER },
    suggest: [{ id: 'logId', data: { code: 'id: customer.id' }, turns: { 'data: customer': 'id: customer.id' } }],
  }),
  bad('a whole record as text', reading('{ actor: user.id, ids: [id], details: JSON.stringify(⟦customer⟧) }'), {
    id: 'recordCopied',
    data: { name: 'recordAccess', ...CUSTOMER },
    suggest: [{ id: 'logId', data: { code: 'customer.id' }, turns: { 'JSON.stringify(customer)': 'JSON.stringify(customer.id)' } }],
  }),
  bad('within a sentence', reading('{ actor: user.id, ids: [id], message: `opened ${⟦customer.email⟧}` }'), copied('email (e-mail address)', ' (prisma/schema.prisma:6)', 'opened ${customer.email}', 'customer.id', 'opened ${customer.id}')),
  bad(
    'a snapshot in the entry of a change, in strict',
    reading("{ actor: user.id, action: 'update', ids: [id], before: ⟦customer⟧ }"),
    { id: 'recordCopied', data: { name: 'recordAccess', ...CUSTOMER }, suggest: [{ id: 'logId', data: { code: 'id: customer.id' }, turns: { 'before: customer': 'id: customer.id' } }] },
    { project: 'strict' },
  ),
];
