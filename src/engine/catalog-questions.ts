import { createCatalog } from '../catalog/catalog.ts';
import { explainEntry } from '../catalog/explain/explain.ts';
import { policyName, yamlText } from '../catalog/explain/policy-lines.ts';
import { categoryById } from '../catalog/taxonomy/index.ts';
import { whyNotPersonal } from '../catalog/explain/why-not.ts';
import type { Localized } from '../l10n/index.ts';
import type { CatalogData, CatalogEntity, CatalogExplanation, CatalogField } from '../model/index.ts';
import { nearest } from '../policy/nearest.ts';

export { policyName, whyNotPersonal, yamlText };

/** What a name means, or the names it may have meant. */
export type Named = { entity: CatalogEntity; field?: CatalogField } | { near: readonly string[] };

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
  const whole = find(asked);
  if (whole) return { entity: whole };
  let known: CatalogEntity | undefined;
  for (let dot = asked.lastIndexOf('.'); dot > 0; dot = asked.lastIndexOf('.', dot - 1)) {
    const entity = find(asked.slice(0, dot));
    if (!entity) continue;
    known ??= entity;
    const field = fieldNamed(entity, asked.slice(dot + 1));
    if (field) return { entity, field };
  }
  if (known) {
    const close = nearest(asked.slice(asked.lastIndexOf('.') + 1), known.fields.map(({ name }) => name));
    return { near: close === undefined ? known.fields.slice(0, 5).map(({ name }) => `${policyName(known)}.${name}`) : [`${policyName(known)}.${close}`] };
  }
  const close = nearest(asked.split('.')[0] ?? asked, data.entities.flatMap((entity) => [entity.name, ...entity.aliases]));
  const holding = data.entities.filter((entity) => fieldNamed(entity, asked)?.personal).map((entity) => `${policyName(entity)}.${asked}`);
  return { near: close === undefined ? holding.slice(0, 5) : [close] };
}

function finder(data: CatalogData): (name: string) => CatalogEntity | undefined {
  const catalog = createCatalog(data);
  return (name) => {
    const dot = name.indexOf('.');
    const system = data.entities.find((entity) => entity.system !== undefined && entity.system === name.slice(0, dot).toLowerCase())?.system;
    return (system && catalog.find(name.slice(dot + 1), undefined, system)) ?? (dot > 0 && !isQualifiedTable(data, name) ? undefined : catalog.find(name));
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
