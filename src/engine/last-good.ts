import type { SourceEntity, SourceResult } from '../catalog/index.ts';
import type { DeclaredEntities, FileFacts } from '../project/index.ts';

/** An entity of which an older version counts, and the line that cannot be read at present. */
export interface StaleEntity {
  name: string;
  line: number;
}

/** Facts as they count, with what is older than the text. */
export interface SettledFacts {
  facts: FileFacts;
  stale: readonly StaleEntity[];
}

/** True when everything that a file declares could be read. */
export function isReadable({ entities = [], unreadable }: FileFacts): boolean {
  return !unreadable && entities.every(({ result }) => result.problems.length === 0);
}

/**
 * The facts of a text that cannot be read in full, completed from the last version that could: an
 * entity that is gone though its name still stands in the text, and fields that are gone from an
 * entity with a problem inside. What was deleted is deleted; what is half-typed keeps what it said.
 */
export function withLastGood(facts: FileFacts, good: FileFacts | undefined, text: string): SettledFacts {
  if (!good || isReadable(facts)) return { facts, stale: [] };
  const { unreadable } = facts;
  // A source that does not parse says nothing at all: everything it declared still counts.
  if (unreadable) {
    const names = (good.entities ?? []).flatMap(({ result }) => result.entities.map(({ name }) => name));
    return { facts: { ...good, unreadable }, stale: names.map((name) => ({ name, line: unreadable.line })) };
  }
  const stale: StaleEntity[] = [];
  const entities = (facts.entities ?? []).map(({ kind, result }): DeclaredEntities => {
    const before = good.entities?.find((one) => one.kind === kind)?.result;
    return before && result.problems.length > 0 ? { kind, result: completed(result, before, text, stale) } : { kind, result };
  });
  return { facts: { ...facts, entities }, stale };
}

function completed(result: SourceResult, before: SourceResult, text: string, stale: StaleEntity[]): SourceResult {
  const lines = result.problems.map(({ line }) => line).sort((a, b) => a - b);
  const starts = result.entities.map(({ line }) => line).sort((a, b) => a - b);
  const current = result.entities.map((entity): SourceEntity => {
    const end = starts.find((line) => line > entity.line) ?? Infinity;
    const problem = lines.find((line) => line >= entity.line && line < end);
    const older = problem === undefined ? undefined : before.entities.find((one) => isSame(one, entity));
    const missing = (older?.fields ?? []).filter(({ name }) => !entity.fields.some((field) => field.name === name));
    if (problem === undefined || missing.length === 0) return entity;
    stale.push({ name: entity.name, line: problem });
    return { ...entity, fields: [...entity.fields, ...missing] };
  });
  const gone = before.entities.filter((older) => !result.entities.some((entity) => isSame(entity, older)) && standsIn(text, older.name));
  for (const { name, line } of gone) stale.push({ name, line: nearestTo(lines, line) });
  return { ...result, entities: [...current, ...gone], ...(before.enums ? { enums: [...new Set([...(result.enums ?? []), ...before.enums])] } : {}) };
}

const isSame = (one: SourceEntity, other: SourceEntity): boolean => one.name === other.name && one.system === other.system;

/** The last problem before the place where an entity stood, else the first. */
const nearestTo = (lines: readonly number[], line: number): number => lines.findLast((problem) => problem <= line) ?? lines[0] ?? line;

/** Whether a name still stands in a text as a whole. */
function standsIn(text: string, name: string): boolean {
  const plain = name.slice(name.lastIndexOf('.') + 1);
  for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
    if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + plain.length] ?? '')) return true;
  }
  return false;
}

const LETTER = /[\p{L}\p{N}_]/u;
