import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { pageSize } from '../lib/pagination';
import { prisma } from '../lib/prisma';

export const contacts = Router();

/** "Enough for everyone" is not a bound. */
contacts.get('/search', async function searchContacts(req, res) {
  // finding: no-unbounded-query
  const found = await prisma.contact.findMany({
    where: { fullName: { contains: String(req.query.q) } },
    select: { id: true, fullName: true, email: true },
    // the cap that came with the ticket "search misses people"
    take: 100_000,
  });
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids: found.map((contact) => contact.id), purpose: 'search' });
  res.json(found);
});

contacts.get('/search-page', async function searchContactsPage(req, res) {
  const found = await prisma.contact.findMany({
    where: { fullName: { contains: String(req.query.q) } },
    select: { id: true, fullName: true, email: true },
    take: 50,
  });
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids: found.map((contact) => contact.id), purpose: 'search' });
  res.json(found);
});

/** Names to choose from in a form, and nothing but names. */
contacts.get('/choices', async function listContactChoices(req, res) {
  const choices = await prisma.contact.findMany({
    where: { archived: false },
    select: { id: true, fullName: true },
    orderBy: { fullName: 'asc' },
  });
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids: choices.map((choice) => choice.id), purpose: 'form' });
  res.json(choices);
});

/** One account has a handful of contacts: the account is bound enough. */
contacts.get('/of-account/:accountId', async function listContactsOfAccount(req, res) {
  const rows = await prisma.contact.findMany({
    where: { accountId: req.params.accountId, archived: false },
    select: { id: true, fullName: true, email: true, phone: true },
  });
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids: rows.map((row) => row.id), purpose: 'account page' });
  res.json(rows);
});

/** Ids that the screen already shows. The whole record is fine here: a contact holds nothing of high sensitivity. */
contacts.post('/by-ids', async function loadContacts(req, res) {
  const ids: string[] = req.body.ids;
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids, purpose: 'selected contacts' });
  const rows = await prisma.contact.findMany({ where: { id: { in: ids } } });
  res.json(rows);
});

/** The mail-merge download of the sales team. */
contacts.get('/mail-merge', async function downloadMailMerge(_req, res) {
  // finding: no-bulk-export, no-unbounded-query, require-access-log
  const rows = await prisma.contact.findMany({
    where: { archived: false, email: { not: null } },
    select: { fullName: true, email: true },
  });
  // finding: no-plaintext-pii-export
  res.type('text/csv').send(rows.map((row) => `${row.fullName};${row.email}`).join('\n'));
});

contacts.get('/mail-merge-page', async function downloadMailMergePage(req, res) {
  const rows = await prisma.contact.findMany({
    where: { archived: false, email: { not: null } },
    select: { id: true, fullName: true, email: true },
    orderBy: { id: 'asc' },
    take: pageSize(String(req.query.size)),
    ...(req.query.after ? { cursor: { id: String(req.query.after) }, skip: 1 } : {}),
  });
  await recordAccess({ actor: req.user.id, entity: 'Contact', ids: rows.map((row) => row.id), purpose: 'mail merge' });
  // finding: no-plaintext-pii-export
  res.type('text/csv').send(rows.map((row) => `${row.fullName};${row.email}`).join('\n'));
});

/** Ids and dates only: nothing personal leaves, nothing to record. */
contacts.get('/changed-since', async function listChangedContacts(req, res) {
  const rows = await prisma.contact.findMany({
    where: { updatedAt: { gt: new Date(String(req.query.since)) } },
    select: { id: true, updatedAt: true, archived: true },
  });
  res.json(rows);
});

contacts.delete('/:id', async function archiveContact(req, res) {
  await prisma.contact.update({ where: { id: req.params.id }, data: { archived: true }, select: { id: true } });
  res.sendStatus(204);
});
