import { Worker } from 'node:worker_threads';
import type { FromWorker, Job, JobResult, LintContext, ToWorker } from './jobs.ts';

/** Characters of source handed to a worker at a time: small enough to even out, large enough to amortise messages. */
const BATCH = 200_000;

/** The worker bundle beside this one, or its source when run from source. */
export function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

/**
 * Threads that load the linter while the main thread still reads the project. A worker that dies
 * gives its batch back with an `internal-error` for each file; the run goes on with the others.
 */
export class Pool {
  readonly #workers: Worker[];

  constructor(size: number) {
    const url = workerUrl();
    const execArgv = url.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [];
    this.#workers = Array.from({ length: size }, () => {
      const worker = new Worker(url, { execArgv, stdin: false });
      // Until `run` listens, an error must not end the process.
      worker.on('error', () => {});
      return worker;
    });
  }

  /** Runs all jobs; `onResults` is called as batches come back. */
  async run(context: LintContext, jobs: readonly Job[], onResults: (results: JobResult[]) => void): Promise<void> {
    let next = 0;
    const takeBatch = (): Job[] => {
      const batch: Job[] = [];
      for (let size = 0; next < jobs.length && size < BATCH; next++) {
        const job = jobs[next] as Job;
        batch.push(job);
        size += job.text.length;
      }
      return batch;
    };
    await Promise.all(this.#workers.map((worker) => drive(worker, context, takeBatch, onResults)));
    const left = jobs.slice(next);
    if (left.length > 0) onResults(left.map((job) => failed(job, 'no worker thread was left to check it')));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function drive(worker: Worker, context: LintContext, takeBatch: () => Job[], onResults: (results: JobResult[]) => void): Promise<void> {
  return new Promise((resolve) => {
    let current: Job[] = [];
    const post = (message: ToWorker): void => worker.postMessage(message);
    const giveNext = (): void => {
      current = takeBatch();
      if (current.length > 0) post({ type: 'jobs', jobs: current });
      else resolve();
    };
    const died = (why: string): void => {
      if (current.length > 0) onResults(current.map((job) => failed(job, why)));
      current = [];
      resolve();
    };
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'results') onResults(message.results);
      giveNext();
    });
    worker.once('error', (error) => died(`worker thread failed: ${error instanceof Error ? error.message : String(error)}`));
    worker.once('exit', (code) => died(`worker thread ended with code ${code}`));
    post({ type: 'context', context });
  });
}

function failed({ file }: Job, message: string): JobResult {
  return { file, outcome: { findings: [], problems: [{ kind: 'internal-error', file, message }] } };
}
