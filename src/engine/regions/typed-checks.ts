import type { FileContext, FindingEvidence } from '../../rulekit/index.ts';
import { LineIndex } from '../../parse/index.ts';
import { saidByRules, toRawFindings } from '../findings.ts';
import { type FileOutcome, type Judged, judgeFile } from '../lint-file.ts';
import type { Steps } from '../steps.ts';
import { blanked, type Change, changeBetween, Mover, shifted } from './change.ts';
import { type Body, bodyRanges, type Outline, outlineOf, wordsOfBody } from './outline.ts';
import { reachOf } from './reach.ts';

/** What is remembered of a file since it was last judged. */
interface Known {
  text: string;
  evidence: readonly FindingEvidence[];
  outline: Outline;
}

/** Of so many files the last judgement is kept. */
const KEPT = 16;
/** Larger outlines cost more than they save. */
const MOST_PARTS = 800;
/** From this share of all functions on everything is judged anew. */
const WORTH = 0.7;

/**
 * Judges files while they are typed in. Where only the inside of one function changed since the last
 * time, that function is judged anew with all it can matter to, in a text in which the other functions
 * are empty; what was said in these is moved to where they stand now. What a function does to others
 * without a name of the module (hooks added to an imported client) shows when all is judged again.
 */
export class TypedChecks {
  readonly #known = new Map<string, Known>();

  /**
   * Judges a file; `whole`: all of it, whatever is known. Answers whether only a part was judged. While what
   * is typed breaks the grammar, what was said of other functions stays.
   */
  *check(text: string, context: FileContext, whole: boolean): Steps<{ outcome: FileOutcome; partial: boolean }> {
    const { file } = context;
    const known = this.#known.get(file);
    const again = known && !whole && (yield* judgeAgain(known, text, context));
    if (again) {
      this.#keep(file, again);
      return { outcome: { findings: findingsOf(again), problems: [] }, partial: true };
    }
    const judged = yield* judgeFile(text, context, true);
    const { outcome } = judged;
    if (known && outcome.problems.some(({ kind }) => kind === 'syntax-error')) return { outcome: { ...outcome, findings: findingsOf(elsewhere(known, text, file)) }, partial: false };
    const now = knownOf(text, judged);
    if (now) this.#keep(file, now);
    else this.#known.delete(file);
    return { outcome, partial: false };
  }

  /** Forgets all judgements: something that they rest on is another now. */
  clear(): void {
    this.#known.clear();
  }

  #keep(file: string, known: Known): void {
    this.#known.delete(file);
    this.#known.set(file, known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
  }
}

/** Undefined where comments or problems decide about what is shown. */
function knownOf(text: string, { outcome, evidence, ast, directed }: Judged): Known | undefined {
  if (!ast || directed || outcome.problems.length > 0) return undefined;
  return { text, evidence, outline: outlineOf(ast, text) };
}

function findingsOf({ text, evidence }: Known): FileOutcome['findings'] {
  const lines = new LineIndex(text);
  return toRawFindings(lines, saidByRules(lines, evidence), evidence);
}

/** What is known of the functions beside the one that was typed in; nothing where more than one was. */
function elsewhere(known: Known, text: string, file: string): Known {
  const change = changeBetween(known.text, text);
  if (!change) return known;
  const typed = typedBody(known, change);
  const mover = new Mover(file, known.text, text, change);
  return { ...known, text, evidence: typed ? known.evidence.filter((one) => !isIn(one, [typed])).map((one) => mover.moved(one)) : [] };
}

/** The function in which a text changed. */
function typedBody({ outline }: Known, change: Change): Body | undefined {
  return outline.bodies.find(({ start, end }) => change.start > start && change.end < end);
}

/** Undefined where all must be judged. */
function* judgeAgain(known: Known, text: string, context: FileContext): Steps<Known | undefined> {
  const change = changeBetween(known.text, text);
  if (!change) return known;
  const { bodies, shells } = known.outline;
  const typed = typedBody(known, change);
  if (!typed || bodies.length + shells.length > MOST_PARTS) return undefined;
  const now = bodies.map((body) => (body === typed ? typedIn(body, text, change) : moved(body, change)));
  const at = bodies.indexOf(typed);
  const changed = now[at] as Body;
  // Whom it no longer calls was judged together with it as well.
  const reached = reachOf({ ...changed, inside: union(typed.inside, changed.inside), ofThis: union(typed.ofThis, changed.ofThis) }, { bodies: now, shells });
  const renumbered = linesMove(known.text, text, change) ? known.evidence.filter((one) => namesLines(one, context.file)) : [];
  if (renumbered.some((one) => !isIn(one, bodies))) return undefined;
  const isReached = now.map((body, index) => body === changed || reached.has(body) || renumbered.some((one) => isIn(one, [bodies[index] as Body])));
  const left = now.filter((_, index) => !isReached[index]);
  if (lengthOf(left) < (1 - WORTH) * lengthOf(now)) return undefined;

  const judged = yield* judgeFile(blanked(text, left.map(({ start, end }) => [start + 1, end - 1])), context, true);
  if (!judged.ast || judged.directed || judged.outcome.problems.length > 0 || !isSame(bodyRanges(judged.ast), now)) return undefined;
  const mover = new Mover(context.file, known.text, text, change);
  const before = bodies.filter((_, index) => isReached[index]);
  const after = now.filter((_, index) => isReached[index]);
  const evidence = [...known.evidence.filter((one) => !isIn(one, before)).map((one) => mover.moved(one)), ...judged.evidence.filter((one) => isIn(one, after))];
  return { text, evidence, outline: { bodies: now, shells } };
}

function lengthOf(bodies: readonly Body[]): number {
  return bodies.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Whether other lines have other numbers since. */
function linesMove(before: string, after: string, { start, end, added }: Change): boolean {
  const breaks = (text: string): number => text.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0;
  return breaks(before.slice(start - 1, end + 1)) !== breaks(after.slice(start - 1, end + added + 1));
}

/** Whether a message says in which line of its file something stands. */
function namesLines({ message }: FindingEvidence, file: string): boolean {
  return /\blines? \d|\d行目/.test(message) || message.includes(`${file}:`);
}

function typedIn(body: Body, text: string, { added }: Change): Body {
  const end = body.end + added;
  return { ...body, end, ...wordsOfBody(text.slice(body.start, end)) };
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function moved(body: Body, change: Change): Body {
  return { ...body, start: shifted(body.start, change), end: shifted(body.end, change) };
}

/** Whether the tree has just these functions: what was typed has opened or closed none. */
function isSame(ranges: readonly (readonly [start: number, end: number])[], bodies: readonly Body[]): boolean {
  return ranges.length === bodies.length && ranges.every(([start, end], index) => start === bodies[index]?.start && end === bodies[index]?.end);
}

function isIn({ range: [start, end] }: FindingEvidence, bodies: readonly Body[]): boolean {
  return bodies.some((body) => start >= body.start && end <= body.end);
}
