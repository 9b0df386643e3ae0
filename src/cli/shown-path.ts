import path from 'node:path';

/** An absolute path as someone in `cwd` would type it, with `/`; absolute where that is shorter. */
export function shownPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const shown = relative !== '' && relative.length < file.length ? relative : file;
  return shown.replaceAll(path.sep, '/');
}
