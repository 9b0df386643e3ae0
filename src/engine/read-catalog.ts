import path from 'node:path';
import { statSync } from 'node:fs';
import type { CatalogReport, Problem } from '../model/index.ts';
import { stablePolicyText } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { assembleCatalog, type FileFacts, type FileWithFacts, findRoot, readFileFacts, readSchemaFacts, readSource } from '../project/index.ts';
import { contentHash } from './cache.ts';
import { type CatalogContent, type KnownFile, readCatalogCache, stampOfFile, writeCatalogCache } from './catalog-cache.ts';
import { UsageError, PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { list, type ListedFile, type Listing } from './gather.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import { TOOL } from './version.ts';
import { useWantedParser, wantedParser } from './wanted-parser.ts';

/** Which catalog is asked for. */
export interface CatalogRequest {
  /** Absolute path of a folder or file; the catalog is that of its project. */
  path: string;
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  /** Whether what an earlier run left is used and renewed. Default true. */
  cache?: boolean;
}

/** A catalog with the policy under which it was built. */
export interface ReadCatalog extends CatalogReport {
  policy: Policy;
  /** How it was come by: `kept`: nothing had changed; `renewed`: some files were read; `built`: all were. */
  from: 'kept' | 'renewed' | 'built';
}

/**
 * Builds the catalog of a project as it stands on disk. What a run learns of files is kept by
 * their stamps and contents; the answer is the same with and without.
 * @throws PolicyError when the policy has errors; UsageError when the path does not exist.
 */
export function readCatalog({ path: given, policyFile, preset, cache = true }: CatalogRequest): ReadCatalog {
  const stat = statSync(given, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`${given} does not exist`);
  const root = findRoot(stat.isDirectory() ? given : path.dirname(given));
  const { policy, errors, warnings } = loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }) });
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  const said = warnings.map((warning) => policyProblem(warning, root));
  const context = contentHash([TOOL.version, wantedParser() ?? '', policy.file ?? '', JSON.stringify(policy.ignore), stablePolicyText(policy)].join('\n'));
  const known = cache ? readCatalogCache(root) : undefined;
  const now = Date.now();
  if (known?.context === context && holds(known, root, now)) return { root, policy, catalog: known.catalog, problems: [...said, ...known.problems], from: 'kept' };

  useWantedParser();
  const listing = list({ root, paths: [root], separate: false }, policy);
  const files: Record<string, KnownFile> = {};
  const read = (listed: readonly ListedFile[], factsOf: (text: string, file: string) => FileFacts): FileWithFacts[] =>
    listed.map(({ absolute, file }) => {
      const kept = (files[file] = readKnown(absolute, file, known?.files[file], now, factsOf));
      return { file, ...(kept.facts ? { facts: kept.facts } : {}) };
    });
  const sources = read(listing.sources, readFileFacts);
  const schemas = read(listing.schemas, readSchemaFacts);
  const { catalog, problems: declared } = assembleCatalog(root, policy, sources, schemas);
  const problems = [...listing.problems, ...problemsOf(files), ...declared];
  if (cache) writeCatalogCache(root, { context, watched: watchedOf(listing, now), files, catalog, problems });
  return { root, policy, catalog, problems: [...said, ...problems], from: known ? 'renewed' : 'built' };
}

/** True when no folder and no file that the catalog rests on has changed. */
function holds({ watched, files }: CatalogContent, root: string, now: number): boolean {
  const same = (absolute: string, stamp: string): boolean => stamp !== '' && stampOfFile(absolute, now) === stamp;
  if (!watched.every(([file, stamp]) => same(file, stamp))) return false;
  for (const file in files) if (!same(path.join(root, file), files[file]?.stamp ?? '')) return false;
  return true;
}

function watchedOf({ watched }: Listing, now: number): (readonly [string, string])[] {
  return watched.map((file) => [file, stampOfFile(file, now)] as const);
}

/** What a file tells, from before where its stamp or its text is the same. */
function readKnown(absolute: string, file: string, before: KnownFile | undefined, now: number, factsOf: (text: string, file: string) => FileFacts): KnownFile {
  const stamp = stampOfFile(absolute, now);
  if (before && stamp !== '' && before.stamp === stamp) return before;
  const outcome = readSource(absolute);
  if (!outcome.ok) return { stamp, hash: '', problem: { ...outcome.problem, file } };
  const hash = contentHash(outcome.text);
  if (before?.hash === hash) return { ...before, stamp };
  const facts = factsOf(outcome.text, file);
  return { stamp, hash, ...(Object.keys(facts).length > 0 ? { facts } : {}) };
}

/** Files that could not be read at all, and sources that may declare entities but cannot be parsed. */
function problemsOf(files: Readonly<Record<string, KnownFile>>): Problem[] {
  return Object.entries(files).flatMap(([file, { problem, facts }]): Problem[] => {
    if (problem) return [problem];
    return facts?.unreadable ? [{ kind: 'syntax-error', file, line: facts.unreadable.line, column: 1, message: facts.unreadable.message }] : [];
  });
}
