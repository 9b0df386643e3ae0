import { OPEN_APP } from '../../statements/kintone/index.ts';
import { kintoneField } from './kintone-fields.ts';
import { appInPath } from './kintone-path.ts';
import { sourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** Names that files with answers of kintone's API, and manifests of customizations, go by. */
const NAMES = /(?:^|[/._-])(?:manifest|fields?|form|app|settings?)(?:[._-][^/]*)?\.json$/i;
/** A file of this size is data. */
const MOST_CHARACTERS = 4_000_000;

/** Whether a JSON file can tell of an app of kintone; its content decides. */
export const mayDescribeKintoneApp = (file: string): boolean => NAMES.test(file);

/**
 * Reads what describes an app of kintone: its form (`GET /k/v1/app/form/fields.json`), its settings
 * (`GET /k/v1/app.json`, `GET /k/v1/app/settings.json`), the manifest with which
 * @kintone/customize-uploader installs code into it. Any other JSON says nothing. Never throws.
 * https://kintone.dev/en/docs/kintone/rest-api/apps/form/get-form-fields/
 */
export function readKintoneJson(text: string, file: string): SourceResult {
  const looksRight = text.length <= MOST_CHARACTERS && /"(?:SINGLE_LINE_TEXT|RECORD_NUMBER|CREATED_TIME|appId|app|creator|theme)"/.test(text);
  if (!looksRight) return { entities: [], problems: [] };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Half of a file that is no form is nobody's problem here.
    return { entities: [], problems: isForm(text) ? [{ message: `the form of a kintone app is no valid JSON: ${(error as Error).message}`, line: lineOfError(error, text) }] : [] };
  }
  const entity = isObject(json) ? (readForm(json, text, file) ?? readSettings(json, file) ?? readManifest(json, text)) : undefined;
  return { entities: entity ? [entity] : [], problems: [] };
}

const isForm = (text: string): boolean => /"properties"/.test(text) && /"(?:SINGLE_LINE_TEXT|RECORD_NUMBER|CREATED_TIME)"/.test(text);

type Json = Readonly<Record<string, unknown>>;

function readForm(json: Json, text: string, file: string): SourceEntity | undefined {
  const { properties } = json;
  if (!isObject(properties) || !Object.values(properties).some((field) => isObject(field) && typeof field.type === 'string' && /^[A-Z_]+$/.test(field.type) && typeof field.code === 'string')) return undefined;
  const named = appNumber(json.app) ?? appNumber(json.appId);
  return { ...(named === undefined ? appInPath(file) : { name: named, aliases: [] }), system: 'kintone', line: 1, fields: fieldsOf(properties, lineFinder(text)) };
}

/** Fields in the order of the file; those of a table stand behind its name. */
function fieldsOf(properties: Json, lineOf: (key: string) => number, table?: string): SourceField[] {
  return Object.entries(properties).flatMap(([key, value]): SourceField[] => {
    if (!isObject(value) || typeof value.type !== 'string') return [];
    const line = lineOf(key);
    const { type, label, protocol, unique, fields } = value;
    const code = textOf(value.code) ?? key;
    const name = table === undefined ? code : `${table}.${code}`;
    if (type === 'SUBTABLE' && isObject(fields) && table === undefined) return fieldsOf(fields, lineOf, code);
    const field = kintoneField(name, type, line, { label: textOf(label), protocol: textOf(protocol), unique: unique === true });
    return field ? [field] : [];
  });
}

/** `GET /k/v1/app.json` says number, code and name of an app; `GET /k/v1/app/settings.json` its name alone. */
function readSettings(json: Json, file: string): SourceEntity | undefined {
  const name = textOf(json.name);
  if (name === undefined || name === '') return undefined;
  const number = appNumber(json.appId);
  if (number !== undefined && isObject(json.creator)) return { name: number, system: 'kintone', aliases: [name, ...(textOf(json.code) ? [textOf(json.code) as string] : [])], line: 1, fields: [] };
  if (number !== undefined || typeof json.theme !== 'string' || !isObject(json.icon) || json.revision === undefined) return undefined;
  const place = appInPath(file);
  return { name: place.name, system: 'kintone', aliases: [...place.aliases, name], line: 1, fields: [] };
}

/** `{ "app": "34", "scope": "ALL", "desktop": { "js": […] } }`: the code beside it runs in that app. */
function readManifest(json: Json, text: string): SourceEntity | undefined {
  const number = appNumber(json.app);
  const installs = [json.desktop, json.mobile].some((part) => isObject(part) && (Array.isArray(part.js) || Array.isArray(part.css)));
  return number !== undefined && installs ? { name: number, system: 'kintone', aliases: [OPEN_APP], line: lineFinder(text)('app'), fields: [] } : undefined;
}

const appNumber = (value: unknown): string | undefined => (typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : typeof value === 'string' && /^\d{1,12}$/.test(value) ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lines of keys that are asked for in the order of the file. */
function lineFinder(text: string): (key: string) => number {
  const source = sourceText(text);
  let from = 0;
  return (key) => {
    const written = JSON.stringify(key);
    for (let at = text.indexOf(written, from); at >= 0; at = text.indexOf(written, at + 1)) {
      if (!/^\s*:/.test(text.slice(at + written.length, at + written.length + 40))) continue;
      from = at + written.length;
      break;
    }
    return source.lineAt(from);
  };
}

/** V8 says where; other engines need not. */
function lineOfError(error: unknown, text: string): number {
  const { message } = error as Error;
  const line = /\(line (\d+) /.exec(message)?.[1];
  const offset = /at position (\d+)/.exec(message)?.[1];
  return line !== undefined ? Number(line) : offset !== undefined ? sourceText(text).lineAt(Number(offset)) : 1;
}
