import { matchName } from './match.ts';

/** What the other fields of an object prove. Values name the sibling that proves it. */
export interface Evidence {
  /** A person's own name or birth date: the object is a person. */
  naming: string | undefined;
  /** An e-mail address or telephone number of the object itself. */
  contact: string | undefined;
  /** The name of a person the record is about without being the person: `customer_name` of an order. */
  about: string | undefined;
  /** The opaque id of a person: the record is about one. */
  link: string | undefined;
  /** Categories the siblings suggest, each with the field. */
  categories: ReadonlyMap<string, string>;
}

const NAMING = /^(?:person\.(?:given_name|family_name|name_kana|maiden_name|full_name)|birth\.date|gov_id\.my_number)$/;
const CONTACT = /^contact\.(?:email|phone)$/;
const POSTAL_CODE = 'contact.postal_code';
/** What a postal code is part of. */
const ADDRESS = 'contact.address';
const NOTHING: Evidence = { naming: undefined, contact: undefined, about: undefined, link: undefined, categories: new Map() };

const evidences = new WeakMap<readonly string[], Evidence>();

/** Reads the siblings once per list: callers that share one array share the answer. */
export function evidenceOf(siblings: readonly string[] | undefined): Evidence {
  if (siblings === undefined || siblings.length === 0) return NOTHING;
  let evidence = evidences.get(siblings);
  if (evidence === undefined) evidences.set(siblings, (evidence = readEvidence(siblings)));
  return evidence;
}

function readEvidence(siblings: readonly string[]): Evidence {
  let naming: string | undefined;
  let contact: string | undefined;
  let reading: string | undefined;
  let about: string | undefined;
  let link: string | undefined;
  const categories = new Map<string, string>();
  for (const sibling of siblings) {
    const match = matchName(sibling);
    if (match === undefined || match.secured) continue;
    const category = match.entry.category?.id;
    if (category === undefined) {
      link ??= sibling;
      continue;
    }
    // `guest_name`: whoever that is, the record is not the guest.
    const named = (match.entry.ofPerson && match.entry.level === 'everywhere') || (match.about === 'person' && !sibling.includes('.'));
    if (named && !match.entry.label && NAMING.test(category)) about ??= sibling;
    if (match.entry.beside === undefined && !match.entry.inRecordOnly) {
      if (!categories.has(category)) categories.set(category, sibling);
      if (category === POSTAL_CODE && !categories.has(ADDRESS)) categories.set(ADDRESS, sibling);
    }
    if (match.entry.level !== 'everywhere' || !match.own) continue;
    if (NAMING.test(category) && !match.entry.label && !match.role) naming ??= sibling;
    if (match.entry.label) reading ??= sibling;
    if (CONTACT.test(category)) contact ??= sibling;
  }
  // A shop has a reading of its name too, but no family name.
  if (reading !== undefined && (categories.has('person.family_name') || categories.has('person.given_name'))) naming ??= reading;
  return { naming, contact, about, link, categories };
}
