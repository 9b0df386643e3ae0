import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** Numbers to call back: every look at one is logged, some of them so that the entry can be lost. */
export const callBack = Router();

const NUMBER = { id: true, phone: true } as const;

callBack.get('/numbers/:id', async function showNumber(req, res) {
  const contact = await prisma.customer.findUnique({ where: { id: req.params.id }, select: NUMBER });
  if (!contact) return void res.status(404).end();
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [contact.id], purpose: 'call back' });
  res.json(contact);
});

/** The answer is out before the entry is written. */
callBack.get('/numbers/:id/fast', async function showNumberFast(req, res) {
  const contact = await prisma.customer.findUnique({ where: { id: req.params.id }, select: NUMBER });
  if (!contact) return void res.status(404).end();
  res.json(contact);
  // finding: no-floating-access-log
  recordAccess({ actor: req.user.id, entity: 'Customer', ids: [contact.id], purpose: 'call back' });
});

/** The screen must not fail with the log, somebody said; so nobody hears of it. */
callBack.get('/numbers/:id/quiet', async function showNumberQuietly(req, res) {
  const contact = await prisma.customer.findUnique({ where: { id: req.params.id }, select: NUMBER });
  if (!contact) return void res.status(404).end();
  // finding: no-floating-access-log
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [contact.id], purpose: 'call back' }).catch(() => {});
  res.json(contact);
});

/** One entry for each of them, and nobody waits. */
callBack.get('/numbers', async function listNumbers(req, res) {
  const contacts = await prisma.customer.findMany({ where: { tenantId: req.user.tenantId, status: 'call back' }, select: NUMBER, take: 50 });
  // finding: no-floating-access-log
  contacts.forEach(async ({ id }) => {
    await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [id], purpose: 'call-back list' });
  });
  res.json(contacts);
});

/** One entry for each of them, and the screen waits for all. */
callBack.get('/numbers/waiting', async function listNumbersWaiting(req, res) {
  const contacts = await prisma.customer.findMany({ where: { tenantId: req.user.tenantId, status: 'waiting' }, select: NUMBER, take: 50 });
  await Promise.all(contacts.map(({ id }) => recordAccess({ actor: req.user.id, entity: 'Customer', ids: [id], purpose: 'call-back list' })));
  res.json(contacts);
});
