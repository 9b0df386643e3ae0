import { realpathSync } from 'node:fs';
import path from 'node:path';
import { format } from '../l10n/index.ts';
import { Refusal } from './refusal.ts';
import { texts } from './texts.ts';

/**
 * The absolute path of what an agent names, relative to the root or absolute.
 * @throws Refusal when it does not exist, or lies outside the root, also through a link.
 */
export function projectPath(root: string, given: string): string {
  const absolute = path.resolve(root, given);
  // Whether it exists is nobody's business outside.
  if (!isWithin(path.resolve(root), absolute)) throw new Refusal(format(texts.outside, { path: given, root }));
  let real: string;
  try {
    real = realpathSync(absolute);
  } catch {
    throw new Refusal(format(texts.missing, { path: given, root }));
  }
  if (!isWithin(realpathSync(root), real)) throw new Refusal(format(texts.outside, { path: given, root }));
  return absolute;
}

function isWithin(root: string, absolute: string): boolean {
  const relative = path.relative(root, absolute);
  return relative === '' || (!path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..');
}
