import type { Catalog } from '../model/index.ts';

/**
 * How adapters look entities up: that a type of the name exists proves no store, so that nothing which
 * merely calls a method beside it is taken for a read. What an access returns is looked up in the whole catalog.
 */
export const storedEntity = (catalog: Pick<Catalog, 'find'>) => (name: string, from?: string): ReturnType<Catalog['find']> => {
  const entity = catalog.find(name, from);
  return entity?.shape ? undefined : entity;
};
