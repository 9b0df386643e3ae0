import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { format } from '../l10n/index.ts';
import { nearest } from '../policy/nearest.ts';
import { findPolicyFile, findRoot } from '../project/find-root.ts';
import { painter } from '../report/painter.ts';
import { changeJson, changeText } from '../report/policy-change.ts';
import { policyTestsText } from '../report/policy-tests.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { policyBase } from './policy-base.ts';
import { shownPath } from './shown-path.ts';
import { wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

/** What can be done with a policy. */
const SUBJECTS = ['test', 'diff'];

interface Asked {
  /** Absolute. */
  paths: readonly string[];
  folder: string;
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  json: boolean;
}

/**
 * Says what the policy of a project does, or a change of it.
 * @throws {UsageProblem} for an unknown subject or a path that does not exist
 */
export async function policyCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const [subject, ...given] = args.positionals;
  if (subject === undefined || !SUBJECTS.includes(subject)) throw unknownSubject(subject);
  const asked = read(given, args, host);
  if (subject === 'diff') return diff(asked, args, host, parts);
  if (args.value('base') !== undefined) throw new UsageProblem(format(messages.onlyWith, { option: '--base', command: 'crm-guard policy diff' }));
  return test(asked, args, host, parts);
}

function read(given: readonly string[], args: ParsedArguments, host: Host): Asked {
  const absolute = (file: string): string => path.resolve(host.cwd, file);
  const missing = given.find((one) => !existsSync(absolute(one)));
  if (missing !== undefined) throw new UsageProblem(format(messages.noSuchPath, { path: missing }));
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(absolute(policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const preset = args.value('preset') as Asked['preset'];
  const paths = given.map(absolute);
  const [first = host.cwd] = paths;
  return {
    paths,
    folder: statSync(first).isDirectory() ? first : path.dirname(first),
    ...(policyFile === undefined ? {} : { policyFile: absolute(policyFile) }),
    ...(preset === undefined ? {} : { preset }),
    json: args.value('format') === 'json',
  };
}

async function test({ paths, json, ...project }: Asked, args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const report = (await parts.loadPolicyTests())({ ...project, only: paths });
  const shown = (file: string): string => shownPath(path.resolve(report.root, file), host.cwd);
  host.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : policyTestsText(report, paintFor(args, host), shown));
  return report.summary.failed > 0 ? exitCodes.findings : exitCodes.clean;
}

async function diff({ paths, json, ...project }: Asked, args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  if (paths.length > 1) throw new UsageProblem(format(messages.onePath, { count: paths.length }));
  const policyFile = project.policyFile ?? findPolicyFile(findRoot(project.folder));
  if (policyFile === undefined) throw new UsageProblem(format(messages.noPolicy, { folder: shownPath(project.folder, host.cwd) }));
  const base = policyBase(args.value('base') ?? 'HEAD', policyFile, host.cwd);
  const change = await (await parts.loadPolicyPreview())({ ...project, before: base.text, ...(base.file === undefined ? {} : { beforeFile: base.file }) });
  const after = shownPath(policyFile, host.cwd);
  if (json) host.stdout.write(changeJson(change, base.name, after));
  else host.stdout.write(`${format(messages.comparing, { before: base.name, after })}\n\n${changeText(change, path.basename(policyFile), paintFor(args, host), (file) => shownPath(path.resolve(change.root, file), host.cwd))}`);
  const worse = [...change.appear, ...change.differ].some(({ finding }) => finding.severity === 'error');
  return worse ? exitCodes.findings : exitCodes.clean;
}

const paintFor = (args: ParsedArguments, host: Host): ReturnType<typeof painter> => painter(wantsColour(args.switch('color'), host.env, host.stdout));

function unknownSubject(subject: string | undefined): UsageProblem {
  const near = subject === undefined ? undefined : nearest(subject, SUBJECTS);
  const hint = near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`;
  return new UsageProblem(`${format(messages.policyWhat, { subjects: SUBJECTS.join('|') })}${hint}`);
}
