import { CUSTOMER, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding } from '../../support/rule-cases.ts';

const HOW = ' This project logs with `recordAccess`.';

const LOG = "await recordAccess({ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' });";

/** The call that a suggestion writes. */
const LOGGED = "await recordAccess({ actor: user.id, entity: 'Customer', ids: [customer.id], purpose: 'detail' });";

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const path = (words: string, method = 'findUnique'): ExpectedFinding => ({ id: 'unloggedPath', data: { ...CUSTOMER, method, path: words, how: HOW } });

/** A function that reads a customer, then runs `body`. */
const reading = (body: string): string => `${HEAD}export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
${body}
}`;

/** A log is there, and one way goes past it. */
export const paths = [
  bad('an early return', reading(`  if (customer?.status === 'closed') return { customer };\n  ${LOG}\n  return customer;`), path('the `return` in line 5')),
  bad('a branch without a log', reading(`  if (user.id !== 'system') {\n    ${LOG}\n  }\n  return customer;`), path('the branch in line 5 goes past it')),
  bad('one of two branches returns', reading(`  if (user.id === 'system') {\n    return customer;\n  } else {\n    ${LOG}\n    return customer;\n  }`), path('the `return` in line 6')),
  bad('a case of a switch', reading(`  switch (user.id) {\n    case 'card':\n      ${LOG}\n      return customer;\n    default:\n      return customer?.email;\n  }`), path('the `return` in line 10')),
  bad('a loop over something else may run zero times', reading(`  for (const reader of [user].filter(Boolean)) {\n    await recordAccess({ actor: reader.id, entity: 'Customer', ids: [id], purpose: 'detail' });\n  }\n  return customer;`), path('the loop in line 5 may run zero times')),
  bad('a condition in front of the log', reading(`  user.id === 'a' && (${LOG.slice(0, -1)});\n  return customer;`), path('the branch in line 5 goes past it')),
  bad('an optional log', `${HEAD}export async function detail(id: string, recordAccess2?: typeof recordAccess) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  if (recordAccess2) await recordAccess({ actor: 'a', entity: 'Customer', ids: [id], purpose: 'detail' });
  return customer;
}`, path('the branch in line 5 goes past it')),
  bad(
    'one of two reads',
    `${HEAD}export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.findUnique({ where: { id } });
  ${LOG}
  return customer;
}
export async function list() {
  return prisma.customer.⟦findMany⟧({ take: 20 });
}`,
    { id: 'unlogged', data: { ...CUSTOMER, method: 'findMany', how: HOW } },
  ),
  bad(
    'a helper that does not always log',
    `${HEAD}async function note(id: string, user: { id: string }) {
  if (user.id === 'system') return;
  ${LOG}
}
export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  await note(id, user);
  return customer;
}`,
    {
      id: 'unlogged',
      data: { ...CUSTOMER, method: 'findUnique', how: HOW },
      suggest: [{ id: 'writeLog', data: { code: `if (customer) ${LOGGED}` }, turns: { '{ id } });\n  await note': `{ id } });\n  if (customer) ${LOGGED}\n  await note` } }],
    },
  ),
  bad(
    'one of two callers of a private helper',
    `${HEAD}const load = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
export async function shown(id: string, user: { id: string }) {
  const customer = await load(id);
  ${LOG}
  return customer;
}
export async function exported(id: string) {
  return load(id);
}`,
    { id: 'unlogged', data: { ...CUSTOMER, method: 'findUnique', how: HOW } },
  ),
  bad(
    'an audit service that some paths of a method call',
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    import { AuditService } from './lib/audit.service';
    export class MemberService {
      constructor(private readonly members: Repository<Member>, private readonly audit: AuditService) {}
      async detail(id: number, actor?: string) {
        const member = await this.members.⟦findOneByOrFail⟧({ id });
        if (!actor) return member;
        await this.audit.record(actor, 'Member', String(id));
        return member;
      }
    }
    `,
    { id: 'unloggedPath', data: { ...MEMBER, method: 'findOneByOrFail', path: 'the `return` in line 8', how: HOW } },
  ),
  bad(
    'strict: a log in a callback that may never run',
    `${HEAD}export async function detail(id: string, queue: { push(task: () => Promise<void>): void }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  queue.push(() => recordAccess({ actor: 'a', entity: 'Customer', ids: [id], purpose: 'detail' }));
  return customer;
}`,
    { id: 'unknownCoverage', data: { ...CUSTOMER, method: 'findUnique', why: 'a log call stands in a callback that may not run', how: HOW } },
    { project: 'strict' },
  ),
];
