import type { ReadEnv } from '../adapters/adapter.ts';
import type { Catalog } from '../model/index.ts';

/**
 * How adapters look entities up: the project's own and, where a customer system is named, that system's.
 * That a type of the name exists proves no store, so that nothing which merely calls a method beside it is
 * taken for a read. What an access returns is looked up in the whole catalog.
 */
export const storedEntity = (catalog: Pick<Catalog, 'find'>): ReadEnv['entity'] => (name, from, system) => {
  const entity = catalog.find(name, from, system);
  return entity?.shape ? undefined : entity;
};
