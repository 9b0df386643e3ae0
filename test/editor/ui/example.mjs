import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The 1-based line after the first mark that names the rule, in a file of the example. */
export function findingLine(folder, file, rule) {
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes('finding:') && line.includes(rule)) + 2;
}
