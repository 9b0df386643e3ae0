import { parentPort } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './jobs.ts';
import { checkSyntax } from './lint-file.ts';
import { JobRunner } from './lint-jobs.ts';
import { tellFiles } from './told-files.ts';
import { useWantedParser } from './wanted-parser.ts';

export { JobRunner };

const port = parentPort;
if (port) {
  useWantedParser();
  let runner: JobRunner | undefined;
  port.on('message', (message: ToWorker) => {
    if (message.type === 'context') {
      runner = new JobRunner(message.context);
      return;
    }
    if (message.type === 'tell') {
      port.postMessage({ told: tellFiles(message.task) } satisfies FromWorker);
      return;
    }
    const current = runner;
    if (message.type === 'lint' && !current) throw new Error('a worker got files to lint before its context');
    const results = message.jobs.map((job) => (message.type === 'lint' && current ? current.run(job) : { file: job.file, outcome: checkSyntax(job.text, job.file) }));
    port.postMessage({ results } satisfies FromWorker);
  });
}
