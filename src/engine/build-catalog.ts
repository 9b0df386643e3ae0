import type { CatalogReport, Problem } from '../model/index.ts';
import { assembleCatalog, type FileFacts, type FileWithFacts, readFileFacts, readSchemaFacts, readSource } from '../project/index.ts';
import { readFactsCache, stampOfFile, writeCatalogCache, type KnownFile } from './catalog-cache.ts';
import { contentHash } from './content-hash.ts';
import { PolicyError } from './errors.ts';
import { list, type ListedFile } from './gather.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import type { CatalogRequest, ReadCatalog } from './read-catalog.ts';
import { todayIso } from './today.ts';
import { useWantedParser } from './wanted-parser.ts';

/** The policy of a root, as a catalog is asked for under it. */
export function policyOf(root: string, { policyFile, preset }: Pick<CatalogRequest, 'policyFile' | 'preset'>): ReturnType<typeof loadRootPolicy> {
  return loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }) });
}

/**
 * Builds the catalog of a root and keeps it with all that it rests on.
 * @param context what it rests on beside the files
 * @param now ms since 1970, from before anything was read
 * @throws PolicyError when the policy has errors.
 */
export function buildCatalogOf(root: string, request: CatalogRequest, context: string, now: number): ReadCatalog {
  const { policy, errors, warnings } = policyOf(root, request);
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  useWantedParser();
  const cache = request.cache ?? true;
  const known = cache ? readFactsCache(root) : undefined;
  const listing = list({ root, paths: [root], separate: false }, policy);
  const watched = listing.watched.map((file) => [file, stampOfFile(file, now)] as const);
  const files: Record<string, KnownFile> = {};
  const read = (listed: readonly ListedFile[], factsOf: (text: string, file: string) => FileFacts): FileWithFacts[] =>
    listed.map(({ absolute, file }) => {
      const kept = (files[file] = readKnown(absolute, file, known?.[file], now, factsOf));
      return { file, ...(kept.facts ? { facts: kept.facts } : {}) };
    });
  const sources = read(listing.sources, readFileFacts);
  const schemas = read(listing.schemas, readSchemaFacts);
  const { catalog, problems: declared } = assembleCatalog(root, policy, sources, schemas);
  const problems = [...warnings.map((warning) => policyProblem(warning, root)), ...listing.problems, ...problemsOf(files), ...declared];
  if (cache) writeCatalogCache(root, { context, watched, catalog, problems }, files);
  return { root, catalog, problems, from: known ? 'renewed' : 'built' } satisfies CatalogReport & ReadCatalog;
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
