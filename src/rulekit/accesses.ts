import type { TSESTree } from '@typescript-eslint/types';
import { inHouseAdapter } from '../adapters/in-house.ts';
import { adapters } from '../adapters/index.ts';
import type { Adapter, AdapterToken } from '../adapters/adapter.ts';
import type { SourceView } from '../ast/index.ts';
import type { DataAccess, InHouseClient, ProjectView } from '../model/index.ts';
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
/** For each such string, itself and the others that it begins with. */
const beginsWith = new Map([...rarest].map((token) => [token, [...rarest].filter((other) => token.startsWith(other))] as const));

function escaped(token: string): string {
  return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const stringsFirst = (a: string | RegExp, b: string | RegExp): number => Number(typeof a !== 'string') - Number(typeof b !== 'string');

const NO_CLIENTS: readonly InHouseClient[] = [];
let asked: { text: string; clients: readonly InHouseClient[]; dispatch: Dispatch } | undefined;

/**
 * The adapters whose tokens stand in a text, by method name. Which of them can concern a file is a
 * question to its text alone, so that every host asks the same adapters.
 * @param clients the project's own data clients, as the policy describes them.
 */
export function accessDispatch(text: string, clients: readonly InHouseClient[] = NO_CLIENTS): Dispatch {
  if (asked?.text !== text || asked.clients !== clients) asked = { text, clients, dispatch: withInHouse(dispatchFor(text), text, clients) };
  return asked.dispatch;
}

const inHouse = new WeakMap<readonly InHouseClient[], Adapter>();

/** What the policy describes is known best: its adapter is asked first. */
function withInHouse(dispatch: Dispatch, text: string, clients: readonly InHouseClient[]): Dispatch {
  if (clients.length === 0) return dispatch;
  let adapter = inHouse.get(clients);
  if (!adapter) inHouse.set(clients, (adapter = inHouseAdapter(clients)));
  const present = [...adapter.methods].filter((name) => text.includes(name));
  if (present.length === 0) return dispatch;
  const merged = new Map(dispatch);
  for (const name of present) merged.set(name, [adapter, ...(dispatch.get(name) ?? [])]);
  return merged;
}

/** One pass over the text finds every token; most texts hold none. */
function dispatchFor(text: string): Dispatch {
  const present = new Map<string, boolean>();
  someToken.lastIndex = 0;
  for (let found = someToken.exec(text); found; found = someToken.exec(text)) {
    for (const token of beginsWith.get(found[0]) ?? []) present.set(token, true);
    // Tokens may overlap: `.query` must not hide `query(`.
    someToken.lastIndex = found.index + 1;
  }
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
export function dataAccesses(source: SourceView, { catalog, clients }: Pick<ProjectView, 'catalog' | 'clients'>): readonly DataAccess[] {
  const known = byProgram.get(source.ast);
  if (known) return known;
  const found: DataAccess[] = [];
  const dispatch = accessDispatch(source.text, clients);
  const env = { source, entity: (name: string, from?: string) => catalog.find(name, from) };
  for (const node of dispatch.size > 0 ? fileCalls(source) : []) {
    const name = callName(node);
    for (const adapter of (name === undefined ? undefined : dispatch.get(name)) ?? []) {
      const access = adapter.read(node, env);
      if (!access) continue;
      found.push(access);
      break;
    }
  }
  found.push(...genericAccesses(fileCalls(source), source, catalog, (text) => accessDispatch(text, clients)));
  byProgram.set(source.ast, found);
  return found;
}
