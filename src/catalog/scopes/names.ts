/**
 * What a name of a field can tie a record to. `tenant`: words that hardly mean anything else.
 * `group`: words that mean a tenant in one project and a customer's company or a branch in another.
 * `owner`: the person it belongs to.
 */
export type ScopeWord = 'tenant' | 'group' | 'owner';

const TENANT = 'tenants?|organi[sz]ations?|orgs?|workspaces?|subdomains?|soshiki|組織|テナント';
const GROUP =
  'compan(?:y|ies)|corporations?|accounts?|teams?|stores?|shops?|business(?:es)?|merchants?|agenc(?:y|ies)|clinics?|hospitals?|salons?|practices?|schools?|sites?|brands?|projects?|environments?|spaces?|instances?|branch(?:es)?|channels?|franchises?|vendors?|kaisha|kigyou?|houjin|hojin|tenpo|会社|企業|法人|店舗|事業所';
const OWNER = 'users?|owners?|creators?|authors?|(?:created|added)_?by|assignees?|assigned_?to|agents?|reps?|advisors?|tantou?sha|tantou|担当者|担当';
/** What the name of a key ends with. */
const KEY = '(?:_?(?:id|uuid|guid|ref|key|code|cd|no))?';

const KINDS: readonly (readonly [ScopeWord, RegExp])[] = [
  ['tenant', new RegExp(`^_?(?:${TENANT})${KEY}$`, 'iu')],
  ['group', new RegExp(`^_?(?:${GROUP})${KEY}$`, 'iu')],
  ['owner', new RegExp(`^_?(?:${OWNER})${KEY}$`, 'iu')],
];

/** Every spelling of a scope's name as a word of a text. */
const IN_TEXT = `_?(?:${TENANT}|${GROUP}|${OWNER})${KEY}`;

/** What a field's name ties a record to; undefined for all others. */
export function scopeWord(name: string): ScopeWord | undefined {
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Source of a pattern for names of scopes inside a text, without word boundaries. */
export const SCOPE_NAME_SOURCE = IN_TEXT;

/** The same name in any spelling: `organizationId`, `organization_id`, `_organization`, `organizations`. */
export function scopeStem(name: string): string {
  const plain = name.toLowerCase().replace(/_/g, '');
  const stem = plain.replace(/(?:id|uuid|guid|ref|key|code|cd|no)s?$/, '') || plain;
  return stem.replace(/ies$/, 'y').replace(/((?:ss|ch))es$/, '$1').replace(/([^s])s$/, '$1');
}
