import type { CatalogEntity, CatalogField, WhyNot } from '../../model/index.ts';
import { matchName } from '../classify/match.ts';
import { splitWords } from '../text/words.ts';

/** Longer runs of words name nothing the taxonomy knows. */
const LONGEST_TERM = 4;

/**
 * Why no source says anything of a field; undefined where one does. The answer is the one that the
 * classification left when it decided; here it is only put beside what is known of the whole entity.
 */
export function whyNotPersonal(entity: CatalogEntity, field: CatalogField): WhyNot | undefined {
  if (field.relation) return { kind: 'relation', entity: field.relation.entity };
  if (field.personal || field.cleared) return undefined;
  const { whyNot } = field;
  if (whyNot?.kind === 'no-person' && entity.belongsTo) return { kind: 'belongs', category: whyNot.category, by: entity.belongsTo.by };
  const names = [lastPart(field.name), ...(field.column === undefined ? [] : [field.column])];
  return whyNot ?? names.map(otherWords).find((answer) => answer !== undefined) ?? { kind: 'unknown-name' };
}

/** The longest term inside a name that means nothing as a whole, with the words that make it something else. */
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

/** The field itself in `address.city`. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
