import { evidenceOf } from '../classify/evidence.ts';
import { typeKind } from '../classify/declared-type.ts';
import { ownerKind } from '../subject/subject.ts';
import { ORGANISATION_FIELDS } from '../subject/nouns.ts';
import { singular } from '../text/plural.ts';
import { splitWords } from '../text/words.ts';
import type { DeclaredField, MergedEntity } from './merge.ts';

/**
 * Names of the fields that can prove something: values that are no switches, and the key behind a
 * relation to one other entity. One array per entity, since evidence is cached by it.
 */
export function evidenceNames(entity: MergedEntity): readonly string[] {
  return entity.fields.flatMap((field) => {
    // `to: [Email]` shows a mail's other end, whatever declares addresses there.
    if (field.relation) return field.relation.many ? (/^(?:from|to|cc|bcc|recipients?)$/i.test(field.name) ? [field.name] : []) : [foreignKey(field.relation.entity)];
    if (field.type !== undefined && typeKind(field.type) === 'boolean') return [];
    return isKeyOfPerson(field) ? [field.name, `${field.name}Id`] : [field.name];
  });
}

/** `customer: number`, the key of a customer without saying so. */
function isKeyOfPerson({ name, type }: DeclaredField): boolean {
  if (type === undefined || !/^(?:number|key)$/.test(typeKind(type))) return false;
  const subject = ownerKind(name).subject;
  return subject !== undefined && subject !== 'user';
}

const foreignKey = (entity: string): string => `${entity.charAt(0).toLowerCase()}${entity.slice(1)}Id`;

/** Whom the records are about: by the entity's names, else by the fields that only a person has. */
export function entitySubject(entity: MergedEntity, siblings: readonly string[]): string | undefined {
  const kinds = [entity.name, ...entity.aliases].map(ownerKind);
  const named = kinds.find((kind) => kind.subject !== undefined)?.subject;
  if (named !== undefined) return named;
  const { naming, contact } = evidenceOf(siblings);
  const organisation = kinds.some((kind) => kind.organisation);
  const maybe = kinds.find((kind) => kind.maybe !== undefined)?.maybe;
  if (maybe !== undefined && (naming !== undefined || (contact !== undefined && !organisation))) return maybe;
  if (naming !== undefined && !organisation && !kinds.some((kind) => kind.thing)) return 'person';
  const annotated = entity.declarations.some((declaration) => declaration.entity.annotation && !declaration.entity.annotation.notPersonal);
  return annotated ? 'person' : undefined;
}

const OF_ORGANISATION = new Set(ORGANISATION_FIELDS.map((words) => words.split(' ').map(singular).join(' ')));

/** What an organisation goes by; a mail or an invoice that mentions its website has none. */
const ITS_NAME = /^(?:name|title|(?:company|organi[sz]ation|legal|trade|business|shop|store|official) name)$/;

/** Whether fields that nobody has in person (`website`, `industry`) show a record of an organisation. A person's name among them shows the person. */
export function isOrganisation({ name: entity }: MergedEntity, fields: readonly DeclaredField[], siblings: readonly string[]): boolean {
  if (ownerKind(entity).filledIn) return false;
  const { naming, about } = evidenceOf(siblings);
  if (naming !== undefined || about !== undefined) return false;
  const names = fields.flatMap((field) => (field.relation ? [] : [splitWords(field.name).map(singular).join(' ')]));
  return names.some((name) => OF_ORGANISATION.has(name)) && names.some((name) => ITS_NAME.test(name));
}

/** Tells whether a name is an entity of people that the project declares: `partner` where `Partner` has a first name. */
export type IsPerson = (name: string) => boolean;

/** The field that leads to one person of the project: a relation, or a key that is called after the entity. */
export function linkToPerson(entity: MergedEntity, isPerson: IsPerson): string | undefined {
  return entity.fields.find(({ name, relation }) => {
    if (relation) return !relation.many && relation.entity !== entity.name && isPerson(relation.entity);
    const stem = /^(.+?)_?(?:id|Id|ID|uuid|Uuid)$/.exec(name)?.[1];
    return stem !== undefined && isPerson(stem);
  })?.name;
}
