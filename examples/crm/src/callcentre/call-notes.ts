import type { RowDataPacket } from 'mysql2';
import { recordAccess } from '../lib/access-log';
import { replica } from '../lib/db';
import { logger } from '../lib/logger';
import { maskPhone } from '../lib/mask';

interface Note extends RowDataPacket {
  id: string;
  caller_id: string;
  wrap_up: string;
}

/** The notes of one caller. */
export async function notesOfCaller(callerId: string, agentId: string): Promise<Note[]> {
  const [notes] = await replica.execute<Note[]>(
    'SELECT id, caller_id, wrap_up FROM call_notes WHERE caller_id = ? ORDER BY recorded_at DESC',
    [callerId],
  );
  await recordAccess({ actor: agentId, entity: 'callers', ids: [callerId], purpose: 'call history' });
  return notes;
}

/** What all callers said since a day: the policy says that a wrap-up is personal. */
export async function notesSince(day: Date, agentId: string): Promise<Note[]> {
  // finding: no-unbounded-query
  const [notes] = await replica.query<Note[]>('SELECT id, caller_id, wrap_up FROM call_notes WHERE recorded_at >= ?', [day]);
  await recordAccess({ actor: agentId, entity: 'callers', ids: notes.map((note) => note.caller_id), purpose: 'team review' });
  return notes;
}

export async function notesSincePage(day: Date, agentId: string): Promise<Note[]> {
  const [notes] = await replica.query<Note[]>(
    'SELECT id, caller_id, wrap_up FROM call_notes WHERE recorded_at >= ? ORDER BY id LIMIT 100',
    [day],
  );
  await recordAccess({ actor: agentId, entity: 'callers', ids: notes.map((note) => note.caller_id), purpose: 'team review' });
  return notes;
}

/** Outcomes only: no caller's words. */
export async function outcomesSince(day: Date) {
  const [rows] = await replica.query<RowDataPacket[]>('SELECT id, outcome, recorded_at FROM call_notes WHERE recorded_at >= ?', [day]);
  return rows;
}

export async function saveNote(callerId: string, agentId: string, wrapUp: string, phoneNumber: string): Promise<void> {
  try {
    await replica.execute('INSERT INTO call_notes (caller_id, agent_id, outcome, wrap_up) VALUES (?, ?, ?, ?)', [callerId, agentId, 'done', wrapUp]);
  } catch (error) {
    // finding: no-pii-in-logs
    logger.error(`note of ${phoneNumber} was not saved`, { error });
    logger.error(`note of ${maskPhone(phoneNumber)} was not saved`, { error });
    logger.error('note was not saved', { callerId });
    throw error;
  }
}
