import type { AccessLogEntry, ReadConvention } from '../model/index.ts';
import type { AccessLogDeclaration } from './access-log-discovery.ts';
import { conventionOf, isBroad, isTrial, recordsReading, SHARE } from './read-conventions.ts';

/** One text of the project, by root-relative path. */
export interface ProjectText {
  file: string;
  text: string;
}

/** What the calls of the discovered access logs say. */
export interface DiscoveredAccessLogs {
  entries: AccessLogEntry[];
  /** Of which entities reads are seen to be logged, and where. */
  conventions: ReadConvention[];
  /** True when so many kinds of reads are logged that every one is meant to be. */
  everyRead: boolean;
}

/** How a call says that it records a read: an action given as a word. */
const READ_ACTION = /['"`.](?:[\w:.-]*[_:.-])?(?:read|view|viewed|viewing|access|accessed|list|listed|search|export|exported|get|閲覧|参照|照会|検索)['"`\s,})]/i;

/** Access-log functions found in the code, with what their calls are seen to record. */
export function discoveredAccessLogs(declarations: readonly { file: string; declaration: AccessLogDeclaration }[], texts: Iterable<ProjectText>): DiscoveredAccessLogs {
  const byName = new Map<string, AccessLogEntry>();
  for (const { file, declaration } of declarations) {
    const { name, line, kind = 'function', records = 'unknown' } = declaration;
    if (!byName.has(name) && !isTrial(file)) byName.set(name, { name, origin: 'discovered', kind, file, line, records });
  }
  if (byName.size === 0) return { entries: [], conventions: [], everyRead: false };
  const found = [...byName.values()].map((entry) => ({ entry, uses: { reads: 0, changes: 0, all: 0 }, conventions: [] as ReadConvention[] }));
  for (const source of texts) {
    if (isTrial(source.file)) continue;
    for (const { entry, uses, conventions } of found) {
      for (const call of callsIn(entry, source)) {
        uses.all++;
        if (!recordsRead(entry, call.text)) {
          if (CHANGE.test(call.text)) uses.changes++;
          continue;
        }
        uses.reads++;
        conventions.push({ ...conventionOf(call.text, source.file, call.line), name: entry.name });
      }
    }
  }
  return {
    entries: found.map(({ entry, uses }) => ({ ...entry, records: entry.records === 'writes' ? 'writes' : recordedBy(uses, entry.kind) })),
    conventions: found.flatMap(({ conventions }) => conventions),
    everyRead: found.some(({ entry, uses, conventions }) => isBroad(entry.name, uses, conventions)),
  };
}

/** How a call says that it records a change. */
const CHANGE = /['"`.](?:[\w:.-]*[_:.-])?(?:create|update|delete|remove|add|insert|edit|change|import|merge|assign|upload|send|sent|login|logout|invite|archive|restore|登録|更新|削除|変更)(?:d|ed)?(?:[A-Z_]\w*)?['"`\s,})]/i;
/** A call that says what was done, in words that are not known. */
const NAMES_ACTION = /\b(?:action|event|operation|eventType|type|操作)\s*:/;

/** Functions that record what nobody got to see, or who signed in. */
const NO_READING = /denied|refus|reject|login|logout|sign_?in|auth(?:entication)?(?:success|fail)|permission/i;

/** Whether a call says that it records a read. */
export function recordsRead({ name }: AccessLogEntry, call: string): boolean {
  if (NO_READING.test(name)) return false;
  // A function that by its name records reading need not be told.
  return READ_ACTION.test(call) || (recordsReading(name) && call.length > 2 && !CHANGE.test(call) && !NAMES_ACTION.test(call));
}

/** What the calls of one source say of the discovered entries, as a text to compare two states of the source by. */
export function accessLogUses(entries: readonly AccessLogEntry[], source: ProjectText | undefined): string {
  if (!source || isTrial(source.file)) return '';
  return entries
    .filter(({ origin }) => origin === 'discovered')
    .map((entry) => callsIn(entry, source).map(({ text }) => (recordsRead(entry, text) ? JSON.stringify(conventionOf(text, source.file, 0)) : '-')).join(','))
    .join(' ');
}

/** Calls of an access log, and how many of them say that they record a read, or a change. */
export interface Uses {
  reads: number;
  changes: number;
  all: number;
}

/** What logs around others need not say what: only words for changes at most of its places make it one for changes. */
function recordedBy({ reads, changes, all }: Uses, kind: AccessLogEntry['kind']): AccessLogEntry['records'] {
  if (all === 0) return 'unknown';
  if (reads > 0 && reads >= all * SHARE) return 'reads';
  return kind === 'function' || changes * 2 > all ? 'writes' : 'unknown';
}

/** Text of a call from its opening to its closing parenthesis, cut where it is long. */
export interface CallText {
  text: string;
  line: number;
  /** Offset of the opening parenthesis. */
  at: number;
}

/** Calls beyond this length are cut: what they record stands at their beginning. */
const LONGEST_CALL = 300;

/** The calls of an access log in a source, as its text shows them. */
export function callsIn(entry: AccessLogEntry, { file, text }: ProjectText): CallText[] {
  const method = entry.name.slice(entry.name.lastIndexOf('.') + 1);
  if (!text.includes(method) || (entry.file === file && method === entry.name)) return [];
  const calls: CallText[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(callPattern(entry.name))) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) line++;
    counted = match.index;
    const begins = match.index + match[0].length - 1;
    const after = text.slice(begins, begins + LONGEST_CALL);
    calls.push({ text: after.slice(0, endOfCall(after)), line, at: begins });
  }
  return calls;
}

const patterns = new Map<string, RegExp>();

function callPattern(name: string): RegExp {
  let pattern = patterns.get(name);
  if (!pattern) {
    const method = escaped(name.slice(name.lastIndexOf('.') + 1));
    // `audit.record(`, `getAuditLogger(db).record(`
    const receiver = '(?:[aA]udit|[aA]ccess_?[lL]og|[tT]rail|[eE]tsuran|[kK]ansa|監査|閲覧)[\\p{ID_Continue}$]*(?:\\([^()\\n]{0,60}\\))?\\s*\\??\\.';
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
