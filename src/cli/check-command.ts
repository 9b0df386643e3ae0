import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { TOOL } from '../engine/version.ts';
import { format } from '../l10n/index.ts';
import type { CheckResult } from '../model/index.ts';
import { nearest } from '../policy/nearest.ts';
import type { ReportContext } from '../report/context.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Check, CheckRequest, Parts } from './engine.ts';
import { exitCodes, verdict } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { readOutputs, writeReport } from './outputs.ts';
import type { Outputs } from './outputs.ts';
import { Progress } from './progress.ts';
import { sourceReader } from '../engine/source-reader.ts';
import { reportWidth, showsProgress, wantsColour } from './terminal.ts';
import { say } from './say.ts';
import { shownPath } from './shown-path.ts';
import { UsageProblem } from './usage-problem.ts';

/** What the arguments of `check` ask for. */
interface CheckSettings {
  request: Pick<CheckRequest, 'paths' | 'policyFile' | 'preset' | 'concurrency' | 'cache' | 'baseline'>;
  outputs: Outputs;
  maxWarnings: number | undefined;
  quiet: boolean;
  timing: boolean;
}

/**
 * Checks files and writes the reports. Only reports go to standard output.
 * @throws {UsageProblem} for arguments that make no sense, before anything is checked
 */
export async function checkCommand(args: ParsedArguments, host: Host, parts: Parts, commands: readonly string[]): Promise<ExitCode> {
  const settings = readSettings(args, host, commands);
  const check = await parts.loadCheck();
  const loaded = performance.now();
  const result = await runCheck(check, settings, host);
  if (result === undefined) {
    say(host, format(messages.interrupted));
    return host.signal.reason as ExitCode;
  }
  const checked = performance.now();

  const { exitCode, tooManyWarnings } = verdict(result, settings.maxWarnings);
  const nothing = nothingChecked(result, settings.request.paths, host.cwd);
  const code = nothing === undefined ? exitCode : exitCodes.usage;
  await writeReports(result, settings, code, args, host, parts);

  if (nothing !== undefined) say(host, nothing);
  if (tooManyWarnings !== undefined) say(host, format(messages.tooManyWarnings, tooManyWarnings));
  if (settings.outputs.stdout !== 'pretty') sayIncomplete(result, host);
  if (settings.timing) await sayTiming(host, loaded, checked);
  return code;
}

function readSettings(args: ParsedArguments, host: Host, commands: readonly string[]): CheckSettings {
  const absolute = (file: string): string => path.resolve(host.cwd, file);
  const paths = args.positionals.length === 0 ? ['.'] : args.positionals;
  const missing = paths.find((given) => !existsSync(absolute(given)));
  if (missing !== undefined) throw noSuchPath(missing, commands);
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(absolute(policyFile))) {
    throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  }
  const preset = args.value('preset') as CheckRequest['preset'];
  return {
    request: {
      paths: paths.map(absolute),
      ...(policyFile === undefined ? {} : { policyFile: absolute(policyFile) }),
      ...(preset === undefined ? {} : { preset }),
      concurrency: readConcurrency(args.value('concurrency')),
      cache: args.switch('cache') ?? true,
      baseline: args.switch('baseline') ?? true,
    },
    outputs: readOutputs(args.value('format'), args.values('output'), host.cwd),
    maxWarnings: readMaxWarnings(args.value('max-warnings')),
    quiet: args.switch('quiet') ?? false,
    timing: args.switch('timing') ?? false,
  };
}

function noSuchPath(given: string, commands: readonly string[]): UsageProblem {
  const message = format(messages.noSuchPath, { path: given });
  const command = nearest(given, commands);
  return new UsageProblem(command === undefined ? message : `${message} ${format(messages.didYouMeanCommand, { command })}`);
}

function readConcurrency(value: string | undefined): number | 'auto' {
  if (value === undefined || value === 'auto') return 'auto';
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
  throw new UsageProblem(format(messages.notANumber, { option: '--concurrency', value, also: format(messages.orAuto) }));
}

function readMaxWarnings(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new UsageProblem(format(messages.notANumber, { option: '--max-warnings', value, also: format(messages.fromZero) }));
}

/** The result, or undefined when the user interrupted. */
async function runCheck(check: Check, settings: CheckSettings, { signal, stderr, env }: Host): Promise<CheckResult | undefined> {
  const progress = showsProgress(env, stderr) ? new Progress(stderr) : undefined;
  progress?.begin();
  const interrupted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const run = check({ ...settings.request, signal, ...(progress === undefined ? {} : { onProgress: (done, total) => progress.report(done, total) }) });
  try {
    return await Promise.race([run, interrupted]);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    // Whatever an interrupted engine still says is of no interest, and must not become an unhandled rejection.
    run.catch(() => undefined);
    progress?.clear();
  }
}

/** A run over nothing must not look like a clean one. Files named one by one may be left out by the policy, folders not. */
function nothingChecked(result: CheckResult, paths: readonly string[], cwd: string): string | undefined {
  if (result.summary.files > 0 || result.problems.length > 0) return undefined;
  const folders = paths.filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true);
  if (folders.length === 0) return undefined;
  return format(messages.nothingFound, { paths: folders.map((folder) => path.relative(cwd, folder) || '.').join(', ') });
}

async function writeReports(result: CheckResult, { outputs, quiet }: CheckSettings, exitCode: ExitCode, args: ParsedArguments, host: Host, parts: Parts): Promise<void> {
  const wanted = [...outputs.files, ...(outputs.stdout === undefined ? [] : [{ format: outputs.stdout, file: undefined }])];
  const { reports } = await import('../report/index.ts');
  const context: Omit<ReportContext, 'colour'> = {
    toolVersion: TOOL.version,
    readSource: sourceReader(result.root),
    width: reportWidth(host.stdout),
    shownPath: (file) => shownPath(path.resolve(result.root, file), host.cwd),
    ...(await parts.loadDescriptions()),
    quiet,
    exitCode,
  };
  for (const { format: name, file } of wanted) {
    // A file is not a terminal, so only the option can ask for colours in it.
    const colour = file === undefined ? wantsColour(args.switch('color'), host.env, host.stdout) : args.switch('color') === true;
    const text = reports[name](result, { ...context, colour });
    if (file === undefined) host.stdout.write(text);
    else writeReport(file, text);
  }
}

function sayIncomplete({ problems }: CheckResult, host: Host): void {
  const files = new Set(problems.filter(({ kind }) => kind === 'internal-error').map(({ file }) => file)).size;
  if (files > 0) say(host, format(messages.incomplete, { files }));
}

async function sayTiming(host: Host, loaded: number, checked: number): Promise<void> {
  const { duration } = await import('../report/counts.ts');
  const data = { start: duration(loaded), check: duration(checked - loaded), report: duration(performance.now() - checked) };
  say(host, format(messages.timing, data));
}
