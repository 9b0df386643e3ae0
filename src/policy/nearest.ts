/**
 * The candidate a writer most likely meant by `name`, or undefined when none is near.
 * Case and separators do not count (`max_rows` is `maxRows`); the last part of a dotted candidate
 * counts as the whole (`email` is `contact.email`), otherwise up to a third of the letters may differ.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = bare(name);
  if (wanted === '') return undefined;
  const allowed = wanted.length <= 3 ? 1 : Math.floor(wanted.length / 3);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceTo(wanted, candidate, allowed);
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? onlyOne(candidates.filter((candidate) => wanted.length >= 4 && bare(candidate).startsWith(wanted)));
}

function distanceTo(wanted: string, candidate: string, allowed: number): number {
  const whole = bare(candidate);
  if (whole === wanted) return 0;
  if (candidate.includes('.') && bare(candidate.slice(candidate.lastIndexOf('.') + 1)) === wanted) return 0.5;
  return Math.abs(whole.length - wanted.length) > allowed ? Infinity : editDistance(wanted, whole);
}

const bare = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

const onlyOne = (list: readonly string[]): string | undefined => (list.length === 1 ? list[0] : undefined);

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
