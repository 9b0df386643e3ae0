import { existsSync } from 'node:fs';
import path from 'node:path';
import { format, locale } from '../l10n/index.ts';
import { nearest } from '../policy/nearest.ts';
import { accessesText } from '../report/accesses.ts';
import { painter, type Painter } from '../report/painter.ts';
import { scopesText } from '../report/scopes.ts';
import type { ParsedArguments } from './arguments.ts';
import type { AccessRequest, Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

/** What can be looked at. */
const SUBJECTS = ['accesses', 'scopes'];

/**
 * Prints what CRM Guard understood of the code, before any rule judges it.
 * @throws {UsageProblem} for an unknown subject or a path that does not exist
 */
export async function debugCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const [subject, ...given] = args.positionals;
  if (subject === undefined || !SUBJECTS.includes(subject)) throw unknownSubject(subject);
  const paths = (given.length === 0 ? ['.'] : given).map((one) => path.resolve(host.cwd, one));
  const missing = paths.findIndex((one) => !existsSync(one));
  if (missing >= 0) throw new UsageProblem(format(messages.noSuchPath, { path: given[missing] ?? '.' }));
  const policyFile = args.value('policy');
  if (policyFile !== undefined && !existsSync(path.resolve(host.cwd, policyFile))) throw new UsageProblem(format(messages.noSuchPolicy, { path: policyFile }));
  const preset = args.value('preset') as AccessRequest['preset'];
  const request: AccessRequest = { paths, ...(policyFile === undefined ? {} : { policyFile: path.resolve(host.cwd, policyFile) }), ...(preset === undefined ? {} : { preset }) };
  const paint = painter(wantsColour(args.switch('color'), host.env, host.stdout));
  host.stdout.write(await shown(subject, request, args.value('format') === 'json', paint, parts));
  return exitCodes.clean;
}

async function shown(subject: string, request: AccessRequest, asJson: boolean, paint: Painter, parts: Parts): Promise<string> {
  const json = (report: unknown): string => `${JSON.stringify(report, null, 2)}\n`;
  if (subject === 'scopes') {
    const report = (await parts.loadScopes())(request);
    return asJson ? json(report) : scopesText(report, paint);
  }
  // JSON is for tools: the same in every language.
  const report = (await parts.loadAccesses())(request, asJson ? 'en' : locale());
  return asJson ? json(report) : accessesText(report, paint);
}

function unknownSubject(subject: string | undefined): UsageProblem {
  const near = subject === undefined ? undefined : nearest(subject, SUBJECTS);
  const hint = near === undefined ? '' : ` ${format(messages.didYouMean, { name: near })}`;
  return new UsageProblem(`${format(messages.debugWhat, { subjects: SUBJECTS.join(', ') })}${hint}`);
}
