/** The middle value of a list, the mean of the two middle ones when its length is even. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

/** Minimum, median and maximum of each contender, and its median as a ratio to oxlint's. */
export function summarise(all, runs) {
  const medianOf = (name) => median(runs.get(name).map((run) => run.ms));
  return all.map(({ name, what }) => {
    const times = runs.get(name).map((run) => run.ms);
    return {
      name,
      what,
      minMs: Math.round(Math.min(...times)),
      medianMs: Math.round(medianOf(name)),
      maxMs: Math.round(Math.max(...times)),
      ratio: Math.round((medianOf(name) / medianOf('oxlint')) * 100) / 100,
      peakMb: Math.round(median(runs.get(name).map((run) => run.peakMb))),
    };
  });
}

/** The value below which the given share (0 to 100) of a list lies: the nearest rank. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)];
}
