import { meaningsOf, namesPerson, namesRecord, plainName } from '../meaning.ts';
import { looseKey } from '../resolve.ts';
import { foldersOf, nearestBy } from '../variants.ts';
import { type CatalogInput, type Classes, classesOf, type Declaration, declarationsOf, type DeclaredField, fieldKey, fieldsWithInherited, isShapeKind, join, type MergedEntity, sameField, systemOf } from './merge.ts';

/** Fields that records of any kind have: no sign that two of them are the same. */
const COMMON: ReadonlySet<string> = new Set(['id', 'uuid', 'createdat', 'updatedat', 'deletedat', 'created', 'updated', 'type', 'kind', 'status', 'state', 'name', 'title', 'description', 'data', 'message', 'error', 'success', 'count', 'total', 'order', 'orderindex', 'value', 'label', 'key', 'version', 'metadata']);

/**
 * Links the shapes of records (GraphQL types, zod schemas, TypeScript types) to the stored entities that
 * their names mean, and makes entities of those that mean none. A shape adds names and annotations
 * to a stored entity, never fields: what "all fields" are is up to the store.
 * @returns the stored entities, and behind them the entities that only shapes describe.
 */
export function withShapes(stores: readonly MergedEntity[], inputs: readonly CatalogInput[]): MergedEntity[] {
  const shapes = declarationsOf(inputs.filter(({ kind }) => isShapeKind(kind)));
  if (shapes.length === 0) return [...stores];
  const index = indexOf(stores);
  const classes = classesOf(shapes);
  const groups = new Map<string, Declaration[]>();
  for (const shape of shapes) {
    if (!namesRecord(shape.entity.name)) continue;
    const fields = fieldsWithInherited(shape, classes);
    const store = storeOf(shape, fields, index);
    if (store) link(store, shape, fields, index);
    else if (!shape.entity.mixin && (store === undefined || isAnnotated(shape))) addTo(groups, meaningsOf(shape.entity.name).at(-1) ?? '', shape);
  }
  return [...stores, ...[...groups.values()].flatMap((group) => groupEntity(group, classes, index))];
}

/** Stored entities by the keys of their names. */
type StoreIndex = ReadonlyMap<string, readonly MergedEntity[]>;

function indexOf(stores: readonly MergedEntity[]): StoreIndex {
  const index = new Map<string, MergedEntity[]>();
  for (const store of stores) {
    if (systemOf(store) !== undefined) continue;
    for (const key of new Set([store.name, ...store.aliases].filter((name) => !name.endsWith('()')).map(looseKey))) addTo(index, key, store);
  }
  return index;
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The stored entity that a shape is one of; null when its name means one that it has nothing in common with, or several. */
function storeOf(shape: Declaration, fields: readonly DeclaredField[], index: StoreIndex): MergedEntity | null | undefined {
  for (const key of new Set([shape.entity.name, ...shape.entity.aliases].flatMap(meaningsOf))) {
    const meant = index.get(key);
    if (!meant) continue;
    const alike = meant.filter((store) => isAlike(fields, store));
    const named = alike.filter(({ name }) => looseKey(name) === key);
    const best = named.length > 0 ? named : alike;
    const nearest = best.length > 1 ? nearestBy(best, ({ declarations }) => declarations[0]?.file, foldersOf(shape.file).join('/')) : best;
    return nearest.length === 1 ? nearest[0] : null;
  }
  return undefined;
}

const isAnnotated = ({ entity }: Declaration): boolean => entity.annotation !== undefined || entity.fields.some(({ annotation }) => annotation !== undefined);

/** True when a shape and a store have a field in common that not every record has, or nothing but common ones. */
function isAlike(fields: readonly DeclaredField[], store: MergedEntity): boolean {
  const known = new Set(store.fields.flatMap(({ name, column }) => [fieldKey(name), ...(column === undefined ? [] : [fieldKey(column)])]));
  const shared = fields.map(({ name }) => fieldKey(name)).filter((key) => known.has(key) || known.has(key.split('.')[0] ?? key));
  return shared.some((key) => !COMMON.has(key)) || (shared.length > 1 && shared.length === fields.length);
}

function link(store: MergedEntity, shape: Declaration, fields: readonly DeclaredField[], index: StoreIndex): void {
  const { annotation, ...entity } = shape.entity;
  // That one shape of a record is not personal says nothing of the record.
  store.declarations.push({ ...shape, entity: annotation && !annotation.notPersonal ? { ...entity, annotation } : entity });
  for (const alias of [entity.name, ...entity.aliases]) {
    const others = index.get(looseKey(alias)) ?? [];
    if (alias !== store.name && !store.aliases.includes(alias) && others.every((other) => other === store)) store.aliases.push(alias);
  }
  const annotated = fields.filter((field) => field.annotation !== undefined);
  if (annotated.length === 0) return;
  for (const one of [store, ...(store.variants ? nearestBy(store.variants, ({ declarations }) => declarations[0]?.file, foldersOf(shape.file).join('/')) : [])]) annotateFields(one, annotated);
}

function annotateFields(store: MergedEntity, annotated: readonly DeclaredField[]): void {
  for (const field of store.fields) {
    const said = annotated.find((one) => sameField(field, one));
    if (said?.annotation && field.annotation === undefined) field.annotation = { ...said.annotation, at: { file: said.file, line: said.line } };
  }
}

/** One entity of the shapes that mean the same, named by the plainest of them; packages that differ are its variants. */
function groupEntity(group: readonly Declaration[], classes: Classes, index: StoreIndex): MergedEntity[] {
  const plainest = [...group].sort((one, other) => adornment(one) - adornment(other));
  const merged: MergedEntity[] = [];
  for (const shape of plainest) join(merged, shape, merged[0], classes);
  const [entity] = merged;
  const [first] = plainest;
  if (!entity || !first) return [];
  const plain = plainName(first.entity.name);
  if (namesPerson(plain) && ![entity.name, ...entity.aliases].includes(plain) && !index.has(looseKey(plain))) entity.aliases.push(plain);
  const byPackage = new Map<string, Declaration[]>();
  for (const shape of plainest) addTo(byPackage, packageOf(shape.file), shape);
  if (byPackage.size > 1) {
    entity.variants = [...byPackage.values()].flatMap((own) => {
      const variant: MergedEntity[] = [];
      for (const shape of own) join(variant, shape, variant[0], classes);
      return variant;
    });
  }
  return [entity];
}

/** How much a name carries beside what it means; a constant is named after a type. */
const adornment = ({ entity: { name } }: Declaration): number => meaningsOf(name).length * 2 + (/^\p{Lu}/u.test(name) ? 0 : 1);

/** The folders above `src`, or the member of a workspace: `packages/crm`. */
function packageOf(file: string): string {
  const folders = foldersOf(file);
  const source = folders.findIndex((folder) => /^(?:src|lib|app)$/.test(folder));
  return (source >= 0 ? folders.slice(0, source) : /^(?:apps|packages|services|libs|plugins|modules)$/.test(folders[0] ?? '') ? folders.slice(0, 2) : []).join('/');
}
