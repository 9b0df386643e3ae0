import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** In a transaction the client is called `tx`; it reads the same people. */
export async function revokeConsent(customerId: string, purpose: string): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await tx.consentRecord.updateMany({ where: { customerId, purpose, revokedAt: null }, data: { revokedAt: new Date() } });
    // finding: require-access-log
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { email: true } });
    return customer.email;
  });
}

export async function grantConsent(customerId: string, purpose: string, actorId: string): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await tx.consentRecord.create({ data: { customerId, purpose, grantedAt: new Date() } });
    await recordAccess({ actor: actorId, entity: 'Customer', ids: [customerId], purpose: `consent to ${purpose}` });
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { email: true } });
    return customer.email;
  });
}

export async function listConsents(customerId: string) {
  return prisma.consentRecord.findMany({ where: { customerId }, orderBy: { grantedAt: 'desc' } });
}

export async function countConsents(purpose: string): Promise<number> {
  return prisma.consentRecord.count({ where: { purpose, revokedAt: null } });
}
