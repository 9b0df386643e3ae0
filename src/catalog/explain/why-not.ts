import type { CatalogEntity, CatalogField, WhyNot } from '../../model/index.ts';
import { classifyName } from '../classify/index.ts';
import type { FieldContext } from '../classify/index.ts';
import { typeKind } from '../classify/declared-type.ts';
import { matchName } from '../classify/match.ts';
import { splitWords } from '../text/words.ts';

/** Longer runs of words name nothing the taxonomy knows. */
const LONGEST_TERM = 4;

/** Why no source says anything of a field; undefined where one does. The answer follows the classification, it does not decide. */
export function whyNotPersonal(entity: CatalogEntity, field: CatalogField): WhyNot | undefined {
  if (field.relation) return { kind: 'relation', entity: field.relation.entity };
  if (field.personal || field.cleared) return undefined;
  const context = contextOf(entity, field);
  const names = [lastPart(field.name), ...(field.column === undefined ? [] : [field.column])];
  const answers = names.map((name) => whyNotByName(name, context));
  return answers.find(({ kind }) => kind !== 'unknown-name') ?? { kind: 'unknown-name' };
}

function whyNotByName(name: string, context: FieldContext): WhyNot {
  const match = matchName(name);
  if (match === undefined) return otherWords(name) ?? { kind: 'unknown-name' };
  const category = match.entry.category?.id;
  if (category === undefined) return { kind: 'key' };
  const { type, ...untyped } = context;
  const asPerson = { ...untyped, person: true };
  if (match.secured && !classifyName(name, asPerson)) return { kind: 'secured', category };
  if (type !== undefined && classifyName(name, asPerson) && !classifyName(name, { ...context, person: true })) return { kind: 'type', type, category };
  if (classifyName(name, asPerson)) return { kind: 'no-person', category };
  return match.entry.beside === undefined ? { kind: 'no-person', category } : { kind: 'alone', category, beside: match.entry.beside.join(', ') };
}

/** The longest term inside the name, with the words that make the whole something else. */
function otherWords(name: string): WhyNot | undefined {
  const words = splitWords(name);
  if (words.length < 2 || words.length > 12) return undefined;
  for (let length = Math.min(LONGEST_TERM, words.length - 1); length > 0; length--) {
    for (let from = words.length - length; from >= 0; from--) {
      const term = words.slice(from, from + length).join(' ');
      const category = term.length < 3 ? undefined : matchName(term)?.entry.category?.id;
      if (category !== undefined) return { kind: 'other-words', term, category, words: [...words.slice(0, from), ...words.slice(from + length)].join(' ') };
    }
  }
  return undefined;
}

/** The context in which the build classified the field. */
function contextOf(entity: CatalogEntity, { type }: CatalogField): FieldContext {
  const siblings = entity.fields.flatMap((field) => (field.relation || (field.type !== undefined && typeKind(field.type) === 'boolean') ? [] : [field.name]));
  return { owner: entity.name, person: entity.subject !== undefined, siblings, declared: true, ...(type === undefined ? {} : { type }) };
}

/** The field itself in `address.city`. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
