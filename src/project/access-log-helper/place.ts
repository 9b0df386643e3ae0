import path from 'node:path';

/** Folders in which projects keep what several parts of them use, the likeliest first. */
const SHARED = ['src/server/lib', 'src/lib', 'src/server/utils', 'src/utils', 'src/util', 'src/helpers', 'src/common', 'src/shared', 'src/services', 'server/lib', 'server/utils', 'app/lib', 'lib', 'utils', 'util', 'helpers', 'common', 'services', 'server', 'api'];
/** Names for the file, as words. */
const NAMES = [['access', 'log'], ['data', 'access', 'log'], ['personal', 'data', 'access', 'log']];

/**
 * Where a helper module goes that all of a package may import: beside what is shared already, else in
 * `src`, else in the package's folder. Paths are relative to the root, with `/`.
 * @param folder of the package; empty for the root.
 * @param sources of the project.
 * @param exists whether a file is there already, whether it is a source or not.
 */
export function defaultPlace(folder: string, sources: readonly string[], extension: string, exists: (file: string) => boolean): string {
  const own = sources.map((file) => within(folder, file)).filter((file) => file !== undefined);
  const holds = (candidate: string): boolean => own.some((file) => path.posix.dirname(file) === candidate);
  const deeper = (candidate: string): boolean => own.some((file) => file.startsWith(`${candidate}/`));
  const target = SHARED.find(holds) ?? (deeper('src') ? 'src' : '');
  const neighbours = own.filter((file) => path.posix.dirname(file) === (target || '.')).map((file) => path.posix.basename(file));
  const files = NAMES.map((words) => path.posix.join(folder, target, `${spelt(words, neighbours.length > 2 ? neighbours : own.map((file) => path.posix.basename(file)))}${extension}`));
  return files.find((file) => !exists(file)) ?? path.posix.join(folder, target, `access-log-${files.length}${extension}`);
}

/** The nearest folder above a file that has a manifest; empty for the root. */
export function packageFolder(file: string | undefined, manifests: readonly string[]): string {
  const folders = new Set(manifests.map((manifest) => folderOf(manifest)));
  for (let current = file === undefined ? '' : folderOf(file); current !== ''; current = folderOf(current)) if (folders.has(current)) return current;
  return '';
}

const folderOf = (file: string): string => (file.includes('/') ? path.posix.dirname(file) : '');

/** A path relative to a folder; undefined outside of it. */
export function within(folder: string, file: string): string | undefined {
  if (folder === '') return file;
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

/** Words as the names of the neighbours are spelt. */
function spelt(words: readonly string[], neighbours: readonly string[]): string {
  const votes = { '-': 0, _: 0, camel: 0 };
  for (const name of neighbours) {
    const stem = name.replace(/(?:\.(?:test|spec|d))?\.[cm]?[jt]sx?$/, '');
    if (/-/.test(stem)) votes['-']++;
    else if (/_/.test(stem)) votes._++;
    else if (/^[a-z]+[A-Z]/.test(stem)) votes.camel++;
  }
  const camel = votes.camel > votes['-'] && votes.camel >= votes._;
  if (camel) return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return words.join(votes._ > votes['-'] ? '_' : '-');
}
