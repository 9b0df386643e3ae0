import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { schemaSourceOf } from '../catalog/index.ts';
import type { Problem } from '../model/index.ts';
import { isPolicyName } from './find-root.ts';

/** Folders that never hold code of the project. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', 'bower_components', '.next', '.nuxt', '.svelte-kit', '.turbo', '.cache', '.yarn', '.pnpm-store', '__pycache__']);

const SOURCE = /\.[cm]?[jt]sx?$/i;
const CONFIG = /^(?:package|[jt]sconfig(?:\.[\w-]+)*)\.json$/;
/** Declaration files describe code that stands elsewhere; minified files are nobody's source. */
const NOT_SOURCE = /\.d\.[cm]?ts$|[.-]min\.[cm]?js$|\.bundle\.js$/i;

/** Files of a project, absolute, in a stable order. */
export interface Discovery {
  sources: string[];
  schemas: string[];
  /** Files that say what an import means: package manifests and compiler configurations. */
  configs: string[];
  /** Folders below the root that have a policy of their own. */
  policies: string[];
  /** Folders that were walked and `.gitignore` files that count: as long as none of them changes, neither does the list. Some may not exist. */
  watched: string[];
  problems: Problem[];
}

interface Ignored {
  folder: string;
  rules: Ignore;
}

/**
 * Lists source and schema files under the given paths. Git-ignored files, dependency folders,
 * minified files and symlinked folders are left out; broken links and unreadable folders are said.
 * A file named by itself is taken whatever its name and whether git ignores it or not. A file that
 * several paths or links lead to is listed once, under the path that comes first.
 * @param skip tells by root-relative path what a policy leaves out; it holds for named files too.
 */
export function discover(root: string, paths: readonly string[], skip: (relative: string) => boolean): Discovery {
  const walk: Walk = { root, skip, found: { sources: [], schemas: [], configs: [], policies: [], watched: [], problems: [] }, seen: new Set(), links: [] };
  for (const start of paths) {
    const stat = statSync(start, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (let above = path.dirname(start); !walk.seen.has(start) && above !== path.dirname(above); above = path.dirname(above)) walk.found.watched.push(path.join(above, '.gitignore'), path.join(above, '.git'));
      walkFolder(start, realpathSync(start), ignoredAbove(start, root), walk);
    }
    else if (stat?.isFile() && !skip(relativeTo(root, start))) take(start, realpathSync(start), walk);
  }
  for (const link of walk.links) takeLink(link, walk);
  walk.found.sources.sort();
  walk.found.schemas.sort();
  walk.found.configs.sort();
  walk.found.policies.sort();
  return walk.found;
}

interface Walk {
  root: string;
  skip: (relative: string) => boolean;
  found: Discovery;
  /** Real paths of the files that were taken and the folders that were walked. */
  seen: Set<string>;
  /** Links to files wait until all files are known, so that a file goes by its own name. */
  links: string[];
}

function walkFolder(folder: string, real: string, inherited: readonly Ignored[], walk: Walk): void {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  walk.found.watched.push(folder);
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.found.problems.push({ kind: 'unreadable', file: relativeTo(walk.root, folder), message: systemReason(error) });
    return;
  }
  if (folder !== walk.root && entries.some((entry) => entry.isFile() && isPolicyName(entry.name))) walk.found.policies.push(folder);
  const ignores = entries.some((entry) => entry.name === '.gitignore');
  if (ignores) walk.found.watched.push(path.join(folder, '.gitignore'));
  const ignored = ignores ? [...inherited, ...readIgnore(folder)] : inherited;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.has(entry.name) || isIgnored(file, true, ignored)) continue;
      if (!walk.skip(`${relativeTo(walk.root, file)}/`)) walkFolder(file, path.join(real, entry.name), ignored, walk);
    } else if (CONFIG.test(entry.name)) {
      if (entry.isFile() && !isIgnored(file, false, ignored)) walk.found.configs.push(file);
    } else if (isWanted(relativeTo(walk.root, file))) {
      if (isIgnored(file, false, ignored) || walk.skip(relativeTo(walk.root, file))) continue;
      if (entry.isSymbolicLink()) walk.links.push(file);
      else if (entry.isFile()) take(file, path.join(real, entry.name), walk);
    }
  }
}

function takeLink(file: string, walk: Walk): void {
  try {
    const target = realpathSync(file);
    if (statSync(target).isFile()) take(file, target, walk);
  } catch (error) {
    walk.found.problems.push({ kind: 'broken-link', file: relativeTo(walk.root, file), message: systemReason(error) });
  }
}

function take(file: string, real: string, { root, found, seen }: Walk): void {
  if (seen.has(real)) return;
  seen.add(real);
  if (isSourceName(path.basename(file))) found.sources.push(file);
  else if (schemaSourceOf(relativeTo(root, file))) found.schemas.push(file);
}

/** Whether `discover` would list a file on its way through the root: for hosts that are told of files one by one. */
export function isDiscoverable(root: string, file: string, skip: (relative: string) => boolean): boolean {
  const relative = relativeTo(root, file);
  if (relative.startsWith('../') || path.isAbsolute(relative) || !isWanted(relative)) return false;
  if (relative.split('/').some((segment) => SKIPPED_FOLDERS.has(segment)) || skip(relative)) return false;
  const folder = path.dirname(file);
  return !isIgnored(file, false, [...ignoredAbove(folder, root), ...readIgnore(folder)]);
}

/** Whether a file is one of the sources that are checked, by its name alone. */
export function isSourceName(name: string): boolean {
  return SOURCE.test(name) && !isLeftOutByName(name);
}

/** Whether a file's name says that nobody wrote it: declarations, minified and bundled code. */
export function isLeftOutByName(name: string): boolean {
  return NOT_SOURCE.test(name);
}

function isWanted(relative: string): boolean {
  return isSourceName(relative.slice(relative.lastIndexOf('/') + 1)) || schemaSourceOf(relative) !== undefined;
}

function isIgnored(file: string, folder: boolean, ignored: readonly Ignored[]): boolean {
  let answer = false;
  for (const level of ignored) {
    const relative = path.relative(level.folder, file).split(path.sep).join('/');
    if (relative === '' || relative.startsWith('..')) continue;
    const result = level.rules.test(folder ? `${relative}/` : relative);
    if (result.ignored) answer = true;
    else if (result.unignored) answer = false;
  }
  return answer;
}

/**
 * `.gitignore` files from the repository's top down to the folder itself (exclusive); outside a
 * repository from the root down.
 */
function ignoredAbove(folder: string, root: string): Ignored[] {
  const levels: Ignored[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    if (current !== folder) levels.unshift(...readIgnore(current));
    if (existsSync(path.join(current, '.git'))) return levels;
    if (path.dirname(current) === current) return levels.filter((level) => !relativeTo(root, level.folder).startsWith('..'));
  }
}

function readIgnore(folder: string): Ignored[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(path.join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
}

/** Root-relative path with `/`, as findings and policies write it. */
export function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

/** What the system says of a file, without the path that stands beside it anyway. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? (error instanceof Error ? message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ELOOP: 'the link leads back to itself',
  ENOENT: 'does not exist any more, or links to what does not exist',
  EPERM: 'permission denied',
};
