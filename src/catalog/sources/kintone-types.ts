import { OPEN_APP } from '../../statements/kintone/index.ts';
import { annotate } from './annotate.ts';
import { apiType, kintoneField } from './kintone-fields.ts';
import { appInPath } from './kintone-path.ts';
import { sourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** Types of fields as @kintone/dts-gen and @kintone/rest-api-client name them. */
const FIELD_TYPE = /^(?:kintone\.fieldTypes|KintoneRecordField)\.([A-Z]\w*)$/;
/** Names that dts-gen, and people after it, give the type of whatever app there is. */
const GENERAL = /^(?:Saved)?(?:App)?(?:Fields?|Data|DataType|Records?|Types?|Base|DB)?$/i;
const GENERAL_SPACE = /^(?:kintone|types?|kintonetypes|app)$/i;

/** Whether a text may declare types of an app's fields. */
export const mayDeclareKintoneTypes = (text: string): boolean => text.includes('kintone.fieldTypes.') || text.includes('KintoneRecordField.');

/** Whether a declaration file can hold types of an app's fields; its content decides. */
export const mayBeKintoneTypes = (file: string): boolean => /(?:field|kintone|dts|type|app|record)[^/]*(?:\/[^/]*)?\.d\.[cm]?ts$/i.test(file);

/**
 * Reads the types of an app's fields that @kintone/dts-gen writes (`declare namespace kintone.types
 * { interface Fields { 氏名: kintone.fieldTypes.SingleLineText; … } }`), tables included. Works on the
 * text, since declaration files are parsed by nobody else. Never throws.
 */
export function readKintoneTypes(text: string, file: string): SourceResult {
  if (!mayDeclareKintoneTypes(text)) return { entities: [], problems: [] };
  const reader = new TypesReader(text);
  const found = reader.read();
  const byName = new Map(found.map((one) => [one.name, one]));
  const entities = found.flatMap(({ name, space, base, line, fields, comment }): SourceEntity[] => {
    // `SavedFields extends Fields`: the same app with what kintone adds.
    if (fields.length === 0 || NO_APP.test(name) || (byName.has(base ?? '') && isSameApp(name, base))) return [];
    const more = found.filter((other) => other.base === name && isSameApp(other.name, name));
    const entity: SourceEntity = { ...appOf(name, space, file), system: 'kintone', line, fields: [...fields, ...more.flatMap((other) => other.fields)] };
    annotate(entity, comment, line, reader.problems);
    return [entity];
  });
  return { entities, problems: reader.problems };
}

/** Types of a component's or a function's own, which may hold fields of any app. */
const NO_APP = /(?:Props|State|Values?|Params?|Events?|Options|Input|Args|Context|Response|Result)$/;

const isSameApp = (name: string, base: string | undefined): boolean => base !== undefined && appOfType(name) === appOfType(base);

/** What a type's name says of the app: `Customer` of `SavedCustomerFields` and `REST_SavedCustomer`. */
export const appOfType = (name: string): string => name.replace(/^(?:I|T)(?=\p{Lu}\p{Ll})/u, '').replace(/^(?:REST_?)?(?:Saved)?(?=[^\p{Ll}])/u, '').replace(/(?:App)?(?:Fields?|Records?)$/, '');

/** The app a type tells of: by its own name, that of its namespace, of its file. */
function appOf(name: string, space: string | undefined, file: string): { name: string; aliases: string[] } {
  const own = appOfType(name);
  if (own !== '' && !GENERAL.test(own)) return { name: own, aliases: own === name ? [] : [name] };
  const last = space?.split('.').at(-1);
  // `KintoneTypes195`
  const number = /^kintone(?:types?)?_?([1-9]\d*)$/i.exec(last ?? '')?.[1];
  if (number !== undefined) return { name: number, aliases: [] };
  if (last !== undefined && !GENERAL_SPACE.test(last)) return { name: last.replace(/(?:Types?|Fields?)$/, '') || last, aliases: [] };
  return /\.d\.[cm]?ts$/i.test(file) ? appInPath(file) : { name: OPEN_APP, aliases: [] };
}

interface FieldsType {
  name: string;
  space?: string;
  base?: string;
  line: number;
  comment: string;
  fields: SourceField[];
}

/** Words, names in quotes and signs; comments are skipped. */
const TOKEN = /\/\/[^\n]*|\/\*(?:(?!\*\/)[\s\S])*(?:\*\/)?|'([^'\n]*)'|"([^"\n]*)"|([\p{L}\p{N}_$＿・￥＄々〆〇ー]+(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*)|[{}()[\];:?<>,=|&]/gu;
const MOST_TOKENS = 200_000;

interface Token {
  text: string;
  /** A name in quotes is no word of the language. */
  quoted: boolean;
  at: number;
  /** Text of the comments that stand before it. */
  comment: string;
}

class TypesReader {
  readonly problems: SourceResult['problems'] = [];
  private readonly tokens: Token[];
  private at = 0;
  private readonly source;

  constructor(text: string) {
    this.source = sourceText(text);
    this.tokens = tokensOf(text);
  }

  read(): FieldsType[] {
    const found: FieldsType[] = [];
    const spaces: { name: string; depth: number }[] = [];
    let depth = 0;
    while (this.at < this.tokens.length) {
      const token = this.next();
      if (!token) break;
      if (token.text === '{') depth++;
      else if (token.text === '}') {
        depth--;
        while (spaces.length > 0 && (spaces.at(-1) as { depth: number }).depth > depth) spaces.pop();
      } else if (!token.quoted && /^(?:namespace|module)$/.test(token.text) && this.peek(1)?.text === '{') spaces.push({ name: this.peek()?.text ?? '', depth: depth + 1 });
      else if (!token.quoted && /^(?:interface|type)$/.test(token.text)) {
        const type = this.type(spaces.map(({ name }) => name).join('.'), token.comment);
        if (type) found.push(type);
      }
    }
    return found;
  }

  /** Behind `interface` or `type`: name, base, body. */
  private type(space: string, comment: string): FieldsType | undefined {
    const name = this.peek();
    if (!name || name.quoted || !/^[\p{L}_$]/u.test(name.text)) return undefined;
    let base: string | undefined;
    for (let ahead = 1; ahead < 12; ahead++) {
      const token = this.peek(ahead);
      if (!token || /^[;})]$/.test(token.text)) return undefined;
      if (token.text === 'extends') base = this.peek(ahead + 1)?.text.split('.').at(-1);
      // `type Saved = Fields & { … }`
      if (token.text === '&') base = this.peek(ahead - 1)?.text.split('.').at(-1);
      if (token.text !== '{') continue;
      this.at += ahead + 1;
      return { name: name.text, ...(space === '' ? {} : { space }), ...(base === undefined ? {} : { base }), line: this.source.lineAt(name.at), comment, fields: this.fields() };
    }
    return undefined;
  }

  /** The members of a body up to its end; only those of a field's type are fields. */
  private fields(table?: string): SourceField[] {
    const found: SourceField[] = [];
    for (let token = this.next(); token && token.text !== '}'; token = this.next()) {
      if (token.text === '{') this.skipBody();
      const ahead = this.peek()?.text === '?' ? 1 : 0;
      if (this.peek(ahead)?.text !== ':') continue;
      const value = this.peek(ahead + 1);
      const generated = value && FIELD_TYPE.exec(value.text)?.[1];
      if (generated !== undefined) {
        this.at += ahead + 2;
        const field = kintoneField(table === undefined ? token.text : `${table}.${token.text}`, apiType(generated), this.source.lineAt(token.at));
        if (!field) continue;
        annotate(field, token.comment, field.line, this.problems);
        found.push(field);
      } else if (value?.text === '{') {
        this.at += ahead + 2;
        if (table === undefined && this.isTable()) found.push(...this.table(token.text));
        else this.skipBody();
      }
    }
    return found;
  }

  /** `type: "SUBTABLE"` stands next. */
  private isTable(): boolean {
    return this.peek()?.text === 'type' && this.peek(1)?.text === ':' && this.peek(2)?.text === 'SUBTABLE';
  }

  /** `{ type: "SUBTABLE"; value: Array<{ id: string; value: { … } }> }`: the inner `value` holds the fields. */
  private table(name: string): SourceField[] {
    const found: SourceField[] = [];
    let depth = 1;
    while (depth > 0) {
      const token = this.next();
      if (!token) break;
      if (token.text === '{') depth++;
      if (token.text === '}') depth--;
      if (token.text === 'value' && this.peek()?.text === ':' && this.peek(1)?.text === '{' && depth > 1) {
        this.at += 2;
        found.push(...this.fields(name));
      }
    }
    return found;
  }

  private skipBody(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (!token) return;
      if (token.text === '{') depth++;
      if (token.text === '}') depth--;
    }
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  private next(): Token | undefined {
    return this.tokens[this.at++];
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let comment = '';
  for (const match of text.replace(/^\uFEFF/, '').matchAll(TOKEN)) {
    const [whole, single, double, word] = match;
    if (whole.startsWith('//') || whole.startsWith('/*')) {
      comment = `${comment}\n${whole.replace(/^\/[/*]+|\*+\/$/g, '').replace(/^[ \t]*\*+/gm, '').trim()}`.trim();
      continue;
    }
    const quoted = single ?? double;
    tokens.push({ text: quoted ?? word ?? whole, quoted: quoted !== undefined, at: match.index, comment });
    comment = '';
    if (tokens.length >= MOST_TOKENS) break;
  }
  return tokens;
}
