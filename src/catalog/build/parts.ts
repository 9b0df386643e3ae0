import type { FieldContext } from '../classify/index.ts';
import { typeKind } from '../classify/declared-type.ts';
import { evidenceOf } from '../classify/evidence.ts';
import { isRecordTail, isRole, ownerKind } from '../subject/subject.ts';
import { stemsOf } from '../text/stems.ts';
import type { DeclaredField } from './merge.ts';

/** The names of a composite's fields by the composite's path: `address` → `city`, `zip`; the record itself under ``. */
export type Parts = ReadonlyMap<string, readonly string[]>;

/** Words for a part that holds more of the same person: `personal.name`. */
const SAME_PERSON = new Set(['personal', 'name', 'basic', 'identity', 'legal', 'general', 'main', 'value', 'property', 'attribute']);

/** Groups the fields of an entity by the part they stand in. */
export function partsOf(fields: readonly DeclaredField[]): Parts {
  const parts = new Map<string, string[]>();
  for (const { name, type } of fields) {
    // An address that is one value has its state inside: the `state` beside it is something else.
    if (type !== undefined && isWhole(type)) continue;
    const path = pathOf(name);
    const part = parts.get(path);
    if (part) part.push(lastPart(name));
    else parts.set(path, [lastPart(name)]);
  }
  return parts;
}

const isWhole = (type: string): boolean => /^(?:Object|Mixed)\b/.test(type) || typeKind(type) === 'json';

/** The field itself in `address.city`. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const pathOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

/**
 * What is known around a field of a part: `guests.name` is a guest's name whatever holds the guests,
 * and `orders.items.name` of a customer is an item's.
 */
export function contextOfPart(name: string, whole: FieldContext, parts: Parts): FieldContext {
  const path = pathOf(name);
  if (path === '') return { ...whole, part: parts.get('') ?? [] };
  const part = parts.get(path) ?? [];
  const holders = path.split('.').reverse();
  if (OF_RIGHTS.test(holders[0] ?? '') && lastPart(name) === 'Name') return { ...whole, part, holder: 'rights' };
  const at = holders.findIndex((holder) => isSomebody(holder, part));
  if (at >= 0 && holders.slice(0, at).every(isTransparent)) return { ...whole, owner: holders[at] ?? '', person: true, siblings: part, part };
  // `company.name` and `account.name` of somebody are an organisation's.
  const organisation = holders.find((holder) => isOrganisationPart(holder, part));
  if (organisation !== undefined) return { ...whole, owner: organisation, person: false, organisation: true, siblings: part, part };
  return holders.every(isTransparent) ? { ...whole, part } : { ...whole, part, holder: holders[0] ?? '' };
}

/** Sets of rights of Salesforce, `User.Profile.Name`: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_profile.htm */
const OF_RIGHTS = /^(?:Profile|UserRole|PermissionSet|UserLicense)$/;

/** `guests`; `creator` where its own fields show a person. */
function isSomebody(holder: string, part: readonly string[]): boolean {
  if (ownerKind(holder).subject !== undefined) return true;
  const { naming, contact } = evidenceOf(part);
  return isRole(holder) && (naming !== undefined || contact !== undefined);
}

function isOrganisationPart(holder: string, part: readonly string[]): boolean {
  const all = stemsOf(holder);
  const words = all.length > 1 && all.at(-1) === 'id' ? all.slice(0, -1) : all;
  if (!ownerKind(words.join('_')).organisation) return false;
  const { naming, categories } = evidenceOf(part);
  return naming === undefined && !categories.has('auth.credential') && !NOT_ITS_NAME.has(words.at(-1) ?? '');
}

/** Words for settings and places that a person's record has parts of. */
const NOT_ITS_NAME = new Set(['setting', 'config', 'configuration', 'location', 'region', 'channel', 'site']);

function isTransparent(segment: string): boolean {
  const last = stemsOf(segment).at(-1) ?? '';
  return isRecordTail(last) || SAME_PERSON.has(last);
}
