import { Minimatch } from 'minimatch';

/** Answers whether a path (relative to the policy's folder, `/`-separated) is covered. */
export type PathMatcher = (relPath: string) => boolean;

interface Step {
  take: boolean;
  matches: (path: SplitPath) => boolean;
}

interface SplitPath {
  whole: string;
  folder: string;
}

/**
 * One matcher for a list of globs. The last glob that matches decides; one that starts with `!`
 * excludes. A glob that names a folder covers everything in it, and files and folders whose names
 * start with a dot are like any other. A glob that is no glob matches nothing.
 */
export function pathMatcher(globs: readonly string[]): PathMatcher {
  const steps = globs.flatMap(stepOf);
  return (relPath) => {
    const path = split(relPath);
    // Most files are covered by nothing, so exclusions are asked only once something covers the file.
    const taken = steps.findLastIndex(({ take, matches }) => take && matches(path));
    return taken !== -1 && !steps.some(({ take, matches }, index) => index > taken && !take && matches(path));
  };
}

/** Whether a glob takes files out of what earlier ones matched. `!(a|b)` is a pattern, not an exclusion. */
export function excludes(glob: string): boolean {
  return /^!(?!\()/.test(glob);
}

/** Why a text cannot be used as a glob, in English; undefined when it can. */
export function globProblem(glob: string): string | undefined {
  try {
    stepFor(glob);
    return unclosed(glob);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** minimatch takes a bracket without its partner literally, so that such a glob silently matches nothing. */
function unclosed(glob: string): string | undefined {
  for (const [open, close] of ['{}', '[]', '()'] as const) {
    const opened = glob.split(open ?? '').length;
    const closed = glob.split(close ?? '').length;
    if (opened > closed) return `"${open}" is not closed`;
  }
  return undefined;
}

function stepOf(glob: string): Step[] {
  try {
    return [stepFor(glob)];
  } catch {
    return [];
  }
}

function stepFor(glob: string): Step {
  const bare = (excludes(glob) ? glob.slice(1) : glob).replace(/\/+$/, '');
  const take = !excludes(glob);
  if (bare.endsWith('/**')) return { take, matches: folderMatcher(bare) };
  const file = new Minimatch(bare, OPTIONS);
  const inside = folderMatcher(`${bare}/**`);
  return { take, matches: (path) => file.match(path.whole) || inside(path) };
}

/** `linux`: paths have `/` on every system, so that a policy means the same on all of them. */
const OPTIONS = { dot: true, nonegate: true, nocomment: true, platform: 'linux', braceExpandMax: 1000 } as const;

/** Matcher for a glob that ends with two stars: all files of a folder have the same answer, so each folder is asked once. */
function folderMatcher(glob: string): Step['matches'] {
  const pattern = new Minimatch(glob, OPTIONS);
  const answers = new Map<string, boolean>();
  return ({ whole, folder }) => {
    let answer = answers.get(folder);
    if (answer === undefined) {
      answer = pattern.match(whole);
      answers.set(folder, answer);
    }
    return answer;
  };
}

/** A policy asks some twenty matchers about the same file in a row. */
let last: SplitPath = { whole: '', folder: '' };
let lastFolder = '';

function split(whole: string): SplitPath {
  if (last.whole === whole) return last;
  const folder = whole.slice(0, whole.lastIndexOf('/') + 1);
  // The same string object for the same folder spares hashing it for every matcher.
  if (folder !== lastFolder) lastFolder = folder;
  last = { whole, folder: lastFolder };
  return last;
}
