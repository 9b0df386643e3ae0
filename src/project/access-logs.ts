import type { AccessLogEntry } from '../model/index.ts';
import type { AccessLogDeclaration } from './access-log-discovery.ts';

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
  const entries = [...byName.values()];
  for (const source of texts) {
    for (const entry of entries) {
      if (entry.records === 'reads') continue;
      const here = recordedIn(entry, source);
      if (here !== 'unknown') entry.records = here;
    }
  }
  return entries;
}

/** What the calls of one source say of the discovered entries, as a text to compare two states of the source by. */
export function accessLogUses(entries: readonly AccessLogEntry[], source: ProjectText | undefined): string {
  return entries.map((entry) => (source && entry.origin === 'discovered' ? recordedIn(entry, source) : '')).join(' ');
}

/** What the calls of an entry in one source are seen to record. */
function recordedIn(entry: AccessLogEntry, { file, text }: ProjectText): AccessLogEntry['records'] {
  const method = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  if (!text.includes(method) || (entry.file === file && method === entry.name)) return 'unknown';
  let records: AccessLogEntry['records'] = 'unknown';
  for (const match of text.matchAll(callPattern(entry.name))) {
    const after = text.slice(match.index, match.index + 300);
    if (READ_ACTION.test(after.slice(0, endOfCall(after)))) return 'reads';
    records = 'writes';
  }
  return records;
}

const patterns = new Map<string, RegExp>();

function callPattern(name: string): RegExp {
  let pattern = patterns.get(name);
  if (!pattern) {
    const method = escaped(name.slice(name.lastIndexOf('.') + 1));
    const receiver = '(?:[aA]udit|[aA]ccess_?[lL]og|[tT]rail|[eE]tsuran|[kK]ansa|監査|閲覧)[\\p{ID_Continue}$]*\\??\\.';
    pattern = new RegExp(name.includes('.') ? `${receiver}${method}\\s*\\(` : `(?<![\\p{ID_Continue}$]|function )${method}\\s*\\(`, 'gu');
    patterns.set(name, pattern);
  }
  return pattern;
}

const escaped = (name: string): string => name.replace(/[$]/g, '\\$&');

/** End of the first call in a text, by counting parentheses; the whole text when it does not close. */
function endOfCall(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return text.length;
}
