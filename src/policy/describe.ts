import { hints } from './schema-types.ts';
import type { DocumentNode } from './document.ts';
import type { PolicySchema, SchemaType } from './schema-types.ts';
import type { Localized } from '../l10n/index.ts';

/** Completes "must be …" for a schema: `a whole number of at least 1`. */
export function expectedBy(schema: PolicySchema): Localized {
  const hinted = schema[hints]?.expected;
  if (hinted) return hinted;
  if (schema.enum) return oneOf(schema.enum);
  const type = typesOf(schema).find((name) => name !== 'null');
  if (type === 'integer' && schema.minimum !== undefined) {
    return { en: `a whole number of at least ${schema.minimum}`, ja: `${schema.minimum} 以上の整数` };
  }
  return TYPE_NAMES[type ?? 'string'];
}

/** The types a schema names; empty when it names none. */
export function typesOf(schema: PolicySchema): readonly SchemaType[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

/** What a message says was found: `"many"`, `2`, `a list`. Long texts are cut. */
export function foundIn(node: DocumentNode): Localized {
  if (node.kind === 'list') return { en: 'a list', ja: 'リスト' };
  if (node.kind !== 'scalar') return { en: 'a mapping', ja: 'マッピング' };
  if (typeof node.value !== 'string') return same(String(node.value));
  const short = node.value.length > 40 ? `${node.value.slice(0, 39)}…` : node.value;
  return same(JSON.stringify(short));
}

/** Names for "known keys: …": all of a few, the first of many. */
export function listed(names: readonly string[]): Localized {
  const shown = names.slice(0, MOST_LISTED).map((name) => `\`${name}\``);
  if (names.length > MOST_LISTED) shown.push('…');
  return { en: shown.join(', '), ja: shown.join('、') };
}

const MOST_LISTED = 18;

const TYPE_NAMES: Readonly<Record<SchemaType, Localized>> = {
  object: { en: 'a mapping of keys to values', ja: 'キーと値のマッピング' },
  array: { en: 'a list', ja: 'リスト' },
  string: { en: 'a text', ja: '文字列' },
  integer: { en: 'a whole number', ja: '整数' },
  boolean: { en: 'true or false', ja: 'true または false' },
  null: { en: 'empty', ja: '空' },
};

function oneOf(values: readonly (string | number | boolean)[]): Localized {
  const texts = values.map((value) => JSON.stringify(value));
  if (texts.length === 1) return same(texts.join(''));
  const last = texts.at(-1) ?? '';
  return { en: `${texts.slice(0, -1).join(', ')} or ${last}`, ja: `${texts.join('、')} のいずれか` };
}

const same = (text: string): Localized => ({ en: text, ja: text });
