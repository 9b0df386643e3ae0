import { ACTIVITY } from './activity.ts';
import { CONTACT } from './contact.ts';
import { FINANCE } from './finance.ts';
import { GOVERNMENT } from './government.ts';
import { HEALTH } from './health.ts';
import { PERSON } from './person.ts';
import { PROFILE } from './profile.ts';
import type { Category } from './types.ts';

export type { Category, QualifiedTerm, Term, Terms } from './types.ts';
export { PERSON_LINKS } from './link.ts';

/** Every category of personal data the product knows. */
export const TAXONOMY: readonly Category[] = [...PERSON, ...CONTACT, ...PROFILE, ...HEALTH, ...GOVERNMENT, ...FINANCE, ...ACTIVITY];

const BY_ID = new Map(TAXONOMY.map((category) => [category.id, category]));

/** The category of an id, or undefined for an id the taxonomy does not have. */
export function categoryById(id: string): Category | undefined {
  return BY_ID.get(id);
}

/** Category for messages: `e-mail address / メールアドレス`; the id itself when it is not in the taxonomy. */
export function categoryLabel(id: string): string {
  const label = BY_ID.get(id)?.label;
  return label ? `${label.en} / ${label.ja}` : id;
}

/** Resolves what a person writes in an annotation or a policy: the id, or its last part when that is unique (`email`). */
export function resolveCategory(written: string): Category | undefined {
  const wanted = written.trim().toLowerCase();
  const exact = BY_ID.get(wanted);
  if (exact) return exact;
  const candidates = TAXONOMY.filter((category) => category.id.split('.').at(-1) === wanted);
  return candidates.length === 1 ? candidates[0] : undefined;
}
