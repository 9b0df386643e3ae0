import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../engine/steps.ts';

/** A check that is being done, and who waits for it. */
interface Running<T> {
  key: string;
  wanted: (() => boolean)[];
  done: Promise<T | undefined>;
}

/**
 * Does checks a step at a time and answers the editor between the steps, so that a check of a text
 * that has been typed over is given up instead of waited for. One check per document.
 */
export class RunningChecks<T> {
  readonly #running = new Map<string, Running<T>>();

  /**
   * What the steps come to; undefined when they were given up. Who asks for the same while it is being
   * done waits for that. Rejects when a step throws.
   * @param key the version and state that are checked
   * @param wanted whether the answer is still of use; asked between steps
   */
  run(document: string, key: string, wanted: () => boolean, start: () => Steps<T>): Promise<T | undefined> {
    const running = this.#running.get(document);
    if (running?.key === key) {
      running.wanted.push(wanted);
      return running.done;
    }
    const all = [wanted];
    const done = this.#do(start(), () => all.some((one) => one())).finally(() => {
      if (this.#running.get(document)?.done === done) this.#running.delete(document);
    });
    this.#running.set(document, { key, wanted: all, done });
    return done;
  }

  async #do(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined> {
    while (isWanted()) {
      const step = steps.next();
      if (step.done) return step.value;
      await nextTurn();
    }
    return undefined;
  }
}
