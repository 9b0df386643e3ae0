import { TAXONOMY } from '../catalog/index.ts';
import { locale } from '../l10n/index.ts';
import { type PolicyPlace, placeAt } from '../policy/place.ts';
import { KEYS_JA } from '../policy/key-texts.ts';
import { pathPattern, schemasAt } from '../policy/schema-at.ts';
import { policySchema } from '../policy/index.ts';
import type { PolicySchema } from '../policy/schema-types.ts';
import { categoryLabel, ruleDescriptions } from './descriptions.ts';
import { ruleInfos } from './known-rules.ts';

/** What a project has that a policy may name. */
export interface PolicyNames {
  entities: readonly { name: string; fields: readonly { name: string; category?: string }[] }[];
  /** Functions that the project declares, and methods as `Class.method` where that is known. */
  functions: readonly string[];
}

/** One thing that could be written at a place. */
export interface PolicyProposal {
  label: string;
  kind: 'key' | 'value' | 'rule' | 'category' | 'entity' | 'field' | 'function';
  /** Beside the label: a category's name. */
  detail?: string;
  /** What it means, in the user's language. */
  text?: string;
  insert: string;
  /** Lower comes first. */
  rank: number;
}

/** What stands at a place and what it means. */
export type PolicyMeaning = { range: readonly [number, number] } & ({ kind: 'key' | 'value' | 'category'; name: string; text: string } | { kind: 'rule'; name: string; text: string; severity: { recommended: string; strict: string } } | { kind: 'entity'; name: string; field?: string });

const SCHEMA: PolicySchema = policySchema(ruleInfos, TAXONOMY.map(({ id }) => id));

/** Places that take a function's name, an entity's or a field's. */
const TAKES: readonly [pattern: RegExp, kind: 'function' | 'entity' | 'field', likely?: RegExp][] = [
  [/^accessLog\.\w+\.\[\](\.name)?$/, 'function', /log|audit|record|track|trail/i],
  [/^maskers\.\[\]$/, 'function', /mask|redact|anonym|hide|hash|scrub|sanit/i],
  [/^scopes\.(helpers|checks)\.\[\]$/, 'function', /tenant|scope|owner|own|brand|org|access|assert|ensure/i],
  [/^sinks\.\[\]\.functions\.\[\](\.name)?$/, 'function', /log|trace|track|send|emit|report|post/i],
  [/^bulkExport\.approvals\.\[\]$/, 'function', /approv|export|permit|allow/i],
  [/^plaintextExport\.protections\.\[\](\.name)?$/, 'function', /encrypt|protect|seal|password/i],
  [/^exceptions\.\[\]\.entity$|^scopes\.(shared|rowLevelSecurity)\.\[\]$|\.entities\.\[\]$|^clients\.\*\.methods\.\*\.entity$/, 'entity'],
  [/^scopes\.fields\.\[\](\.name)?$|^externalServices\.approved\.\[\]\.fields\.\[\]$/, 'field'],
];

/** How a policy is written: JSON quotes every name, and has no comments to stay out of. */
export type PolicyNotation = 'yaml' | 'json';

/** What could be written at an offset of a policy. Never throws for what a text holds. */
export function policyProposals(text: string, offset: number, names: PolicyNames, notation: PolicyNotation = 'yaml'): { range: readonly [number, number]; proposals: readonly PolicyProposal[] } | undefined {
  const place = placeAt(text, offset);
  if (!place) return undefined;
  if (notation === 'json') return inJson(text, place, names);
  const pattern = pathPattern(SCHEMA, place.path);
  const schemas = schemasAt(SCHEMA, place.path);
  const proposals: PolicyProposal[] = [];
  if (place.part === 'key' || place.opensLine) {
    const colon = /^\s*:/.test(text.slice(place.range[1])) ? '' : ': ';
    for (const key of keysOf(schemas, pattern, place, names)) if (!place.siblings.includes(key.label)) proposals.push({ ...key, insert: `${plain(key.label)}${colon}` });
  }
  if (place.part === 'value') proposals.push(...valuesOf(schemas, pattern, names));
  return { range: place.range, proposals: unique(proposals) };
}

/** In JSON a proposal takes the place of the whole string, quotes included, and a mapping never begins without its brace. */
function inJson(text: string, place: PolicyPlace, names: PolicyNames): ReturnType<typeof policyProposals> {
  const pattern = pathPattern(SCHEMA, place.path);
  const schemas = schemasAt(SCHEMA, place.path);
  const range = [place.range[0] - (text.charAt(place.range[0] - 1) === '"' ? 1 : 0), place.range[1] + (text.charAt(place.range[1]) === '"' ? 1 : 0)] as const;
  if (place.part === 'value') return { range, proposals: unique(valuesOf(schemas, pattern, names)).map((value) => ({ ...value, insert: JSON.stringify(value.label) })) };
  const colon = /^\s*:/.test(text.slice(range[1])) ? '' : ': ';
  const keys = keysOf(schemas, pattern, place, names).filter(({ label }) => !place.siblings.includes(label));
  return { range, proposals: unique(keys.map((key) => ({ ...key, insert: `${JSON.stringify(key.label)}${colon}` }))) };
}

function keysOf(schemas: readonly PolicySchema[], pattern: string, place: PolicyPlace, names: PolicyNames): Omit<PolicyProposal, 'insert'>[] {
  const fixed = schemas.flatMap(({ properties = {} }) => Object.keys(properties)).map((label): Omit<PolicyProposal, 'insert'> => {
    const rule = ruleText(label);
    return rule === undefined ? { label, kind: 'key', text: keyText([...place.path, label]), rank: 0 } : { label, kind: 'rule', text: rule, rank: 0 };
  });
  if (pattern === 'entities') return [...fixed, ...names.entities.map(({ name }) => ({ label: name, kind: 'entity' as const, rank: 1 }))];
  if (pattern === 'entities.*.fields') return [...fixed, ...(entityNamed(names, String(place.path[1]))?.fields ?? []).map((field) => fieldProposal(field))];
  return fixed;
}

function valuesOf(schemas: readonly PolicySchema[], pattern: string, names: PolicyNames): PolicyProposal[] {
  const members = schemas.flatMap(({ enum: all = [], enumDescriptions = [] }) => all.map((value, index) => ({ value: String(value), text: enumDescriptions[index] })));
  // `warn` is read as ESLint writes it, but it is not how a policy says it.
  const values = members.filter(({ value }) => value !== 'warn').map(({ value, text }): PolicyProposal => {
    const label = categoryLabel(value);
    const rule = ruleText(value);
    if (label) return { label: value, kind: 'category', detail: label[locale()], insert: value, rank: 0 };
    if (rule !== undefined) return { label: value, kind: 'rule', text: rule, insert: value, rank: 0 };
    return { label: value, kind: 'value', ...(text !== undefined && locale() === 'en' ? { text } : {}), insert: value, rank: 0 };
  });
  const takes = TAKES.find(([where]) => where.test(pattern));
  if (!takes) return values;
  const [, kind, likely] = takes;
  if (kind === 'entity') return [...values, ...names.entities.map(({ name }): PolicyProposal => ({ label: name, kind, insert: plain(name), rank: 1 }))];
  if (kind === 'field') return [...values, ...names.entities.flatMap(({ fields }) => fields).map((field): PolicyProposal => ({ ...fieldProposal(field), insert: plain(field.name) }))];
  return [...values, ...names.functions.map((name): PolicyProposal => ({ label: name, kind, insert: plain(name), rank: likely?.test(name) ? 1 : 2 }))];
}

function fieldProposal({ name, category }: { name: string; category?: string }): Omit<PolicyProposal, 'insert'> {
  const label = category === undefined ? undefined : categoryLabel(category);
  return { label: name, kind: 'field', rank: 1, ...(label ? { detail: label[locale()] } : {}) };
}

/** What stands at an offset of a policy. Never throws for what a text holds. */
export function policyMeaning(text: string, offset: number): PolicyMeaning | undefined {
  const place = placeAt(text, offset);
  if (!place || place.word === '') return undefined;
  const { word, range, path, part } = place;
  const pattern = pathPattern(SCHEMA, path);
  const name = word.replace(/^crm-guard\//, '');
  const rule = ruleText(name);
  if (rule !== undefined) return { kind: 'rule', name, text: rule, severity: severityOf(name), range };
  if (part === 'key') {
    if (pattern === 'entities') return { kind: 'entity', name: word, range };
    if (pattern === 'entities.*.fields') return { kind: 'entity', name: String(path[1]), field: word, range };
    const said = keyText([...path, word]);
    return said === undefined ? undefined : { kind: 'key', name: word, text: said, range };
  }
  const label = categoryLabel(word);
  if (label) return { kind: 'category', name: word, text: label[locale()], range };
  return TAKES.some(([where, kind]) => kind === 'entity' && where.test(pattern)) ? { kind: 'entity', name: word, range } : undefined;
}

/** What a key means; undefined for one that does not exist. */
function keyText(path: readonly (string | number)[]): string | undefined {
  const english = schemasAt(SCHEMA, path).find(({ description }) => description !== undefined)?.description;
  const key = String(path.at(-1));
  return english === undefined || locale() === 'en' ? english : (KEYS_JA[pathPattern(SCHEMA, path)] ?? KEYS_JA[key]);
}

const ruleText = (name: string): string | undefined => RULES.get(name)?.description[locale()];
const severityOf = (name: string): { recommended: string; strict: string } => ruleInfos.find((rule) => rule.name === name) ?? { recommended: 'off', strict: 'off' };
const RULES = new Map(ruleDescriptions().map((rule) => [rule.name, rule]));

const entityNamed = ({ entities }: PolicyNames, name: string): PolicyNames['entities'][number] | undefined => entities.find((entity) => entity.name.toLowerCase() === name.toLowerCase());

/** A scalar of YAML; quoted where it would be read as something else. */
const plain = (text: string): string => (/^[\p{L}_][\p{L}\p{N}_.$/-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text) ? text : JSON.stringify(text));

function unique(proposals: readonly PolicyProposal[]): PolicyProposal[] {
  const seen = new Map<string, PolicyProposal>();
  for (const proposal of proposals) if (!seen.has(proposal.label)) seen.set(proposal.label, proposal);
  return [...seen.values()];
}
