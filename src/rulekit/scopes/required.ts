import { looseKey, scopeStem, scopeWord } from '../../catalog/index.ts';
import type { Catalog, CatalogEntity, CatalogField, ProjectView, ScopeConvention } from '../../model/index.ts';

/** The condition that an access to an entity has to carry. */
export interface RequiredScope {
  convention: ScopeConvention;
  /** The entity's own field, or, where only a record it belongs to has one, that record's. */
  field: CatalogField | undefined;
  /** The link to the record that has the field, where the entity has none itself. */
  through?: CatalogField;
  /** Whose records are kept apart by it. */
  who: 'tenant' | 'owner';
}

/** How many links away the field may be. */
const LINKS = 2;

/**
 * The scope that ties an entity's records to a tenant or owner; undefined where none does, where the
 * policy says that the database sees to it, and for what everybody shares.
 */
export function requiredScope(entity: CatalogEntity, { catalog, scopes }: Pick<ProjectView, 'catalog' | 'scopes'>): RequiredScope | undefined {
  if (scopes.fields.length === 0 || scopes.rowLevelSecurity === 'all') return undefined;
  const named = (names: readonly string[]): boolean => names.some((name) => name === entity.name || catalog.find(name)?.name === entity.name);
  if (named(scopes.rowLevelSecurity) || named(scopes.shared)) return undefined;
  // The tenant itself is found by its own key.
  if (scopes.fields.some(({ field, entities }) => entities === undefined && scopeStem(looseKey(entity.name)) === scopeStem(field))) return undefined;
  for (const convention of scopes.fields) {
    const found = own(entity, convention, catalog);
    if (found) return found;
  }
  return behindLinks(entity, scopes.fields.filter(({ entities, field }) => entities === undefined && scopeWord(field) !== 'owner'), catalog);
}

function own(entity: CatalogEntity, convention: ScopeConvention, catalog: Catalog): RequiredScope | undefined {
  const { field: name, entities } = convention;
  const stem = scopeStem(name);
  if (entities && !entities.some((one) => one === entity.name || catalog.find(one)?.name === entity.name)) return undefined;
  const field = fieldOf(entity, name, stem);
  return field || entities ? { convention, field, who: scopeWord(name) === 'owner' ? 'owner' : 'tenant' } : undefined;
}

/** The key before the link: that is what conditions are written with. */
function fieldOf({ fields }: CatalogEntity, name: string, stem: string): CatalogField | undefined {
  const exact = fields.find((field) => field.name === name || field.column === name);
  if (exact) return exact;
  const same = fields.filter((field) => !field.relation?.many && !field.personal && scopeStem(field.name) === stem);
  return same.find(({ relation }) => !relation) ?? same[0];
}

/** A contact without the field belongs to a customer that has it. */
function behindLinks(entity: CatalogEntity, conventions: readonly ScopeConvention[], catalog: Catalog): RequiredScope | undefined {
  const seen = new Set([entity.name]);
  let level = linksOf(entity, catalog).map((field) => ({ first: field, to: field }));
  for (let links = 0; links < LINKS; links++) {
    const next: typeof level = [];
    for (const { first, to } of level) {
      const target = to.relation && catalog.find(to.relation.entity);
      if (!target || seen.has(target.name)) continue;
      seen.add(target.name);
      for (const convention of conventions) {
        const found = own(target, convention, catalog);
        if (found) return { ...found, through: first };
      }
      next.push(...linksOf(target, catalog).map((to) => ({ first, to })));
    }
    level = next;
  }
  return undefined;
}

/** Links to the records that this one belongs to; who made or changed it says nothing of that. */
function linksOf(entity: CatalogEntity, catalog: Catalog): CatalogField[] {
  return entity.fields.filter((field) => {
    const { name, relation } = field;
    if (!relation || relation.many || scopeWord(name) === 'owner' || /by$/i.test(name)) return false;
    // Of two that belong together one to one, the one with the key belongs to the other.
    const back = catalog.find(relation.entity)?.fields.some((other) => other.relation?.many === false && catalog.find(other.relation.entity)?.name === entity.name);
    return !back || /id$/i.test(name) || entity.fields.some((other) => other.name.toLowerCase().replace(/_/g, '') === `${name.toLowerCase().replace(/_/g, '')}id`);
  });
}
