import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format as fill } from '../l10n/index.ts';
import { unknownChoice } from './arguments.ts';
import { messages } from './messages.ts';
import { formats } from './options.ts';
import type { Format } from './options.ts';
import { UsageProblem } from './usage-problem.ts';

/** Where reports go, each in one of a command's formats. */
export interface Outputs<F extends string = Format> {
  /** Format on standard output; undefined when a file takes its place. */
  stdout: F | undefined;
  files: readonly { format: F; file: string }[];
}

/** The formats of a command. */
export interface OutputFormats<F extends string> {
  /** The default first. */
  names: readonly [F, ...F[]];
  /** The format that a file's name asks for. */
  ofFile(file: string): F;
}

/** Formats of the report of a check. */
const REPORT: OutputFormats<Format> = { names: formats, ofFile: formatOfFile };

/**
 * Reads `--format` and `--output`. `json:file` goes beside standard output, a file alone takes its place.
 * @param chosen value of `--format`
 * @param given values of `--output`; `-` is standard output
 * @throws {UsageProblem} for an unknown format, two reports in one file, several files without a format
 */
export function readOutputs(chosen: string | undefined, given: readonly string[], cwd: string): Outputs;
export function readOutputs<F extends string>(chosen: string | undefined, given: readonly string[], cwd: string, known: OutputFormats<F>): Outputs<F>;
export function readOutputs(chosen: string | undefined, given: readonly string[], cwd: string, { names, ofFile }: OutputFormats<string> = REPORT): Outputs<string> {
  const files: { format: string; file: string }[] = [];
  let stdout: string | undefined = names.find((name) => name === chosen) ?? names[0];
  const bare = given.filter((value) => formatPrefix(value, names) === undefined);
  if (bare.length > 1) throw new UsageProblem(fill(messages.twoBareOutputs));
  for (const value of given) {
    const prefix = formatPrefix(value, names);
    const name = prefix === undefined ? value : value.slice(prefix.length + 1);
    if (name === '') throw new UsageProblem(fill(messages.missingValue, { option: '--output', value: '<[format:]file>' }));
    const format = prefix ?? names.find((known) => known === chosen) ?? ofFile(name);
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
function formatPrefix(value: string, names: readonly string[]): string | undefined {
  const prefix = /^([a-z][a-z0-9-]+):(?![\\/]{2})/i.exec(value)?.[1];
  if (prefix === undefined) return undefined;
  const known = names.find((name) => name === prefix);
  if (known === undefined) throw new UsageProblem(unknownChoice('--output', prefix, names));
  return known;
}

function formatOfFile(file: string): Format {
  if (/\.sarif(?:\.json)?$/i.test(file)) return 'sarif';
  if (/\.html?$/i.test(file)) return 'html';
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
