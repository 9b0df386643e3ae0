import { readFileSync } from 'node:fs';

const KEYS = ['passed', 'failed', 'skipped'];

/** Adds counts up. */
export const sum = (all) => Object.fromEntries(KEYS.map((key) => [key, all.reduce((total, counts) => total + counts[key], 0)]));

/** The line that ends a run. */
export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Reads counts that a suite wrote; undefined when it wrote none or something else. */
export function readCounts(file) {
  try {
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    return KEYS.every((key) => Number.isInteger(counts[key]) && counts[key] >= 0) ? counts : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a suite that ended with `code` counts for. A suite that ended badly counts as failed even
 * when its counts do not say so: it crashed before or after the tests, or ran none.
 */
export function settle(counts, code) {
  if (!counts) return { passed: 0, failed: 1, skipped: 0 };
  const ranNothing = counts.passed + counts.failed === 0;
  if (counts.failed === 0 && (code !== 0 || ranNothing)) return { ...counts, failed: 1 };
  return counts;
}
