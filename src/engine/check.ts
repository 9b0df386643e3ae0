import os from 'node:os';
import path from 'node:path';
import { statSync } from 'node:fs';
import { locale } from '../l10n/index.ts';
import type { CheckResult, Finding, Problem } from '../model/index.ts';
import { isIgnored, stablePolicyText } from '../policy/index.ts';
import { assembleProject, discover, type Discovery, findRoot, type ProjectData, type ProjectFile, readFileFacts, readSource, relativeTo } from '../project/index.ts';
import { Cache, contentHash } from './cache.ts';
import { PolicyError, UsageError } from './errors.ts';
import { finishFindings, todayIso } from './finish.ts';
import type { Job, JobResult, LintContext } from './jobs.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import { Pool, workerUrl } from './pool.ts';
import { mayHoldFinding } from './prefilter.ts';
import { TOOL } from './version.ts';

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
  /** Default true. */
  cache?: boolean;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Below this much source (characters) threads cost more than they save. */
const WORTH_THREADS = 400_000;

interface SourceText extends ProjectFile {
  hash: string;
  checked: boolean;
}

/**
 * Checks files and folders: policy, discovery, catalog, lint, suppressions.
 * @throws PolicyError when the policy has errors; UsageError when a path does not exist.
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const started = performance.now();
  const paths = options.paths.map((given) => existing(path.resolve(given)));
  const root = options.root ?? findRoot(commonFolder(paths));
  const today = todayIso();
  const { policy, errors, warnings } = loadRootPolicy(root, { ...options, today });
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  const problems: Problem[] = warnings.map((warning) => policyProblem(warning, root));

  const cache = new Cache(root, options.cache !== false);
  const threads = threadCount(options.concurrency);
  // Loading the linter takes as long as reading the project: start it at once where it will be needed.
  let pool = !cache.isWarm && threads > 1 ? new Pool(threads) : undefined;
  try {
    const discovery = discover(root, coverRoot(root, paths), (relative) => isIgnored(policy, relative));
    problems.push(...discovery.problems);
    const early = new Set<string>();
    const { sources, unreadable } = readSources(root, discovery, paths, cache, ({ file, text, checked }) => {
      if (!pool || !checked || mayHoldFinding(text)) return;
      pool.checkEarly({ file, text });
      early.add(file);
    });
    problems.push(...unreadable);
    const { data, problems: setUp } = assembleProject(root, policy, sources, readSchemas(root, discovery, problems));
    problems.push(...setUp);
    options.signal?.throwIfAborted();

    cache.setContext(contextHash(data));
    const outcomes = new Map<string, JobResult['outcome']>();
    const jobs: Job[] = [];
    const checked = sources.filter((source) => source.checked);
    for (const { file, text, hash } of checked) {
      const known = cache.outcome(file, hash);
      if (known) outcomes.set(file, known);
      else if (!early.has(file)) jobs.push({ file, text });
    }
    const context: LintContext = { data, locale: locale() };
    const collect = (results: readonly JobResult[]): void => {
      for (const { file, outcome } of results) outcomes.set(file, outcome);
      options.onProgress?.(outcomes.size, checked.length);
      options.signal?.throwIfAborted();
    };
    if (jobs.length > 0 || early.size > 0) {
      const size = jobs.reduce((sum, job) => sum + job.text.length, 0);
      if (!pool && threads > 1 && size > WORTH_THREADS) pool = new Pool(threads);
      if (pool) await pool.run(context, jobs, collect);
      else await runHere(context, jobs, collect);
    }
    const findings: Finding[] = [];
    for (const source of sources) {
      const outcome = outcomes.get(source.file);
      if (outcome) {
        problems.push(...outcome.problems);
        findings.push(...finishFindings(outcome.findings, source.file, policy, today));
      }
      const failed = outcome?.problems.some(({ kind }) => kind === 'internal-error');
      cache.keep(source.file, { hash: source.hash, facts: source.facts ?? {}, ...(outcome && !failed ? { outcome } : {}) });
    }
    if (options.cache !== false) cache.save();
    return result(root, findings, problems, checked.length + unreadable.length, checked.length, started);
  } finally {
    await pool?.close();
  }
}

function result(root: string, findings: Finding[], problems: Problem[], files: number, read: number, started: number): CheckResult {
  const counted = findings.filter((finding) => !finding.suppressed);
  const unanalysed = new Set(problems.filter(({ kind }) => kind === 'syntax-error' || kind === 'internal-error').map(({ file }) => file));
  return {
    root,
    summary: {
      files,
      analysed: read - unanalysed.size,
      errors: counted.filter(({ severity }) => severity === 'error').length,
      warnings: counted.filter(({ severity }) => severity === 'warning').length,
      suppressed: findings.length - counted.length,
      durationMs: Math.round(performance.now() - started),
    },
    findings,
    problems,
  };
}

function readSources(root: string, discovery: Discovery, paths: readonly string[], cache: Cache, onRead: (source: SourceText) => void): { sources: SourceText[]; unreadable: Problem[] } {
  const sources: SourceText[] = [];
  const unreadable: Problem[] = [];
  for (const absolute of discovery.sources) {
    const file = relativeTo(root, absolute);
    const checked = paths.some((given) => absolute === given || absolute.startsWith(given.endsWith(path.sep) ? given : given + path.sep));
    const read = readSource(absolute);
    if (!read.ok) {
      if (checked) unreadable.push({ ...read.problem, file });
      continue;
    }
    const hash = contentHash(read.text);
    const source = { file, text: read.text, hash, checked, facts: cache.facts(file, hash) ?? readFileFacts(read.text, file) };
    sources.push(source);
    onRead(source);
  }
  return { sources, unreadable };
}

function readSchemas(root: string, discovery: Discovery, problems: Problem[]): { file: string; text: string }[] {
  const schemas: { file: string; text: string }[] = [];
  for (const absolute of discovery.schemas) {
    const file = relativeTo(root, absolute);
    const read = readSource(absolute);
    if (read.ok) schemas.push({ file, text: read.text });
    else problems.push({ ...read.problem, file });
  }
  return schemas;
}

async function runHere(context: LintContext, jobs: readonly Job[], collect: (results: readonly JobResult[]) => void): Promise<void> {
  const { JobRunner } = (await import(workerUrl().href)) as typeof import('./worker.ts');
  const runner = new JobRunner(context);
  for (const job of jobs) collect([runner.run(job)]);
}

/** What outcomes depend on beside a file's text. */
function contextHash({ policy, catalog, accessLogs, logsReads }: ProjectData): string {
  return contentHash([TOOL.version, locale(), stablePolicyText(policy), JSON.stringify(catalog), JSON.stringify(accessLogs), logsReads].join('\n'));
}

function existing(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })) throw new UsageError(`${file} does not exist`);
  return file;
}

/** The root covers the project's schema; paths outside it (named by hand) are added. */
function coverRoot(root: string, paths: readonly string[]): string[] {
  return [root, ...paths];
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((file) => (statSync(file).isDirectory() ? file : path.dirname(file)));
  let [common] = folders;
  common ??= process.cwd();
  for (const folder of folders) {
    while (folder !== common && !folder.startsWith(common.endsWith(path.sep) ? common : common + path.sep)) common = path.dirname(common);
  }
  return common;
}

function threadCount(wanted: number | 'auto' | undefined): number {
  return typeof wanted === 'number' ? Math.max(1, Math.floor(wanted)) : Math.min(8, os.availableParallelism());
}
