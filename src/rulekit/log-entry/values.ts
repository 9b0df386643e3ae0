import { enclosingSymbol, type SourceView } from '../../ast/index.ts';
import type { CatalogEntity, CatalogField, DataAccess, LogSample, WrittenValue } from '../../model/index.ts';
import type { Actor } from './actor.ts';
import { recordedByAction, roleOf } from './names.ts';
import type { Place } from './place.ts';
import { isBound } from './scope-names.ts';
import { exampleSlots, type Slot } from './slots.ts';

/** What an entry is written from. */
export interface Filling {
  access: DataAccess;
  entity: CatalogEntity;
  /** The field whose value is the id of a row. */
  key: CatalogField;
  actor: Actor;
  place: Place;
  source: SourceView;
  /** What the call that is followed calls its kind of record. */
  otherEntity?: string | undefined;
}

/** The field by which rows of an entity are told apart, where the read loads it. */
export function keyOf({ projection }: DataAccess, entity: CatalogEntity): CatalogField | undefined {
  const plain = entity.fields.filter(({ personal, relation }) => !personal && !relation);
  const unique = plain.filter((field) => field.unique && /(?:id|key|no|number|code|番号|コード)$/i.test(field.name));
  const key = plain.find(({ name }) => name === 'id') ?? plain.find(({ name }) => name === '_id') ?? (unique.length === 1 ? unique[0] : undefined);
  if (!key || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key.name)) return undefined;
  const named = [key.name, ...(key.column === undefined ? [] : [key.column])];
  if (projection.kind === 'all') return key.hidden ? undefined : key;
  if (projection.kind === 'fields') return projection.fields.some((field) => named.includes(field)) ? key : undefined;
  return projection.kind === 'except' && !projection.fields.some((field) => named.includes(field)) ? key : undefined;
}

/** How other calls say a part of an entry, in their code. */
export function examplesOf(samples: readonly LogSample[], part: 'actor'): string[] {
  return samples.flatMap(({ values }) => values.flatMap((value) => (value.kind === 'object' ? value.properties : [])).flatMap(({ key, value }) => {
    const role = roleOf(key);
    return (role === part || role === 'user') && value.kind === 'code' && !OF_PERSON.test(key) ? [value.text] : [];
  }));
}

/** Names of what else is said of a person: never their id. */
const OF_PERSON = /(?:name|e?mail|type|role|kind|info|login|label)$/i;

/** The code for one value that the function wants; undefined where it is not known. `said` gets the parts of an entry that it answers. */
export function valueOf(slot: Slot, filling: Filling, said: Set<string>): string | undefined {
  const isObject = slot.example?.kind === 'object' && (slot.role === undefined || slot.role === 'bag') && !slot.list;
  const text = isObject ? nestedText(slot.example, filling, said) : textFor(slot, filling);
  if (text !== undefined && slot.role !== undefined) said.add(slot.role === 'user' ? 'actor' : slot.role);
  return text;
}

/** An object as another call hands it in, with what is known of it. */
function nestedText(example: WrittenValue | undefined, filling: Filling, said: Set<string>): string | undefined {
  const { slots } = (example && exampleSlots([example])) ?? { slots: [] };
  const members = slots.flatMap((slot) => {
    const text = valueOf(slot, filling, said);
    return text === undefined ? [] : [{ key: slot.name, text }];
  });
  return members.length === 0 ? undefined : objectText(members);
}

/** An object literal; a property that is called like its value is written once. */
export function objectText(members: readonly { key: string; text: string }[]): string {
  const keyText = (key: string): string => (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoted(key));
  return `{ ${members.map(({ key, text }) => (key === text ? text : `${keyText(key)}: ${text}`)).join(', ')} }`;
}

function textFor(slot: Slot, filling: Filling): string | undefined {
  switch (slot.role) {
    case 'actor':
    case 'user':
      return slot.list ? undefined : actorText(slot, filling);
    case 'entity':
      return slot.list || slot.takes === 'other' || slot.takes === 'number' ? undefined : entityText(slot, filling);
    case 'action':
      return slot.list || slot.takes === 'number' ? undefined : actionOf(slot, filling);
    case 'purpose':
      return slot.list || Array.isArray(slot.takes) || slot.takes === 'other' ? literal(slot) : purposeText(filling);
    case 'subject':
      return slot.takes === 'other' ? undefined : subjectText(slot.list, slot.takes, filling);
    case 'fields':
      return slot.list ? fieldsText(filling) : undefined;
    default:
      return otherText(slot, filling);
  }
}

function actorText({ name, takes, example }: Slot, { actor }: Filling): string | undefined {
  if (OF_PERSON.test(name)) return undefined;
  const wantsWhole = takes === 'other' || (takes === undefined && example?.kind === 'code' && /(?:^|\.)(?:user|currentUser|actor|principal)$/.test(example.text));
  if (wantsWhole) return actor.whole;
  return takes === 'number' || takes === 'text' || takes === undefined ? actor.id : undefined;
}

/** The name of what was read, spelt as the other calls spell theirs. */
export function entityText(slot: Pick<Slot, 'takes' | 'example'> | undefined, { entity }: Pick<Filling, 'entity'>): string {
  const example = slot?.example?.kind === 'literal' ? unquoted(slot.example.text) : undefined;
  const words = Array.isArray(slot?.takes) ? (slot.takes as readonly string[]) : undefined;
  const same = (word: string): boolean => canonical(word) === canonical(entity.name);
  if (words) return quoted(words.find(same) ?? words[0] ?? entity.name);
  return quoted(example === undefined ? entity.name : same(example) ? example : likewise(entity.name, example));
}

function actionOf(slot: Slot, filling: Filling): string | undefined {
  if (Array.isArray(slot.takes)) {
    const reading = (slot.takes as readonly string[]).filter((word) => recordedByAction(word) === 'reads');
    const wanted = filling.place.many ? /list|search/i : /view|read|detail/i;
    const word = reading.find((one) => wanted.test(one)) ?? reading[0];
    return word === undefined ? undefined : quoted(word);
  }
  // A member of an enumeration says what it is where it is imported, and nothing else can be written instead.
  if (slot.takes === 'other' || slot.example?.kind === 'code') {
    const code = slot.example?.kind === 'code' && /^[\w$.]+$/.test(slot.example.text) ? slot.example.text : undefined;
    const isKnown = code !== undefined && isBound(rootOf(code), filling.access.node, filling.source) && recordedByAction(code.slice(code.lastIndexOf('.') + 1)) === 'reads';
    return isKnown ? code : undefined;
  }
  return actionText(slot, filling);
}

/** What an example calls its kind of record: `'ticket'` in `{ entity: 'ticket', id }`. */
export function entityOfExample(slots: readonly Slot[]): string | undefined {
  for (const { role, example } of slots) {
    if (role === 'entity' && example?.kind === 'literal') return unquoted(example.text);
    const inner = example?.kind === 'object' ? entityOfExample(exampleSlots([example])?.slots ?? []) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** The word for what was done, as other calls say it. */
export function actionText(slot: Pick<Slot, 'example'> | undefined, { access, entity, otherEntity }: Pick<Filling, 'access' | 'entity' | 'otherEntity'>): string {
  const example = slot?.example?.kind === 'literal' ? unquoted(slot.example.text) : undefined;
  const own = access.cardinality === 'many' ? 'list' : 'view';
  if (example === undefined || example === '') return quoted(own);
  const parts = example.split(/([._:\- ])/);
  // `ticket.view` of another kind of record, `CUSTOMER_UPDATE` with another verb.
  if (recordedByAction(example) === 'reads') return quoted(parts.map((part) => (otherEntity !== undefined && canonical(part) === canonical(otherEntity) ? likewise(entity.name, part) : part)).join(''));
  const verb = parts.findIndex((part) => recordedByAction(part) === 'writes');
  if (verb < 0) return quoted(own);
  const noun = parts.findIndex((part, at) => at !== verb && /^\p{L}{3,}$/u.test(part));
  return quoted(parts.map((part, at) => (at === verb ? likewise(own, part) : at === noun ? likewise(entity.name, part) : part)).join(''));
}

/** What the code around is for, by its own name. */
export function purposeText({ access, entity }: Pick<Filling, 'access' | 'entity'>): string {
  const own = enclosingSymbol(access.node).split('.').at(-1) ?? '';
  const name = /^[\p{ID_Start}$_]/u.test(own) ? own : `${access.cardinality === 'many' ? 'list' : 'view'} ${entity.name}`;
  return quoted(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase());
}

/** The ids of what was read, as texts where the function wants texts and the ids are none. */
export function subjectText(list: boolean, takes: Slot['takes'], { key, place }: Pick<Filling, 'key' | 'place'>): string | undefined {
  const type = key.type ?? '';
  const isText = /^(?:string|text|n?varchar|n?char|character|uuid|cuid|citext)/i.test(type);
  const isNumber = /^(?:int|bigint|number|serial|bigserial|smallint|integer|decimal|numeric)/i.test(type);
  if (Array.isArray(takes) || (takes === 'number' && !isNumber)) return undefined;
  const id = (of: string): string => (takes === 'text' && !isText ? `String(${of}.${key.name})` : `${of}.${key.name}`);
  if (place.many) return list ? `${place.rows}.map((row) => ${id('row')})` : undefined;
  return list ? `[${id(place.rows)}]` : id(place.rows);
}

/** The names of the fields that the read chooses. */
export function fieldsText({ access: { projection } }: Pick<Filling, 'access'>): string | undefined {
  return projection.kind === 'fields' ? `[${projection.fields.map(quoted).join(', ')}]` : undefined;
}

/** What is the same in every call, or stands in scope under the same name. */
function otherText(slot: Slot, { place, access, source }: Filling): string | undefined {
  const { example, role, name } = slot;
  if (role === 'trace' && /^(?:record|row|result|item)?_?(?:count|total)$/i.test(name)) return place.many ? `${place.rows}.length` : '1';
  if (example?.kind === 'literal') return role === 'bag' ? undefined : example.text;
  if (example?.kind !== 'code' || role === 'bag') return undefined;
  const isPlain = /^[\w$]+(?:\??\.[\w$]+)*$/.test(example.text);
  const root = rootOf(example.text);
  return isPlain && (slot.required || role === 'trace' || role === 'context') && root !== 'this' && isBound(root, access.node, source) ? example.text : undefined;
}

function literal({ example }: Slot): string | undefined {
  return example?.kind === 'literal' ? example.text : undefined;
}

const rootOf = (code: string): string => /^[\w$]+/.exec(code)?.[0] ?? '';

function unquoted(text: string): string | undefined {
  return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : undefined;
}

/** A name without its spelling: `CUSTOMERS`, `customer_s` and `Customer` are one. */
const canonical = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/s$/, '');

/** A word in the spelling of another: `Order` like `customer` is `order`, like `CUSTOMER` `ORDER`. */
function likewise(word: string, example: string): string {
  const parts = word.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').split(/[\s_-]+/);
  if (!/[a-z]/.test(example) && /[A-Z]/.test(example)) return parts.join('_').toUpperCase();
  if (!/[A-Z]/.test(example)) return parts.join(example.includes('-') ? '-' : '_').toLowerCase();
  const joined = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return /^[a-z]/.test(example) ? joined.charAt(0).toLowerCase() + joined.slice(1) : joined;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
