import type { SystemId } from '../../model/index.ts';
import type { SourceEntity, SourceField, SourceFunction, SourceResult, SourceVendor } from '../sources/source.ts';
import { EntityIndex } from './entity-index.ts';
import { foldersOf, nearestBy } from '../variants.ts';
import { splitWords } from '../text/words.ts';

/** Notations that describe the shape in which records are handed around, and say nothing of what a store holds. */
export type ShapeKind = 'graphql' | 'zod' | 'typescript';

/** One schema file as a reader understood it. */
export interface CatalogInput {
  kind: 'vendor' | 'kintone' | 'prisma' | 'typeorm' | 'sequelize' | 'mikro-orm' | 'mongoose' | 'objection' | 'drizzle' | 'kysely' | 'sql' | 'salesforce' | ShapeKind;
  /** Relative to the project root, `/`-separated. */
  file: string;
  result: SourceResult;
}

/** One declaration of an entity, with the file it stands in. */
export interface Declaration {
  kind: CatalogInput['kind'];
  file: string;
  entity: SourceEntity;
}

/** A field with the file that declares it. */
export interface DeclaredField extends SourceField {
  file: string;
}

/** The declarations of one entity, the one that names it first. */
export interface MergedEntity {
  name: string;
  aliases: string[];
  declarations: Declaration[];
  fields: DeclaredField[];
  /** The same name as several places declare it, each for itself. */
  variants?: MergedEntity[];
}

const SHAPE_KINDS: ReadonlySet<string> = new Set<ShapeKind>(['graphql', 'zod', 'typescript']);

/** True for a notation of shapes, which are linked to what the stores declare when all stores are known. */
export const isShapeKind = (kind: string): kind is ShapeKind => SHAPE_KINDS.has(kind);

/** Every declaration of some files, in their order. */
export const declarationsOf = (inputs: readonly CatalogInput[]): Declaration[] => inputs.flatMap(({ kind, file, result }) => result.entities.map((entity): Declaration => ({ kind, file, entity })));

/** Brings the declarations of the same stored entity together: a model and its table, a class and its base classes. */
export function mergeDeclarations(inputs: readonly CatalogInput[]): MergedEntity[] {
  const declarations = declarationsOf(inputs.filter(({ kind }) => !isShapeKind(kind)));
  const classes = classesOf(declarations);
  const merged: MergedEntity[] = [];
  const byName = new Map<string, MergedEntity>();
  const index = new EntityIndex();
  const libraries = new Set(declarations.flatMap(({ kind }) => (OF_TABLES.has(kind) ? [kind] : [])));
  for (const declaration of declarations.filter(({ kind, entity }) => kind !== 'sql' && !entity.mixin)) {
    const key = `${declaration.entity.system ?? ''}\n${declaration.entity.name}`;
    byName.set(key, join(merged, declaration, byName.get(key) ?? (libraries.size > 1 ? otherModel(declaration, merged) : undefined), classes));
  }
  const mapped = new Set(merged.filter((entity) => systemOf(entity) === undefined));
  for (const entity of mapped) index.note(entity);
  for (const declaration of declarations.filter(({ kind, entity }) => kind === 'sql' && !entity.mixin)) {
    const joined = join(merged, declaration, tableOwner(declaration.entity, index, mapped), classes);
    if (systemOf(joined) === undefined) index.note(joined);
  }
  for (const entity of merged) {
    const variants = variantsOf(entity, classes);
    if (variants) entity.variants = variants;
  }
  addFunctions(merged, inputs, index);
  return merged;
}

/** The customer system that holds an entity. */
export const systemOf = ({ declarations }: MergedEntity): SystemId | undefined => declarations[0]?.entity.system;

/**
 * Functions of the database that answer rows, under their name with parentheses (`search_contacts()`), so that
 * none is taken for a table: another name of the table whose rows they answer, or an entity of its own.
 */
function addFunctions(merged: MergedEntity[], inputs: readonly CatalogInput[], index: EntityIndex): void {
  const last = new Map<string, { input: CatalogInput; fn: SourceFunction }>();
  for (const input of inputs) for (const fn of input.result.functions ?? []) last.set(fn.name, { input, fn });
  for (const { input: { kind, file }, fn } of last.values()) {
    const { rows, fields, line } = fn;
    const name = `${fn.name}()`;
    const table = rows === undefined ? undefined : index.ofTable([rows]);
    if (table) table.aliases.push(name);
    else if (fields) merged.push({ name, aliases: [], declarations: [{ kind, file, entity: { name, aliases: [], line, fields } }], fields: fields.map((field) => ({ ...field, file })) });
  }
}

/**
 * Packages of a monorepo declare entities of the same name that have nothing to do with each other.
 * What only adds to a declaration (a table, a model bound to a schema elsewhere) goes to the nearest.
 */
function variantsOf({ declarations }: MergedEntity, classes: Classes): MergedEntity[] | undefined {
  // Metadata of a customer system comes in many files, and is of one account.
  if (declarations.length < 2 || declarations[0]?.entity.system !== undefined) return undefined;
  const whole = declarations.filter(({ kind, entity }) => kind !== 'sql' && !(entity.extends && entity.fields.length < 2));
  // Another library's declaration of the same table goes by a name of its own.
  const isTwice = whole.some((one) => whole.some((other) => other.file !== one.file && (other.kind === one.kind || other.entity.name !== one.entity.name)));
  if (!isTwice) return undefined;
  const added = declarations.filter((declaration) => !whole.includes(declaration)).map((declaration) => ({ declaration, to: nearestBy(whole, ({ file }) => file, foldersOf(declaration.file).join('/')) }));
  return whole.flatMap((declaration) => {
    const variant: MergedEntity[] = [];
    for (const one of [declaration, ...added.flatMap(({ declaration: more, to }) => (to.includes(declaration) ? [more] : []))]) join(variant, one, variant[0], classes);
    return variant;
  });
}

/** Adds a declaration to the entity it belongs to, or makes a new one of it. */
export function join(merged: MergedEntity[], declaration: Declaration, target: MergedEntity | undefined, classes: Classes): MergedEntity {
  const { entity } = declaration;
  let into = target;
  if (into === undefined) {
    into = { name: entity.name, aliases: [], declarations: [], fields: [] };
    merged.push(into);
  }
  into.declarations.push(declaration);
  for (const alias of [entity.name, ...entity.aliases]) {
    if (alias !== into.name && !into.aliases.includes(alias)) into.aliases.push(alias);
  }
  // What Drizzle's table does not declare is never selected, whatever migrations once created.
  const closed = declaration.kind === 'sql' && into.declarations.some(({ kind }) => kind === 'drizzle');
  // Within one declaration `created_by` and `createdBy` are two fields; only other declarations may mean them by another spelling.
  // A customer system has one spelling for each of its fields, and often two that differ in spelling only.
  const before = entity.system === undefined ? [...into.fields] : [];
  for (const field of fieldsWithInherited(declaration, classes)) addField(into.fields, before, field, closed);
  return into;
}

/** Libraries whose entities are tables of SQL. */
const OF_TABLES: ReadonlySet<string> = new Set<CatalogInput['kind']>(['prisma', 'typeorm', 'sequelize', 'mikro-orm', 'objection', 'drizzle', 'kysely']);

/** The entity that another library declares for the same table: mapped to one name, and alike in half of what the smaller one holds. */
function otherModel({ kind, entity }: Declaration, merged: readonly MergedEntity[]): MergedEntity | undefined {
  if (!OF_TABLES.has(kind) || entity.fields.length < 2) return undefined;
  const tables = new Set([entity.name, ...entity.aliases].map(bareTable));
  const others = merged.filter(
    (known) => known.declarations.every((one) => OF_TABLES.has(one.kind) && one.kind !== kind) && known.fields.length > 1 && [known.name, ...known.aliases].some((name) => tables.has(bareTable(name))),
  );
  const [other] = others;
  if (!other || others.length > 1) return undefined;
  const shared = entity.fields.filter((field) => other.fields.some((known) => sameField(known, field))).length;
  return shared > 1 && shared * 2 >= Math.min(entity.fields.length, other.fields.length) ? other : undefined;
}

const bareTable = (name: string): string => name.toLowerCase().split('.').at(-1) ?? name;

/** The entity that a table belongs to: named by the mapping, else the only model of that name with a column in common. */
function tableOwner(table: SourceEntity, index: EntityIndex, models: ReadonlySet<MergedEntity>): MergedEntity | undefined {
  const names = [table.name, ...table.aliases];
  const named = index.ofTable(names);
  if (named) return named;
  const alike = index.alike(names).filter((entity) => models.has(entity));
  const only = alike.length === 1 ? alike[0] : undefined;
  return only && table.fields.some((field) => only.fields.some((known) => sameField(known, field))) ? only : undefined;
}

/** Declarations by kind and name, for base and embedded classes; a shape goes by its other names too. */
export type Classes = ReadonlyMap<string, readonly Declaration[]>;

/** Makes declarations findable as classes. */
export function classesOf(declarations: readonly Declaration[]): Classes {
  const classes = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const { kind, entity } = declaration;
    for (const name of new Set([entity.name, ...(isShapeKind(kind) ? entity.aliases : [])])) {
      const key = `${kind}\n${name}`;
      const known = classes.get(key);
      if (known) known.push(declaration);
      else classes.set(key, [declaration]);
    }
  }
  return classes;
}

/** The fields of a declaration: own fields first, then those of base classes and mixins, nearest first; a cycle ends where it began. */
export function fieldsWithInherited(declaration: Declaration, classes: Classes, seen = new Set<SourceEntity>()): DeclaredField[] {
  if (seen.has(declaration.entity)) return [];
  seen.add(declaration.entity);
  const own = declaration.entity.fields.map((field): DeclaredField => ({ ...field, file: declaration.file }));
  const inherited = (declaration.entity.extends ?? []).flatMap((name) => {
    const base = findClass(name, declaration, classes);
    return base ? fieldsWithInherited(base, classes, seen) : [];
  });
  const fields = [...own, ...inherited.filter(({ name }) => !own.some((field) => field.name === name))];
  return fields.flatMap((field) => embeddedFields(field, declaration, classes, seen));
}

/** The declaration of a base or embedded class: in the same file, else the nearest of that name. */
function findClass(name: string, from: Declaration, classes: Classes): Declaration | undefined {
  const found = classes.get(`${from.kind}\n${name}`) ?? [];
  const nearest = found.length > 1 ? nearestBy(found, ({ file }) => file, foldersOf(from.file).join('/')) : found;
  return found.find(({ file }) => file === from.file) ?? (nearest.length === 1 ? nearest[0] : undefined);
}

/** The parts of an embedded class as `address.city`; a class that is not known stays one field. */
function embeddedFields(field: DeclaredField, from: Declaration, classes: Classes, seen: ReadonlySet<SourceEntity>): DeclaredField[] {
  const parts = field.embedded === undefined ? undefined : findClass(field.embedded, from, classes);
  if (parts === undefined || field.annotation !== undefined || seen.has(parts.entity)) return [field];
  // In Prisma's schema a model is a relation, and only a composite type is a part.
  if (parts.kind === 'prisma' && !parts.entity.mixin) return [field];
  return fieldsWithInherited(parts, classes, new Set(seen)).map((part) => ({ ...part, name: `${field.name}.${part.name}` }));
}

function addField(fields: DeclaredField[], before: readonly DeclaredField[], field: DeclaredField, closed: boolean): void {
  const known = fields.find(({ name }) => name === field.name) ?? before.find((candidate) => sameField(candidate, field));
  if (known === undefined) {
    if (!closed) fields.push({ ...field });
    return;
  }
  // The first declaration names the field; later ones fill in what it left open.
  if (known.column === undefined && field.name !== known.name) known.column = field.name;
  known.type ??= field.type;
  known.comment ??= field.comment;
  known.annotation ??= field.annotation;
  known.label ??= field.label;
  known.implied ??= field.implied;
  known.rating ??= field.rating;
  const vendor = vendorOf(known, field);
  if (vendor) known.vendor = vendor;
  if (field.unique) known.unique = true;
}

/** What the metadata of an account says outranks what is standard; the standard says what kind of data it is. */
function vendorOf(one: DeclaredField, other: DeclaredField): SourceVendor | undefined {
  const [own, standard] = one.file === '' ? [other, one] : [one, other];
  if (!own.vendor || !standard.vendor) return own.vendor ?? standard.vendor;
  const { category } = standard.vendor;
  return own.vendor.notPersonal || own.vendor.category !== undefined || category === undefined ? own.vendor : { ...own.vendor, category };
}

/** True when two declarations mean the same field, by name or column in any spelling. */
export function sameField(one: SourceField, other: SourceField): boolean {
  const name = fieldKey(other.name);
  const column = other.column === undefined ? name : fieldKey(other.column);
  const is = (key: string): boolean => key === name || key === column;
  return is(fieldKey(one.name)) || (one.column !== undefined && is(fieldKey(one.column)));
}

/** Key under which spellings of a field meet: `postalCode`, `postal_code` and `POSTAL_CODE` are one column; parts of composites keep their dots. */
export function fieldKey(name: string): string {
  let key = fieldKeys.get(name);
  if (key === undefined) {
    if (fieldKeys.size >= MOST_KEYS) fieldKeys.clear();
    fieldKeys.set(name, (key = name.split('.').map((part) => splitWords(part).join('') || part).join('.')));
  }
  return key;
}

/** Every pair of fields is compared, and the same few names stand in most entities. */
const fieldKeys = new Map<string, string>();
const MOST_KEYS = 20_000;
