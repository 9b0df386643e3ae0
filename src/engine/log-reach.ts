import { LogJudge, type LogSurvey, surveyLogs } from '../flow/index.ts';
import type { AccessLogEntry, ClientLog, ForgottenUse, LogReach, PlaceName } from '../model/index.ts';
import { isTrial, NO_REACH, type ProjectData } from '../project/index.ts';
import { loggingAround } from '../rulekit/index.ts';
import type { LinkedModules } from './linked-modules.ts';

/** Files looked through at most: beyond it, what is logged elsewhere is not known. */
const MOST_FILES = 600;
/** Loggers that call loggers, and callers of callers: further nobody follows by eye either. */
const MOST_ROUNDS = 4;

/** A source of the project. */
interface SourceText {
  file: string;
  text: string;
}

/**
 * Finds out how far logging reaches beyond the file it stands in: which functions of which files
 * always log, and around which functions, classes and routers all users log. Looks through the
 * files that name an access log, and from there through those that use what they use.
 * Nothing is looked at in a project whose access log is seen to record changes, or nothing at all.
 * @param isActive whether rules are on in a file: what tests call proves nothing.
 */
export function readLogReach({ accessLogs }: Pick<ProjectData, 'accessLogs'>, sources: readonly SourceText[], modules: LinkedModules, isActive: (file: string) => boolean): LogReach {
  const entries = accessLogs.filter(reaches);
  if (entries.length === 0) return NO_REACH;
  return new ReachReader(entries, sources.filter(({ file }) => !isTrial(file)), modules, isActive).read();
}

/** What is meant to log reads: named by the policy, seen to record some, or put around whatever runs. */
function reaches({ origin, records, kind }: AccessLogEntry): boolean {
  return origin === 'policy' || records === 'reads' || (records === 'unknown' && kind !== 'function');
}

/** Whether a text has a part in how far logging reaches: it was looked through, or names an access log. */
export function isInReach({ accessLogs, logReach }: Pick<ProjectData, 'accessLogs' | 'logReach'>, file: string, ...texts: readonly (string | undefined)[]): boolean {
  if (logReach.files.includes(file)) return true;
  return accessLogs.some((entry) => reaches(entry) && texts.some((text) => text?.includes(entry.name.slice(entry.name.lastIndexOf('.') + 1))));
}

class ReachReader {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #surveys = new Map<string, LogSurvey>();
  #declares: readonly AccessLogEntry[] = [];
  #allControllers = false;

  constructor(
    private readonly entries: readonly AccessLogEntry[],
    private readonly sources: readonly SourceText[],
    private readonly modules: LinkedModules,
    private readonly isActive: (file: string) => boolean,
  ) {
    this.#texts = new Map(sources.map(({ file, text }) => [file, text]));
  }

  read(): LogReach {
    const declares = this.#declared();
    this.#lookAtControllers();
    const { covered, forgotten } = this.#around();
    return { declares, covered, forgotten, clients: this.#hooks(), allControllers: this.#allControllers, files: [...this.#surveys.keys()].sort() };
  }

  /** Functions that log by calling a logger, those that call these, and so on; each round looks again at the files that name a new one. */
  #declared(): readonly AccessLogEntry[] {
    let names = this.entries;
    for (let round = 0; round < MOST_ROUNDS && names.length > 0; round++) {
      const known = new Set([...this.entries, ...this.#declares].map(({ name, file }) => `${file}\0${name}`));
      const found: AccessLogEntry[] = [];
      for (const file of this.#naming(names)) {
        for (const { name, kind, line } of this.#survey(file, true)?.declares ?? []) {
          if (known.has(`${file}\0${name}`) || this.entries.some((entry) => entry.name === name && entry.origin === 'policy')) continue;
          known.add(`${file}\0${name}`);
          found.push({ name, origin: 'discovered', kind, file, line, records: 'reads' });
        }
      }
      this.#declares = [...this.#declares, ...found];
      names = found;
    }
    return this.#declares;
  }

  #hooks(): ClientLog[] {
    return [...this.#surveys].flatMap(([file, { hooks }]) => hooks.map((hook) => ({ ...hook, file })));
  }

  /** Where every controller is logged, what controllers call is logged around. */
  #lookAtControllers(): void {
    this.#allControllers = [...this.#surveys.values()].some(({ allControllers }) => allControllers);
    if (!this.#allControllers) return;
    for (const { file, text } of this.sources) if (/@(?:Rest|Json)?(?:Controller|Resolver)\(/.test(text)) this.#survey(file, true);
  }

  /** Files in which one of the names stands, the declaring one included. */
  #naming(entries: readonly AccessLogEntry[]): string[] {
    const words = [...new Set(entries.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)))];
    return this.#holding(words);
  }

  #holding(words: readonly string[]): string[] {
    const pattern = new RegExp(`(?<![\\p{ID_Continue}$])(?:${words.map((word) => word.replace(/[$]/g, '\\$&')).join('|')})(?![\\p{ID_Continue}$])`, 'u');
    return this.sources.filter(({ text }) => words.some((word) => text.includes(word)) && pattern.test(text)).map(({ file }) => file);
  }

  #survey(file: string, anew = false): LogSurvey | undefined {
    const known = this.#surveys.get(file);
    if ((known && !anew) || (this.#surveys.size >= MOST_FILES && !known) || !this.isActive(file)) return known;
    const source = this.modules.module(file);
    if (!source) return undefined;
    const { isAccessLogCall, ...logging } = loggingAround({ accessLogs: this.entries, logReach: { ...NO_REACH, declares: this.#declares, allControllers: this.#allControllers } }, source);
    const survey = surveyLogs(source, new LogJudge({ ...logging, isAccessLogCall: (call) => isAccessLogCall(call), resultBindings: [] }));
    this.#surveys.set(file, survey);
    return survey;
  }

  /** Solves who is logged around: whatever is used at least once, and only where it is logged or inside what is logged around. */
  #around(): { covered: PlaceName[]; forgotten: ForgottenUse[] } {
    const covered = new Set<string>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = covered.size;
      const candidates = this.#candidates(covered);
      for (const key of candidates) this.#surveyUsersOf(placeOf(key));
      const uses = this.#usesByTarget();
      for (let changed = true; changed; ) {
        changed = false;
        for (const [key, found] of uses) {
          if (covered.has(key) || !candidates.has(key) || !found.every((use) => isCovered(use, covered))) continue;
          covered.add(key);
          changed = true;
        }
      }
      if (covered.size === before) break;
      // What is logged around may use more.
      for (const key of covered) for (const file of this.#filesOf(placeOf(key))) this.#survey(file);
    }
    return { covered: [...covered].sort().map(placeOf), forgotten: this.#forgotten(covered) };
  }

  /** What is logged around in one place at least. */
  #candidates(covered: ReadonlySet<string>): Set<string> {
    const found = new Set<string>();
    for (const [key, uses] of this.#usesByTarget()) if (uses.some((use) => isCovered(use, covered))) found.add(key);
    return found;
  }

  /** Files that may use something of another one: they name it, and where it is a method, its class or something called like it. */
  #surveyUsersOf({ file, name }: PlaceName): void {
    const [owner = '', member] = name.split('.');
    const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
    const folder = file.split('/').at(-2) ?? '';
    for (const user of this.#holding([member ?? (owner === 'default' ? base : owner)])) {
      const text = this.#texts.get(user) ?? '';
      if (user !== file && (text.includes(owner) || text.includes(base) || (base === 'index' && text.includes(folder)))) this.#survey(user);
    }
  }

  /** Where something stands; for a method of an interface where that is implemented. */
  #filesOf({ file, name }: PlaceName): string[] {
    if (file !== '*') return [file];
    const [owner = ''] = name.split('.');
    return this.#holding([owner]).filter((one) => new RegExp(`(?:implements|extends)\\s[^{]*\\b${owner}\\b`).test(this.#texts.get(one) ?? ''));
  }

  #usesByTarget(): Map<string, KnownUse[]> {
    const byTarget = new Map<string, KnownUse[]>();
    for (const [file, { uses }] of this.#surveys) {
      for (const { target, covered, by, contracts, line } of uses) {
        const key = keyOf(target);
        const use = { file, covered, by: [...by.map((name) => keyOf({ file, name })), ...contracts.map((name) => keyOf({ file: '*', name }))], line };
        const known = byTarget.get(key);
        if (known) known.push(use);
        else byTarget.set(key, [use]);
      }
    }
    return byTarget;
  }

  #forgotten(covered: ReadonlySet<string>): ForgottenUse[] {
    const forgotten: ForgottenUse[] = [];
    for (const [key, uses] of this.#usesByTarget()) {
      if (covered.has(key) || !uses.some((use) => isCovered(use, covered))) continue;
      const [first] = uses.filter((use) => !isCovered(use, covered)).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
      if (first) forgotten.push({ ...placeOf(key), by: { file: first.file, line: first.line } });
    }
    return forgotten;
  }
}

interface KnownUse {
  file: string;
  covered: boolean;
  by: readonly string[];
  line: number;
}

const isCovered = (use: KnownUse, covered: ReadonlySet<string>): boolean => use.covered || use.by.some((key) => covered.has(key));

const keyOf = ({ file, name }: PlaceName): string => `${file}\0${name}`;

function placeOf(key: string): PlaceName {
  const [file = '', name = ''] = key.split('\0');
  return { file, name };
}
