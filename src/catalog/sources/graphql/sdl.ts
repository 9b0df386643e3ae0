import { annotate } from '../annotate.ts';
import { resolveCategory } from '../../taxonomy/index.ts';
import { type SourceText, sourceText } from '../source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from '../source.ts';
import { type Comment, type Token, tokensOf } from './tokens.ts';

const DEFINITIONS: ReadonlySet<string> = new Set(['type', 'input', 'interface', 'enum', 'union', 'scalar', 'directive', 'schema', 'extend', 'query', 'mutation', 'subscription', 'fragment']);
/** Definitions that have fields. */
const WITH_FIELDS: ReadonlySet<string> = new Set(['type', 'input', 'interface']);
/** The entry points, of which each field is a question; Apollo Federation's own types. */
const NO_RECORDS = /^(?:Query|Mutation|Subscription|RootQuery|RootMutation|PageInfo|_\w+)$/;
/** Directives that say that a value is personal, beside `@pii`. */
const PERSONAL = /^(?:pii|personal|personalData|personal_data|sensitive|sensitiveData|gdpr)$/;

/**
 * Reads GraphQL's schema language: types, inputs and interfaces with their fields, descriptions and
 * comments. Entry points, connections and their edges are no records. What cannot be read is skipped
 * and said. Never throws.
 */
export function readGraphqlSdl(text: string): SourceResult {
  return new SdlReader(text).read();
}

class SdlReader {
  private readonly tokens: readonly Token[];
  private readonly trailing: readonly Comment[];
  private readonly source: SourceText;
  private readonly entities = new Map<string, SourceEntity>();
  private readonly enums: string[] = [];
  private readonly scalars = new Set<string>();
  private readonly problems: SourceResult['problems'] = [];
  private at = 0;

  constructor(text: string) {
    const { tokens, trailing, unclosed } = tokensOf(text);
    this.tokens = tokens;
    this.trailing = trailing;
    this.source = sourceText(text);
    if (unclosed !== undefined) this.problems.push({ message: 'a description opened here never closes; what follows was not read', line: this.lineAt(unclosed) });
  }

  read(): SourceResult {
    while (this.at < this.tokens.length) this.definition();
    const entities = [...this.entities.values()].filter(isRecord);
    for (const { fields } of entities) for (const field of fields) if (field.type !== undefined && this.scalars.has(bare(field.type))) delete field.type;
    return { entities, ...(this.enums.length > 0 ? { enums: this.enums } : {}), problems: this.problems };
  }

  private definition(): void {
    const comments = this.commentsHere();
    const description = this.take('text')?.value;
    if (this.is('extend')) this.at++;
    const keyword = this.tokens[this.at];
    const name = this.tokens[this.at + 1];
    if (keyword?.kind !== 'name' || !DEFINITIONS.has(keyword.value)) {
      if (this.isSign('{')) this.skipBalanced();
      else this.at++;
      return;
    }
    this.at++;
    if (name?.kind !== 'name') {
      if (this.isSign('{')) this.skipBalanced();
      return;
    }
    this.at++;
    if (keyword.value === 'enum') this.enums.push(name.value);
    if (keyword.value === 'scalar') this.scalars.add(name.value);
    if (!WITH_FIELDS.has(keyword.value)) return this.skipToNext();
    const entity = this.entities.get(name.value) ?? { name: name.value, aliases: [], line: this.lineAt(name.at), fields: [] };
    this.entities.set(name.value, entity);
    const said = [...comments, description ?? ''];
    while (this.at < this.tokens.length && !this.isSign('{') && !this.isDefinition()) {
      if (this.isSign('@')) said.push(this.directive());
      else this.at++;
    }
    annotate(entity, joined(said), entity.line, this.problems);
    if (this.isSign('{')) this.fields(entity);
  }

  private fields(entity: SourceEntity): void {
    const opened = this.tokens[this.at]?.at ?? 0;
    this.at++;
    while (this.at < this.tokens.length) {
      if (this.isSign('}')) {
        this.at++;
        return;
      }
      if (this.isDefinition()) break;
      this.field(entity);
    }
    this.problems.push({ message: `"${entity.name}" opened here never closes`, line: this.lineAt(opened) });
  }

  private field(entity: SourceEntity): void {
    const said = this.commentsHere();
    const description = this.take('text')?.value;
    const name = this.take('name');
    if (name === undefined) {
      if (this.isSign('{')) this.skipBalanced();
      else if (!this.isSign('}')) this.at++;
      return;
    }
    if (this.isSign('(')) this.skipBalanced();
    if (!this.isSign(':')) return;
    this.at++;
    const type = this.type();
    // A default value may be a list or an object.
    if (this.isSign('=')) this.value();
    if (description !== undefined) said.push(description);
    while (this.isSign('@')) said.push(this.directive());
    said.push(...this.commentsBehind());
    if (type === undefined || entity.fields.some((known) => known.name === name.value)) return;
    const line = this.lineAt(name.at);
    const field: SourceField = { name: name.value, type, line };
    annotate(field, joined(said), line, this.problems);
    entity.fields.push(field);
  }

  /** `[Order!]!` as `Order[]`, `String!` as `String`. */
  private type(): string | undefined {
    let lists = 0;
    for (; this.isSign('['); this.at++) lists++;
    const name = this.isDefinition() ? undefined : this.take('name');
    while (this.isSign(']') || this.isSign('!')) this.at++;
    return name && `${name.value}${lists > 0 ? '[]' : ''}`;
  }

  /** Skips `= [1, 2]`, `= { a: 1 }`, `= "text"`. */
  private value(): void {
    this.at++;
    if (this.isSign('{') || this.isSign('[')) this.skipBalanced();
    else if (this.at < this.tokens.length && !this.isSign('}')) this.at++;
  }

  /** A directive as comments write annotations: `@pii(category: "contact.email")` says `@pii contact.email`. */
  private directive(): string {
    this.at++;
    const name = this.take('name')?.value ?? '';
    const values: string[] = [];
    if (this.isSign('(')) {
      const from = this.at;
      this.skipBalanced();
      for (const [index, token] of this.tokens.slice(from, this.at).entries()) {
        if (token.kind !== 'sign' && this.tokens[from + index + 1]?.value !== ':') values.push(token.value);
      }
    }
    if (/^not_?personal$/i.test(name)) return '@notPersonal';
    if (!PERSONAL.test(name)) return '';
    const categories = values.map((value) => resolveCategory(value) ?? resolveCategory(value.toLowerCase().replace('_', '.')));
    const category = categories.find((found) => found !== undefined)?.id ?? values.find((value) => /^\w+\.\w+$/.test(value));
    return category === undefined ? '@pii' : `@pii ${category}`;
  }

  /** Skips from an opening bracket behind its closing one; a definition that begins before is not swallowed. */
  private skipBalanced(): void {
    let depth = 0;
    do {
      if (this.isSign('(') || this.isSign('[') || this.isSign('{')) depth++;
      else if (this.isSign(')') || this.isSign(']') || this.isSign('}')) depth--;
      else if (this.isDefinition()) return;
      this.at++;
    } while (depth > 0 && this.at < this.tokens.length);
  }

  private skipToNext(): void {
    while (this.at < this.tokens.length) {
      if (this.isSign('{')) return this.skipBalanced();
      if (this.isDefinition() || this.tokens[this.at]?.kind === 'text') return;
      this.at++;
    }
  }

  /** `type Name {`, `type Name @…`, `enum Name`: at the beginning of a line or behind a brace, and no field is followed by a name. */
  private isDefinition(): boolean {
    const [before, keyword, name] = [this.tokens[this.at - 1], this.tokens[this.at], this.tokens[this.at + 1]];
    if (keyword?.kind !== 'name' || !DEFINITIONS.has(keyword.value)) return false;
    if (keyword.value === 'schema') return name?.value === '{' || name?.value === '@';
    if (name?.kind !== 'name' || this.lineAt(keyword.at) !== this.lineAt(name.at)) return false;
    return before === undefined || before.value === '}' || this.lineAt(before.at) !== this.lineAt(keyword.at);
  }

  /** Comments above the token that is next; those on the line of the one before belong to that. */
  private commentsHere(): string[] {
    const before = this.at > 0 ? this.lineAt(this.tokens[this.at - 1]?.at ?? 0) : 0;
    return (this.tokens[this.at]?.comments ?? []).filter(({ at }) => this.lineAt(at) !== before).map(({ text }) => text);
  }

  /** Comments on the line of the token that was read last. */
  private commentsBehind(): string[] {
    const line = this.lineAt(this.tokens[this.at - 1]?.at ?? 0);
    const next = this.at < this.tokens.length ? (this.tokens[this.at]?.comments ?? []) : this.trailing;
    return next.filter(({ at }) => this.lineAt(at) === line).map(({ text }) => text);
  }

  private is = (name: string): boolean => this.tokens[this.at]?.kind === 'name' && this.tokens[this.at]?.value === name;
  private isSign = (sign: string): boolean => this.tokens[this.at]?.kind === 'sign' && this.tokens[this.at]?.value === sign;

  private take(kind: Token['kind']): Token | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return undefined;
    this.at++;
    return token;
  }

  private lineAt(offset: number): number {
    return this.source.lineAt(offset);
  }
}

/** Entry points, connections (`edges`, `pageInfo`) and edges (`node`, `cursor`) carry records and are none. */
function isRecord({ name, fields }: SourceEntity): boolean {
  if (NO_RECORDS.test(name) || fields.length === 0) return false;
  const has = (field: string): boolean => fields.some((one) => one.name === field);
  return !has('pageInfo') && !(has('node') && has('cursor')) && !(has('edges') && /Connection$/.test(name));
}

const bare = (type: string): string => type.replace(/\[\]$/, '');
const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
