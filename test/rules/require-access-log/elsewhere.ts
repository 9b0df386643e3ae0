import { CONTACT, CUSTOMER } from '../../support/crm-data.ts';
import { bad, good } from '../../support/rule-cases.ts';

const PRISMA = "import { prisma } from './prisma';\n";
const HOW = ' This project logs with `recordAccess`.';
const SEEN = ' Such reads are logged in src/contacts.ts:1. This project logs with `writeAuditLog`.';

/** Reads that other places give away: a caller that forgets, a log of the same kind of read, one's own data where that is logged. */
export const notElsewhere = [
  bad(
    'one of several callers writes no log',
    `${PRISMA}export const load = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });`,
    { id: 'unloggedUse', data: { ...CUSTOMER, method: 'findUnique', how: HOW, file: 'src/jobs/export.ts', line: '12' } },
    { project: 'called' },
  ),
  bad(
    'another function beside those that are logged around',
    `${PRISMA}export const other = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });`,
    { id: 'unlogged', data: { ...CUSTOMER, method: 'findUnique', how: HOW } },
    { project: 'called' },
  ),
  bad(
    'a contact is opened, as it is logged elsewhere',
    `${PRISMA}export const detail = (id: string) => prisma.contact.⟦findUnique⟧({ where: { id } });`,
    { id: 'unlogged', data: { ...CONTACT, method: 'findUnique', how: SEEN } },
    { project: 'seen' },
  ),
  bad(
    "one's own data, where the policy wants that logged",
    `${PRISMA}export const me = (session: { user: { id: string } }) => prisma.customer.⟦findUnique⟧({ where: { id: session.user.id } });`,
    { id: 'unlogged', data: { ...CUSTOMER, method: 'findUnique', how: HOW } },
    { project: 'own' },
  ),
];

export const elsewhere = [
  good('every caller logs', `${PRISMA}export const loadLogged = (id: string) => prisma.customer.findUnique({ where: { id } });`, { project: 'called' }),
  good('a helper of what is logged around', `${PRISMA}const find = (id: string) => prisma.customer.findUnique({ where: { id } });\nexport const loadLogged = (id: string) => find(id);`, { project: 'called' }),
  good('a list of contacts, where only opening one is logged', `${PRISMA}export const page = () => prisma.contact.findMany({ take: 50 });`, { project: 'seen' }),
  good('opening somebody of another kind', `${PRISMA}export const detail = (id: string) => prisma.customerGroup.findUnique({ where: { id } });`, { project: 'seen' }),
  good("one's own data", `${PRISMA}export const me = (session: { user: { id: string } }) => prisma.customer.findUnique({ where: { id: session.user.id } });`),
  good('the directory of colleagues, where a habit and no reviewer asks for a log', `${PRISMA}export async function list(req, res) { res.json(await prisma.employee.findMany({ select: { fullName: true, workEmail: true } })); }`, { project: 'seen' }),
  good('names to choose from, and the people of a list, where an export of all is logged', `${PRISMA}export const picker = () => prisma.employee.findMany({ select: { id: true, fullName: true } });\nexport const some = (ids: string[]) => prisma.employee.findMany({ where: { id: { in: ids } }, select: { fullName: true, workEmail: true } });`, { project: 'seen' }),
];
