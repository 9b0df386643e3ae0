import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { BASELINE_FILE, type Baseline, type BaselineContent, byBaseline, entriesFor, readBaseline, writeBaseline } from '../engine/baseline/index.ts';
import { format } from '../l10n/index.ts';
import type { CheckResult, Finding } from '../model/index.ts';
import { isCalendarDate } from '../policy/dates.ts';
import { nearest } from '../policy/nearest.ts';
import { findRoot } from '../project/find-root.ts';
import { count } from '../report/counts.ts';
import { texts } from '../report/messages.ts';
import type { ParsedArguments } from './arguments.ts';
import { baselineMessages as said } from './baseline-messages.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { shownPath } from './shown-path.ts';
import { UsageProblem } from './usage-problem.ts';

/** What can be done with a baseline. */
const SUBJECTS = ['create', 'prune', 'show'] as const;

interface Task {
  /** Absolute. */
  folder: string;
  args: ParsedArguments;
  host: Host;
  parts: Parts;
}

/**
 * Makes the baseline of a project, takes out what is mended, or shows it.
 * @throws {UsageProblem} for an unknown subject, a path that is no folder, and whatever forbids writing
 */
export async function baselineCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const [subject, ...given] = args.positionals;
  const known = SUBJECTS.find((one) => one === subject);
  if (known === undefined) throw unknownSubject(subject);
  const task: Task = { folder: folderOf(given, host.cwd), args, host, parts };
  for (const option of ['reason', 'until', 'force']) {
    const isGiven = option === 'force' ? args.switch(option) === true : args.value(option) !== undefined;
    if (known !== 'create' && isGiven) throw new UsageProblem(format(messages.onlyWith, { option: `--${option}`, command: 'crm-guard baseline create' }));
  }
  if (known === 'create') return create(task);
  return known === 'prune' ? prune(task) : show(task);
}

async function create(task: Task): Promise<ExitCode> {
  const { args, host } = task;
  const until = args.value('until') ?? null;
  if (until !== null && !isCalendarDate(until)) throw new UsageProblem(format(said.noDate, { value: until }));
  const { root, findings } = await checked(task);
  const groups = byBaseline(findings.filter(({ suppressed }) => suppressed === null), root, args.value('policy') === undefined);
  if (groups.size === 0) groups.set(root, []);
  const files = [...groups].map(([folder, open]) => ({ file: path.join(folder, BASELINE_FILE), open, content: { reason: args.value('reason') ?? null, until, entries: entriesFor(open, root, folder) } }));
  const there = files.find(({ file }) => existsSync(file));
  if (there && args.switch('force') !== true) throw new UsageProblem(format(said.exists, { path: shownPath(there.file, host.cwd) }));
  for (const { file, open, content } of files) {
    write(file, content, host);
    host.stdout.write(`${format(said.created, { path: shownPath(file, host.cwd), findings: count(texts.finding, open.length), files: count(texts.file, new Set(open.map((one) => one.file)).size) })}\n`);
  }
  host.stdout.write(`${format(said.commitIt)}\n`);
  return exitCodes.clean;
}

async function prune(task: Task): Promise<ExitCode> {
  const { host } = task;
  const { root, findings, problems } = await checked(task);
  const broken = problems.filter(({ kind }) => kind !== 'policy-warning');
  if (broken.length > 0) throw new UsageProblem(format(said.incomplete, { count: broken.length, first: `${broken[0]?.file ?? ''} ${broken[0]?.message ?? ''}`.trim() }));
  const groups = byBaseline(findings, root, task.args.value('policy') === undefined);
  if (!groups.has(root)) groups.set(root, []);
  let seen = false;
  for (const [folder, all] of groups) {
    const baseline = readBaseline(folder);
    if (!baseline) continue;
    seen = true;
    pruneOne(baseline, path.join(folder, BASELINE_FILE), relativeFindings(all, root, folder), host);
  }
  if (!seen) throw new UsageProblem(format(said.none, { folder: shownPath(root, host.cwd) }));
  return exitCodes.clean;
}

function pruneOne(baseline: Baseline, file: string, findings: readonly Finding[], host: Host): void {
  const unused = new Set(baseline.unused(findings));
  const entries = baseline.content.entries.filter((entry) => !unused.has(entry));
  if (unused.size > 0) write(file, { ...baseline.content, entries }, host);
  host.stdout.write(`${format(unused.size > 0 ? said.pruned : said.nothingToPrune, { path: shownPath(file, host.cwd), removed: unused.size, left: entries.length })}\n`);
}

function show({ folder, args, host }: Task): ExitCode {
  const root = findRoot(folder);
  const baseline = readBaseline(root);
  if (!baseline) throw new UsageProblem(format(said.none, { folder: shownPath(root, host.cwd) }));
  const { content } = baseline;
  if (args.value('format') === 'json') {
    host.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
    return exitCodes.clean;
  }
  const rules = new Map<string, number>();
  for (const { rule } of content.entries) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const widest = Math.max(0, ...[...rules.values()].map((one) => String(one).length));
  const rows = [...rules].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([rule, times]) => `  ${String(times).padStart(widest)}  ${rule}`);
  const head = format(said.holds, { path: shownPath(path.join(root, BASELINE_FILE), host.cwd), findings: count(texts.finding, content.entries.length), files: count(texts.file, new Set(content.entries.map(({ file }) => file)).size) });
  const notes = [...(content.reason === null ? [] : [format(said.because, { reason: content.reason })]), ...(content.until === null ? [] : [format(baseline.isExpired() ? said.over : said.lasts, { until: content.until })])];
  host.stdout.write(`${[head, ...notes, ...rows].join('\n')}\n`);
  return exitCodes.clean;
}

/** All findings of the project, whatever its baseline says of them. */
async function checked({ folder, args, host, parts }: Task): Promise<CheckResult> {
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(path.resolve(host.cwd, policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const preset = args.value('preset') as 'recommended' | 'strict' | undefined;
  const check = await parts.loadCheck();
  // A baseline is of a whole project: what lies beside the named folder is in the same file.
  return check({ paths: [findRoot(folder)], baseline: false, signal: host.signal, ...(policyFile === undefined ? {} : { policyFile: path.resolve(host.cwd, policyFile) }), ...(preset === undefined ? {} : { preset }) });
}

function relativeFindings(findings: readonly Finding[], root: string, folder: string): Finding[] {
  const entries = entriesFor(findings, root, folder);
  return findings.map((finding, at) => ({ ...finding, file: entries[at]?.file ?? finding.file }));
}

function write(file: string, content: BaselineContent, host: Host): void {
  try {
    writeBaseline(path.dirname(file), content);
  } catch (error) {
    throw new UsageProblem(format(messages.cannotWrite, { path: shownPath(file, host.cwd), why: error instanceof Error ? error.message : String(error) }));
  }
}

function folderOf(given: readonly string[], cwd: string): string {
  if (given.length > 1) throw new UsageProblem(format(messages.onePath, { count: given.length }));
  const [name = '.'] = given;
  const folder = path.resolve(cwd, name);
  if (!existsSync(folder)) throw new UsageProblem(format(messages.noSuchPath, { path: name }));
  if (!statSync(folder).isDirectory()) throw new UsageProblem(format(messages.notAFolder, { path: name }));
  return folder;
}

function unknownSubject(subject: string | undefined): UsageProblem {
  const near = subject === undefined ? undefined : nearest(subject, SUBJECTS);
  return new UsageProblem(`${format(said.what, { subjects: SUBJECTS.join('|') })}${near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`}`);
}
