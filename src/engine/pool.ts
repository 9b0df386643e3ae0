import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CheckedByWorker, Job, JobResult, LintContext, ToWorker } from './jobs.ts';

/** Characters of source handed to a worker at a time: small enough to even out, large enough to amortise messages. */
const BATCH = 200_000;

/** Trees live for one file: a large nursery lets most of them die before they are copied. In MB. */
const NURSERY = 96;

/** The worker bundle beside this one, or its source when run from source. */
export function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

/** False in a package without the worker bundle, such as the VS Code extension: there one thread does everything. */
export const hasWorker = (): boolean => existsSync(fileURLToPath(workerUrl()));

/**
 * Threads that check files. They start before the project is known: files that only need a syntax
 * check keep them busy while the main thread still reads and puts the catalog together. A worker
 * that dies gives back what it held with an `internal-error` for each file; the others go on.
 */
export class Pool {
  readonly #lanes: readonly Lane[];
  #early: Job[] = [];
  #earlySize = 0;
  #turn = 0;

  constructor(size: number) {
    this.#lanes = Array.from({ length: size }, () => new Lane());
  }

  /** Has a file's syntax checked at once, before any context is known. */
  checkEarly(job: Job): void {
    this.#early.push(job);
    this.#earlySize += job.text.length;
    if (this.#earlySize >= BATCH) this.#postEarly();
  }

  /** Lints all jobs and waits for the early ones; `onResults` is called as batches come back. */
  async run(context: LintContext, jobs: readonly Job[], onResults: (results: readonly JobResult[]) => void): Promise<void> {
    this.#postEarly();
    const queue = batches(jobs);
    const takeBatch = (): Job[] | undefined => queue.shift();
    await Promise.all(this.#lanes.map((lane) => lane.run(context, takeBatch, onResults)));
    const why = this.#lanes.find(({ lost }) => lost !== undefined)?.lost;
    for (const batch of queue) onResults(batch.map((job) => failed(job, `no worker thread was left to check it${why === undefined ? '' : `: ${why}`}`)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #postEarly(): void {
    if (this.#early.length > 0) this.#lanes[this.#turn++ % this.#lanes.length]?.post({ type: 'syntax', jobs: this.#early });
    this.#early = [];
    this.#earlySize = 0;
  }
}

/** One worker with what it was given and has not answered yet. */
class Lane {
  /** Why the worker ended, once it has. */
  lost: string | undefined;
  readonly #worker = spawnWorker();
  readonly #held: Job[][] = [];
  readonly #answers: JobResult[] = [];
  #wake: (() => void) | undefined;

  constructor() {
    this.#worker.on('message', (message: CheckedByWorker) => {
      this.#held.shift();
      this.#answers.push(...message.results);
      this.#wake?.();
    });
    this.#worker.on('error', (error) => this.#died(`worker thread failed: ${error instanceof Error ? error.message : String(error)}`));
    this.#worker.on('exit', (code) => this.#died(`worker thread ended with code ${code}`));
  }

  post(message: Extract<ToWorker, { jobs: Job[] }>): void {
    this.#held.push(message.jobs);
    this.#worker.postMessage(message);
  }

  /** Takes batches until there are none and everything held is answered, or the worker dies. */
  async run(context: LintContext, takeBatch: () => Job[] | undefined, onResults: (results: readonly JobResult[]) => void): Promise<void> {
    this.#worker.postMessage({ type: 'context', context } satisfies ToWorker);
    for (;;) {
      onResults(this.#answers.splice(0));
      if (this.lost !== undefined) {
        const why = this.lost;
        for (const jobs of this.#held.splice(0)) onResults(jobs.map((job) => failed(job, why)));
        return;
      }
      // One batch in work and one waiting: the thread never waits for the main thread to answer.
      while (this.#held.length < 2) {
        const batch = takeBatch();
        if (!batch) break;
        this.post({ type: 'lint', jobs: batch });
      }
      if (this.#held.length === 0) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #died(why: string): void {
    this.lost ??= why;
    this.#wake?.();
  }
}

/** A thread with the worker bundle. Run from source, it must register the TypeScript loader before it can load the worker. */
export function spawnWorker(): Worker {
  const url = workerUrl();
  if (!url.pathname.endsWith('.ts')) return new Worker(url, { stdin: false, resourceLimits: { maxYoungGenerationSizeMb: NURSERY } });
  const loader = new URL('./dist/esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))).href;
  const boot = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(url.href)}); })`;
  return new Worker(boot, { eval: true, stdin: false });
}

function batches(jobs: readonly Job[]): Job[][] {
  const all: Job[][] = [];
  let size = BATCH;
  for (const job of jobs) {
    if (size >= BATCH) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(job);
    size += job.text.length;
  }
  return all;
}

function failed({ file }: Job, message: string): JobResult {
  return { file, outcome: { findings: [], problems: [{ kind: 'internal-error', file, message }] } };
}
