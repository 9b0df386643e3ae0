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
    if (!byName.has(declaration.name)) byName.set(declaration.name, { name: declaration.name, origin: 'discovered', kind: 'function', file, line: declaration.line, records: 'unknown' });
  }
  if (byName.size === 0) return [];
  const entries = [...byName.values()].map((entry) => ({ entry, uses: { reads: 0, all: 0 } }));
  for (const source of texts) {
    for (const { entry, uses } of entries) {
      const here = usesIn(entry, source);
      uses.reads += here.reads;
      uses.all += here.all;
    }
  }
  return entries.map(({ entry, uses }) => ({ ...entry, records: recordedBy(uses) }));
}

/** What the calls of one source say of the discovered entries, as a text to compare two states of the source by. */
export function accessLogUses(entries: readonly AccessLogEntry[], source: ProjectText | undefined): string {
  return entries.map((entry) => (source && entry.origin === 'discovered' ? Object.values(usesIn(entry, source)).join('/') : '')).join(' ');
}

/** Calls of an access-log function, and how many of them say that they record a read. */
interface Uses {
  reads: number;
  all: number;
}

/** One call among hundreds that speaks of reading (an export, once) makes no convention of logging reads. */
const CONVENTION = 0.1;

function recordedBy({ reads, all }: Uses): AccessLogEntry['records'] {
  if (all === 0) return 'unknown';
  return reads > 0 && reads >= all * CONVENTION ? 'reads' : 'writes';
}

function usesIn(entry: AccessLogEntry, { file, text }: ProjectText): Uses {
  const method = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  const uses: Uses = { reads: 0, all: 0 };
  if (!text.includes(method) || (entry.file === file && method === entry.name)) return uses;
  for (const match of text.matchAll(callPattern(entry.name))) {
    const after = text.slice(match.index, match.index + 300);
    uses.all++;
    if (READ_ACTION.test(after.slice(0, endOfCall(after)))) uses.reads++;
  }
  return uses;
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
