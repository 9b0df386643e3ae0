import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AccessLogEntry, Problem } from '../model/index.ts';
import type { AccessLogFunction, Policy } from '../policy/types.ts';
import type { AccessLogDeclaration } from './access-log-discovery.ts';
import { relativeTo } from './discover.ts';
import { format, type Localized } from '../l10n/index.ts';

/** One text of the project, by root-relative path. */
export interface ProjectText {
  file: string;
  text: string;
}

/** How a call says that it records a read: an action given as a word. */
const READ_ACTION = /['"`.](?:[\w:.-]*[_:.-])?(?:read|view|viewed|viewing|access|accessed|list|listed|search|export|exported|get|閲覧|参照|検索)['"`\s,})]/i;

/** Access-log functions found in the code, with what their calls are seen to record. */
export function discoveredAccessLogs(declarations: readonly { file: string; declaration: AccessLogDeclaration }[], texts: Iterable<ProjectText>): AccessLogEntry[] {
  const byName = new Map<string, AccessLogEntry>();
  for (const { file, declaration } of declarations) {
    if (!byName.has(declaration.name)) byName.set(declaration.name, { name: declaration.name, origin: 'discovered', file, line: declaration.line, records: 'unknown' });
  }
  if (byName.size === 0) return [];
  const calls = [...byName.values()].map((entry) => ({ entry, pattern: callPattern(entry.name) }));
  for (const { file, text } of texts) {
    for (const { entry, pattern } of calls) {
      if (entry.records === 'reads' || (entry.file === file && !entry.name.includes('.'))) continue;
      for (const match of text.matchAll(pattern)) {
        const after = text.slice(match.index, match.index + 300);
        if (READ_ACTION.test(after.slice(0, endOfCall(after)))) entry.records = 'reads';
        else if (entry.records === 'unknown') entry.records = 'writes';
        if (entry.records === 'reads') break;
      }
    }
  }
  return [...byName.values()];
}

function callPattern(name: string): RegExp {
  const method = name.slice(name.lastIndexOf('.') + 1);
  const escaped = method.replace(/[$]/g, '\\$&');
  return name.includes('.') ? new RegExp(`(?:[aA]udit|[aA]ccess[lL]og|[tT]rail|監査|閲覧)\\w*\\??\\.${escaped}\\s*\\(`, 'g') : new RegExp(`(?<![\\w$]|function )${escaped}\\s*\\(`, 'g');
}

/** End of the first call in a text, by counting parentheses; the whole text when it does not close. */
function endOfCall(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return text.length;
}

const texts = {
  missingFunction: {
    en: 'accessLog.functions: `{name}` is not declared anywhere in this project, so no call can count as an access log. Check the spelling, or remove it.',
    ja: 'accessLog.functions: `{name}` はこのプロジェクトのどこにも宣言されていないため、アクセスログとして数えられる呼び出しがありません。綴りを確認するか、削除してください。',
  },
  missingModule: {
    en: 'accessLog.functions: the module `{module}` of `{name}` does not exist. Paths are relative to the policy file.',
    ja: 'accessLog.functions: `{name}` のモジュール `{module}` が存在しません。パスはポリシーファイルからの相対パスです。',
  },
} satisfies Record<string, Localized>;

/** Policy entries as access logs, and a warning for each that the project does not declare. */
export function configuredAccessLogs(policy: Policy, root: string, projectTexts: () => Iterable<ProjectText>): { entries: AccessLogEntry[]; problems: Problem[] } {
  const entries: AccessLogEntry[] = policy.accessLog.functions.map((entry) => ({ name: entry.name, origin: 'policy', records: 'reads', ...(entry.module === undefined ? {} : { module: entry.module }) }));
  const problems: Problem[] = [];
  const toFind = new Map<string, { entry: AccessLogFunction; index: number }>();
  policy.accessLog.functions.forEach((entry, index) => {
    if (entry.module !== undefined && !/^[./]/.test(entry.module)) return;
    if (entry.module !== undefined && !moduleExists(path.resolve(policy.file ? path.dirname(policy.file) : root, entry.module))) {
      problems.push(warning('missingModule', entry, policy, root));
      return;
    }
    toFind.set(entry.name, { entry, index });
  });
  if (toFind.size > 0) {
    for (const { file, text } of projectTexts()) {
      for (const [name, { index }] of toFind) {
        if (!declares(text, name)) continue;
        entries[index] = { ...(entries[index] as AccessLogEntry), file };
        toFind.delete(name);
      }
      if (toFind.size === 0) break;
    }
  }
  for (const { entry } of toFind.values()) problems.push(warning('missingFunction', entry, policy, root));
  return { entries, problems };
}

function declares(text: string, name: string): boolean {
  const short = name.slice(name.lastIndexOf('.') + 1);
  if (!text.includes(short)) return false;
  const escaped = short.replace(/[$]/g, '\\$&');
  if (!name.includes('.')) return new RegExp(`(?:function\\*?|const|let|var|class)\\s+${escaped}(?![\\w$])|[{,]\\s*${escaped}\\s*(?:,|\\}|:|\\()|(?:export\\s*\\{[^}]*\\b${escaped}\\b)|^\\s*(?:(?:public|private|protected|static|async)\\s+)*${escaped}\\s*\\(`, 'm').test(text);
  const owner = name.slice(0, name.lastIndexOf('.'));
  return text.includes(owner) && new RegExp(`(?:^|[\\s{,;*])${escaped}\\s*(?:[<(=:]|\\?\\.)`, 'm').test(text);
}

function moduleExists(base: string): boolean {
  const stem = base.replace(/\.[cm]?js$/, '');
  return [base, ...['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js'].map((end) => stem + end)].some((file) => existsSync(file));
}

function warning(text: keyof typeof texts, entry: AccessLogFunction, policy: Policy, root: string): Problem {
  return {
    kind: 'policy-warning',
    message: format(texts[text], { name: entry.name, module: entry.module ?? '' }),
    ...(policy.file ? { file: relativeTo(root, policy.file) } : {}),
    ...(entry.line === undefined ? {} : { line: entry.line, column: entry.column ?? 1 }),
  };
}
