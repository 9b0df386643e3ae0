import os from 'node:os';
import path from 'node:path';
import { statSync } from 'node:fs';
import { locale } from '../l10n/index.ts';
import type { CheckResult, Finding, Problem } from '../model/index.ts';
import { policyFor, stablePolicyText } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { assembleProject, findRoot, ModuleResolver, type ProjectData, relativeTo } from '../project/index.ts';
import { type Baseline, baselineProblems, readBaseline } from './baseline/index.ts';
import { Cache, contentHash } from './cache.ts';
import { commonFolder } from './common-folder.ts';
import { PolicyError, UsageError } from './errors.ts';
import { finishFindings, todayIso } from './finish.ts';
import { gather, isUnder, list, moduleFiles, type SourceText } from './gather.ts';
import { usesGeneric } from './handing-on.ts';
import type { Job, JobResult, LintContext } from './jobs.ts';
import { LinkedModules } from './linked-modules.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import { readLogReach } from './log-reach.ts';
import { Pool, workerUrl } from './pool.ts';
import { mayHoldFinding, mayWriteAccessLog } from './prefilter.ts';
import { stampOf } from './stamp.ts';
import { joined, type ProjectResult, seenFromAbove, summarise } from './summary.ts';
import { unusedExceptionProblems } from './unused-exceptions.ts';
import { TOOL } from './version.ts';
import { useWantedParser, wantedParser } from './wanted-parser.ts';

export { PolicyError, UsageError } from './errors.ts';
export { TOOL } from './version.ts';

/** What to check and how. */
export interface CheckOptions {
  /** Absolute paths of files and folders. */
  paths: readonly string[];
  /** Folder findings are relative to; found from the paths when absent. */
  root?: string;
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  /** Worker threads; `auto` is one per core. */
  concurrency?: number | 'auto';
  /** Judges the files in this thread, for hosts without the worker bundle beside them; `concurrency` then means nothing. */
  judge?: (context: LintContext) => { run(job: Job): JobResult };
  /** Default true. */
  cache?: boolean;
  /** False: findings count although the baseline names them. Default true. */
  baseline?: boolean;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Below this much source (characters) threads cost more than they save. */
const WORTH_THREADS = 400_000;

/**
 * Checks files and folders: policy, discovery, catalog, lint, suppressions. Folders with a policy of
 * their own are checked under it, unless one policy is named for all.
 * @throws PolicyError when a policy has errors; UsageError when a path does not exist.
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const started = performance.now();
  useWantedParser();
  const paths = options.paths.map((given) => existing(path.resolve(given)));
  const root = options.root === undefined ? findRoot(commonFolder(paths)) : path.resolve(options.root);
  return summarise(root, await checkTree(root, paths, options), performance.now() - started);
}

/** Checks a project and the projects inside it. */
async function checkTree(root: string, paths: readonly string[], options: CheckOptions): Promise<ProjectResult> {
  const { nested, ...own } = await checkProject(root, paths, options);
  const results: ProjectResult[] = [own];
  for (const folder of nested) {
    const inside = paths.some((given) => isUnder(given, folder)) ? [folder] : paths.filter((given) => isUnder(folder, given));
    const base = joined(results).files;
    const { onProgress } = options;
    const shifted = onProgress ? { onProgress: (done: number, total: number): void => onProgress(base + done, base + total) } : {};
    if (inside.length > 0) results.push(seenFromAbove(await checkTree(folder, inside, { ...options, ...shifted }), relativeTo(root, folder)));
  }
  return joined(results);
}

/** Checks what one policy is about; names the outermost folders that have another. */
async function checkProject(root: string, paths: readonly string[], options: CheckOptions): Promise<ProjectResult & { nested: readonly string[] }> {
  const today = todayIso();
  const { policy, errors, warnings } = loadRootPolicy(root, { ...options, today });
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  const problems: Problem[] = warnings.map((warning) => policyProblem(warning, root));
  const baseline = options.baseline === false ? undefined : readBaseline(root);

  const cache = new Cache(root, options.cache !== false);
  const threads = options.judge ? 1 : threadCount(options.concurrency);
  // Loading the linter takes as long as reading the project: start it at once where it will be needed.
  let pool = !cache.isWarm && threads > 1 ? new Pool(threads) : undefined;
  try {
    const early = new Set<string>();
    const listing = list({ root, paths, separate: options.policyFile === undefined }, policy);
    const { nested } = listing;
    const stamp = options.cache === false ? undefined : stampOf(listing, [runContext(policy), policy.file ?? '', ...paths].join('\n'));
    const unchanged = stamp === undefined ? undefined : cache.snapshot(stamp);
    if (unchanged) {
      const judged = unchanged.checked.map((file, index) => ({ file, outcome: unchanged.outcomes[index] }));
      problems.push(...unchanged.problems);
      options.onProgress?.(judged.length, judged.length);
      return { ...conclude({ judged, problems, unreadable: unchanged.unreadable, policy, baseline, root, today, whole: isWhole(root, paths) }), nested };
    }
    const gathered = gather(listing, cache, ({ file, text, checked }) => {
      if (!pool || !checked || mayHoldFinding(text, { clients: policy.clients, externalServices: policy.externalServices, sinks: policy.sinks, accessLogs: [] })) return;
      pool.checkEarly({ file, text });
      early.add(file);
    });
    const { sources } = gathered;
    const { data: assembled, problems: setUp } = assembleProject(root, policy, sources, gathered.schemas);
    problems.push(...gathered.problems, ...setUp);
    options.signal?.throwIfAborted();

    const modules = moduleFiles(listing);
    const resolver = new ModuleResolver(root, modules);
    const data = { ...assembled, logReach: readLogReach(assembled, sources, modulesOf(sources, resolver), (file) => policyFor(policy, file).active) };
    cache.setContext(contextHash(data));
    cache.setModules(new Map(sources.map(({ file, hash }) => [file, hash])), (specifier, from) => resolver.resolve(specifier, from) ?? '');
    const outcomes = new Map<string, JobResult['outcome']>();
    const jobs: Job[] = [];
    const checked = sources.filter((source) => source.checked);
    for (const { file, text, hash } of checked) {
      const known = cache.outcome(file, hash);
      if (known) outcomes.set(file, known);
      else if (!early.has(file)) jobs.push({ file, text });
    }
    const context: LintContext = { data, modules, locale: locale() };
    const collect = (results: readonly JobResult[]): void => {
      for (const { file, outcome } of results) outcomes.set(file, outcome);
      options.onProgress?.(outcomes.size, checked.length);
      options.signal?.throwIfAborted();
    };
    if (jobs.length > 0 || early.size > 0) {
      const size = jobs.reduce((sum, job) => sum + job.text.length, 0);
      if (!pool && threads > 1 && size > WORTH_THREADS) pool = new Pool(threads);
      if (pool) await pool.run(context, jobs, collect);
      else await runHere(context, jobs, collect, options.judge);
    }
    const handing = handingEntitiesOn(checked, outcomes);
    const again = [...handing, ...writingAccessLog(checked, early, outcomes, data.accessLogs).filter(({ file }) => !handing.some((job) => job.file === file))];
    if (again.length > 0) {
      if (pool) await pool.run(context, again, collect);
      else await runHere(context, again, collect, options.judge);
    }
    let failed = false;
    for (const { file, hash, facts = {} } of sources) {
      const outcome = outcomes.get(file);
      const broken = outcome?.problems.some(({ kind }) => kind === 'internal-error') ?? false;
      failed ||= broken;
      cache.keep(file, { hash, facts, ...(outcome && !broken ? { outcome } : {}) });
    }
    for (const { file, hash, facts } of gathered.schemas) cache.keep(file, { hash, facts });
    if (stamp !== undefined && !failed) cache.keepSnapshot({ stamp, problems: [...gathered.problems, ...setUp], unreadable: gathered.unreadable, checked: checked.map(({ file }) => file) });
    if (options.cache !== false) cache.save();
    const judged = checked.map(({ file }) => ({ file, outcome: outcomes.get(file) }));
    return { ...conclude({ judged, problems, unreadable: gathered.unreadable, policy, baseline, root, today, whole: isWhole(root, paths) }), nested };
  } finally {
    await pool?.close();
  }
}

/**
 * Files that call no data client themselves but a generic function or base class of the project:
 * which names those are is only known once the files that call clients are judged.
 */
function handingEntitiesOn(checked: readonly SourceText[], outcomes: ReadonlyMap<string, JobResult['outcome']>): Job[] {
  const uses = usesGeneric([...outcomes.values()].flatMap(({ generic = [] }) => generic));
  return uses ? checked.flatMap(({ file, text }) => (outcomes.get(file)?.cleared && uses(text) ? [{ file, text, anyway: true }] : [])) : [];
}

/** Files that were only read for their syntax, before it was known which functions write the access log. */
function writingAccessLog(checked: readonly SourceText[], early: ReadonlySet<string>, outcomes: ReadonlyMap<string, JobResult['outcome']>, accessLogs: ProjectData['accessLogs']): Job[] {
  return checked.flatMap(({ file, text }) => (early.has(file) && outcomes.get(file)?.cleared && mayWriteAccessLog(text, accessLogs) ? [{ file, text }] : []));
}

interface Run {
  judged: readonly { file: string; outcome: JobResult['outcome'] | undefined }[];
  /** Problems of the set-up; those of the files are added. */
  problems: Problem[];
  unreadable: number;
  policy: Policy;
  baseline: Baseline | undefined;
  root: string;
  today: string;
  /** Whether the whole root was asked for. */
  whole: boolean;
}

/** Outcomes become findings: severities, suppressions and exceptions of the policy as they hold today. */
function conclude({ judged, problems, unreadable, policy, baseline, root, today, whole }: Run): ProjectResult {
  let findings: Finding[] = [];
  let complete = whole && unreadable === 0;
  for (const { file, outcome } of judged) {
    if (!outcome) continue;
    problems.push(...outcome.problems);
    findings.push(...finishFindings(outcome.findings, file, policy, today));
    complete &&= outcome.problems.length === 0;
  }
  if (complete) problems.push(...unusedExceptionProblems(policy, findings, root, today));
  if (baseline) {
    findings = baseline.mark(findings, today);
    problems.push(...baselineProblems(baseline, findings, complete));
  }
  return { findings, problems, files: judged.length + unreadable, read: judged.length };
}

/** The modules of a project as they were read for this run. */
function modulesOf(sources: readonly SourceText[], resolver: ModuleResolver): LinkedModules {
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  return new LinkedModules(resolver, (file) => texts.get(file));
}

function isWhole(root: string, paths: readonly string[]): boolean {
  return paths.some((given) => isUnder(given, root));
}

async function runHere(context: LintContext, jobs: readonly Job[], collect: (results: readonly JobResult[]) => void, judge?: CheckOptions['judge']): Promise<void> {
  const runner = judge ? judge(context) : await workersRunner(context);
  for (const job of jobs) collect([runner.run(job)]);
}

/** The runner of the worker bundle, in this thread: whoever finds nothing to judge never loads it. */
async function workersRunner(context: LintContext): Promise<{ run(job: Job): JobResult }> {
  const { JobRunner } = (await import(workerUrl().href)) as typeof import('./worker.ts');
  return new JobRunner(context);
}

/** What outcomes depend on beside a file's text. */
function contextHash({ policy, catalog, accessLogs, logsReads, readConventions, logSamples, logRedaction, logReach, scopes, answered }: ProjectData): string {
  return contentHash([runContext(policy), JSON.stringify(catalog), JSON.stringify(accessLogs), logsReads, JSON.stringify(readConventions.map(({ words, of, file }) => [words, of, file])), JSON.stringify(logSamples.map(({ name, values, awaited, reads }) => [name, values, awaited, reads])), JSON.stringify(logRedaction), JSON.stringify({ ...logReach, files: [] }), JSON.stringify(scopes), answered.join(' ')].join('\n'));
}

/** What every outcome of a run depends on beside the project's files. */
function runContext(policy: Policy): string {
  return [TOOL.version, wantedParser() ?? '', locale(), stablePolicyText(policy)].join('\n');
}

function existing(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })) throw new UsageError(`${file} does not exist`);
  return file;
}

function threadCount(wanted: number | 'auto' | undefined): number {
  return typeof wanted === 'number' ? Math.max(1, Math.floor(wanted)) : Math.min(8, os.availableParallelism());
}
