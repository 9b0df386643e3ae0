/** Work in steps: whoever does it may do something else between two of them, or give it up. */
export type Steps<T> = Generator<void, T, void>;

/** Does all the steps, one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
