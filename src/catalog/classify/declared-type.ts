import { splitWords } from '../text/words.ts';

/** What a declared type lets a field hold. `any`: nothing is known of it. */
export type TypeKind = 'text' | 'number' | 'date' | 'boolean' | 'json' | 'bytes' | 'key' | 'place' | 'function' | 'choice' | 'object' | 'any';

const BY_WORD: Readonly<Record<string, TypeKind>> = {
  string: 'text', str: 'text', text: 'text', char: 'text', varchar: 'text', nvarchar: 'text', nchar: 'text', character: 'text', citext: 'text', tinytext: 'text', mediumtext: 'text', longtext: 'text', ntext: 'text', clob: 'text', inet: 'text', cidr: 'text', macaddr: 'text',
  int: 'number', integer: 'number', number: 'number', smallint: 'number', bigint: 'number', mediumint: 'number', tinyint: 'number', int2: 'number', int4: 'number', int8: 'number', serial: 'number', bigserial: 'number', smallserial: 'number', float: 'number', float4: 'number', float8: 'number', double: 'number',
  decimal: 'number', numeric: 'number', real: 'number', money: 'number', currency: 'number', percent: 'number', year: 'number', long: 'number', short: 'number',
  date: 'date', datetime: 'date', datetime2: 'date', timestamp: 'date', timestamptz: 'date', time: 'date', timetz: 'date', interval: 'date', smalldatetime: 'date', datetimeoffset: 'date', dayjs: 'date', moment: 'date',
  boolean: 'boolean', bool: 'boolean', bit: 'boolean',
  json: 'json', jsonb: 'json', xml: 'json', hstore: 'json', record: 'json', map: 'json',
  bytes: 'bytes', bytea: 'bytes', blob: 'bytes', longblob: 'bytes', mediumblob: 'bytes', tinyblob: 'bytes', binary: 'bytes', varbinary: 'bytes', buffer: 'bytes', uint8array: 'bytes', image: 'bytes',
  uuid: 'key', uniqueidentifier: 'key', objectid: 'key', oid: 'key',
  point: 'place', geometry: 'place', geography: 'place',
  enum: 'choice', set: 'choice', picklist: 'choice', multipicklist: 'choice',
  function: 'function',
  any: 'any', unknown: 'any', unsupported: 'any', never: 'any', object: 'any', virtual: 'any', mixed: 'any', array: 'any',
};

/** Types of kintone's fields, which are written in capitals: https://kintone.dev/en/docs/kintone/overview/field-types/ */
const OF_KINTONE: Readonly<Record<string, TypeKind>> = {
  SINGLE_LINE_TEXT: 'text', MULTI_LINE_TEXT: 'text', RICH_TEXT: 'text', LINK: 'text', CALC: 'number', RADIO_BUTTON: 'choice', DROP_DOWN: 'choice', CHECK_BOX: 'choice', MULTI_SELECT: 'choice',
  FILE: 'any', USER_SELECT: 'any', GROUP_SELECT: 'any', ORGANIZATION_SELECT: 'any', CREATOR: 'any', MODIFIER: 'any', STATUS_ASSIGNEE: 'any', STATUS: 'choice', CATEGORY: 'choice', RECORD_NUMBER: 'any', CREATED_TIME: 'date', UPDATED_TIME: 'date',
};

/** Reads a type as a schema or TypeScript writes it: `String?`, `varchar(255)`, `string | null`, `Date[]`. */
export function typeKind(type: string): TypeKind {
  // No declared type of a field is longer; a generated one says nothing that a name would not.
  const text = type.length > 300 ? '' : unwrap(type);
  if (text === '') return 'any';
  if (/=>/.test(text)) return 'function';
  if (/^tinyint\s*\(\s*1\s*\)/i.test(text)) return 'boolean';
  const parts = text.split('|').map((part) => part.trim()).filter((part) => !/^(?:null|undefined|)$/i.test(part));
  if (parts.length > 0 && parts.every((part) => /^(?:true|false)$/.test(part))) return 'boolean';
  const dumped = quotedType(parts);
  if (dumped !== undefined) return dumped;
  if (parts.length > 0 && parts.every((part) => /^(?:'.*'|".*"|`.*`|\d+)$/.test(part))) return 'choice';
  const kinds = new Set(parts.map(kindOfOne));
  return kinds.size === 1 ? ([...kinds][0] ?? 'any') : kinds.has('text') ? 'text' : 'any';
}

/** A database's dump quotes types (`"text"`, `"public"."ticket_state"`), which is how TypeScript writes a single word. */
function quotedType(parts: readonly string[]): TypeKind | undefined {
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only === undefined || !/^"[^"]+"(?:\."[^"]+")?(?:\(|$)/.test(only)) return undefined;
  const name = /"([^"]+)"(?:\([\d, ]*\))?$/.exec(only)?.[1];
  if (name === undefined) return undefined;
  const word = /^\w+/.exec(name)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(BY_WORD, word) ? BY_WORD[word] : undefined;
}

function kindOfOne(part: string): TypeKind {
  const bare = unwrap(part);
  const name = /^[A-Za-z_][\w]*/.exec(bare)?.[0];
  if (name === undefined) return bare.startsWith('{') ? 'object' : 'any';
  if (Object.hasOwn(OF_KINTONE, name)) return OF_KINTONE[name] as TypeKind;
  return (Object.hasOwn(BY_WORD, name.toLowerCase()) ? BY_WORD[name.toLowerCase()] : undefined) ?? (/^[A-Z]/.test(name) ? 'object' : 'any');
}

/** Removes list and optional marks and the wrappers that hold one value. */
function unwrap(type: string): string {
  let text = type.trim();
  for (;;) {
    const inner =
      /^(?:Promise|Array|ReadonlyArray|Set|Optional|Maybe|Nullable|Partial|Readonly|Ref|Signal|Observable|InstanceType|Awaited)<(.*)>$/s.exec(text)?.[1] ??
      /^(.*?)(?:\[\s*\]|\?|!)$/s.exec(text)?.[1] ??
      /^readonly\s+(.*)$/s.exec(text)?.[1];
    if (inner === undefined) return text;
    text = inner.trim();
  }
}

/** Last words of types whose instances do things instead of holding data. */
const MACHINERY = new Set(['service', 'provider', 'repository', 'config', 'configuration', 'setting', 'settings', 'options', 'option', 'validator', 'template', 'schema', 'controller', 'component', 'ref', 'control', 'status', 'props', 'client', 'manager', 'factory', 'handler', 'module', 'store', 'function', 'callback']);

/** True for a type such as `EmailService`. */
export function isMachinery(type: string): boolean {
  return MACHINERY.has(splitWords(unwrap(type).replace(/<.*$/s, '')).at(-1) ?? '');
}

/** Last words of types that say no more than that they hold a value. */
const VALUE_TAILS = new Set(['record', 'entry', 'item', 'input', 'output', 'dto', 'value', 'object', 'vo', 'model', 'data', 'info', 'type', 'collection']);

/** What a type of values is called after: `Email` for `EmailRecord[]`, `BillingAddress` for `BillingAddressDto`. */
export function valueOf(type: string): string {
  const words = splitWords(unwrap(type).replace(/<.*$/s, ''));
  while (words.length > 1 && VALUE_TAILS.has(words.at(-1) ?? '')) words.pop();
  return words.join('_');
}

const ALLOWED: Partial<Record<TypeKind, RegExp>> = {
  number: /^(?:birth\.age|birth\.date|finance\.|contact\.(?:phone|postal_code)|gov_id\.|health\.(?:vitals_genetic|insurance_id)|location\.|auth\.|demographic\.)/,
  date: /^(?:birth\.date|finance\.card)$/,
  choice: /^(?:demographic\.|sensitive\.|health\.|birth\.age|employment\.)/,
  object: /^(?:demographic\.|sensitive\.|health\.|birth\.age|contact\.(?:address|emergency)|location\.|finance\.(?:bank_account|card)|person\.other)/,
  bytes: /^(?:biometric|auth\.)/,
  key: /^device\.identifier$/,
  place: /^(?:location\.|contact\.address)/,
  boolean: /^$/,
  function: /^$/,
};

/** Whether a field of this declared type can hold data of the category: a number is no name, a switch is nothing personal. */
export function typeAllows(kind: TypeKind, category: string): boolean {
  return ALLOWED[kind]?.test(category) ?? true;
}
