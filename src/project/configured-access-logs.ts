import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { format, type Localized } from '../l10n/index.ts';
import type { AccessLogEntry, Problem } from '../model/index.ts';
import type { AccessLogFunction, Policy, PolicyFunction } from '../policy/types.ts';
import type { ProjectText } from './access-logs.ts';
import { relativeTo } from './discover.ts';

const texts = {
  missingFunction: {
    en: 'accessLog.{key}: `{name}` is not declared anywhere in this project, so no call can count as an access log. Check the spelling, or remove it.',
    ja: 'accessLog.{key}: `{name}` はこのプロジェクトのどこにも宣言されていないため、アクセスログとして数えられる呼び出しがありません。綴りを確認するか、削除してください。',
  },
  missingModule: {
    en: 'accessLog.{key}: the module `{module}` of `{name}` does not exist. Paths are relative to the policy file.',
    ja: 'accessLog.{key}: `{name}` のモジュール `{module}` が存在しません。パスはポリシーファイルからの相対パスです。',
  },
  notInModule: {
    en: 'accessLog.{key}: the module `{module}` does not declare `{name}`, so no call can count as an access log. Check the spelling of both.',
    ja: 'accessLog.{key}: モジュール `{module}` は `{name}` を宣言していないため、アクセスログとして数えられる呼び出しがありません。両方の綴りを確認してください。',
  },
} satisfies Record<string, Localized>;

const missingApproval: Localized = {
  en: 'bulkExport.approvals: `{name}` is not declared anywhere in this project, so nothing can approve an export. Check the spelling, or remove it.',
  ja: 'bulkExport.approvals: `{name}` はこのプロジェクトのどこにも宣言されていないため、出力を承認するものがありません。綴りを確認するか、削除してください。',
};

/** A warning for each approval of exports that the project does not declare. */
export function missingApprovals({ bulkExport, file, lines }: Policy, root: string, sources: readonly ProjectText[]): Problem[] {
  const line = lines?.['bulkExport.approvals'];
  return bulkExport.approvals.filter((name) => !sources.some(({ text }) => declares(text, name))).map((name) => ({
    kind: 'policy-warning',
    message: format(missingApproval, { name }),
    ...(file ? { file: relativeTo(root, file) } : {}),
    ...(line === undefined ? {} : { line, column: 1 }),
  }));
}

/** Keys of the policy with what they list. */
const KINDS = [
  ['functions', 'function'],
  ['decorators', 'decorator'],
  ['wrappers', 'wrapper'],
  ['middleware', 'middleware'],
  ['extensions', 'extension'],
] as const;

/** Policy entries as access logs, and a warning for each that the project does not declare. Packages are taken at their word. */
export function configuredAccessLogs(policy: Policy, root: string, sources: readonly ProjectText[]): { entries: AccessLogEntry[]; problems: Problem[] } {
  const entries: AccessLogEntry[] = [];
  const problems: Problem[] = [];
  const all = KINDS.flatMap(([key, kind]) => policy.accessLog[key].map((configured) => ({ key, kind, configured })));
  for (const { key, kind, configured } of all) {
    const { file, problem } = locate(configured, policy, root, sources);
    const { name, module } = configured;
    entries.push({ name, origin: 'policy', kind, records: 'reads', ...(module === undefined ? {} : { module }), ...(file === undefined ? {} : { file }) });
    if (problem !== undefined) problems.push(warning(problem, key, configured, policy, root));
  }
  return { entries, problems };
}

/** The file that declares a function of the policy, or why there is none. Packages are taken at their word. */
export function locate({ name, module }: PolicyFunction, policy: Pick<Policy, 'file'>, root: string, sources: readonly ProjectText[]): { file?: string; problem?: 'missingFunction' | 'missingModule' | 'notInModule' } {
  const anywhere = (): string | undefined => {
    const candidates = sources.filter(({ text }) => declares(text, name));
    return (candidates.find(({ text }) => isWrittenIn(text, name)) ?? candidates[0])?.file;
  };
  if (module === undefined) {
    const file = anywhere();
    return file === undefined ? { problem: 'missingFunction' } : { file };
  }
  if (!/^[./]/.test(module)) return {};
  const modules = moduleFiles(path.resolve(policy.file ? path.dirname(policy.file) : root, module));
  if (modules.length === 0) return { problem: 'missingModule' };
  const files = new Set(modules.map((file) => relativeTo(root, file)));
  const source = sources.find(({ file }) => files.has(file));
  if (!source) return {};
  if (declares(source.text, name)) return { file: source.file };
  // What a module passes on is declared elsewhere.
  const file = /export\s*\*/.test(source.text) ? anywhere() : undefined;
  return file === undefined ? { problem: 'notInModule' } : { file };
}

/** Whether a text holds the declaration itself, not only an import or an export of it. */
function isWrittenIn(text: string, name: string): boolean {
  const short = name.slice(0, name.includes('.') ? name.lastIndexOf('.') : undefined);
  return new RegExp(`(?:function\\s*\\*?|const|let|var|class)\\s+${short.replace(/[$]/g, '\\$&')}(?![\\p{ID_Continue}$])`, 'u').test(text);
}

/** Whether a text declares, imports from a package or passes on a function, or a method of a class. Lenient: a wrong warning is worse than none. */
export function declares(text: string, name: string): boolean {
  const dot = name.lastIndexOf('.');
  const short = name.slice(dot + 1);
  if (!text.includes(short)) return dot > 0 && declaresElsewhere(text, name.slice(0, dot));
  const word = `${short.replace(/[$]/g, '\\$&')}(?![\\p{ID_Continue}$])`;
  if (dot < 0) {
    const declared = `(?:function\\s*\\*?|const|let|var|class)\\s+${word}`;
    const member = `^\\s*(?:(?:public|private|protected|static|async|override)\\s+)*\\*?${word}\\s*[<(]`;
    return new RegExp(`${declared}|[{,]\\s*(?:type\\s+)?${word}\\s*(?:[,}:(]|as\\b)|\\bas\\s+${word}|^import\\s+${word}|${member}`, 'mu').test(text);
  }
  const owner = name.slice(0, dot);
  if (declaresElsewhere(text, owner)) return true;
  return text.includes(owner) && new RegExp(`(?:^|[\\s{,;*])${word}\\s*(?:[<(=:]|\\?\\.)`, 'mu').test(text);
}

/** A class that inherits its methods, or comes from a package. */
function declaresElsewhere(text: string, owner: string): boolean {
  const word = `${owner.replace(/[$]/g, '\\$&')}(?![\\p{ID_Continue}$])`;
  return text.includes(owner) && new RegExp(`class\\s+${word}(?:<[^{]*>)?\\s+extends\\b|import\\s[^;'"]*(?<![\\p{ID_Continue}$])${word}[^;'"]*from\\s*['"][^./'"]`, 'u').test(text);
}

function moduleFiles(base: string): string[] {
  const stem = base.replace(/\.[cm]?js$/, '');
  const ends = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.tsx', '/index.mts', '/index.js', '/index.mjs', '/index.cjs'];
  const files = [base, ...ends.map((end) => stem + end)];
  return files.filter((file) => existsSync(file) && statSync(file).isFile());
}

function warning(text: keyof typeof texts, key: string, entry: AccessLogFunction, policy: Policy, root: string): Problem {
  return {
    kind: 'policy-warning',
    message: format(texts[text], { key, name: entry.name, module: entry.module ?? '' }),
    ...(policy.file ? { file: relativeTo(root, policy.file) } : {}),
    ...(entry.line === undefined ? {} : { line: entry.line, column: entry.column ?? 1 }),
  };
}
