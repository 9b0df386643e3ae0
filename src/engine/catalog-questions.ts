import { createCatalog } from '../catalog/catalog.ts';
import { explainEntry } from '../catalog/explain/explain.ts';
import { policyName, yamlText } from '../catalog/explain/policy-lines.ts';
import { categoryById } from '../catalog/taxonomy/index.ts';
import { whyNotPersonal } from '../catalog/explain/why-not.ts';
import type { Localized } from '../l10n/index.ts';
import type { CatalogData, CatalogEntity, CatalogExplanation, CatalogField } from '../model/index.ts';
import { nearest } from '../policy/nearest.ts';

export { policyName, whyNotPersonal, yamlText };

/** An entity, or one of its fields. */
export interface Entry {
  entity: CatalogEntity;
  field?: CatalogField;
}

/** What a name means, the project's own first, then the customer systems'; or the names it may have meant. */
export type Named = { found: readonly [Entry, ...Entry[]] } | { near: readonly string[] };

export { TAXONOMY } from '../catalog/taxonomy/index.ts';

/** What people call a category of personal data; undefined for one the taxonomy does not have. */
export function categoryLabel(id: string): Localized | undefined {
  return categoryById(id)?.label;
}

/**
 * Finds what people mean by `Customer.email`, `customers.mail_address`, `Customer` or
 * `salesforce.Contact.Email`, in any spelling that the catalog resolves.
 */
export function findNamed(data: CatalogData, asked: string): Named {
  const find = finder(data);
  const [whole, ...others] = find(asked);
  if (whole) return { found: [{ entity: whole }, ...others.map((entity) => ({ entity }))] };
  let known: CatalogEntity | undefined;
  for (let dot = asked.lastIndexOf('.'); dot > 0; dot = asked.lastIndexOf('.', dot - 1)) {
    const entities = find(asked.slice(0, dot));
    known ??= entities[0];
    const [first, ...more] = entities.flatMap((entity): Entry[] => {
      const field = fieldNamed(entity, asked.slice(dot + 1));
      return field ? [{ entity, field }] : [];
    });
    if (first) return { found: [first, ...more] };
  }
  if (known) {
    const close = nearest(asked.slice(asked.lastIndexOf('.') + 1), known.fields.map(({ name }) => name));
    return { near: close === undefined ? known.fields.slice(0, 5).map(({ name }) => `${policyName(known)}.${name}`) : [`${policyName(known)}.${close}`] };
  }
  const close = nearest(asked.split('.')[0] ?? asked, data.entities.flatMap((entity) => [entity.name, ...entity.aliases]));
  const holding = data.entities.filter((entity) => fieldNamed(entity, asked)?.personal).map((entity) => `${policyName(entity)}.${asked}`);
  return { near: close === undefined ? holding.slice(0, 5) : [close] };
}

/** Finds every entity that carries a name: the project's own, and each system's; those of one system where the name says which. */
function finder(data: CatalogData): (name: string) => readonly CatalogEntity[] {
  const catalog = createCatalog(data);
  const systems = [...new Set(data.entities.flatMap(({ system }) => system ?? []))];
  return (name) => {
    const dot = name.indexOf('.');
    const system = systems.find((one) => one === name.slice(0, dot).toLowerCase());
    const within = system && catalog.find(name.slice(dot + 1), undefined, system);
    if (within) return [within];
    if (dot > 0 && !isQualifiedTable(data, name)) return [];
    return [...new Set([catalog.find(name), ...systems.map((one) => catalog.find(name, undefined, one))].filter((entity) => entity !== undefined))];
  };
}

/** `crm.customers` may name a table in a schema; `Customer.email` must not find an entity called `email`. */
function isQualifiedTable({ entities }: CatalogData, name: string): boolean {
  const lower = name.toLowerCase();
  return entities.some((entity) => [entity.name, ...entity.aliases].some((known) => known.toLowerCase() === lower));
}

/** The field of a name or column in any spelling of case and separators. */
export function fieldNamed(entity: CatalogEntity, name: string): CatalogField | undefined {
  const key = bare(name);
  return (
    entity.fields.find((field) => field.name === name) ??
    entity.fields.find((field) => bare(field.name) === key || (field.column !== undefined && bare(field.column) === key))
  );
}

const bare = (name: string): string => name.toLowerCase().replace(/[-_\s"'`[\]]/g, '');

/** What is said of an entity or field and why. */
export function explain(entity: CatalogEntity, field?: CatalogField): CatalogExplanation {
  return explainEntry(entity, field);
}
