import { good as silent } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const detail = (entry: string, before = ''): string => `${HEAD}export async function detail(id: string, user: { id: string; email: string }, req: { user: { id: string }; ip: string }) {\n${before}  await recordAccess(${entry});\n}`;

/** The ones that look most like a finding. */
export const lookAlikes = [
  silent('1. a complete entry', detail("{ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' }")),
  silent('2. other words for the same', detail("{ operator: user.id, resourceType: 'Customer', resourceId: id }")),
  silent('2b. whoever reviewed it', detail("{ reviewerId: user.id, resourceType: 'Customer', resourceId: id }")),
  silent('2c. the person and who accessed it are one', detail("{ userId: user.id, accessedBy: user.id, action: 'export' }")),
  silent('2d. a client of the house', detail("{ actor: user.id, action: 'view', clientId: id }")),
  silent('2e. a sentence with the key in it', detail("{ actor: user.id, action: 'view', summary: `Record ${id} opened` }")),
  silent('3. an entry within an entry', detail("{ event: { action: 'view', actor: { id: user.id }, target: { type: 'Customer', id } } }")),
  silent('4. something is spread into it', detail("{ entity: 'Customer', ...common }", "  const { common } = await import('./common');\n")),
  silent('5. a whole entry from elsewhere', `${HEAD}import { entryOf } from './entry';\nexport async function detail(id: string) {\n  await recordAccess(entryOf(id));\n  const entry = entryOf(id);\n  await recordAccess(entry);\n}`),
  silent('6. the actor is in the request', detail("{ req, entity: 'Customer', ids: [id] }")),
  silent(
    '7. the function takes the actor from the request itself',
    `import { cls } from './context';
import { prisma } from './prisma';
async function recordAccess(entry: { ids: string[] }) {
  await prisma.accessLogEntry.create({ data: { ...entry, actor: cls.get('user').id } });
}
export async function detail(id: string) {
  await recordAccess({ ids: [id] });
}`,
  ),
  silent(
    '8. a function further in does',
    `import { auth } from './auth';
import { prisma } from './prisma';
async function recordAccess(ids: string[]) {
  await store({ ids });
}
async function store(entry: { ids: string[] }) {
  const { userId } = await auth();
  await prisma.accessLogEntry.create({ data: { userId, recordIds: entry.ids } });
}
export async function detail(id: string) {
  await recordAccess([id]);
}`,
  ),
  silent('9. how the rows of a list were chosen', detail("{ actor: user.id, action: 'search', entity: 'Customer', filter: id }")),
  silent("10. the actor's own address, and where they work from", `${HEAD}export async function detail(id: string, session: { user: { email: string } }, req: { ip: string }) {\n  await recordAccess({ actor: session.user.email, actorEmail: session.user.email, ip: req.ip, ids: [id] });\n}`),
  silent(
    '11. names of the fields that were read',
    detail("{ actor: user.id, ids: [id], fields: ['email', 'phone'], detail: 'email' }"),
  ),
  silent('12. ids and counts of the rows', `${HEAD}export async function list(user: { id: string }) {\n  const customers = await prisma.customer.findMany({ take: 20, select: { id: true, email: true } });\n  await recordAccess({ actor: user.id, ids: customers.map(({ id }) => id), count: customers.length });\n}`),
  silent('13. the snapshot of a change', `${HEAD}export async function rename(id: string, user: { id: string }) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  await recordAccess({ action: 'update', actor: user.id, ids: [id], before: customer });\n  return customer.status;\n}`),
  silent('14. somebody who was refused, or signs in', detail("{ action: 'view_denied', entity: 'Customer' }") + "\nexport const login = (email: string) => recordAccess({ action: 'login', email });"),
  silent('15. a function of which nothing is known may add who and what', `import { recordAccess } from '@acme/audit';\nexport async function detail(id: string) {\n  await recordAccess({ ids: [id] });\n  await recordAccess('Customer', id);\n}`),
];

/** What is right, in other ways. */
export const good = [
  silent('a constant that is handed on', `${HEAD}export async function detail(id: string, user: { id: string }) {\n  const entry = { actor: user.id, ids: [id] };\n  await recordAccess(entry);\n}`),
  silent('a constant that grows', `${HEAD}export async function detail(id: string, user: { id: string }) {\n  const entry: Record<string, unknown> = { ids: [id] };\n  entry.actor = user.id;\n  await recordAccess(entry);\n}`),
  silent('masked', `${HEAD}import { maskEmail } from './mask';\nexport async function detail(id: string, user: { id: string }) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  await recordAccess({ actor: user.id, ids: [id], details: maskEmail(customer.email) });\n  return customer.status;\n}`),
  silent('a job', `${HEAD}export async function nightly(ids: string[]) {\n  await recordAccess({ actor: 'nightly job', ids, purpose: 'statistics' });\n}`),
  silent('a project without an access log', "export async function detail(id: string) {\n  await recordAccess({ id });\n}\ndeclare function recordAccess(entry: object): Promise<void>;", { project: 'unlogged' }),
  silent('a function inside another one that goes by the same name', `${HEAD}export function around(req: { user: { id: string }; params: { id: string } }, res: { send(data: unknown): void }, next: () => void) {
  const recordAccess = async () => {
    await prisma.accessLogEntry.create({ data: { actor: req.user.id, ids: [req.params.id] } });
  };
  res.send = (data) => {
    recordAccess();
  };
  next();
}`),
  silent('an actor by what kind of person it is', detail("{ actorPersonId: user.id, entityType: 'Customer', customerId: id }")),
  silent('what was done is no reading', detail("{ userId: user.id, action: 'SEED', resourceType: 'CustomerGroup' }")),
  silent('what the entry is about has no person', `${HEAD}import { currentUser } from './session';
export async function stats() {
  const user = await currentUser();
  const asks = await prisma.employee.findUniqueOrThrow({ where: { id: user.id } });
  const all = await prisma.customer.count({ where: { tenantId: asks.tenantId } });
  await recordAccess({ actor: user.id, action: 'read', entity: 'Customer' });
  return { all, products: await titles() };
}
async function titles() {
  return prisma.product.findMany({ select: { title: true } });
}`),
  silent('the user of an entry is its actor', `${HEAD}export async function overview(user: { id: string; role: string }) {
  const { id } = await prisma.employee.findUniqueOrThrow({ where: { id: user.id } });
  await recordAccess({ userId: user.id, userEmail: user.email, ids: [id], details: { requestedBy: user.id } });
}`),
];
