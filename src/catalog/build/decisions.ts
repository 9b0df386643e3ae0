import type { CatalogEntity, CatalogField, FieldVerdict, SourceRef } from '../../model/index.ts';
import type { EntityDecision } from '../../policy/types.ts';
import { createResolver } from '../resolve.ts';
import { subjectOf } from '../subject/subject.ts';
import { asClassification, byPolicy } from './classify-field.ts';

/** What the decisions need from the build. */
export interface DecisionOptions {
  /** Reads the fields of a declared entity again, as records about this subject. */
  about: (entity: CatalogEntity, subject: string) => CatalogEntity;
  policyFile: string | undefined;
}

/** Applies the policy's decisions, in their order, to the declared entities; adds those that only the policy knows. */
export function applyDecisions(entities: readonly CatalogEntity[], decisions: readonly EntityDecision[], options: DecisionOptions): CatalogEntity[] {
  const result = [...entities];
  for (const decision of decisions) {
    const known = entityNamed([decision.name, ...decision.aliases], result);
    const decided = decide(known, decision, options);
    if (known) result[result.indexOf(known)] = decided;
    else result.push(decided);
  }
  return result;
}

/** The project's own entity of one of the names, else a customer system's; `salesforce.Contact` means that system's. */
function entityNamed(names: readonly string[], entities: readonly CatalogEntity[]): CatalogEntity | undefined {
  const own = createResolver(entities.filter(({ system, shape }) => system === undefined && !shape));
  const shapes = createResolver(entities.filter(({ shape }) => shape));
  const foreign = createResolver(entities.filter(({ system }) => system !== undefined));
  for (const name of names) {
    const dot = name.indexOf('.');
    const within = dot > 0 ? entities.filter(({ system }) => system === name.slice(0, dot)) : [];
    const found = within.length > 0 ? createResolver(within).find(name.slice(dot + 1)) : (own.find(name) ?? shapes.find(name) ?? foreign.find(name));
    if (found) return found;
  }
  return undefined;
}

function decide(known: CatalogEntity | undefined, decision: EntityDecision, { about, policyFile }: DecisionOptions): CatalogEntity {
  const source: SourceRef = { kind: 'policy', ...(policyFile === undefined ? {} : { file: policyFile }), ...(decision.line === undefined ? {} : { line: decision.line }) };
  const cleared = decision.personal === false;
  const subject = cleared ? undefined : decidedSubject(known, decision);
  const base = known !== undefined && subject !== undefined && subject !== known.subject ? about(known, subject) : known;
  const name = base?.name ?? decision.name;
  const open = new Map(Object.entries(decision.fields).map(([field, value]) => [field.toLowerCase(), { field, value }]));
  const fields = (base?.fields ?? []).map((field): CatalogField => {
    const decided = takeDecision(field, open);
    if (decided !== undefined) return withVerdict(field, byPolicy(field.name, decided.value, name, policyFile));
    return cleared && !field.relation ? withVerdict(field, { source, reason: `the policy says that nothing in ${name} is personal data` }) : field;
  });
  const added = [...open.values()].map(({ field, value }): CatalogField => withVerdict({ name: field }, byPolicy(field, value, name, policyFile)));
  return {
    name,
    aliases: [...new Set([...(base?.aliases ?? []), ...(decision.name === name ? [] : [decision.name]), ...decision.aliases])],
    ...(base?.system ? { system: base.system } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(base?.belongsTo && subject === undefined && !cleared ? { belongsTo: base.belongsTo } : {}),
    source: base === undefined || cleared ? source : base.source,
    ...(base?.declaredBy ? { declaredBy: base.declaredBy } : {}),
    ...(base?.defaults ? { defaults: base.defaults } : {}),
    fields: [...fields, ...added],
    ...(known?.variants ? { variants: known.variants.map((variant) => decide(variant, { ...decision, fields: decidedIn(variant, known, decision) }, { about, policyFile })) } : {}),
  };
}

/** Decisions for fields that a variant has, or that no place declares. */
function decidedIn(variant: CatalogEntity, whole: CatalogEntity, { fields }: EntityDecision): EntityDecision['fields'] {
  const has = (entity: CatalogEntity, name: string): boolean => entity.fields.some((field) => field.name.toLowerCase() === name.toLowerCase() || field.column?.toLowerCase() === name.toLowerCase());
  return Object.fromEntries(Object.entries(fields).filter(([name]) => has(variant, name) || !has(whole, name)));
}

function decidedSubject(known: CatalogEntity | undefined, decision: EntityDecision): string | undefined {
  return (
    decision.subject ??
    known?.subject ??
    [decision.name, ...decision.aliases].map((name) => subjectOf(name)).find((subject) => subject !== undefined) ??
    (decision.personal ? 'person' : undefined)
  );
}

/** Takes the decision for a field out of the map, so that what is left are fields only the policy knows. */
function takeDecision<T>(field: CatalogField, open: Map<string, T>): T | undefined {
  for (const key of [field.name.toLowerCase(), field.column?.toLowerCase()]) {
    const decision = key === undefined ? undefined : open.get(key);
    if (key === undefined || decision === undefined) continue;
    open.delete(key);
    return decision;
  }
  return undefined;
}

/** A field as the policy has it; what was said of it before is remembered as overruled. */
function withVerdict({ personal: before, cleared, outranked = [], ...rest }: CatalogField, verdict: FieldVerdict): CatalogField {
  const field = { ...rest };
  delete field.whyNot;
  const personal = asClassification(verdict);
  const overruled = [before ?? cleared, ...outranked].filter((one) => one !== undefined);
  return { ...field, ...(personal ? { personal } : { cleared: verdict }), ...(overruled.length > 0 ? { outranked: overruled } : {}) };
}
