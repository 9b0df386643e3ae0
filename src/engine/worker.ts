import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './jobs.ts';
import { JobRunner } from './lint-jobs.ts';

export { JobRunner };

const port = parentPort;
if (port) {
  let runner: JobRunner | undefined;
  const send = (message: FromWorker): void => port.postMessage(message);
  port.on('message', (message: ToWorker) => {
    if (message.type === 'context') {
      runner = new JobRunner(message.context);
      send({ type: 'ready' });
      return;
    }
    const current = runner;
    if (!current) throw new Error('a worker got jobs before its context');
    send({ type: 'results', results: message.jobs.map((job) => current.run(job)) });
  });
}
