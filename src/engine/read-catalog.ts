import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CatalogReport } from '../model/index.ts';
import { findPolicyFile, findRoot } from '../project/find-root.ts';
import { contentHash } from './content-hash.ts';
import { type CatalogContent, readCatalogCache, stampOfFile } from './catalog-cache.ts';
import { UsageError } from './errors.ts';
import { todayIso } from './today.ts';
import { TOOL } from './version.ts';

/** Which catalog is asked for. */
export interface CatalogRequest {
  /** Absolute path of a folder or file; the catalog is that of its project. */
  path: string;
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  /** Whether what an earlier run left is used and renewed. Default true. */
  cache?: boolean;
}

/** A catalog as it was come by: `kept`: nothing had changed; `renewed`: some files were read; `built`: all were. */
export interface ReadCatalog extends CatalogReport {
  from: 'kept' | 'renewed' | 'built';
}

/**
 * The catalog of a project as it stands on disk. What a run learns of files is kept by their
 * stamps and contents; the answer is the same with and without. What is kept is read without
 * loading any of the analysis.
 * @throws PolicyError when the policy has errors; UsageError when the path does not exist.
 */
export async function readCatalog(request: CatalogRequest): Promise<ReadCatalog> {
  const stat = statSync(request.path, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`${request.path} does not exist`);
  const root = findRoot(stat.isDirectory() ? request.path : path.dirname(request.path));
  const context = contextOf(root, request);
  const known = request.cache === false ? undefined : readCatalogCache(root);
  const now = Date.now();
  if (known?.context === context && holds(known, root, now)) return { root, catalog: known.catalog, problems: known.problems, from: 'kept' };
  const { buildCatalogOf } = await import('./build-catalog.ts');
  return buildCatalogOf(root, request, context, now);
}

/** What a catalog rests on beside the project's files. A policy with dates says something else every day. */
function contextOf(root: string, { policyFile, preset }: CatalogRequest): string {
  const file = policyFile ?? findPolicyFile(root);
  return contentHash([TOOL.version, process.env['CRM_GUARD_PARSER'] ?? '', preset ?? '', ...(file === undefined ? [] : [file, policyText(file), todayIso()])].join('\n'));
}

function policyText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** True when no folder and no file that the catalog rests on has changed. */
function holds({ watched, stamps }: CatalogContent, root: string, now: number): boolean {
  const same = (absolute: string, stamp: string): boolean => stamp !== '' && stampOfFile(absolute, now) === stamp;
  if (!watched.every(([file, stamp]) => same(file, stamp))) return false;
  const folder = root.endsWith(path.sep) ? root : root + path.sep;
  for (const file in stamps) if (!same(folder + file, stamps[file] ?? '')) return false;
  return true;
}
