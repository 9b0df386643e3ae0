import type { Request, Response } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

const ACTOR = 'job:reminder-mail';

/** Everybody at once, although one after the other would do. */
export async function remindAll(send: (to: string) => Promise<void>) {
  // finding: no-unbounded-query
  const customers = await prisma.customer.findMany({ select: { id: true, email: true } });
  for (const customer of customers) {
    await recordAccess({ actor: ACTOR, entity: 'Customer', ids: [customer.id], purpose: 'reminder mail' });
    await send(customer.email);
  }
}

/** The few of whom somebody wrote down that they are to hear from us, who get to know nothing of each other. */
export async function remindLate(send: (to: string) => Promise<void>) {
  const late = await prisma.customer.findMany({ where: { status: 'late' }, select: { id: true, email: true } });
  for (const customer of late) {
    await recordAccess({ actor: ACTOR, entity: 'Customer', ids: [customer.id], purpose: 'reminder mail' });
    await send(customer.email);
  }
}

/** A hundred at a time, let go of before the next hundred. */
export async function remindByPages(send: (to: string) => Promise<void>) {
  let cursor: string | undefined;
  do {
    const customers = await prisma.customer.findMany({
      where: { status: 'inactive' },
      select: { id: true, email: true },
      orderBy: { id: 'asc' },
      take: 100,
      skip: cursor ? 1 : 0,
      cursor: cursor ? { id: cursor } : undefined,
    });
    await recordAccess({ actor: ACTOR, entity: 'Customer', ids: customers.map((one) => one.id), purpose: 'reminder mail' });
    for (const customer of customers) await send(customer.email);
    cursor = customers.length < 100 ? undefined : customers.at(-1)?.id;
  } while (cursor);
}

/** A page of any size that the address bar asks for. */
export async function reminderPage(req: Request, res: Response) {
  const size = Number(req.query.size) || 50;
  // finding: no-unbounded-query
  const customers = await prisma.customer.findMany({ where: { status: 'inactive' }, select: { id: true, email: true }, take: size });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: customers.map((one) => one.id), purpose: 'reminder page' });
  res.json(customers);
}

/** The same page, and never more than a screen holds. */
export async function reminderScreen(req: Request, res: Response) {
  const size = Math.min(Number(req.query.size) || 50, 200);
  const customers = await prisma.customer.findMany({ where: { status: 'inactive' }, select: { id: true, email: true }, take: size });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: customers.map((one) => one.id), purpose: 'reminder page' });
  res.json(customers);
}
