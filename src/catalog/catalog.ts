import type { Catalog, CatalogData, CatalogEntity, CatalogField, Classification, NameContext, PersonalField, SystemId } from '../model/index.ts';
import { classifyName } from './classify/index.ts';
import { createResolver } from './resolve.ts';
import { createChooser } from './variants.ts';

/** Makes a catalog answer questions. Reads `data` only; the same data may serve several catalogs. */
export function createCatalog(data: CatalogData): Catalog {
  const names = namesBySystem(data.entities);
  const variants = createChooser();
  const find = (name: string, from?: string, system?: SystemId): CatalogEntity | undefined => {
    const entity = names.find(name, system);
    return entity && from !== undefined ? variants.nearest(entity, from) : entity;
  };
  const fieldIndexes = new WeakMap<CatalogEntity, ReadonlyMap<string, CatalogField>>();

  const indexOf = (entity: CatalogEntity): ReadonlyMap<string, CatalogField> => {
    let index = fieldIndexes.get(entity);
    if (index === undefined) fieldIndexes.set(entity, (index = indexFields(entity)));
    return index;
  };

  const seenFrom = (file: string | undefined): Catalog => ({
    data,
    find: (name, from = file, system) => find(name, from, system),
    resolve({ name, as, from = file, system }) {
      const entity = find(name, from, system);
      // A table or a class is the project's own, whatever objects of that name a customer system has.
      return system === undefined && as !== 'object' && entity?.system !== undefined ? undefined : entity;
    },
    near: seenFrom,

    personalFields(entity, fields) {
      const personal = entity.fields.filter((field) => field.personal !== undefined && field.relation === undefined);
      if (fields === undefined) return personal.map(toPersonalField);
      if (entity.fields.length === 0) return fields.flatMap((name) => guess(entity, name));
      const index = indexOf(entity);
      const wanted = new Set(fields.map((name) => index.get(name.toLowerCase())?.name ?? name));
      const known = personal.filter(({ name }) => wanted.has(name) || isPartOf(name, wanted)).map(toPersonalField);
      // Every account adds fields of its own to the objects of a customer system.
      return entity.system === undefined ? known : [...known, ...fields.filter((name) => !index.has(name.toLowerCase())).flatMap((name) => guess(entity, name))];
    },

    classifyName(name, context: NameContext = {}): Classification | undefined {
      const entity = context.owner === undefined ? undefined : find(context.owner, file);
      if (entity === undefined) {
        const said = classifyName(name, context);
        return said && isKeyOf(name, said, data.entities) ? undefined : said;
      }
      const field = indexOf(entity).get(name.toLowerCase());
      // What the project declares, or its policy decides, outranks what a name suggests.
      if (field) return field.relation ? undefined : field.personal;
      if (isCleared(entity)) return undefined;
      return classifyName(name, { ...context, person: context.person ?? entity.subject !== undefined });
    },
  });
  return seenFrom(undefined);
}

/** The project's own entities come first, those of stores before those of types alone, then those of customer systems; a system's come from it or from the policy alone. */
function namesBySystem(entities: readonly CatalogEntity[]): { find(name: string, system?: SystemId): CatalogEntity | undefined } {
  const resolverOf = lazily((which: SystemId | 'own' | 'shape' | 'foreign' | 'policy') =>
    createResolver(
      entities.filter((entity) => (which === 'own' ? entity.system === undefined && !entity.shape : which === 'shape' ? entity.shape === true : which === 'foreign' ? entity.system !== undefined : which === 'policy' ? entity.system === undefined && entity.declaredBy === undefined : entity.system === which)),
    ),
  );
  return {
    find: (name, system) => (system === undefined ? (resolverOf('own').find(name) ?? resolverOf('shape').find(name) ?? resolverOf('foreign').find(name)) : (resolverOf(system).find(name) ?? resolverOf('policy').find(name))),
  };
}

function lazily<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}

function indexFields(entity: CatalogEntity): ReadonlyMap<string, CatalogField> {
  const index = new Map<string, CatalogField>();
  for (const field of entity.fields) if (field.column !== undefined) index.set(field.column.toLowerCase(), field);
  for (const field of entity.fields) index.set(field.name.toLowerCase(), field);
  return index;
}

function toPersonalField(field: CatalogField): PersonalField {
  return { name: field.name, classification: field.personal as Classification };
}

/** `address` stands for `address.city`, the flattened field of a composite. */
function isPartOf(name: string, wanted: ReadonlySet<string>): boolean {
  for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) if (wanted.has(name.slice(0, dot))) return true;
  return false;
}

/** `insuranceId` where the project stores an `InsuranceInformation`: the key of that record, not the number on the card. */
function isKeyOf(name: string, { category }: Classification, entities: readonly CatalogEntity[]): boolean {
  if (category !== 'health.insurance_id') return false;
  const stem = /^([a-z]+)_?id$/i.exec(name)?.[1]?.toLowerCase();
  return stem !== undefined && entities.some((entity) => entity.system === undefined && entity.shape !== true && entity.name.toLowerCase().startsWith(stem));
}

/** A field of an entity whose fields nobody declared: the name is all there is. */
function guess(entity: CatalogEntity, name: string): PersonalField[] {
  if (isCleared(entity)) return [];
  const classification = classifyName(name, { owner: entity.name, person: entity.subject !== undefined });
  return classification ? [{ name, classification }] : [];
}

/** The policy said that nothing of the entity is personal. */
function isCleared(entity: CatalogEntity): boolean {
  return entity.source.kind === 'policy' && entity.subject === undefined && entity.fields.every((field) => field.personal === undefined);
}
