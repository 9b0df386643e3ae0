import { readdirSync } from 'node:fs';
import { adapters } from '../../src/adapters/index.ts';
import type { DataAccess } from '../../src/model/index.ts';
import { adapter as inHouse } from './in-house/client.ts';
import { accessesOf, boundText, filterText, projectionText, resultText, view } from './driver.ts';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { catalog } from './catalog.ts';

/** A question every adapter is asked: the answer of its first access in a few letters, and what it must be. */
export interface Question {
  name: string;
  answer(access: DataAccess, text: string): string;
  expected: string;
}

const bound = (access: DataAccess): string => boundText(access.rowBound).replace(/^(\?|meaningless).*/, '$1');
const fields = (access: DataAccess): string => projectionText(access.projection).replace(/^\?.*/, '?').replace(/\*-.*/, 'except');
const filter = (access: DataAccess, text: string): string => {
  const { filter: one } = access;
  if (one.kind !== 'fields') return filterText(one, text).replace(/^\?.*/, '?');
  return one.fields.map(({ name, op, optional }) => `${name}${optional ? '?' : ''} ${op}`).join(', ') + (one.open ? ' …' : '');
};

/** The questions, by the key under which each client writes its source. */
export const QUESTIONS = {
  unbounded: { name: 'a list without a bound', answer: bound, expected: 'none' },
  literal: { name: 'a bound of 20', answer: bound, expected: '20' },
  dynamic: { name: 'a bound of run time', answer: bound, expected: 'dynamic' },
  clamped: { name: 'a bound capped at 100', answer: bound, expected: 'dynamic<=100' },
  meaningless: { name: 'a bound for some paths only', answer: bound, expected: 'meaningless' },
  elsewhere: { name: 'arguments of the caller', answer: bound, expected: '?' },
  all: { name: 'all fields', answer: fields, expected: '*' },
  some: { name: 'two fields', answer: fields, expected: 'id+email' },
  except: { name: 'all but one field', answer: fields, expected: 'except' },
  everyRow: { name: 'no filter', answer: filter, expected: 'every row' },
  byKey: { name: 'a unique key', answer: filter, expected: 'id eq' },
  byIds: { name: 'a list of ids', answer: filter, expected: 'id in' },
  byScope: { name: 'the rows of one tenant', answer: filter, expected: 'tenantId eq' },
  mayFallAway: { name: 'a condition that may fall away', answer: filter, expected: 'email? eq' },
  oneRow: { name: 'one row', answer: ({ cardinality }) => cardinality, expected: 'one' },
  count: { name: 'a count', answer: ({ operation, projection }) => `${operation} of ${projection.kind === 'fields' ? projection.fields.length : '?'} fields`, expected: 'count of 0 fields' },
  raw: { name: 'a statement as text', answer: ({ operation, entity }) => `${operation} of ${entity.kind === 'known' ? entity.value.name.toLowerCase() : '?'}`, expected: 'read of customer' },
  related: { name: 'a relation read along', answer: ({ related }) => `${related.length} of ${related[0] ? projectionText(related[0].projection) : ''}`, expected: '1 of *' },
  used: { name: 'the fields that the code uses', answer: resultText, expected: 'rows,row: email' },
} as const satisfies Record<string, Question>;

/** Name of a question. */
export type QuestionKey = keyof typeof QUESTIONS;

/** Sources of one client: a prologue, then one statement per question; a reason where the client has no such thing. */
export interface ClientSources {
  before: string;
  sources: Record<QuestionKey, string | { not: string }>;
  /** Code as it stands while somebody types; must parse, and must not make a reader fail. */
  halfTyped: readonly string[];
  /** Why a source does not type-check against the real packages. */
  types?: Partial<Record<QuestionKey, string>>;
}

/** Every adapter of the registry, and one for a client that a policy describes. */
export const ASKED: readonly Adapter[] = [...adapters, inHouse];

const folder = new URL('./contract/', import.meta.url);

/** What each client is asked with: one file per client, named like its adapter. */
export const CLIENTS: Readonly<Record<string, ClientSources>> = Object.fromEntries(
  await Promise.all(readdirSync(folder).map(async (file) => [file.replace(/\.ts$/, ''), ((await import(new URL(file, folder).href)) as { default: ClientSources }).default] as const)),
);

/** The answer of a client: what it read, or why there is nothing to read. */
export function answerOf(adapter: Adapter, { before, sources }: ClientSources, key: QuestionKey): { text: string } | { not: string } {
  const source = sources[key];
  if (typeof source !== 'string') return source;
  const text = `${before}${source}`;
  // A client's own statements may be read by the adapter of their language.
  const [access] = (key === 'raw' ? [adapter, ...adapters] : [adapter]).flatMap((one) => accessesOf(one, view(text), catalog));
  return { text: access ? QUESTIONS[key].answer(access, text) : 'no access' };
}
