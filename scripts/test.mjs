/**
 * Runs every suite and ends with the line `N passed, N failed, N skipped`.
 * `--only <name>` (repeatable) runs some of them; what follows `--` goes to that suite's own runner.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runSuite } from './suites/run-suite.mjs';
import { suites } from './suites/suites.mjs';
import { closingLine, sum } from './suites/counts.mjs';

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const split = argv.indexOf('--');
  const own = split < 0 ? argv : argv.slice(0, split);
  const rest = split < 0 ? [] : argv.slice(split + 1);
  let only;
  try {
    only = parseArgs({ args: own, options: { only: { type: 'string', multiple: true } } }).values.only ?? [];
  } catch (error) {
    return usage(error.message);
  }
  const unknown = only.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown !== undefined) return usage(`There is no suite ${JSON.stringify(unknown)}.`);
  if (rest.length > 0 && only.length !== 1) return usage('Arguments after -- need exactly one --only <suite>.');

  const results = [];
  for (const suite of suites) {
    if (only.length > 0 && !only.includes(suite.name)) continue;
    results.push(await runSuite(suite, rest));
  }
  // The end of a long log is what people see first, often all that a CI page shows.
  for (const { name, failures } of results) for (const { title, message } of failures) console.log(`\nFAILED in ${name}: ${title}\n${message}`);
  console.log('');
  for (const { name, counts, seconds } of results) console.log(`${name.padEnd(10)} ${closingLine(counts)} (${seconds.toFixed(1)} s)`);
  const total = sum(results.map((result) => result.counts));
  console.log(closingLine(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function usage(problem) {
  console.error(`${problem}\nUsage: npm test -- [--only <${suites.map((suite) => suite.name).join('|')}>]… [-- arguments of that suite]`);
  return 2;
}
