import { pathToFileURL } from 'node:url';
import type * as Sarif from 'sarif';
import { format } from '../l10n/index.ts';
import type { CheckResult, Problem } from '../model/index.ts';
import { listedFindings } from './context.ts';
import type { ReportContext } from './context.ts';
import { problemLabels } from './messages.ts';
import { sarifDriver } from './sarif-rules.ts';
import { SarifArtifacts } from './sarif-locations.ts';
import { sarifResult } from './sarif-results.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Problems of the set-up rather than of a checked file. */
const configurationKinds: ReadonlySet<Problem['kind']> = new Set(['policy-error', 'policy-warning', 'schema-error']);

/** Renders the result as SARIF 2.1.0, ending in a line break. Suppressed findings are kept and marked. */
export function sarifReport(result: CheckResult, context: ReportContext): string {
  const findings = listedFindings(result.findings, context);
  const artifacts = new SarifArtifacts(context.readSource);
  const { driver, ruleIndex } = sarifDriver(findings, context);
  const results = findings.map((finding) => sarifResult(finding, ruleIndex.get(finding.ruleId), artifacts));
  const invocation = sarifInvocation(result, context, artifacts);
  const run: Sarif.Run = {
    tool: { driver: { ...driver, notifications: notificationKinds(result.problems) } },
    invocations: [invocation],
    originalUriBaseIds: { [artifacts.baseId]: { uri: directoryUri(result.root), description: { text: 'The checked project.' } } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r', '\u2028', '\u2029'],
    artifacts: artifacts.all(),
    results,
    properties: { summary: result.summary },
  };
  const log: Sarif.Log = { $schema: schema, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifInvocation(result: CheckResult, context: ReportContext, artifacts: SarifArtifacts): Sarif.Invocation {
  const notify = (problems: readonly Problem[]): Sarif.Notification[] => problems.map((problem) => notification(problem, artifacts));
  const isSetUp = ({ kind }: Problem): boolean => configurationKinds.has(kind);
  return {
    executionSuccessful: !result.problems.some(({ kind }) => kind === 'internal-error'),
    ...(context.exitCode === undefined ? {} : { exitCode: context.exitCode }),
    toolExecutionNotifications: notify(result.problems.filter((problem) => !isSetUp(problem))),
    toolConfigurationNotifications: notify(result.problems.filter(isSetUp)),
  };
}

function notification({ kind, message, file, line, column }: Problem, artifacts: SarifArtifacts): Sarif.Notification {
  const region = line === undefined ? undefined : { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
  return {
    descriptor: { id: kind },
    level: kind === 'internal-error' || kind === 'syntax-error' ? 'error' : 'warning',
    message: { text: message },
    ...(file === undefined ? {} : { locations: [{ physicalLocation: artifacts.physical(file, region) }] }),
  };
}

/** Descriptors of the notifications that occur; their ids are the kinds of problems. */
function notificationKinds(problems: readonly Problem[]): Sarif.ReportingDescriptor[] {
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ id: kind, shortDescription: { text: format(problemLabels[kind]) } }));
}

/** SARIF wants the base address of a folder to end in a slash. */
function directoryUri(root: string): string {
  const { href } = pathToFileURL(root);
  return href.endsWith('/') ? href : `${href}/`;
}
