import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { TOOL } from './version.ts';

/** Writes a cache beside its place and renames it; one that cannot be written is left out. */
export function writeCacheFile(file: string, content: object): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, JSON.stringify(content));
    renameSync(temporary, file);
  } catch {
    forget(temporary);
  }
}

/** In `node_modules/.cache` where there is one (as other tools do), else in the user's own cache folder. */
export function cacheFile(root: string, kind: 'findings' | 'catalog' | 'facts' = 'findings'): string {
  const modules = path.join(root, 'node_modules');
  if (existsSync(modules)) return path.join(modules, '.cache', 'crm-guard', `${kind}.json`);
  const key = createHash('sha1').update(root).digest('hex').slice(0, 16);
  return path.join(userCacheFolder(), 'crm-guard', kind === 'findings' ? `${key}.json` : `${key}.${kind}.json`);
}

/** Never a folder that other users write to: who can write a cache can hide findings. */
function userCacheFolder(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return xdg;
  if (process.platform === 'win32' && local !== undefined) return local;
  return path.join(os.homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Put in by the build: of all that the bundles are made from. */
declare const CRM_GUARD_BUILD: string | undefined;

/** Two builds of the same version may find different things; from source every process is its own build. */
export function buildId(): string {
  return `${TOOL.version} ${typeof CRM_GUARD_BUILD === 'string' ? CRM_GUARD_BUILD : `source ${process.pid} ${performance.timeOrigin}`}`;
}

function forget(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A folder that cannot be written to holds no leftover either.
  }
}
