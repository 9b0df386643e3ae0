const COLUMNS = ['', 'min s', 'median s', 'max s', 'ratio', 'peak MB', ''];

/** The report as text for people. */
export function table({ folder, files, rounds, machine, contenders }) {
  const seconds = (ms) => (ms / 1000).toFixed(2);
  const rows = contenders.map((one) => [one.name, seconds(one.minMs), seconds(one.medianMs), seconds(one.maxMs), one.ratio.toFixed(2), String(one.peakMb), one.what]);
  const widths = COLUMNS.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)));
  const line = (cells) => cells.map((cell, i) => (i === 0 || i === cells.length - 1 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd();
  return [
    `${folder}: ${files} source files, ${rounds} rounds, ratio of medians to oxlint`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}`,
    `Node ${machine.node}, oxlint ${machine.oxlint}, ESLint ${machine.eslint}, typescript-eslint ${machine.typescriptEslint}`,
    '',
    line(COLUMNS),
    ...rows.map(line),
  ].join('\n');
}
