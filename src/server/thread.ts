import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { answerError } from '../engine/project-answers.ts';
import type { JudgeOptions } from '../engine/project-under-policy.ts';
import { locale, type Locale, setLocale } from '../l10n/index.ts';

/** What a thread of the server is for: the first question is answered by what it is. */
export type ThreadTask = 'questions' | 'projects';

/** The functions that a thread answers with, by name. */
export type Answers = Readonly<Record<string, (request: never, options: JudgeOptions) => unknown>>;

/** From the server to its thread. */
type ToThread = { id: number; ask: string; request: unknown; locale: Locale } | { id: number; cancel: true };
/** From the thread to the server. */
type FromThread = { id: number; answer: unknown } | { id: number; error: string } | { id: number; done: number; total: number };

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  options: JudgeOptions;
}

/**
 * The server's side of a thread of its own: it is asked, and the server answers keystrokes meanwhile.
 * Starts with the first question; a thread that died is started again with the next one.
 */
export class Thread {
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @param idleMs how long the thread may idle before it is ended with all it has read; for ever when absent */
  constructor(
    private readonly task: ThreadTask,
    private readonly idleMs?: number,
  ) {}

  /** Rejects when the question is cancelled, when the answer fails, and when the thread dies. */
  ask(ask: string, request: unknown, options: JudgeOptions = {}): Promise<unknown> {
    const id = ++this.#last;
    const worker = this.#started();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, options });
      options.signal?.addEventListener('abort', () => {
        worker.postMessage({ id, cancel: true } satisfies ToThread);
        this.#settle(id)?.reject(new Error('cancelled'));
      }, { once: true });
      worker.postMessage({ id, ask, request, locale: locale() } satisfies ToThread);
    });
  }

  #started(): Worker {
    clearTimeout(this.#idle);
    if (this.#worker) return this.#worker;
    const worker = spawn(this.task);
    worker.unref();
    worker.on('message', (message: FromThread) => this.#hear(message));
    const gone = (why: string): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(new Error(why));
    };
    worker.on('error', (error: Error) => gone(error.message));
    worker.on('exit', (code) => gone(`thread ended with code ${code}`));
    return (this.#worker = worker);
  }

  #hear(message: FromThread): void {
    if ('total' in message) this.#waiting.get(message.id)?.options.onProgress?.(message.done, message.total);
    else if ('error' in message) this.#settle(message.id)?.reject(new Error(message.error));
    else this.#settle(message.id)?.resolve(message.answer);
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0 && this.idleMs !== undefined) {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.end(), this.idleMs);
      this.#idle.unref();
    }
    return waiting;
  }

  /** Ends the thread with all it has read; the next question starts another. */
  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** The thread's side: answers one question after the other until it is ended. */
export function answerFromThread(answersFor: (task: ThreadTask) => Answers): void {
  const port = parentPort;
  if (!port) return;
  const answers = answersFor((workerData as { task: ThreadTask }).task);
  const cancelled = new Map<number, AbortController>();
  let turn: Promise<void> = Promise.resolve();
  port.on('message', (message: ToThread) => {
    if ('cancel' in message) {
      cancelled.get(message.id)?.abort(new Error('cancelled'));
      return;
    }
    const { id, ask, request } = message;
    const stop = new AbortController();
    cancelled.set(id, stop);
    const options: JudgeOptions = { signal: stop.signal, onProgress: (done, total) => port.postMessage({ id, done, total } satisfies FromThread) };
    turn = turn.then(async () => {
      setLocale(message.locale);
      try {
        stop.signal.throwIfAborted();
        const answer = answers[ask];
        if (!answer) throw new Error(`nobody answers ${ask}`);
        port.postMessage({ id, answer: await answer(request as never, options) } satisfies FromThread);
      } catch (error) {
        port.postMessage({ id, error: answerError(error) } satisfies FromThread);
      } finally {
        cancelled.delete(id);
      }
    });
  });
}

/** Room for new objects: more of it is not faster here, only larger. */
const NURSERY_MB = 16;

/** The server's own bundle, run as a thread. From source the thread must register the TypeScript loader first. */
function spawn(task: ThreadTask): Worker {
  const main = new URL(import.meta.url.endsWith('.ts') ? './main.ts' : import.meta.url, import.meta.url);
  if (!main.pathname.endsWith('.ts')) return new Worker(main, { workerData: { task }, resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB } });
  const loader = new URL('./dist/esm/api/index.mjs', pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))).href;
  return new Worker(`import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(main.href)}); })`, { eval: true, workerData: { task } });
}
