import { recordAccess } from '../lib/access-log';
import { pool } from '../lib/db';

export interface Caller {
  id: string;
  caller_name: string;
  phone_number: string;
}

/** Every caller whose number starts alike, with the answer to the security question. */
export async function findCallersByPhone(prefix: string): Promise<Caller[]> {
  // finding: no-unbounded-query, no-select-all-fields, require-access-log
  const { rows } = await pool.query('SELECT * FROM callers WHERE phone_number LIKE $1', [`${prefix}%`]);
  return rows;
}

export async function findCallersByPhoneTop(prefix: string, agentId: string): Promise<Caller[]> {
  const { rows } = await pool.query<Caller>(
    'SELECT id, caller_name, phone_number FROM callers WHERE phone_number LIKE $1 ORDER BY last_call_at DESC LIMIT 20',
    [`${prefix}%`],
  );
  await recordAccess({ actor: agentId, entity: 'callers', ids: rows.map((row) => row.id), purpose: 'call' });
  return rows;
}

/** Put together from pieces; still everybody since that day. */
export async function listCallersSince(day: Date, agentId: string): Promise<Caller[]> {
  const columns = 'id, caller_name, phone_number';
  // finding: no-unbounded-query
  const { rows } = await pool.query<Caller>('SELECT ' + columns + ' FROM callers' + ' WHERE created_at >= $1', [day]);
  await recordAccess({ actor: agentId, entity: 'callers', ids: rows.map((row) => row.id), purpose: 'new callers' });
  return rows;
}

export async function listCallersSincePage(day: Date, limit: number, agentId: string): Promise<Caller[]> {
  const columns = 'id, caller_name, phone_number';
  const { rows } = await pool.query<Caller>(
    `SELECT ${columns} FROM callers WHERE created_at >= $1 ORDER BY id LIMIT $2`,
    [day, Math.min(limit, 100)],
  );
  await recordAccess({ actor: agentId, entity: 'callers', ids: rows.map((row) => row.id), purpose: 'new callers' });
  return rows;
}

export async function countCallers(): Promise<number> {
  const { rows } = await pool.query('SELECT count(*)::int AS callers FROM callers');
  return rows[0].callers;
}

/** Ids and dates for the forecast of next week's calls. */
export async function callTimes(): Promise<{ id: string; last_call_at: Date }[]> {
  const { rows } = await pool.query('SELECT id, last_call_at FROM callers WHERE last_call_at IS NOT NULL');
  return rows;
}

export async function linkCaller(id: string, customerId: string): Promise<void> {
  await pool.query('UPDATE callers SET customer_id = $2 WHERE id = $1', [id, customerId]);
}
