import { bad } from '../../support/rule-cases.ts';
import { CUSTOMER } from '../../support/crm-data.ts';

const strict = { project: 'tenantsstrict' } as const;
const data = (method: string): Record<string, string> => ({ ...CUSTOMER, method, scope: 'tenantId', who: 'tenants', evidence: 'The policy names `tenantId` as a scope; Customer has `tenantId`.' });

/** One record by a key that the caller gives: insecure direct object references. */
export const keys = [
  bad('a key from the request', `
    import { prisma } from './prisma';
    export const get = async (req: { params: { id: string } }) => prisma.customer.⟦findUnique⟧({ where: { id: req.params.id } });
    export const show = async ({ params }: { params: Promise<{ id: string }> }) => { const { id } = await params; return prisma.customer.⟦findFirst⟧({ where: { id } }); };
    export const close = (id: string) => prisma.customer.⟦update⟧({ where: { id }, data: { status: 'closed' } });
    export const remove = (input: { id: string }) => prisma.customer.⟦delete⟧({ where: { id: input.id } });
    export const several = (ids: string[]) => prisma.customer.⟦findMany⟧({ where: { id: { in: ids } } });
  `, [
    { id: 'readByKey', data: data('findUnique') },
    { id: 'readByKey', data: data('findFirst') },
    { id: 'updateByKey', data: data('update') },
    { id: 'deleteByKey', data: data('delete') },
    { id: 'readByKey', data: data('findMany') },
  ], strict),
  bad('a private helper is asked with what its caller was given', `
    import { prisma } from './prisma';
    const load = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
    export const show = (req: { params: { id: string } }) => load(req.params.id);
  `, { id: 'readByKey', data: data('findUnique') }, strict),
  bad('the tenant is at hand', `
    import { prisma } from './prisma';
    export const get = (id: string, tenantId: string) => prisma.customer.⟦findFirst⟧({ where: { id } });
  `, { id: 'readByKey', data: data('findFirst'), suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { 'where: { id }': 'where: { id, tenantId }' } }] }, strict),
  bad('names that sound like a check, and what is said of it', `
    import { prisma } from './prisma';
    export async function getCustomerOwner(id: string) { return prisma.customer.⟦findUnique⟧({ where: { id } }); }
    export async function show(id: string, request: Request) {
      // only a super admin gets here
      verifyAccessToken(request);
      return prisma.customer.⟦findUnique⟧({ where: { id } });
    }
  `, [{ id: 'readByKey', data: data('findUnique') }, { id: 'readByKey', data: data('findUnique') }], strict),
  bad('another record was looked up before', `
    import { prisma } from './prisma';
    export async function move(tenantId: string, from: string, to: string) {
      const existing = await prisma.customer.findFirst({ where: { id: from, tenantId } });
      if (!existing) throw new Error('not found');
      await prisma.customer.⟦update⟧({ where: { id: to }, data: { status: 'moved' } });
    }
  `, { id: 'updateByKey', data: data('update'), suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { '{ id: to }': '{ id: to, tenantId }' } }] }, strict),
];
