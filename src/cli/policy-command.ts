import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { format } from '../l10n/index.ts';
import { nearest } from '../policy/nearest.ts';
import { painter } from '../report/painter.ts';
import { policyTestsText } from '../report/policy-tests.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { shownPath } from './shown-path.ts';
import { wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

/** What can be done with a policy. */
const SUBJECTS = ['test'];

/**
 * Says what the policy of a project does.
 * @throws {UsageProblem} for an unknown subject or a path that does not exist
 */
export async function policyCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const [subject, ...given] = args.positionals;
  if (subject === undefined || !SUBJECTS.includes(subject)) throw unknownSubject(subject);
  const absolute = (file: string): string => path.resolve(host.cwd, file);
  const missing = given.find((one) => !existsSync(absolute(one)));
  if (missing !== undefined) throw new UsageProblem(format(messages.noSuchPath, { path: missing }));
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(absolute(policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const preset = args.value('preset') as 'recommended' | 'strict' | undefined;
  const paths = given.map(absolute);
  const [first = host.cwd] = paths;
  const runTests = await parts.loadPolicyTests();
  const report = runTests({
    folder: statSync(first).isDirectory() ? first : path.dirname(first),
    only: paths,
    ...(policyFile === undefined ? {} : { policyFile: absolute(policyFile) }),
    ...(preset === undefined ? {} : { preset }),
  });
  const paint = painter(wantsColour(args.switch('color'), host.env, host.stdout));
  const shown = (file: string): string => shownPath(path.resolve(report.root, file), host.cwd);
  host.stdout.write(args.value('format') === 'json' ? `${JSON.stringify(report, null, 2)}\n` : policyTestsText(report, paint, shown));
  return report.summary.failed > 0 ? exitCodes.findings : exitCodes.clean;
}

function unknownSubject(subject: string | undefined): UsageProblem {
  const near = subject === undefined ? undefined : nearest(subject, SUBJECTS);
  const hint = near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`;
  return new UsageProblem(`${format(messages.policyWhat, { subjects: SUBJECTS.join('|') })}${hint}`);
}
