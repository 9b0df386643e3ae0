import { format } from '../l10n/index.ts';
import type { Output } from './host.ts';
import { messages } from './messages.ts';

/** Writing more often than this makes terminals flicker. Milliseconds. */
const interval = 80;
const clearLine = '\r\u001b[2K';

/** A line on a terminal that says how far the check is, and vanishes when it is done. */
export class Progress {
  readonly #output: Output;
  readonly #now: () => number;
  #shownAt = -Infinity;
  #visible = false;

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  /** Shows that the check has begun. */
  begin(): void {
    this.#show(format(messages.reading));
  }

  /** Shows that `done` of `total` files are checked. */
  report(done: number, total: number): void {
    const now = this.#now();
    if (total === 0 || now - this.#shownAt < interval) return;
    this.#shownAt = now;
    this.#show(format(messages.progress, { done, total, percent: Math.floor((100 * done) / total) }));
  }

  /** Removes the line. */
  clear(): void {
    if (this.#visible) this.#output.write(clearLine);
    this.#visible = false;
  }

  #show(text: string): void {
    this.#visible = true;
    this.#output.write(clearLine + text);
  }
}
