/**
 * Measures what someone who types sees of the language server, on a copy of a folder:
 *   npm run bench:editor -- [<folder>] [--files 10000] [--bursts 60] [--windows 5] [--json]
 * The sources are copied as often as it takes to have that many files. No contender: the limits are
 * those of the human eye, so the figures are absolute, and hold for the machine that is named.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { inRoot } from '../setup/paths.mjs';
import { activations } from './activation.mjs';
import { editorSession } from './editor-session.mjs';
import { largeWorkspace } from './large-workspace.mjs';
import { machine } from './machine.mjs';
import { percentile } from './stats.mjs';

process.exitCode = await main();

async function main() {
  let options;
  try {
    options = parseArgs({ allowPositionals: true, options: { files: { type: 'string', default: '10000' }, bursts: { type: 'string', default: '60' }, windows: { type: 'string', default: '5' }, json: { type: 'boolean', default: false } } });
  } catch (error) {
    return usage(error.message);
  }
  const { values, positionals } = options;
  const [files, bursts, windows] = [Number(values.files), Number(values.bursts), Number(values.windows)];
  const folder = path.resolve(positionals[0] ?? inRoot('examples/crm'));
  if (positionals.length > 1) return usage('Name one folder.');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return usage(`${folder} is not a folder.`);
  if (!Number.isInteger(files) || files < 1 || !Number.isInteger(bursts) || bursts < 1) return usage('--files and --bursts must be whole numbers from 1.');
  if (!Number.isInteger(windows) || windows < 0) return usage('--windows must be a whole number; 0 leaves the activation in VS Code out.');

  const workspace = largeWorkspace(folder, files);
  try {
    const session = await editorSession(workspace, bursts);
    const report = { folder: path.basename(folder), files: workspace.files, lines: workspace.typed.text.split('\n').length, machine: machine(), ...summary(session), ...(windows > 0 ? { activationMs: spread(await activations(windows)) } : {}) };
    console.log(values.json ? JSON.stringify(report, null, 2) : text(report));
    return 0;
  } finally {
    rmSync(workspace.base, { recursive: true, force: true });
  }
}

function round(ms) {
  return Math.round(ms * 10) / 10;
}

function spread(all) {
  return { p50: round(percentile(all, 50)), p95: round(percentile(all, 95)), max: round(Math.max(...all)), count: all.length };
}

function summary({ firstMs, typing, opening, meanwhile, openedRssMb, rssMb }) {
  return { firstDiagnosticsMs: Math.round(firstMs), diagnosticsAfterLastKeyMs: spread(typing), otherRequestWhileOpeningMs: spread(opening), otherRequestWhileTypingMs: spread(meanwhile), openedRssMb: Math.round(openedRssMb), peakRssMb: Math.round(rssMb) };
}

function text(report) {
  const line = (name, { p50, p95, max, count }) => `${name.padEnd(44)} p50 ${p50} ms, p95 ${p95} ms, longest ${max} ms (${count})`;
  return [
    `${report.folder}: ${report.files} source files; typing in one of ${report.lines} lines`,
    `${report.machine.cpu}, ${report.machine.cores} cores, ${report.machine.memoryGb} GB, ${report.machine.system}, Node ${report.machine.node}`,
    '',
    `${'first diagnostics after start'.padEnd(44)} ${report.firstDiagnosticsMs} ms`,
    line('diagnostics after the last key', report.diagnosticsAfterLastKeyMs),
    line('another request while the project is opened', report.otherRequestWhileOpeningMs),
    line('another request while typing', report.otherRequestWhileTypingMs),
    `${'peak memory of the server'.padEnd(44)} ${report.peakRssMb} MB, after opening ${report.openedRssMb} MB`,
    ...(report.activationMs ? [line('activation of the extension in VS Code', report.activationMs)] : []),
  ].join('\n');
}

function usage(problem) {
  console.error(`${problem}\nUsage: npm run bench:editor -- [<folder>] [--files <n>] [--bursts <n>] [--windows <n>] [--json]`);
  return 2;
}
