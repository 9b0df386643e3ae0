import type { CatalogData, CatalogEntity, CatalogField, FieldVerdict, WhyNot } from '../../model/index.ts';
import type { EntityDecision } from '../../policy/types.ts';
import type { FieldContext, Judgement } from '../classify/index.ts';
import { withOwners } from './belongs-to.ts';
import { asClassification, byAnnotation, byName, byVendor, rated } from './classify-field.ts';
import { applyDecisions } from './decisions.ts';
import { linkKintoneApps, withOpenApp } from './kintone-apps.ts';
import { isShapeKind, mergeDeclarations } from './merge.ts';
import type { CatalogInput, DeclaredField, MergedEntity } from './merge.ts';
import { partsOf } from './parts.ts';
import type { Parts } from './parts.ts';
import { withShapes } from './shapes.ts';
import { entitySubject, evidenceNames, isOrganisation, linkToPerson } from './subject.ts';
import type { IsPerson } from './subject.ts';
import { looseKey } from '../resolve.ts';

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
  const ofStores = surroundings(stores, linked.filter(({ kind }) => !isShapeKind(kind)));
  const ofShapes = surroundings(merged, linked);
  const read = (entity: MergedEntity, subject?: string): CatalogEntity => toEntity(entity, isShape(entity) ? ofShapes : ofStores, subject);
  const known = merged.map((source) => ({ source, entity: read(source) })).filter(({ entity }) => !entity.shape || isWorthKnowing(entity));
  const declared = withOwners(known.map(({ entity }) => entity));
  const origins = new Map(declared.flatMap((entity, at) => originsOf(entity, known[at]?.source)));
  // Who the records are about decides what `name` and `city` mean, so a decided subject reads the fields again.
  const about = (entity: CatalogEntity, subject: string): CatalogEntity => {
    const source = origins.get(entity);
    return source ? read(source, subject) : { ...entity, subject };
  };
  return { entities: withOpenApp(applyDecisions(declared, decisions, { about, policyFile: options.policyFile }), installations) };
}

/** A type that holds nothing personal says nothing to anybody; those of code count when they are about a person. */
function isWorthKnowing({ fields, subject, declaredBy, source }: CatalogEntity): boolean {
  const isOfPerson = subject !== undefined || declaredBy?.includes('graphql') === true;
  return source.kind === 'annotation' || (isOfPerson && fields.some(({ personal }) => personal !== undefined));
}

/** What else is declared, as far as it tells of an entity. What only shapes declare says nothing of a stored one. */
interface Surroundings {
  /** Names that types of fields may mean. */
  names: ReadonlySet<string>;
  enums: ReadonlySet<string>;
  isPerson: IsPerson;
}

const surroundings = (merged: readonly MergedEntity[], inputs: readonly CatalogInput[]): Surroundings => ({ names: new Set(merged.map(({ name }) => name)), enums: new Set(inputs.flatMap(({ result }) => result.enums ?? [])), isPerson: peopleAmong(merged) });

/** True for an entity that no store declares. */
const isShape = ({ declarations }: MergedEntity): boolean => declarations.length > 0 && declarations.every(({ kind }) => isShapeKind(kind));

/** The project's entities of people whose records others are about; every table leads to whoever works on it. */
function peopleAmong(merged: readonly MergedEntity[]): IsPerson {
  const people = new Set(merged.flatMap((entity) => {
    const subject = entitySubject(entity, evidenceNames(entity));
    return subject === undefined || subject === 'user' || subject === 'employee' || signsIn(entity) ? [] : [entity.name, ...entity.aliases].map(looseKey);
  }));
  return (name) => people.has(looseKey(name));
}

/** Somebody with a role or an account in the program. */
const signsIn = ({ fields }: MergedEntity): boolean => fields.some(({ name }) => /^(?:user_?id|auth_?(?:user_?)?id|role|is_?admin|administrator|password(?:_?hash)?)$/i.test(name));

/** What an entity and its variants were made of. */
function originsOf(entity: CatalogEntity, merged: MergedEntity | undefined): (readonly [CatalogEntity, MergedEntity])[] {
  return merged ? [[entity, merged], ...(entity.variants ?? []).flatMap((variant, at) => originsOf(variant, merged.variants?.[at]))] : [];
}

function toEntity(merged: MergedEntity, around: Surroundings, decidedSubject?: string): CatalogEntity {
  const { enums, isPerson } = around;
  const fields = merged.fields.map((field) => settleType(field, around));
  const siblings = evidenceNames({ ...merged, fields });
  const clearedAt = clearing(merged);
  const cleared = clearedAt !== undefined;
  const subject = decidedSubject ?? (cleared ? undefined : (vendorSubject(merged) ?? entitySubject(merged, siblings))) ?? '';
  const parts = partsOf(fields);
  const organisation = subject === '' && isOrganisation(merged, fields, siblings);
  const linked = subject === '' ? linkToPerson(merged, isPerson) : undefined;
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
      const context: FieldContext = { owner: merged.name, person: subject !== '', siblings, declared: true, ...(organisation ? { organisation } : {}), ...(linked === undefined ? {} : { linked }), ...(type === undefined ? {} : { type }) };
      return toField(field, context, parts, clearedAt, first?.file);
    }),
    ...(merged.variants ? { variants: merged.variants.map((variant) => toEntity(variant, around, decidedSubject)) } : {}),
  };
}

/** Whom the system says that the records are about; empty when about nobody. */
const vendorSubject = ({ declarations }: MergedEntity): string | undefined => declarations.find(({ entity }) => entity.subject !== undefined)?.entity.subject;

/** The annotation that clears a whole entity. */
function clearing({ name, declarations }: MergedEntity): FieldVerdict | undefined {
  const by = declarations.find(({ entity }) => entity.annotation?.notPersonal);
  return by && { source: { kind: 'annotation', file: by.file, line: by.entity.line }, reason: `@notPersonal at the declaration of "${name}"` };
}

function toField(field: DeclaredField, context: FieldContext, parts: Parts, cleared: FieldVerdict | undefined, entityFile: string | undefined): CatalogField {
  const { verdicts, whyNot } = field.relation ? { verdicts: [] } : verdictsOf(field, context, parts, cleared);
  const [first, ...rest] = verdicts;
  const classified = first && asClassification(first);
  const personal = classified && rated(classified, field);
  return {
    name: field.name,
    ...(field.column === undefined ? {} : { column: field.column }),
    ...(field.type === undefined ? {} : { type: field.type }),
    ...(field.relation ? { relation: field.relation } : {}),
    ...(field.hidden ? { hidden: true as const } : {}),
    ...(field.withheld ? { withheld: true as const } : {}),
    ...(field.unique ? { unique: true } : {}),
    ...(field.file === '' || field.file === entityFile ? {} : { file: field.file }),
    ...(field.file === '' ? {} : { line: field.line }),
    ...(personal ? { personal } : {}),
    ...(first && !personal ? { cleared: first } : {}),
    ...(first === undefined && whyNot !== undefined && whyNot.kind !== 'unknown-name' ? { whyNot } : {}),
    ...(rest.length > 0 ? { outranked: rest } : {}),
  };
}

/** What the sources say of a field, the strongest first, and why its name says nothing where it does not. */
function verdictsOf(field: DeclaredField, context: FieldContext, parts: Parts, cleared: FieldVerdict | undefined): { verdicts: FieldVerdict[]; whyNot?: WhyNot | undefined } {
  const vendor = byVendor(field, context, parts);
  // What is standard is known; nothing is learnt from the name of it.
  const isStandard = field.file === '' && vendor !== undefined;
  const judged: Partial<Judgement> = isStandard ? {} : byName(field, context, parts);
  return { verdicts: [byAnnotation(field, context), vendor, cleared, judged.personal].filter((verdict) => verdict !== undefined), whyNot: judged.whyNot };
}

/** Settles types that one schema file alone could not: a model or an enum of another file. */
function settleType(field: DeclaredField, { names, enums }: Surroundings): DeclaredField {
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
