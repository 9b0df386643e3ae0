import path from 'node:path';
import type { SourceView } from '../ast/index.ts';
import { accessLogCoverage } from '../flow/index.ts';
import type { AccessLogEntry, AccessLogRecord, AccessLogReport, DataAccess, LogReach, ProjectView } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import { assembleProject, findRoot, isTrial, ModuleResolver, NO_REACH, projectView } from '../project/index.ts';
import { accessDispatch, countUses, dataAccesses, isLoggedByClient, loggingAround, personalReads } from '../rulekit/index.ts';
import { Cache } from './cache.ts';
import { commonFolder } from './common-folder.ts';
import type { CheckOptions } from './check.ts';
import { PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { gather, list, moduleFiles } from './gather.ts';
import { LinkedModules } from './linked-modules.ts';
import { loadRootPolicy } from './load-policy.ts';
import { readLogReach } from './log-reach.ts';
import { linkedSource } from './linked-source.ts';
import { useWantedParser } from './wanted-parser.ts';

/** Keys of the policy by what they list. */
const KEYS = { function: 'functions', decorator: 'decorators', wrapper: 'wrappers', middleware: 'middleware', extension: 'extensions' } as const satisfies Record<AccessLogEntry['kind'], string>;

/** An access log by itself, with how far it alone reaches. */
interface Alone {
  project: ProjectView;
  record: AccessLogRecord;
}

/**
 * Reads which access logs a project has, configured and discovered, and how many reads of personal
 * data each of them logs. Reads count in the files of `paths`.
 * @throws PolicyError when the policy has errors.
 */
export function readAccessLogs({ paths, root: given, policyFile, preset }: Pick<CheckOptions, 'paths' | 'root' | 'policyFile' | 'preset'>): AccessLogReport {
  useWantedParser();
  const root = given ?? findRoot(commonFolder(paths));
  const { policy, errors } = loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }) });
  if (errors.length > 0) throw new PolicyError(errors);
  const listing = list({ root, paths, separate: false }, policy);
  const { sources, schemas } = gather(listing, new Cache(root, false), () => {});
  const { data, problems } = assembleProject(root, policy, sources, schemas);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const modules = new LinkedModules(new ModuleResolver(root, moduleFiles(listing)), (file) => texts.get(file));
  const isActive = (file: string): boolean => policyFor(policy, file).active;
  const reachOf = (accessLogs: readonly AccessLogEntry[]): LogReach => readLogReach({ accessLogs }, sources, modules, isActive);
  const logReach = reachOf(data.accessLogs);
  const whole = projectView({ ...data, logReach });
  const alone = data.accessLogs.map((entry): Alone => {
    const { name, kind, origin, records, file, line } = entry;
    const reach = logReach === NO_REACH ? NO_REACH : reachOf([entry]);
    return { project: { ...whole, accessLogs: [entry], logReach: reach }, record: { name, kind, origin, records, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), uses: 0, reads: 0 } };
  });
  const reads = { all: 0, logged: 0 };
  for (const { file, text, checked } of sources) {
    if (!isActive(file) || isTrial(file)) continue;
    const names = alone.some(({ record }) => text.includes(record.name.slice(record.name.lastIndexOf('.') + 1)));
    const isRead = checked && accessDispatch(text, whole.clients).size > 0;
    if (!names && !isRead) continue;
    const source = linkedSource(text, file, (ast) => modules.link(ast, file));
    if (!source) continue;
    if (names) for (const one of alone) one.record.uses += countUses(one.project, source);
    if (isRead) count(source, { ...whole, catalog: whole.catalog.near(file) }, alone, reads);
  }
  const logs = alone.map(({ record }) => record);
  const through = logReach.declares.map(({ name, kind, file = '', line = 1 }) => ({ name, kind, file, line }));
  const shown = problems.filter(({ kind }) => kind === 'policy-warning').map(({ file, line, message }) => ({ ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), message }));
  return { root: path.resolve(root), logs, through, conventions: data.readConventions, reads, policy: policyLines(data.accessLogs), problems: shown };
}

function count(source: SourceView, project: ProjectView, alone: readonly Alone[], reads: AccessLogReport['reads']): void {
  const all = dataAccesses(source, project).filter((access) => access.operation === 'read' && !access.via && personalReads(access, project.catalog).length > 0);
  if (all.length === 0) return;
  const isLogged = (around: ProjectView): ((access: DataAccess) => boolean) => {
    const logging = loggingAround(around, source);
    return (access) => isLoggedByClient(access, { ...around, catalog: project.catalog }) || accessLogCoverage(access.node, { ...logging, resultBindings: access.result.bindings }).covered === true;
  };
  // What is only compared or counted owes no entry: no log covers it.
  const owesNothing = isLogged({ ...project, accessLogs: [], logReach: NO_REACH });
  const personal = all.filter((access) => !owesNothing(access));
  reads.all += personal.length;
  reads.logged += personal.filter(isLogged(project)).length;
  for (const { project: single, record } of alone) record.reads += personal.filter(isLogged(single)).length;
}

/** What was discovered and may log reads, as lines of the policy; `module` tells names apart. */
function policyLines(entries: readonly AccessLogEntry[]): string {
  const discovered = entries.filter(({ origin, records, file }) => origin === 'discovered' && records !== 'writes' && file !== undefined);
  if (discovered.length === 0) return '';
  const lines = ['accessLog:'];
  for (const [kind, key] of Object.entries(KEYS)) {
    const own = discovered.filter((entry) => entry.kind === kind);
    if (own.length > 0) lines.push(`  ${key}:`);
    for (const { name, file = '' } of own) lines.push(`    - name: ${name}`, `      module: ./${file.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')}`);
  }
  return `${lines.join('\n')}\n`;
}
