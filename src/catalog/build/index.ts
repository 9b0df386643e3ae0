import type { CatalogData, CatalogEntity, CatalogField } from '../../model/index.ts';
import type { EntityDecision } from '../../policy/types.ts';
import type { FieldContext } from '../classify/index.ts';
import { byAnnotation, byName, byVendor } from './classify-field.ts';
import { applyDecisions } from './decisions.ts';
import { linkKintoneApps, withOpenApp } from './kintone-apps.ts';
import { isShapeKind, mergeDeclarations } from './merge.ts';
import type { CatalogInput, DeclaredField, MergedEntity } from './merge.ts';
import { withShapes } from './shapes.ts';
import { entitySubject, evidenceNames } from './subject.ts';

export type { CatalogInput } from './merge.ts';

/** Options of `buildCatalog`. */
export interface BuildOptions {
  /** The policy file relative to the root, for the source of its decisions. */
  policyFile?: string;
}

/**
 * Merges what schema files declare and what the policy decides into one catalog. For each field the
 * policy outranks an annotation, an annotation outranks name and type. Pure; never throws.
 */
export function buildCatalog(inputs: readonly CatalogInput[], decisions: readonly EntityDecision[] = [], options: BuildOptions = {}): CatalogData {
  const { inputs: linked, installations } = linkKintoneApps(inputs);
  const stores = mergeDeclarations(linked);
  const merged = withShapes(stores, linked);
  const ofStores = typesOf(stores, inputs.filter(({ kind }) => !isShapeKind(kind)));
  const ofShapes = typesOf(merged, inputs);
  const read = (entity: MergedEntity, subject?: string): CatalogEntity => toEntity(entity, isShape(entity) ? ofShapes : ofStores, subject);
  const origins = new Map<CatalogEntity, MergedEntity>();
  const declared = merged.flatMap((source): CatalogEntity[] => {
    const entity = read(source);
    if (entity.shape && !isWorthKnowing(entity)) return [];
    for (const [one, origin] of originsOf(entity, source)) origins.set(one, origin);
    return [entity];
  });
  // Who the records are about decides what `name` and `city` mean, so a decided subject reads the fields again.
  const about = (entity: CatalogEntity, subject: string): CatalogEntity => {
    const source = origins.get(entity);
    return source ? read(source, subject) : { ...entity, subject };
  };
  return { entities: withOpenApp(applyDecisions(declared, decisions, { about, policyFile: options.policyFile }), installations) };
}

/** A type that holds nothing personal says nothing to anybody; those of code count when they are about a person. */
function isWorthKnowing({ fields, subject, declaredBy, source }: CatalogEntity): boolean {
  const isOfPerson = subject !== undefined || declaredBy?.includes('graphql') === true || source.kind === 'annotation';
  return source.kind === 'annotation' || (isOfPerson && fields.some(({ personal }) => personal !== undefined));
}

/** Names that types of fields may mean. What only shapes declare says nothing of a stored field. */
interface TypeNames {
  names: ReadonlySet<string>;
  enums: ReadonlySet<string>;
}

const typesOf = (merged: readonly MergedEntity[], inputs: readonly CatalogInput[]): TypeNames => ({ names: new Set(merged.map(({ name }) => name)), enums: new Set(inputs.flatMap(({ result }) => result.enums ?? [])) });

/** True for an entity that no store declares. */
const isShape = ({ declarations }: MergedEntity): boolean => declarations.length > 0 && declarations.every(({ kind }) => isShapeKind(kind));

/** What an entity and its variants were made of. */
function originsOf(entity: CatalogEntity, merged: MergedEntity | undefined): (readonly [CatalogEntity, MergedEntity])[] {
  return merged ? [[entity, merged], ...(entity.variants ?? []).flatMap((variant, at) => originsOf(variant, merged.variants?.[at]))] : [];
}

function toEntity(merged: MergedEntity, types: TypeNames, decidedSubject?: string): CatalogEntity {
  const { enums } = types;
  const fields = merged.fields.map((field) => settleType(field, types));
  const siblings = evidenceNames({ ...merged, fields });
  const cleared = merged.declarations.some(({ entity }) => entity.annotation?.notPersonal);
  const subject = decidedSubject ?? (cleared ? undefined : (vendorSubject(merged) ?? entitySubject(merged, siblings))) ?? '';
  const first = merged.declarations.find(({ file }) => file !== '');
  const system = merged.declarations[0]?.entity.system;
  const declaredBy = [...new Set(merged.declarations.map(({ kind }) => kind))];
  const defaults = merged.declarations.map(({ entity }) => entity.defaults).find((one) => one !== undefined);
  return {
    name: merged.name,
    aliases: merged.aliases,
    ...(system === undefined ? {} : { system }),
    ...(subject === '' ? {} : { subject }),
    source: { kind: cleared ? 'annotation' : first ? 'schema' : 'vendor', ...(first ? { file: first.file, line: first.entity.line } : {}) },
    ...(declaredBy.length > 0 ? { declaredBy } : {}),
    ...(isShape(merged) ? { shape: true as const } : {}),
    ...(defaults ? { defaults } : {}),
    fields: fields.map((field) => {
      const type = field.type === undefined ? undefined : enums.has(bareType(field.type)) ? 'enum' : field.type;
      const context: FieldContext = { owner: merged.name, person: subject !== '', siblings, declared: true, ...(type === undefined ? {} : { type }) };
      return toField(field, context, cleared);
    }),
    ...(merged.variants ? { variants: merged.variants.map((variant) => toEntity(variant, types, decidedSubject)) } : {}),
  };
}

/** Whom the system says that the records are about; empty when about nobody. */
const vendorSubject = ({ declarations }: MergedEntity): string | undefined => declarations.find(({ entity }) => entity.subject !== undefined)?.entity.subject;

function toField(field: DeclaredField, context: FieldContext, cleared: boolean): CatalogField {
  const decided = byAnnotation(field, context) ?? byVendor(field, context);
  const personal = decided === 'not personal' || field.relation ? undefined : (decided ?? (cleared ? undefined : byName(field, context)));
  return {
    name: field.name,
    ...(field.column === undefined ? {} : { column: field.column }),
    ...(field.type === undefined ? {} : { type: field.type }),
    ...(field.relation ? { relation: field.relation } : {}),
    ...(field.hidden ? { hidden: true as const } : {}),
    ...(field.unique ? { unique: true } : {}),
    ...(field.file === '' ? {} : { line: field.line }),
    ...(personal ? { personal } : {}),
  };
}

/** Settles types that one schema file alone could not: a model or an enum of another file. */
function settleType(field: DeclaredField, { names, enums }: TypeNames): DeclaredField {
  if (field.relation) {
    if (!enums.has(field.relation.entity) || names.has(field.relation.entity)) return field;
    const value = { ...field };
    delete value.relation;
    return value;
  }
  const bare = field.type === undefined ? '' : bareType(field.type);
  if (!/^[A-Z]/.test(bare) || !names.has(bare) || PRIMITIVES.has(bare)) return field;
  return { ...field, relation: { entity: bare, many: /\[/.test(field.type ?? '') } };
}

const PRIMITIVES = new Set(['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes', 'Date', 'Buffer']);
const bareType = (type: string): string => /^[\p{L}_][\p{L}\p{N}_]*/u.exec(type)?.[0] ?? '';
