import { CUSTOMER, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const unlogged = (data: Readonly<Record<string, string>>, method: string, code?: string, turns: ExpectedSuggestion['turns'] = {}): ExpectedFinding => ({
  id: 'unlogged',
  data: { ...data, method, how: ' This project logs with `recordAccess`.' },
  ...(code === undefined ? {} : { suggest: [{ id: 'writeLog', data: { code }, turns }] }),
});

const ONE = "if (customer) await recordAccess({ actor: user.id, entity: 'Customer', ids: [customer.id], purpose: 'detail' });";
const MANY = "await recordAccess({ actor: user.id, entity: 'Customer', ids: rows.map((row) => row.id), purpose: 'list' });";

/** The call that a suggestion writes. */
export const quickFix = [
  bad(
    'behind the read of one, which may find nobody',
    `${HEAD}export const used = recordAccess;
export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  return customer;
}`,
    unlogged(CUSTOMER, 'findUnique', ONE, { '{ id } });\n': `{ id } });\n  ${ONE}\n` }),
  ),
  bad(
    'with the import, and without a guard where somebody is always found',
    `import { prisma } from './prisma';
export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUniqueOrThrow⟧({ where: { id } });
  return customer;
}`,
    unlogged(CUSTOMER, 'findUniqueOrThrow', ONE.slice('if (customer) '.length), {
      "'./prisma';\n": "'./prisma';\nimport { recordAccess } from './lib/access-log';\n",
      '{ id } });\n': `{ id } });\n  ${ONE.slice('if (customer) '.length)}\n`,
    }),
  ),
  bad(
    'before rows are handed on, which get a name',
    `${HEAD}export const used = recordAccess;
export async function list(tenantId: string, user: { id: string }) {
  return prisma.customer.⟦findMany⟧({ where: { tenantId }, take: 20 });
}`,
    unlogged(CUSTOMER, 'findMany', MANY, {
      'return prisma.customer.findMany({ where: { tenantId }, take: 20 });': `const rows = await prisma.customer.findMany({ where: { tenantId }, take: 20 });\n  ${MANY}\n  return rows;`,
    }),
  ),
  bad(
    'of what a request says who asks',
    `${HEAD}export const used = recordAccess;
export async function detail(req: any) {
  if (!req.user.id) throw new Error('signed out');
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id: req.params.id } });
  return customer;
}`,
    unlogged(CUSTOMER, 'findUnique', ONE.replace('user.id', 'req.user.id'), { 'req.params.id } });\n': `req.params.id } });\n  ${ONE.replace('user.id', 'req.user.id')}\n` }),
  ),
  bad(
    'ids that are no texts become such',
    `import { Repository } from 'typeorm';
import { Member } from './entities/member.entity';
import { recordAccess } from './lib/access-log';
export const used = recordAccess;
export class MemberService {
  constructor(private readonly members: Repository<Member>) {}
  async detail(id: number, actorId: string) {
    const member = await this.members.⟦findOneByOrFail⟧({ id });
    return member;
  }
}`,
    unlogged(MEMBER, 'findOneByOrFail', "await recordAccess({ actor: actorId, entity: 'Member', ids: [String(member.id)], purpose: 'detail' });", {
      '({ id });\n': "({ id });\n    await recordAccess({ actor: actorId, entity: 'Member', ids: [String(member.id)], purpose: 'detail' });\n",
    }),
  ),
  bad(
    'as the policy writes it',
    `${HEAD}export const used = recordAccess;
export async function detail(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  return customer;
}`,
    unlogged(CUSTOMER, 'findUnique', "if (customer) await recordAccess({ actor: user.id, action: 'view', entity: 'Customer', ids: [customer.id], purpose: 'detail' });", {
      '{ id } });\n': "{ id } });\n  if (customer) await recordAccess({ actor: user.id, action: 'view', entity: 'Customer', ids: [customer.id], purpose: 'detail' });\n",
    }),
    { project: 'template' },
  ),
  bad('not where nobody is known to ask', `${HEAD}export const used = recordAccess;\nexport async function detail(id: string) {\n  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });\n  return customer;\n}`, unlogged(CUSTOMER, 'findUnique')),
  bad('not where the read is about the one who is named', `${HEAD}export const used = recordAccess;\nexport async function detail(userId: string) {\n  const customer = await prisma.customer.⟦findFirst⟧({ where: { accountId: userId } });\n  return customer;\n}`, unlogged(CUSTOMER, 'findFirst')),
  bad('not where nothing can be awaited', `${HEAD}export const used = recordAccess;\nexport function list(user: { id: string }) {\n  return prisma.customer.⟦findMany⟧({ where: { status: 'new' }, take: 20 });\n}`, unlogged(CUSTOMER, 'findMany')),
];
