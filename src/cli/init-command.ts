import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { format } from '../l10n/index.ts';
import type { AccessLogEntry } from '../model/index.ts';
import { applied } from '../policy/edit-policy.ts';
import { nearest } from '../policy/nearest.ts';
import type { HelperPlan } from '../project/access-log-helper/index.ts';
import { stripBom } from '../project/index.ts';
import { painter } from '../report/painter.ts';
import type { Painter } from '../report/painter.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { shownPath } from './shown-path.ts';
import { wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';
import { FileAppeared, replaceFile, writeNew } from '../engine/write-file.ts';

/** What can be created. */
const SUBJECTS = ['access-log'];

/** A plan with what it is said with. */
interface Task {
  plan: HelperPlan;
  /** Absolute path of the module. */
  helper: string;
  shown(file: string): string;
}

/**
 * Creates what a project has not got yet. Overwrites nothing; writes all of it or nothing.
 * @throws {UsageProblem} for an unknown subject, a folder that does not exist, and whatever forbids writing
 */
export async function initCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const [subject, ...given] = args.positionals;
  if (subject === undefined || !SUBJECTS.includes(subject)) throw unknownSubject(subject);
  const isOn = (name: string): boolean => args.switch(name) === true;
  if (isOn('dry-run') && isOn('print')) throw new UsageProblem(format(messages.notWith, { option: '--print', other: '--dry-run' }));
  const shown = (file: string): string => shownPath(file, host.cwd);
  const { root, planned, existing } = (await parts.loadAccessLogPlan())(read(given, args, host.cwd));
  if (existing !== undefined && !isOn('force')) throw new UsageProblem(hasOne(existing, root, shown));
  if ('problem' in planned) throw new UsageProblem(planned.problem);
  const { plan } = planned;
  const task: Task = { plan, helper: path.join(root, plan.file), shown };
  const paint = painter(wantsColour(args.switch('color'), host.env, host.stdout));
  if (isOn('print')) host.stdout.write(plan.text);
  else if (isOn('dry-run')) host.stdout.write(preview(task, paint));
  else {
    write(task);
    host.stdout.write(report(task, paint));
  }
  return exitCodes.clean;
}

function read(given: readonly string[], args: ParsedArguments, cwd: string): { folder: string; policyFile?: string; file?: string } {
  if (given.length > 1) throw new UsageProblem(format(messages.onePath, { count: given.length }));
  const [name = '.'] = given;
  const folder = path.resolve(cwd, name);
  if (!existsSync(folder)) throw new UsageProblem(format(messages.noSuchPath, { path: name }));
  if (!statSync(folder).isDirectory()) throw new UsageProblem(format(messages.notAFolder, { path: name }));
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(path.resolve(cwd, policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const file = args.value('file');
  return { folder, ...(policyFile === undefined ? {} : { policyFile: path.resolve(cwd, policyFile) }), ...(file === undefined ? {} : { file: path.resolve(cwd, file) }) };
}

/** The module first: a policy that names what is not there would be a mistake. */
function write({ plan: { text, policy }, helper, shown }: Task): void {
  const undo = attempt(helper, shown, () => writeNew(helper, text));
  try {
    attempt(policy.file, shown, () => ('text' in policy ? void writeNew(policy.file, policy.text) : rewrite(policy, shown)));
  } catch (error) {
    undo();
    throw error;
  }
}

function rewrite({ file, before, edits }: Extract<HelperPlan['policy'], { before: string }>, shown: Task['shown']): void {
  if (edits.length === 0) return;
  const current = readFileSync(file, 'utf8');
  if (stripBom(current) !== before) throw new UsageProblem(format(messages.policyChanged, { path: shown(file) }));
  replaceFile(file, current.slice(0, current.length - before.length) + applied(before, edits));
}

function attempt<T>(file: string, shown: Task['shown'], act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    if (error instanceof FileAppeared) throw new UsageProblem(format(messages.fileAppeared, { path: shown(file) }));
    throw new UsageProblem(format(messages.cannotWrite, { path: shown(file), why: error instanceof Error ? error.message : String(error) }));
  }
}

function report({ plan: { name, policy }, helper, shown }: Task, paint: Painter): string {
  const registered = format('text' in policy ? messages.policyCreated : messages.policyRegistered, { path: shown(policy.file), name });
  const done = [format(messages.created, { path: shown(helper), name }), registered].map((line) => `${paint.success('✔')} ${line}`);
  return `${[...done, '', format(messages.callIt)].join('\n')}\n`;
}

function preview({ plan: { text, policy }, helper, shown }: Task, paint: Painter): string {
  const added = (lines: string): string => lines.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => `${paint.success('+')} ${line}`.trimEnd()).join('\n');
  const created = (file: string, content: string): string => `${format(messages.wouldCreate, { path: shown(file) })}\n${added(content)}\n`;
  if ('text' in policy) return `${created(helper, text)}\n${created(policy.file, policy.text)}`;
  const { file, before, edits } = policy;
  if (edits.length === 0) return `${created(helper, text)}\n${format(messages.wouldStay, { path: shown(file) })}\n`;
  return `${created(helper, text)}\n${format(messages.wouldChange, { path: shown(file) })}\n${change(before, applied(before, edits), paint)}\n`;
}

/** The lines that differ, `-` before and `+` after. */
function change(before: string, after: string, paint: Painter): string {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const marked = (lines: readonly string[], mark: string): string[] => lines.slice(start, lines.length - end).map((line) => `${mark} ${line}`.trimEnd());
  return [...marked(old, paint.error('-')), ...marked(now, paint.success('+'))].join('\n');
}

function hasOne({ name, file, line }: AccessLogEntry, root: string, shown: Task['shown']): string {
  const where = file === undefined ? '' : format(messages.hasAccessLogAt, { file: `${shown(path.join(root, file))}${line === undefined ? '' : `:${line}`}` });
  return format(messages.hasAccessLog, { name, where });
}

function unknownSubject(subject: string | undefined): UsageProblem {
  const near = subject === undefined ? undefined : nearest(subject, SUBJECTS);
  const hint = near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`;
  return new UsageProblem(`${format(messages.initWhat, { subjects: SUBJECTS.join('|') })}${hint}`);
}
