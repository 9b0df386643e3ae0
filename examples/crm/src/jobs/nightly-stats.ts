import { pool } from '../lib/db';
import { logger } from '../lib/logger';
import { prisma } from '../lib/prisma';

/** Numbers for the morning mail. */
export async function collectStats(): Promise<Record<string, number>> {
  const [customers, contacts, openTickets] = await Promise.all([
    prisma.customer.count({ where: { status: 'active' } }),
    prisma.contact.count(),
    prisma.supportTicket.count({ where: { status: 'open' } }),
  ]);
  const { rows } = await pool.query('SELECT count(*)::int AS calls FROM call_notes WHERE recorded_at > now() - interval \'1 day\'');
  const stats = { customers, contacts, openTickets, calls: rows[0].calls as number };
  logger.info('nightly stats', stats);
  return stats;
}
