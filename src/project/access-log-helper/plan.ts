import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getTsconfig } from 'get-tsconfig';
import { format, type Localized } from '../../l10n/index.ts';
import { accessLogEntry } from '../../policy/add-access-log.ts';
import type { ProjectText } from '../access-logs.ts';
import { relativeTo } from '../discover.ts';
import { moduleFrom, planPolicyEdit, type PolicyAtHand, type PolicyFileEdit } from '../plan-policy-edit.ts';
import { defaultPlace, packageFolder, within } from './place.ts';
import { moduleStyle, type StyleEvidence } from './style.ts';
import { helperText } from './text.ts';

/** What is asked for, and what is known of the project. */
export interface HelperRequest extends PolicyAtHand {
  sources: readonly ProjectText[];
  /** Every `package.json`, relative to the root. */
  packages: readonly string[];
  /** Names that already stand for access logs. */
  taken: readonly string[];
  /** Absolute path of a file of the package that the helper is for. */
  near?: string | undefined;
  /** Where to write it, relative to the root or absolute; a sensible place when absent. */
  file?: string | undefined;
}

/** A module that writes an access log, and the policy that names it. */
export interface HelperPlan {
  /** Name of the function. */
  name: string;
  /** The new file, relative to the root, with `/`. */
  file: string;
  text: string;
  policy: PolicyFileEdit;
}

/** A plan, or why there is none, in the user's language. */
export type PlannedHelper = { plan: HelperPlan } | { problem: string };

const problems = {
  outside: {
    en: '{file} is outside of {root}. Choose a place within this project.',
    ja: '{file} は {root} の外にあります。このプロジェクト内の場所を指定してください。',
  },
  notCode: {
    en: '{file} is no module: its name must end in .ts, .mts, .cts, .js, .mjs or .cjs.',
    ja: '{file} はモジュールではありません。ファイル名の末尾は .ts、.mts、.cts、.js、.mjs、.cjs のいずれかにしてください。',
  },
  exists: {
    en: '{file} exists already, and nothing is overwritten. Choose another name.',
    ja: '{file} は既に存在します。上書きはしません。別の名前を指定してください。',
  },
} satisfies Record<string, Localized>;

/** Names for the function; the first that means nothing yet is taken. */
const NAMES = ['recordAccess', 'recordDataAccess', 'recordPersonalDataAccess'];
const MODULE = /\.[cm]?[jt]s$/;

/**
 * Says what must be written so that a project has an access log: a module, where, and the edit of the
 * policy that names it. Reads manifests, the compiler's options and the policy; writes nothing, never throws.
 */
export function planAccessLogHelper(request: HelperRequest): PlannedHelper {
  const { root, sources } = request;
  const name = NAMES.find((candidate) => !request.taken.includes(candidate)) ?? `${NAMES[0]}2`;
  const place = placeOf(request);
  if ('problem' in place) return place;
  const { file } = place;
  const ordered = nearestFirst(sources, file, packageFolder(file, request.packages));
  const style = moduleStyle(evidence(root, file, ordered, request.packages), path.posix.extname(file));
  const policy = planPolicyEdit(request, (folder) => accessLogEntry({ name, module: moduleFrom(folder, path.join(root, file)) }));
  return 'problem' in policy ? policy : { plan: { name, file, text: helperText(name, style), policy } };
}

function placeOf({ root, near, file, sources, packages }: HelperRequest): { file: string } | { problem: string } {
  if (file === undefined) {
    const start = near === undefined ? undefined : relativeTo(root, near);
    const folder = packageFolder(start, packages);
    const own = nearestFirst(sources, start ?? folder, folder);
    const { extension } = moduleStyle(evidence(root, path.posix.join(folder, 'x'), own, packages));
    return { file: defaultPlace(folder, sources.map((source) => source.file), extension, (candidate) => existsSync(path.join(root, candidate))) };
  }
  const absolute = path.resolve(root, file);
  const relative = relativeTo(root, absolute);
  if (relative.startsWith('../') || path.isAbsolute(relative)) return problem('outside', { file, root });
  if (!MODULE.test(relative) || /\.d\.[cm]?ts$/.test(relative)) return problem('notCode', { file });
  return existsSync(absolute) ? problem('exists', { file }) : { file: relative };
}

/** Sources of the package, those of the same folder before the others. */
function nearestFirst(sources: readonly ProjectText[], file: string, folder: string): ProjectText[] {
  const own = sources.filter((source) => within(folder, source.file) !== undefined);
  const beside = path.posix.dirname(file);
  const isBeside = (source: ProjectText): boolean => path.posix.dirname(source.file) === beside;
  return [...own.filter(isBeside), ...own.filter((source) => !isBeside(source))];
}

function evidence(root: string, file: string, sources: readonly ProjectText[], packages: readonly string[]): StyleEvidence {
  const folder = packageFolder(file, packages);
  return { sources, manifest: manifestIn(path.join(root, folder)), compilerOptions: compilerOptions(root, path.join(root, path.posix.dirname(file))) };
}

function manifestIn(folder: string): StyleEvidence['manifest'] {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as StyleEvidence['manifest'];
  } catch {
    return undefined;
  }
}

/** Options of the nearest `tsconfig.json` up to the root; one that cannot be read still says that there is a compiler. */
function compilerOptions(root: string, start: string): StyleEvidence['compilerOptions'] {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'tsconfig.json'))) {
      try {
        return getTsconfig(folder)?.config.compilerOptions ?? {};
      } catch {
        return {};
      }
    }
    if (folder === root || folder === path.dirname(folder)) return undefined;
  }
}

function problem(text: keyof typeof problems, data: Record<string, string | number>): { problem: string } {
  return { problem: format(problems[text], data) };
}
