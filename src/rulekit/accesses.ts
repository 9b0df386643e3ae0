import type { TSESTree } from '@typescript-eslint/types';
import { inHouseAdapter } from '../adapters/in-house.ts';
import { adapters } from '../adapters/index.ts';
import type { Adapter } from '../adapters/adapter.ts';
import type { SourceView } from '../ast/index.ts';
import type { CatalogData, DataAccess, InHouseClient, ProjectView } from '../model/index.ts';
import { callName, fileCalls } from './calls.ts';
import { genericAccesses } from './generic-accesses.ts';
import { storedEntity } from './stored-entity.ts';
import { TokenIndex } from './token-index.ts';

/** The accesses of files, as they are by one catalog: a module that stays open outlives the catalog it was first read with. */
const byProgram = new WeakMap<TSESTree.Program, { by: CatalogData; accesses: readonly DataAccess[] }>();

/** Adapters by the method names they want to see, for one set of adapters that a text can concern. */
type Dispatch = ReadonlyMap<string, readonly Adapter[]>;

const NO_DISPATCH: Dispatch = new Map();
const dispatches = new Map<string, Dispatch>();

const index = new TokenIndex(adapters);

const NO_CLIENTS: readonly InHouseClient[] = [];
/** The answer for the text before: a file is asked about several times in a row. */
let asked: { text: string; clients: readonly InHouseClient[]; dispatch: Dispatch } | undefined;
/** The answers for modules that generic code was followed into: many files lead there. */
const ofModules = new WeakMap<TSESTree.Program, { clients: readonly InHouseClient[]; dispatch: Dispatch }>();

/**
 * The adapters whose tokens stand in a text, by method name. Which of them can concern a file is a
 * question to its text alone, so that every host asks the same adapters.
 * @param clients the project's own data clients, as the policy describes them.
 */
export function accessDispatch(text: string, clients: readonly InHouseClient[] = NO_CLIENTS): Dispatch {
  if (asked?.text !== text || asked.clients !== clients) asked = { text, clients, dispatch: withInHouse(dispatchFor(text), text, clients) };
  return asked.dispatch;
}

/** As `accessDispatch`, for a module that the file in hand leads to. */
function moduleDispatch({ ast, text }: SourceView, clients: readonly InHouseClient[]): Dispatch {
  const known = ofModules.get(ast);
  if (known?.clients === clients) return known.dispatch;
  const dispatch = asked?.text === text && asked.clients === clients ? asked.dispatch : withInHouse(dispatchFor(text), text, clients);
  ofModules.set(ast, { clients, dispatch });
  return dispatch;
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

function dispatchFor(text: string): Dispatch {
  const concerned = index.adaptersOf(text);
  if (concerned.size === 0) return NO_DISPATCH;
  const relevant = adapters.filter((adapter) => concerned.has(adapter));
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
  if (known?.by === catalog.data) return known.accesses;
  const found: DataAccess[] = [];
  const dispatch = accessDispatch(source.text, clients);
  const env = { source, entity: storedEntity(catalog) };
  for (const node of dispatch.size > 0 ? fileCalls(source) : []) {
    const name = callName(node);
    for (const adapter of (name === undefined ? undefined : dispatch.get(name)) ?? []) {
      const access = adapter.read(node, env);
      if (!access) continue;
      found.push(access);
      break;
    }
  }
  // What an adapter reads by itself need not be looked for inside the function that is called.
  const read = new Set<TSESTree.Node>(found.flatMap(({ entity, node }) => (entity.kind === 'known' ? [node] : [])));
  found.push(...genericAccesses(fileCalls(source).filter((call) => !read.has(call)), source, catalog, (module) => moduleDispatch(module, clients)));
  byProgram.set(source.ast, { by: catalog.data, accesses: found });
  return found;
}
