import assert from 'node:assert/strict';
import process from 'node:process';

/** Below this nobody waits, and the collector alone makes up such differences (seconds). */
const NOTICEABLE = 0.05;

/** How often a pair is measured before it counts as a failure: the machine has other things to do as well. */
const ATTEMPTS = 6;

/**
 * Fails when work on a `factor` times larger input takes out of proportion more processor time
 * (not time of the clock, which others on the machine stretch). Each side keeps its best of several
 * measurements. The limit lies between `factor` (linear) and its square (quadratic).
 * @param prepare makes an input of size `n` outside the measured time and answers the work to measure.
 */
export function assertInProportion(prepare: (n: number) => () => unknown, small: number, large: number): void {
  const factor = large / small;
  const limit = factor ** 1.6;
  const best = { small: Infinity, large: Infinity };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    best.small = Math.min(best.small, secondsOf(prepare(small)));
    best.large = Math.min(best.large, secondsOf(prepare(large)));
    if (best.large < NOTICEABLE || best.large < best.small * limit) return;
  }
  assert.fail(`${best.small.toFixed(3)} s for ${small}, ${best.large.toFixed(3)} s for ${large}: ${(best.large / best.small).toFixed(1)} times the time for ${factor} times the input`);
}

/** Processor time of one run, in seconds. */
function secondsOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}
