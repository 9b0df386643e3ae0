import { looseKey } from '../resolve.ts';
import type { MergedEntity } from './merge.ts';

/** An entity with its place in the order of the merge. */
interface Placed {
  entity: MergedEntity;
  at: number;
}

/**
 * The project's own merged entities by the names that tables may mean them by, so that thousands of
 * tables find their owners without asking every entity. Entities gain names while they are merged:
 * `note` one again whenever it did.
 */
export class EntityIndex {
  readonly #byTable = new Map<string, Placed[]>();
  readonly #byKey = new Map<string, Set<MergedEntity>>();
  readonly #places = new Map<MergedEntity, { at: number; names: number }>();

  /** Takes note of an entity's names that are new since the last time. */
  note(entity: MergedEntity): void {
    const place = this.#places.get(entity) ?? { at: this.#places.size, names: 0 };
    const names = [entity.name, ...entity.aliases];
    for (const name of names.slice(place.names)) {
      add(this.#byTable, lastPart(name), { entity, at: place.at });
      const key = looseKey(name);
      this.#byKey.set(key, (this.#byKey.get(key) ?? new Set<MergedEntity>()).add(entity));
    }
    this.#places.set(entity, { at: place.at, names: names.length });
  }

  /** The first entity that one of these table names names. */
  ofTable(names: readonly string[]): MergedEntity | undefined {
    let first: Placed | undefined;
    for (const name of names) {
      for (const placed of this.#byTable.get(lastPart(name)) ?? []) {
        if (first && first.at <= placed.at) continue;
        if ([placed.entity.name, ...placed.entity.aliases].some((known) => sameTable(known, name))) first = placed;
      }
    }
    return first?.entity;
  }

  /** The entities that may be meant by one of these names in some spelling. */
  alike(names: readonly string[]): MergedEntity[] {
    return [...new Set(names.flatMap((name) => [...(this.#byKey.get(looseKey(name)) ?? [])]))];
  }
}

const partsOf = (name: string): string[] => name.replace(/["'`[\]]/g, '').toLowerCase().split('.');
const lastPart = (name: string): string => partsOf(name).at(-1) ?? '';

/** Table names are the same when they differ in case only, or one of them leaves its schema out. */
export function sameTable(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.at(-1) !== b.at(-1)) return false;
  return a.length === 1 || b.length === 1 || a.at(-2) === b.at(-2);
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
