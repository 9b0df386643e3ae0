/**
 * Compares the time of `crm-guard check` with linters that do next to nothing, on the same files:
 *   npm run bench -- <folder> [--rounds 7] [--json]
 * Every round runs each contender once, so that a slow moment of the machine hits all alike.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.mjs';
import { machine } from './machine.mjs';
import { measure } from './measure.mjs';
import { table } from './table.mjs';
import { summarise } from './stats.mjs';
import { workspaceCopy } from './workspace-copy.mjs';

process.exitCode = await main();

async function main() {
  let options;
  try {
    options = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean', default: false } } });
  } catch (error) {
    return usage(error.message);
  }
  const { values, positionals } = options;
  const rounds = Number(values.rounds);
  const folder = path.resolve(positionals[0] ?? '');
  if (positionals.length !== 1) return usage('Name one folder.');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return usage(`${folder} is not a folder.`);
  if (!Number.isInteger(rounds) || rounds < 1) return usage('--rounds must be a whole number from 1.');

  const copy = workspaceCopy(folder);
  try {
    const report = await bench(copy, folder, rounds, !values.json);
    console.log(values.json ? JSON.stringify(report, null, 2) : table(report));
    return 0;
  } finally {
    rmSync(copy.base, { recursive: true, force: true });
  }
}

async function bench(copy, folder, rounds, progress) {
  const all = contenders(copy);
  const runs = new Map(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const contender of all) {
      if (progress) process.stderr.write(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${contender.name}\n`);
      const run = await measure(contender, copy);
      // Round 0 fills the disk cache of the system and the cache that the warm check reads.
      if (round > 0) runs.get(contender.name).push(run);
    }
  }
  return { folder: path.basename(folder), files: copy.files, rounds, machine: machine(), contenders: summarise(all, runs) };
}

function usage(problem) {
  console.error(`${problem}\nUsage: npm run bench -- <folder> [--rounds <n>] [--json]`);
  return 2;
}
