import type { Catalog, CatalogEntity, DataAccess, ProjectView, ReadConvention } from '../model/index.ts';

/** Parts of a file's name that say what it does, not what it is about. */
const ROLE = /^(?:[cm]?[jt]sx?|services?|controllers?|routers?|routes?|repositor(?:y|ies)|actions?|handlers?|resolvers?|queries|index|page|api|utils?|lib|jobs?|workers?|tasks?|events?|audit|logs?|access)$/i;

const answers = new WeakMap<Catalog, Map<ReadConvention, CatalogEntity | undefined>>();

/**
 * The place at which a read like this one is seen to be logged: of the same entity, and likewise of
 * one record or of many. Who logs that a contact was opened may be expected to log it everywhere,
 * and says nothing of lists.
 */
export function loggedElsewhere(access: DataAccess, entity: CatalogEntity, { catalog, readConventions }: Pick<ProjectView, 'catalog' | 'readConventions'>): ReadConvention | undefined {
  return readConventions.find((convention) => isAlike(convention, access) && entityOf(convention, catalog)?.name === entity.name);
}

/** An export is alike only to what nothing bounds: a page of a list is none. */
function isAlike({ of }: ReadConvention, { cardinality, rowBound }: DataAccess): boolean {
  if (of === 'all') return cardinality === 'many' && (rowBound.kind === 'none' || rowBound.kind === 'meaningless');
  return of === cardinality;
}

/** The entity a call of the log names; without one, the entity after which its file is named. */
function entityOf(convention: ReadConvention, catalog: Catalog): CatalogEntity | undefined {
  let known = answers.get(catalog);
  if (!known) answers.set(catalog, (known = new Map()));
  if (known.has(convention)) return known.get(convention);
  const base = convention.file.slice(convention.file.lastIndexOf('/') + 1).split('.').filter((part) => !ROLE.test(part));
  const found = firstOf(convention.words, catalog) ?? firstOf([...base, ...base.flatMap((part) => part.split(/[-_]/)).filter((part) => !ROLE.test(part))], catalog);
  known.set(convention, found);
  return found;
}

function firstOf(words: readonly string[], catalog: Catalog): CatalogEntity | undefined {
  for (const word of words) {
    const found = word.length > 1 ? catalog.find(word) : undefined;
    if (found) return found;
  }
  return undefined;
}
