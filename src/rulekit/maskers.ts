import type { PersonalField } from '../model/index.ts';

/** Words by which a masker says for which categories it is made. */
const MADE_FOR: readonly (readonly [RegExp, RegExp])[] = [
  [/mail/i, /^contact\.email$/],
  [/phone|mobile|tel(?![a-z])/i, /^contact\.phone$/],
  [/address|street|postal|zip/i, /^contact\.(?:address|postal_code)$/],
  [/name/i, /^person\./],
  [/birth|date/i, /^birth\./],
  [/card|iban|account|bank/i, /^finance\./],
];

/**
 * The masker for values of these fields: one whose name says so, else one for any value. A masker
 * of e-mail addresses is no help with a name.
 */
export function maskerFor(fields: readonly PersonalField[], maskers: readonly string[]): string | undefined {
  const special = maskers.find((name) => fields.every(({ classification }) => categoriesOf(name).some((category) => category.test(classification.category))));
  return special ?? maskers.find((name) => categoriesOf(name).length === 0);
}

const categoriesOf = (masker: string): RegExp[] => MADE_FOR.flatMap(([word, category]) => (word.test(masker) ? [category] : []));
