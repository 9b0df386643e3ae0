import type { CatalogData, CatalogEntity, CatalogField, ReviewItem, ReviewReason, SourceRef } from '../../model/index.ts';
import { typeKind } from '../classify/declared-type.ts';
import { ownerKind } from '../subject/subject.ts';
import { splitWords } from '../text/words.ts';
import { whyNotPersonal } from './why-not.ts';
import { HARMLESS_NAMES, isFreeText, isPayload } from './review-names.ts';

/** An entity that code reads and no schema declares. */
export interface UndeclaredEntity {
  /** As the code names it. */
  name: string;
  /** Where it is read first. */
  file: string;
  line: number;
  reads: number;
}

/** So many personal fields make it likely that what is not known beside them is personal too. */
const FULL = 3;
/** Categories that only people have; an organisation has an e-mail address and a telephone too. */
const OF_PEOPLE = /^(?:person\.(?!username|other)|birth|demographic|sensitive|health|biometric|gov_id\.(?!national_id))/;
/** Categories by which a record may be a person's: a credential alone makes nobody one. */
const OF_ANYBODY = /^(?:person|contact|birth|demographic|sensitive|health|biometric|gov_id)\./;

const WEIGHT: Readonly<Record<ReviewReason['kind'], number>> = { undeclared: 60, 'maybe-person': 50, disagree: 45, 'no-subject': 40, 'free-text': 30, payload: 20, 'unknown-name': 10 };

/**
 * What a reviewer should decide, the most important entity first: what the classification could not
 * know, not what it got right. What a policy or an annotation has decided is not asked again.
 */
export function reviewItems(data: CatalogData, undeclared: readonly UndeclaredEntity[] = []): ReviewItem[] {
  const persons = new Set(data.entities.flatMap(({ name, subject }) => (subject === undefined ? [] : [name])));
  const groups = [...data.entities.map((entity) => ofEntity(entity, persons)), ...undeclared.map(ofUndeclared)].filter((items) => items.length > 0);
  return groups.map((items, at) => ({ items, at, weight: weightOf(items) })).sort((a, b) => b.weight - a.weight || a.at - b.at).flatMap(({ items }) => items);
}

/** The weightiest question decides; among equals the entity that holds more personal data, and more questions. */
function weightOf(items: readonly ReviewItem[]): number {
  const [first] = items;
  const personal = first?.entity.fields.filter((field) => field.personal).length ?? 0;
  return Math.max(...items.map(({ reason }) => WEIGHT[reason.kind])) * 1000 + (first?.entity.subject === undefined ? 0 : 500) + Math.min(99, personal) * 5 + Math.min(4, items.length);
}

function ofEntity(entity: CatalogEntity, persons: ReadonlySet<string>): ReviewItem[] {
  if (isDecided(entity.source) || (entity.system !== undefined && entity.source.file === undefined)) return [];
  const whole = aboutWhom(entity, persons);
  const fields = entity.fields.flatMap((field): ReviewItem[] => {
    const item = ofField(entity, field);
    return item ? [item] : [];
  });
  return [...(whole ? [whole] : []), ...fields.sort((a, b) => WEIGHT[b.reason.kind] - WEIGHT[a.reason.kind])];
}

/** Whose records they are, where the fields look like a person's and nothing says of whom. */
function aboutWhom(entity: CatalogEntity, persons: ReadonlySet<string>): ReviewItem | undefined {
  if (entity.subject !== undefined) return undefined;
  const byName = entity.fields.filter(({ personal }) => personal && !isDecided(personal.source));
  if (byName.length === 0) return undefined;
  const kinds = [entity.name, ...entity.aliases].map(ownerKind);
  const maybe = byName.some(({ personal }) => personal && OF_ANYBODY.test(personal.category)) ? kinds.find((kind) => kind.maybe !== undefined)?.maybe : undefined;
  if (maybe !== undefined) return { entity, reason: { kind: 'maybe-person', subject: maybe }, suggestion: maybe };
  const ofPeople = byName.filter(({ personal }) => personal && OF_PEOPLE.test(personal.category));
  if (ofPeople.length === 0 || belongsToPerson(entity, persons)) return undefined;
  return { entity, reason: { kind: 'no-subject', fields: ofPeople.map(({ name }) => name) }, suggestion: 'person' };
}

/** An order of a customer: whose data it holds is known. */
function belongsToPerson(entity: CatalogEntity, persons: ReadonlySet<string>): boolean {
  return entity.belongsTo !== undefined || entity.fields.some(({ relation }) => relation && !relation.many && persons.has(relation.entity));
}

function ofField(entity: CatalogEntity, field: CatalogField): ReviewItem | undefined {
  const overruled = disagreement(field);
  if (overruled) return { entity, field, reason: { kind: 'disagree', ...(overruled.category === undefined ? {} : { category: overruled.category }), reason: overruled.reason }, suggestion: overruled.category ?? false };
  if (entity.subject === undefined || field.relation || field.personal || field.cleared) return undefined;
  const kind = field.type === undefined ? 'any' : typeKind(field.type);
  const name = field.name.slice(field.name.lastIndexOf('.') + 1);
  if (isPayload(name, kind, field.type)) return { entity, field, reason: { kind: 'payload', type: field.type ?? '' }, suggestion: 'person.other' };
  if (kind !== 'text' && kind !== 'any') return undefined;
  if (isFreeText(name)) return { entity, field, reason: { kind: 'free-text' }, suggestion: 'comm.content' };
  return isUnknown(entity, field, name) ? { entity, field, reason: { kind: 'unknown-name' }, suggestion: 'person.other' } : undefined;
}

/** A weaker source that speaks of a file of the project and says otherwise; a reviewer's own word is final. */
function disagreement({ personal, cleared, outranked = [] }: CatalogField): ReturnType<typeof outrankedBy> {
  const winner = personal ?? cleared;
  return winner === undefined || isDecided(winner.source) ? undefined : outrankedBy(winner, outranked);
}

const outrankedBy = (winner: { category?: string; source: SourceRef }, outranked: NonNullable<CatalogField['outranked']>): NonNullable<CatalogField['outranked']>[number] | undefined =>
  winner.source.file === undefined ? undefined : outranked.find(({ category }) => category !== winner.category);

/** A text of which nothing is known, in a record full of personal data. */
function isUnknown(entity: CatalogEntity, field: CatalogField, name: string): boolean {
  if (field.unique || isInPayload(field.name) || entity.fields.filter(({ personal }) => personal).length < FULL) return false;
  if (whyNotPersonal(entity, field)?.kind !== 'unknown-name') return false;
  const words = splitWords(name);
  return words.length > 0 && !words.some((word) => HARMLESS_NAMES.has(word)) && !/(?:At|On|Id|Ids|IDs|Ref|_at|_on|_id|_ids|Key)$/.test(name);
}

/** `customFields.value`: what holds it is asked about already. */
const isInPayload = (name: string): boolean => name.split('.').slice(0, -1).some((part) => isPayload(part, 'json', undefined));

function ofUndeclared({ name, file, line, reads }: UndeclaredEntity): ReviewItem[] {
  const kind = ownerKind(name);
  const subject = kind.subject ?? kind.maybe;
  if (subject === undefined) return [];
  const entity: CatalogEntity = { name, aliases: [], subject, source: { kind: 'name', file, line }, fields: [] };
  return [{ entity, reason: { kind: 'undeclared', file, line, reads }, suggestion: subject }];
}

const isDecided = ({ kind }: SourceRef): boolean => kind === 'policy' || kind === 'annotation';
