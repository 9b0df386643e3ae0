import type { TSESTree } from '@typescript-eslint/types';
import type { Catalog, CatalogEntity, DataAccess, Evidence, PersonalField } from '../../model/index.ts';
import { addresseeOf } from './addressees.ts';
import { COUNT_NAMES, isDescribing, ROW_HOLDERS, SAME_VALUE_PROPERTIES } from './carriers.ts';

/** Where the knowledge of a record comes from; decides how a value is reported. */
export type Origin = 'access' | 'type' | 'body' | 'name';

/** One record of an entity or a list of them: reading code treats both alike. */
export interface RecordShape {
  kind: 'record';
  /** The catalog's entity, when there is one. */
  entity?: CatalogEntity;
  /** Name under which fields are classified when the catalog has no such field. */
  owner: string;
  /** The fields it has: all the entity's, these, all but these; `unknown` when nobody can say. */
  fields: { kind: 'all' } | { kind: 'only'; names: readonly string[] } | { kind: 'except'; names: readonly string[] } | { kind: 'unknown' };
  /** Declared types of the fields, as written, where the file declares them. */
  types?: ReadonlyMap<string, string>;
  /** The same as nodes. */
  members?: ReadonlyMap<string, TSESTree.TypeNode>;
  evidence: Evidence;
  origin: Origin;
  /** The access that reads it, for a record of one. */
  access?: DataAccess;
  /** Records read along, by the related entity's name. */
  related: readonly RecordShape[];
  /** True where the field holds the id of the record unless something put the record in its place: references of Mongoose. */
  key?: true;
}

/** A value of one field; `personal` is empty for a field that is known and not personal. */
export interface FieldShape {
  kind: 'field';
  record: RecordShape;
  /** Path below the entity: `address.city`. */
  path: string;
  personal: readonly PersonalField[];
}

/** The parts of `Promise.all([…])` or an array literal, by position. */
export interface TupleShape {
  kind: 'tuple';
  elements: readonly (Shape | undefined)[];
}

/** An object literal: its properties are looked up in the source. */
export interface LiteralShape {
  kind: 'literal';
  node: TSESTree.ObjectExpression;
}

/** Known to be no personal data: a number, a function, an imported thing. */
export interface OtherShape {
  kind: 'other';
}

/** What is known of a value. Undefined stands for: nothing. */
export type Shape = RecordShape | FieldShape | TupleShape | LiteralShape | OtherShape;

export const other: OtherShape = { kind: 'other' };

/** The shape of an access's result. */
export function shapeOfAccess(access: DataAccess, catalog: Catalog, depth = 0): Shape | undefined {
  if (access.operation === 'count') return other;
  if (access.operation === 'aggregate' || access.entity.kind !== 'known') return undefined;
  const isWrite = access.operation === 'create' || access.operation === 'update' || access.operation === 'delete';
  if (isWrite && access.cardinality === 'many') return undefined;
  const { name } = access.entity.value;
  const entity = catalog.find(name);
  const { projection } = access;
  return {
    kind: 'record',
    owner: entity?.name ?? name,
    ...(entity ? { entity } : {}),
    fields:
      projection.kind === 'all'
        ? { kind: 'all' }
        : projection.kind === 'fields'
          ? { kind: 'only', names: projection.fields }
          : projection.kind === 'except'
            ? { kind: 'except', names: projection.fields }
            : { kind: 'unknown' },
    evidence: access.evidence,
    origin: 'access',
    access,
    related:
      depth > 3
        ? []
        : access.related.flatMap((part) => {
            const shape = shapeOfAccess(part, catalog, depth + 1);
            return shape?.kind === 'record' ? [shape] : [];
          }),
  };
}

/** The personal fields a whole record certainly carries (not those of related records). */
export function fieldsOf(record: RecordShape, catalog: Catalog): readonly PersonalField[] {
  const { entity, fields } = record;
  if (fields.kind === 'unknown') return [];
  if (fields.kind === 'only') {
    const known = entity ? catalog.personalFields(entity, fields.names) : [];
    // What the schema does not declare, or another one does, is known by its name.
    const others = entity ? fields.names.filter((name) => !isDeclared(name, entity) && !known.some((field) => field.name === name)) : fields.names;
    return [...known, ...others.flatMap((name) => classify(name, record, catalog))];
  }
  if (!entity) return [];
  const all = catalog.personalFields(entity);
  if (fields.kind === 'all') return all;
  const except = new Set(fields.names.map((name) => name.toLowerCase()));
  return all.filter((field) => !except.has(field.name.toLowerCase()) && !except.has(field.name.split('.')[0]?.toLowerCase() ?? ''));
}

/** Classifies a name by what stands before it: an organisation's name is nobody's, though it hangs on a user. */
function classifyBelow(path: string, name: string, catalog: Catalog): PersonalField[] {
  const owner = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  const classification = isDescribing(owner) ? undefined : catalog.classifyName(name, { owner });
  return classification ? [{ name, classification }] : [];
}

/** Whether a schema or type says what such a field holds, or one that it is a part of. */
function isKnown({ path, record }: FieldShape): boolean {
  const [first = path] = path.split('.');
  const type = record.types?.get(first);
  return (type !== undefined && type !== '') || (record.entity !== undefined && isDeclared(first, record.entity));
}

/** True for a shape that rules nothing out: a value below what nobody declared. */
export function saysNothing(shape: Shape | undefined): boolean {
  return shape === undefined || (shape.kind === 'field' && shape.personal.length === 0 && shape.record.origin !== 'access' && !isKnown(shape));
}

function isDeclared(name: string, entity: CatalogEntity): boolean {
  const wanted = name.toLowerCase();
  return entity.fields.some((field) => field.name.toLowerCase() === wanted || field.column?.toLowerCase() === wanted || field.name.toLowerCase().startsWith(`${wanted}.`));
}

/** Classifies a name as a field of the record. */
export function classify(name: string, record: RecordShape, catalog: Catalog): PersonalField[] {
  const type = record.types?.get(name);
  const siblings = record.types ? [...record.types.keys()] : record.fields.kind === 'only' ? record.fields.names : undefined;
  if (name.toLowerCase() === 'name' && record.entity?.subject === undefined && siblings?.some((sibling) => OF_ORGANISATION.test(sibling))) return [];
  if (name === 'Name' && OF_RIGHTS.test(record.owner)) return [];
  const classification = catalog.classifyName(name, {
    ...(record.owner === '' ? {} : { owner: record.owner }),
    ...(record.entity?.subject !== undefined ? { person: true } : {}),
    ...(type !== undefined ? { type } : {}),
    ...(siblings ? { siblings } : {}),
  }) ?? (siblings && isText(type) ? addresseeOf(name, siblings, record.owner, catalog) : undefined);
  return classification ? [{ name, classification }] : [];
}

/** What a firm, an office or a room has and nobody else. */
const OF_ORGANISATION = /^(?:slug|domain|subdomain|website|industry|vat_?(?:number|id)|registration_?number|capacity|opening_?hours|branch_?code|logo(?:_?url)?|employee_?count|time_?zone_?id)$/i;

/** What Salesforce calls sets of rights, whose `Name` is nobody's: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_profile.htm */
const OF_RIGHTS = /^(?:Profile|UserRole|PermissionSet|UserLicense)$/;

/** False for a field whose type says that it is no text, and no list of them. */
const isText = (type: string | undefined): boolean => type === undefined || type === '' || /string|address|email|recipient|any|unknown/i.test(type);

/** What `.name` of a record is. */
export function memberOfRecord(record: RecordShape, name: string, catalog: Catalog): Shape | undefined {
  const { entity } = record;
  const lower = name.toLowerCase();
  const field = entity?.fields.find((one) => one.name === name || one.column === name) ?? entity?.fields.find((one) => one.name.toLowerCase() === lower);
  if (field?.relation) return relatedRecord(record, field.relation.entity, field.type, catalog);
  if (entity && (field || entity.fields.some((one) => one.name.startsWith(`${name}.`)))) {
    return { kind: 'field', record, path: field?.name ?? name, personal: catalog.personalFields(entity, [field?.name ?? name]) };
  }
  if (COUNT_NAMES.has(name)) return other;
  if (/^\d+$/.test(name) || ROW_HOLDERS.has(name) || SAME_VALUE_PROPERTIES.has(name)) return record;
  const related = record.related.find((one) => sameWord(one.owner, name));
  if (related) return related;
  // `page.contacts` of a client that answers contacts.
  if (record.origin === 'access' && sameWord(record.owner, name)) return record;
  return { kind: 'field', record, path: name, personal: classify(name, record, catalog) };
}

/** Types of fields that keep a reference to another record, not the record. */
const KEY_TYPE = /^(?:\w+\.){0,3}(?:ObjectI[dD]|[sS]tring|[nN]umber|UUID|Buffer)(?:\[\])?$/;

function relatedRecord(record: RecordShape, name: string, type: string | undefined, catalog: Catalog): Shape | undefined {
  const entity = catalog.find(name);
  if (!entity) return undefined;
  const loaded = record.related.find((one) => one.entity === entity);
  if (loaded) return loaded;
  const key = type !== undefined && KEY_TYPE.test(type);
  return { kind: 'record', entity, owner: entity.name, fields: { kind: 'all' }, evidence: record.evidence, origin: record.origin, related: [], ...(key ? { key } : {}) };
}

function sameWord(owner: string, property: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[_-]/g, '').replace(/s$/, '');
  return plain(owner) === plain(property);
}

/** What `.name` of a field's value is: part of a composite, or of the value itself. */
export function memberOfField(field: FieldShape, name: string, catalog: Catalog): Shape {
  if (COUNT_NAMES.has(name)) return other;
  const path = `${field.path}.${name}`;
  const part = field.record.entity ? catalog.personalFields(field.record.entity, [path]) : [];
  if (part.length > 0) return { ...field, path, personal: part };
  const composite = field.record.entity?.fields.some((one) => one.name.startsWith(`${field.path}.`)) ?? false;
  if (composite) return { ...field, path, personal: [] };
  // Below what nobody declared the last name is all there is: `user.emailAddresses[0].emailAddress`.
  if (field.personal.length === 0 && !isKnown(field)) return { ...field, path, personal: classifyBelow(field.path, name, catalog) };
  if (OPAQUE.test(name)) return { ...field, path, personal: [] };
  if (WIDE_PART.test(name)) return { ...field, path, personal: field.personal.filter(({ classification }) => classification.category !== 'contact.address') };
  // Beside a password stands what it is for: `credentials.region`.
  if (field.personal.some(({ classification }) => classification.category === 'auth.credential') && !SECRET_PART.test(name)) return { ...field, path, personal: [] };
  // A text has no such part: what is called `phone` here is an object of its own (`user.whatsapp.status`).
  return { ...field, path, personal: field.personal.filter(({ classification }) => !TEXT_ONLY.test(classification.category) || /^\d+$/.test(name) || PARTS_OF_TEXT.has(name)) };
}

/** What identifies a thing and says nothing of it. */
const OPAQUE = /^(?:_?id|uuid|guid)$|[a-z\d]I[dD]s?$|_ids?$/;
/** Parts of an address that tell of a region, not of a home. */
const WIDE_PART = /^(?:country|countryCode|country_code|countryName|state|stateCode|province|provinceCode|region|regionCode|prefecture|continent|timezone|timeZone)$/;
/** Categories whose value is one text wherever it is kept as an object. */
const TEXT_ONLY = /^(?:contact\.(?:email|phone)|person\.(?!other)|gov_id\.)/;
/** Parts of credentials that open something. */
const SECRET_PART = /pass|secret|token|key|\bpin\b|otp|hash|cookie|session|jwt|bearer|value|text|raw|^\d+$/i;
/** Parts of a value object that still say whose it is. */
const PARTS_OF_TEXT: ReadonlySet<string> = new Set([
  ...SAME_VALUE_PROPERTIES, 'address', 'number', 'nationalNumber', 'e164', 'formatted', 'raw', 'text', 'full', 'first', 'last', 'middle', 'given', 'family', 'primary', 'display',
  'email', 'emailAddress', 'email_address', 'phone', 'phoneNumber', 'phone_number', 'firstName', 'lastName', 'fullName',
]);

/** An inline type takes its owner's name from the variable. */
export function owned(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.kind === 'record' && shape.owner === '' ? { ...shape, owner: name } : shape;
}

/** The record without these fields, or with these only. */
export function restrict(record: RecordShape, names: readonly string[], keep: boolean): RecordShape {
  const wanted = new Set(names);
  const { fields } = record;
  if (fields.kind === 'only') return { ...record, fields: { kind: 'only', names: fields.names.filter((name) => wanted.has(name) === keep) }, related: [] };
  if (keep) return { ...record, fields: { kind: 'only', names }, related: [] };
  if (fields.kind === 'unknown') return record;
  return { ...record, fields: { kind: 'except', names: fields.kind === 'except' ? [...fields.names, ...names] : names } };
}
