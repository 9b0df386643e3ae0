import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format as fill } from '../l10n/index.ts';
import { unknownChoice } from './arguments.ts';
import { messages } from './messages.ts';
import { formats } from './options.ts';
import type { Format } from './options.ts';
import { UsageProblem } from './usage-problem.ts';

/** Where reports go. */
export interface Outputs {
  /** Format on standard output; undefined when a file takes its place. */
  stdout: Format | undefined;
  files: readonly { format: Format; file: string }[];
}

/**
 * Reads `--format` and `--output`. `json:file` goes beside standard output, a file alone takes its place.
 * @param chosen value of `--format`
 * @param given values of `--output`; `-` is standard output
 * @throws {UsageProblem} for an unknown format, two reports in one file, several files without a format
 */
export function readOutputs(chosen: string | undefined, given: readonly string[], cwd: string): Outputs {
  const files: { format: Format; file: string }[] = [];
  let stdout: Format | undefined = formats.find((name) => name === chosen) ?? 'pretty';
  const bare = given.filter((value) => formatPrefix(value) === undefined);
  if (bare.length > 1) throw new UsageProblem(fill(messages.twoBareOutputs));
  for (const value of given) {
    const prefix = formatPrefix(value);
    const name = prefix === undefined ? value : value.slice(prefix.length + 1);
    if (name === '') throw new UsageProblem(fill(messages.missingValue, { option: '--output', value: '<[format:]file>' }));
    const format = prefix ?? formats.find((known) => known === chosen) ?? formatOfFile(name);
    if (name === '-') stdout = format;
    else {
      if (prefix === undefined) stdout = undefined;
      files.push({ format, file: path.resolve(cwd, name) });
    }
  }
  const twice = files.find(({ file }, index) => files.findIndex((other) => other.file === file) < index);
  if (twice !== undefined) throw new UsageProblem(fill(messages.sameOutput, { path: twice.file }));
  return { stdout, files };
}

/** `json` of `json:report.json`. One letter is a Windows drive, a path is no format. */
function formatPrefix(value: string): Format | undefined {
  const prefix = /^([a-z][a-z0-9-]+):(?![\\/]{2})/i.exec(value)?.[1];
  if (prefix === undefined) return undefined;
  const known = formats.find((name) => name === prefix);
  if (known === undefined) throw new UsageProblem(unknownChoice('--output', prefix, formats));
  return known;
}

function formatOfFile(file: string): Format {
  if (/\.sarif(?:\.json)?$/i.test(file)) return 'sarif';
  return /\.json$/i.test(file) ? 'json' : 'pretty';
}

/**
 * Writes a report so that a reader never sees half of it: beside the target first, then renamed.
 * @throws {UsageProblem} when the file cannot be written
 */
export function writeReport(file: string, text: string): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageProblem(fill(messages.cannotWrite, { path: file, why: error instanceof Error ? error.message : String(error) }));
  }
}
