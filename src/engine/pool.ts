import { Worker } from 'node:worker_threads';
import type { FromWorker, Job, JobResult, LintContext, ToWorker } from './jobs.ts';

/** Characters of source handed to a worker at a time: small enough to even out, large enough to amortise messages. */
const BATCH = 200_000;

/** Trees live for one file: a large nursery lets most of them die before they are copied. In MB. */
const NURSERY = 96;

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
  /** Why a worker ended before it had work: an error nobody listened to yet. */
  readonly #lost = new Map<Worker, string>();

  constructor(size: number) {
    this.#workers = Array.from({ length: size }, () => {
      const worker = spawn();
      worker.on('error', (error) => this.#lost.set(worker, error instanceof Error ? error.message : String(error)));
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
    const alive = this.#workers.filter((worker) => !this.#lost.has(worker));
    await Promise.all(alive.map((worker) => drive(worker, context, takeBatch, onResults)));
    const left = jobs.slice(next);
    const [why] = this.#lost.values();
    if (left.length > 0) onResults(left.map((job) => failed(job, `no worker thread was left to check it${why === undefined ? '' : `: ${why}`}`)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Run from source, the thread must register the TypeScript loader before it can load the worker. */
function spawn(): Worker {
  const url = workerUrl();
  if (!url.pathname.endsWith('.ts')) return new Worker(url, { stdin: false, resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
  const boot = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); })`;
  return new Worker(boot, { eval: true, stdin: false });
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
