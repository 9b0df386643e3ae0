import { Router } from 'express';
import { pool } from '../lib/db';
import { countCallers } from './caller-repository';

interface Waiting {
  callId: string;
  queueId: number;
  since: number;
}

/** Calls that wait right now, in memory. No names, no numbers. */
const waiting = new Map<string, Waiting>();

export const wallboard = Router();

wallboard.post('/waiting', function enqueue(req, res) {
  waiting.set(req.body.callId, { callId: req.body.callId, queueId: req.body.queueId, since: Date.now() });
  res.sendStatus(204);
});

wallboard.delete('/waiting/:callId', function dequeue(req, res) {
  waiting.delete(req.params.callId);
  res.sendStatus(204);
});

wallboard.get('/', async function show(_req, res) {
  const { rows: queues } = await pool.query('SELECT id, title, max_waiting FROM call_queues');
  const calls = Array.from(waiting.values());
  const longest = calls.find((call) => Date.now() - call.since > 60_000);
  console.log('wallboard', calls.length, Boolean(longest));
  res.json({
    callers: await countCallers(),
    queues: queues.map((queue) => ({ ...queue, waiting: calls.filter((call) => call.queueId === queue.id).length })),
  });
});
