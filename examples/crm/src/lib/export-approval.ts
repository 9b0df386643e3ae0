import { prisma } from './prisma';

/** Lets an export run only where the privacy office has agreed to it, and writes down that it ran. */
export async function requireExportApproval(actor: string, what: string): Promise<void> {
  const approval = await prisma.exportApproval.findFirst({ where: { what, usedAt: null } });
  if (!approval) throw new Error(`nobody has approved the export of ${what}`);
  await prisma.exportApproval.update({ where: { id: approval.id }, data: { usedAt: new Date(), usedBy: actor } });
}
