import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';
import { notesOfCaller } from './call-notes';
import { findCallersByPhoneTop } from './caller-repository';

/** API of the screen that opens when the phone rings. */
export const agentScreen = Router();

/** The call's record with everything in it, refund account included, and no entry. */
agentScreen.get('/pop/full', async function popFullRecord(req, res) {
  const phone = String(req.query.phone);
  // finding: no-select-all-fields, require-access-log
  const customer = await prisma.customer.findFirst({ where: { phone, tenantId: req.user.tenantId } });
  res.json(customer);
});

agentScreen.get('/pop', async function popRecord(req, res) {
  const phone = String(req.query.phone);
  const customer = await prisma.customer.findFirst({
    where: { phone, tenantId: req.user.tenantId },
    select: { id: true, familyName: true, givenName: true, status: true },
  });
  if (!customer) {
    res.status(404).json({ error: 'nobody with this number' });
    return;
  }
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [customer.id], purpose: 'incoming call' });
  res.json(customer);
});

/** The services behind these two write the log. */
agentScreen.get('/callers', async function searchCallers(req, res) {
  const callers = await findCallersByPhoneTop(String(req.query.phone), req.user.id);
  res.json(callers);
});

agentScreen.get('/callers/:id/notes', async function listNotes(req, res) {
  res.json(await notesOfCaller(req.params.id, req.user.id));
});

/** Is the caller who they say they are? Only yes or no leaves, but the date of birth was read. */
agentScreen.post('/callers/:customerId/verify', async function verifyBirthDate(req, res) {
  // finding: require-access-log
  const customer = await prisma.customer.findUnique({
    where: { id: req.params.customerId },
    select: { birthDate: true },
  });
  res.json({ verified: customer?.birthDate?.toISOString().slice(0, 10) === req.body.birthDate });
});

/** The database compares, so no date of birth is read. */
agentScreen.post('/callers/:customerId/verify-in-database', async function verifyBirthDateInDatabase(req, res) {
  const matches = await prisma.customer.count({
    where: { id: req.params.customerId, birthDate: new Date(req.body.birthDate) },
  });
  res.json({ verified: matches === 1 });
});
