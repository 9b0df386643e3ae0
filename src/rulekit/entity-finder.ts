import type { ReadEnv } from '../adapters/adapter.ts';
import type { Catalog } from '../model/index.ts';

/** What adapters may ask the catalog: the project's own entities and, where a customer system is named, those of that system. */
export function entityFinder(catalog: Catalog): ReadEnv['entity'] {
  return (name, from, system) => catalog.resolve({ name, as: 'model', ...(from === undefined ? {} : { from }), ...(system === undefined ? {} : { system }) });
}
