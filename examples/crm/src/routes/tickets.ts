import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { logger } from '../lib/logger';
import { mask, maskEmail } from '../lib/mask';
import { pageSize } from '../lib/pagination';
import { prisma } from '../lib/prisma';

export const tickets = Router();

tickets.get('/', async function listTickets(req, res) {
  const limit = pageSize(req.query.size as string | undefined);
  const rows = await prisma.supportTicket.findMany({
    where: { status: 'open', assigneeId: req.user.id },
    select: { id: true, customerId: true, topic: true, requesterEmail: true, openedAt: true },
    orderBy: { openedAt: 'asc' },
    take: limit + 1,
  });
  await recordAccess({ actor: req.user.id, entity: 'SupportTicket', ids: rows.map((row) => row.id), purpose: 'ticket queue' });
  logger.debug(`${rows.length} tickets for ${req.user.id}`);
  res.json(rows.slice(0, limit));
});

tickets.post('/:id/reply', async function replyToTicket(req, res) {
  const ticket = await prisma.supportTicket.findUniqueOrThrow({
    where: { id: req.params.id },
    select: { id: true, topic: true, requesterEmail: true, requesterPhone: true },
  });
  await recordAccess({ actor: req.user.id, entity: 'SupportTicket', ids: [ticket.id], purpose: 'reply' });

  // finding: no-pii-in-logs
  logger.debug(`replying to ${ticket.requesterEmail}`);
  logger.debug(`replying to ticket ${ticket.id}`);
  logger.debug(`replying to ${maskEmail(ticket.requesterEmail)}`);
  logger.debug('replying', { channel: ticket.requesterPhone ? 'phone' : 'mail' });

  res.json({ to: ticket.requesterEmail, topic: ticket.topic });
});

tickets.post('/:id/escalate', async function escalateTicket(req, res) {
  const ticket = await prisma.supportTicket.findUniqueOrThrow({
    where: { id: req.params.id },
    select: { id: true, topic: true, requesterEmail: true, requesterPhone: true },
  });
  await recordAccess({ actor: req.user.id, entity: 'SupportTicket', ids: [ticket.id], purpose: 'escalation' });

  // finding: no-pii-in-logs
  console.log('escalated', JSON.stringify(ticket));
  console.log('escalated', JSON.stringify({ id: ticket.id, topic: ticket.topic }));
  // finding: no-pii-in-logs
  console.warn('call back at ' + ticket.requesterPhone);
  console.warn('call back at ' + mask(ticket.requesterPhone));

  await prisma.supportTicket.update({ where: { id: ticket.id }, data: { status: 'escalated' }, select: { id: true } });
  res.sendStatus(204);
});

/** How old the open tickets are: dates only. */
tickets.get('/age', async function showTicketAge(_req, res) {
  const rows = await prisma.supportTicket.findMany({ where: { status: 'open' }, select: { openedAt: true } });
  res.json(rows.map((row) => Date.now() - row.openedAt.getTime()));
});
