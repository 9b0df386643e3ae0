import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Problem } from '../model/index.ts';

/** Folders that never hold code of the project. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', 'bower_components', '.next', '.nuxt', '.svelte-kit', '.turbo', '.cache', '.yarn', '.pnpm-store', '__pycache__']);

const SOURCE = /\.[cm]?[jt]sx?$/i;
const SCHEMA = /\.(?:prisma|sql)$/i;
/** Declaration files describe code that stands elsewhere; minified files are nobody's source. */
const NOT_SOURCE = /\.d\.[cm]?ts$|[.-]min\.[cm]?js$|\.bundle\.js$/i;

/** Files of a project, absolute, in a stable order. */
export interface Discovery {
  sources: string[];
  schemas: string[];
  problems: Problem[];
}

interface Ignored {
  folder: string;
  rules: Ignore;
}

/**
 * Lists source and schema files under the given paths. Git-ignored files, dependency folders,
 * minified files and symlinked folders are left out; broken links and unreadable folders are said.
 * A file named by itself is always taken.
 * @param skip tells by root-relative path what a policy leaves out.
 */
export function discover(root: string, paths: readonly string[], skip: (relative: string) => boolean): Discovery {
  const found: Discovery = { sources: [], schemas: [], problems: [] };
  const seen = new Set<string>();
  for (const start of paths) {
    const stat = statSync(start, { throwIfNoEntry: false });
    if (stat?.isDirectory()) walkFolder(start, ignoredAbove(start), { root, skip, found, seen });
    else if (stat) take(start, found, seen);
  }
  found.sources.sort();
  found.schemas.sort();
  return found;
}

interface Walk {
  root: string;
  skip: (relative: string) => boolean;
  found: Discovery;
  seen: Set<string>;
}

function walkFolder(folder: string, inherited: readonly Ignored[], walk: Walk): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    walk.found.problems.push({ kind: 'unreadable', file: relativeTo(walk.root, folder), message: reason(error) });
    return;
  }
  const ignored = entries.some((entry) => entry.name === '.gitignore') ? [...inherited, ...readIgnore(folder)] : inherited;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED_FOLDERS.has(entry.name) || isIgnored(file, true, ignored)) continue;
      if (!walk.skip(`${relativeTo(walk.root, file)}/`)) walkFolder(file, ignored, walk);
    } else if (isWanted(entry.name)) {
      if (isIgnored(file, false, ignored) || walk.skip(relativeTo(walk.root, file))) continue;
      if (entry.isSymbolicLink()) takeLink(file, walk);
      else if (entry.isFile()) take(file, walk.found, walk.seen);
    }
  }
}

function takeLink(file: string, walk: Walk): void {
  try {
    const target = realpathSync(file);
    if (statSync(target).isFile()) take(file, walk.found, walk.seen, target);
  } catch (error) {
    walk.found.problems.push({ kind: 'broken-link', file: relativeTo(walk.root, file), message: reason(error) });
  }
}

function take(file: string, found: Discovery, seen: Set<string>, identity = file): void {
  if (seen.has(identity)) return;
  seen.add(identity);
  if (SOURCE.test(file)) found.sources.push(file);
  else if (SCHEMA.test(file)) found.schemas.push(file);
}

/** Whether a file is one of the sources that are checked, by its name alone. */
export function isSourceName(name: string): boolean {
  return SOURCE.test(name) && !NOT_SOURCE.test(name);
}

function isWanted(name: string): boolean {
  return isSourceName(name) || SCHEMA.test(name);
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

/** `.gitignore` files from the repository's top down to the folder itself (exclusive). */
function ignoredAbove(folder: string): Ignored[] {
  const levels: Ignored[] = [];
  if (existsSync(path.join(folder, '.git'))) return levels;
  for (let current = path.dirname(folder); ; current = path.dirname(current)) {
    levels.unshift(...readIgnore(current));
    if (existsSync(path.join(current, '.git'))) return levels;
    if (path.dirname(current) === current) return [];
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

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
