import type { TSESTree } from '@typescript-eslint/types';
import { adapters } from '../adapters/index.ts';
import type { Adapter, AdapterToken } from '../adapters/adapter.ts';
import type { SourceView } from '../ast/index.ts';
import type { Catalog, DataAccess } from '../model/index.ts';
import { callName, fileCalls } from './calls.ts';
import { genericAccesses } from './generic-accesses.ts';

const byProgram = new WeakMap<TSESTree.Program, readonly DataAccess[]>();

/** Adapters by the method names they want to see, for one set of adapters that a text can concern. */
type Dispatch = ReadonlyMap<string, readonly Adapter[]>;

const NO_DISPATCH: Dispatch = new Map();
const dispatches = new Map<string, Dispatch>();

/** Strings of which one must stand in a text for an adapter to be asked; of a group the last string is the rarest. */
const rarest = new Set(adapters.flatMap(({ tokens }) => tokens.map((token) => (typeof token === 'string' ? token : (token.findLast((part) => typeof part === 'string') ?? '')))));
// Longest first: where several tokens begin alike, the one that stands there is found.
const someToken = new RegExp([...rarest].sort((a, b) => b.length - a.length).map(escaped).join('|'), 'g');

function escaped(token: string): string {
  return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const stringsFirst = (a: string | RegExp, b: string | RegExp): number => Number(typeof a !== 'string') - Number(typeof b !== 'string');

let asked: { text: string; dispatch: Dispatch } | undefined;

/**
 * The adapters whose tokens stand in a text, by method name. Which of them can concern a file is a
 * question to its text alone, so that every host asks the same adapters.
 */
export function accessDispatch(text: string): Dispatch {
  if (asked?.text !== text) asked = { text, dispatch: dispatchFor(text) };
  return asked.dispatch;
}

/** One pass over the text finds every token; most texts hold none. */
function dispatchFor(text: string): Dispatch {
  const present = new Map<string, boolean>();
  for (const [token] of text.matchAll(someToken)) present.set(token, true);
  if (present.size === 0) return NO_DISPATCH;
  const stands = (token: string): boolean => {
    let answer = present.get(token);
    if (answer === undefined) present.set(token, (answer = !rarest.has(token) && text.includes(token)));
    return answer;
  };
  const matches = (part: string | RegExp): boolean => (typeof part === 'string' ? stands(part) : part.test(text));
  // Strings first: a pattern costs a pass over the text.
  const holds = (token: AdapterToken): boolean => (typeof token === 'string' ? stands(token) : [...token].sort(stringsFirst).every(matches));
  const relevant = adapters.filter(({ tokens }) => tokens.some(holds));
  const key = relevant.map(({ id }) => id).join(' ');
  let dispatch = dispatches.get(key);
  if (!dispatch) {
    const byMethod = new Map<string, Adapter[]>();
    for (const adapter of relevant) for (const method of adapter.methods) byMethod.set(method, [...(byMethod.get(method) ?? []), adapter]);
    dispatches.set(key, (dispatch = byMethod));
  }
  return dispatch;
}

/**
 * All data accesses of a file. The first rule that asks runs the adapters over every call; all
 * others share the answer.
 */
export function dataAccesses(source: SourceView, catalog: Catalog): readonly DataAccess[] {
  const known = byProgram.get(source.ast);
  if (known) return known;
  const found: DataAccess[] = [];
  const dispatch = accessDispatch(source.text);
  const env = { source, entity: (name: string) => catalog.find(name) };
  for (const node of dispatch.size > 0 ? fileCalls(source) : []) {
    const name = callName(node);
    for (const adapter of (name === undefined ? undefined : dispatch.get(name)) ?? []) {
      const access = adapter.read(node, env);
      if (!access) continue;
      found.push(access);
      break;
    }
  }
  found.push(...genericAccesses(fileCalls(source), source, catalog, accessDispatch));
  byProgram.set(source.ast, found);
  return found;
}
