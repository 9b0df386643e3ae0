import type { CatalogReport, Problem } from '../model/index.ts';
import { assembleCatalog, type FileWithFacts } from '../project/index.ts';
import { type KnownFile, readFactsCache, stampOfFile, writeCatalogCache } from './catalog-cache.ts';
import { PolicyError } from './errors.ts';
import { list, type ListedFile, type Listing } from './gather.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import type { CatalogRequest, ReadCatalog } from './read-catalog.ts';
import { tellAll } from './telling-thread.ts';
import { todayIso } from './today.ts';
import type { AskedFile } from './told-files.ts';
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
export async function buildCatalogOf(root: string, request: CatalogRequest, context: string, now: number): Promise<ReadCatalog> {
  const { policy, errors, warnings } = policyOf(root, request);
  if (errors.length > 0) throw new PolicyError([...errors, ...warnings]);
  useWantedParser();
  const cache = request.cache ?? true;
  const known = cache ? readFactsCache(root) : undefined;
  const listing = list({ root, paths: [root], separate: false }, policy);
  const watched = cache ? listing.watched.map((file) => [file, stampOfFile(file, now)] as const) : [];
  const files = await readFiles(listing, cache ? { before: known ?? {}, now } : undefined);
  const withFacts = ({ file }: ListedFile): FileWithFacts => ({ file, ...(files[file]?.facts ? { facts: files[file].facts } : {}) });
  const { catalog, problems: declared } = assembleCatalog(root, policy, listing.sources.map(withFacts), listing.schemas.map(withFacts));
  const problems = [...warnings.map((warning) => policyProblem(warning, root)), ...listing.problems, ...problemsOf(files), ...declared];
  if (cache) writeCatalogCache(root, { context, watched, catalog, problems }, files);
  return { root, catalog, problems, from: known ? 'renewed' : 'built' } satisfies CatalogReport & ReadCatalog;
}

/** What the files of a listing tell, from before where a stamp or a text is the same. `kept` is absent where nothing is kept. */
async function readFiles({ sources, schemas }: Listing, kept: { before: Readonly<Record<string, KnownFile>>; now: number } | undefined): Promise<Record<string, KnownFile>> {
  const files = new Map<string, KnownFile | undefined>();
  const asked: (AskedFile & { stamp: string })[] = [];
  const ask = ({ absolute, file }: ListedFile, schema: boolean): void => {
    const before = kept?.before[file];
    const stamp = kept ? stampOfFile(absolute, kept.now) : '';
    const unchanged = before && stamp !== '' && before.stamp === stamp;
    // In the order of the listing, whenever each is read.
    files.set(file, unchanged ? before : undefined);
    if (!unchanged) asked.push({ absolute, file, schema, stamp, ...(before ? { known: before.hash } : {}) });
  };
  for (const source of sources) ask(source, false);
  for (const schema of schemas) ask(schema, true);
  for (const [index, told] of (await tellAll(asked, kept !== undefined)).entries()) {
    const { file, stamp, known } = asked[index] as (typeof asked)[number];
    const same = known !== undefined && known !== '' && known === told.hash;
    files.set(file, same ? { ...(kept?.before[file] as KnownFile), stamp } : { ...told, stamp });
  }
  return Object.fromEntries(files) as Record<string, KnownFile>;
}

/** Files that could not be read at all, and sources that may declare entities but cannot be parsed. */
function problemsOf(files: Readonly<Record<string, KnownFile>>): Problem[] {
  return Object.entries(files).flatMap(([file, { problem, facts }]): Problem[] => {
    if (problem) return [problem];
    return facts?.unreadable ? [{ kind: 'syntax-error', file, line: facts.unreadable.line, column: 1, message: facts.unreadable.message }] : [];
  });
}
