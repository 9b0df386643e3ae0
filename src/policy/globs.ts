import { Minimatch } from 'minimatch';
import type { Localized } from '../l10n/index.ts';

/**
 * Answers whether a path (relative to the policy's folder, `/`-separated) is covered. For a path
 * that ends with `/`: whether every file in that folder certainly is, so that a walk can spare it.
 */
export type PathMatcher = (relPath: string) => boolean;

interface Step {
  take: boolean;
  matches: (path: SplitPath) => boolean;
  /** Whether all files directly and deeper in a folder match. */
  coversFolder: (path: SplitPath) => boolean;
  /** Whether some file in a folder, however deep, could match. */
  mayMatchIn: (folder: string) => boolean;
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
    if (relPath.endsWith('/')) {
      const covering = steps.findLastIndex(({ take, coversFolder }) => take && coversFolder(path));
      return covering !== -1 && !steps.some(({ take, mayMatchIn }, index) => index > covering && !take && mayMatchIn(relPath));
    }
    // Most files are covered by nothing, so exclusions are asked only once something covers the file.
    const taken = steps.findLastIndex(({ take, matches }) => take && matches(path));
    return taken !== -1 && !steps.some(({ take, matches }, index) => index > taken && !take && matches(path));
  };
}

/** Whether a glob takes files out of what earlier ones matched. `!(a|b)` is a pattern, not an exclusion. */
export function excludes(glob: string): boolean {
  return /^!(?!\()/.test(glob);
}

/** Why a text cannot be used as a glob; undefined when it can. */
export function globProblem(glob: string): Localized | undefined {
  try {
    stepFor(glob);
    return unclosed(glob);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { en: detail, ja: detail };
  }
}

/** minimatch takes a bracket without its partner literally, so that such a glob silently matches nothing. */
function unclosed(glob: string): Localized | undefined {
  for (const [open, close] of [['{', '}'], ['[', ']'], ['(', ')']] as const) {
    if (count(glob, open) > count(glob, close)) return { en: `"${open}" is not closed`, ja: `"${open}" が閉じられていません` };
  }
  return undefined;
}

const count = (text: string, character: string): number => text.split(character).length - 1;

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
  const mayMatchIn = (folder: string): boolean =>
    new Minimatch(bare, { ...OPTIONS, partial: true }).match(folder.slice(0, -1)) || inside({ whole: folder, folder });
  const onlyFolders = bare === '**' || bare.endsWith('/**');
  const inside = folderMatcher(onlyFolders ? bare : `${bare}/**`);
  const file = onlyFolders ? undefined : fileMatcher(bare);
  return { take, matches: (path) => inside(path) || file?.(path) === true, coversFolder: inside, mayMatchIn };
}

/** `linux`: paths have `/` on every system, so that a policy means the same on all of them. */
const OPTIONS = { dot: true, nonegate: true, nocomment: true, platform: 'linux', braceExpandMax: 1000 } as const;

/** An editor loads a policy at every keystroke, and most of its globs are the preset's. */
const patterns = new Map<string, Minimatch>();

function pattern(glob: string): Minimatch {
  let known = patterns.get(glob);
  if (!known) {
    known = new Minimatch(glob, OPTIONS);
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    patterns.set(glob, known);
  }
  return known;
}

const MOST_PATTERNS = 500;

/** Matcher for the files that a glob names; one that says nothing of folders need only look at the file's name. */
function fileMatcher(glob: string): Step['matches'] {
  const ofName = /^\*\*\/([^/]+)$/.exec(glob)?.[1];
  if (ofName === undefined || ofName.includes('**')) {
    const whole = pattern(glob);
    return (path) => whole.match(path.whole);
  }
  const name = pattern(ofName);
  return ({ whole, folder }) => name.match(whole.slice(folder.length));
}

/** Matcher for a glob that ends with two stars: all files of a folder have the same answer, so each folder is asked once. */
function folderMatcher(glob: string): Step['matches'] {
  const inside = pattern(glob);
  const answers = new Map<string, boolean>();
  return ({ folder }) => {
    let answer = answers.get(folder);
    if (answer === undefined) {
      answer = inside.match(`${folder}any`);
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
