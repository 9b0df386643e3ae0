import path from 'node:path';
import { isMachineWritten } from '../ast/index.ts';
import type { Problem } from '../model/index.ts';
import { isIgnored } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { discover, type FileFacts, isSourceName, type ModuleFiles, type ProjectFile, readFileFacts, readSchemaFacts, readSource, relativeTo } from '../project/index.ts';
import { type Cache, contentHash } from './cache.ts';

/** A source of the project. `checked`: asked for; the others only tell of the project. */
export interface SourceText extends ProjectFile {
  hash: string;
  checked: boolean;
}

/** A schema file of the project. */
export interface SchemaText extends ProjectFile {
  hash: string;
  facts: FileFacts;
}

/** A file of the project before it is read. */
export interface ListedFile {
  absolute: string;
  /** Relative to the root, with `/`. */
  file: string;
  checked: boolean;
}

/** Which files a project has. */
export interface Listing {
  sources: ListedFile[];
  schemas: ListedFile[];
  /** Package manifests and compiler configurations: they say what imports mean. */
  configs: ListedFile[];
  /** Folders and `.gitignore` files on which the listing rests, absolute. */
  watched: readonly string[];
  /** Folders and links that could not be followed, as far as they were asked for. */
  problems: Problem[];
  /** Broken links to sources that were asked for. */
  unreadable: number;
  /** The outermost folders below the root that have a policy of their own, absolute. */
  nested: readonly string[];
}

/** What a project holds on disk. */
export interface Gathered {
  sources: SourceText[];
  schemas: SchemaText[];
  /** Files and folders that could not be read, as far as they were asked for. */
  problems: Problem[];
  /** Sources that were asked for but could not be read, broken links among them. */
  unreadable: number;
}

/** Which part of a root is asked for. */
export interface Scope {
  root: string;
  /** Absolute paths of files and folders; everything else of the root is read to know the project. */
  paths: readonly string[];
  /** Whether folders with a policy of their own are left to it: read, but not checked. */
  separate: boolean;
}

/** Lists a project's files without reading them. */
export function list({ root, paths, separate }: Scope, policy: Policy): Listing {
  // What is asked for comes first, so that a file goes by the name under which it was asked for.
  const discovery = discover(root, [...paths, root], (relative) => isIgnored(policy, relative));
  const nested = separate ? outermost(discovery.policies.filter((folder) => isUnder(root, folder))) : [];
  const isAskedFor = (absolute: string): boolean => paths.some((given) => isUnder(given, absolute)) && !nested.some((folder) => isUnder(folder, absolute));
  const listed = (absolute: string): ListedFile => ({ absolute, file: relativeTo(root, absolute), checked: isAskedFor(absolute) });
  const listing: Listing = { sources: discovery.sources.map(listed), schemas: discovery.schemas.map(listed), configs: discovery.configs.map(listed), watched: discovery.watched, problems: [], unreadable: 0, nested };
  for (const problem of discovery.problems) {
    const file = problem.file ?? '';
    const asked = isAskedFor(path.resolve(root, file));
    const source = problem.kind === 'broken-link' && isSourceName(file);
    if (source && asked) listing.unreadable++;
    // A schema that cannot be read matters to every file.
    if (asked || !source) listing.problems.push(problem);
  }
  return listing;
}

/** The files of a listing among which imports are looked up. */
export function moduleFiles({ sources, configs }: Listing): ModuleFiles {
  return { sources: sources.map(({ file }) => file), packages: configs.flatMap(({ file }) => (/(?:^|\/)package\.json$/.test(file) ? [file] : [])) };
}

/** Reads what was listed, but for what a bundler wrote; `onRead` hears of each source as soon as it is read. */
export function gather(listing: Listing, cache: Cache, onRead: (source: SourceText) => void): Gathered {
  const gathered: Gathered = { sources: [], schemas: [], problems: [...listing.problems], unreadable: listing.unreadable };
  for (const { absolute, file, checked } of listing.sources) {
    const read = readSource(absolute);
    if (!read.ok) {
      if (checked) gathered.unreadable++;
      if (checked) gathered.problems.push({ ...read.problem, file });
      continue;
    }
    if (isMachineWritten(read.text)) continue;
    const hash = contentHash(read.text);
    const source = { file, text: read.text, hash, checked, facts: cache.facts(file, hash) ?? readFileFacts(read.text, file) };
    gathered.sources.push(source);
    onRead(source);
  }
  for (const { absolute, file } of listing.schemas) {
    const read = readSource(absolute);
    if (read.ok) {
      const hash = contentHash(read.text);
      gathered.schemas.push({ file, text: read.text, hash, facts: cache.facts(file, hash) ?? readSchemaFacts(read.text, file) });
    } else gathered.problems.push({ ...read.problem, file });
  }
  return gathered;
}

const outermost = (folders: readonly string[]): string[] => folders.filter((folder) => !folders.some((other) => other !== folder && isUnder(other, folder)));

/** True when a path is the given one or lies in it. */
export function isUnder(given: string, absolute: string): boolean {
  return absolute === given || absolute.startsWith(given.endsWith(path.sep) ? given : given + path.sep);
}
