import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Projection, unknown } from '../../model/index.ts';
import type { BuilderCall } from '../shared/builder-origin.ts';
import { joinEdits } from './builder-edits.ts';
import { entityArgument } from './entity.ts';
import { type Common, relatedAccess, relationAt, unreadable } from './relations.ts';

/** An alias that a join brings, and what is selected of it. */
interface Joined {
  /** From the builder's entity: `visits.branch`; undefined for a table joined by a condition. */
  path: string | undefined;
  entity: string | undefined;
  many: boolean;
  call: BuilderCall;
  selected: 'all' | Set<string> | undefined;
}

/** What a chain of `select`, `addSelect` and joins returns. */
export interface Selection {
  projection: Projection;
  related: DataAccess[];
  joins: boolean;
  /** True when a `select` or a join that selects stands in the chain. */
  written: boolean;
  /** Name of an alias's field, as a filter of the builder's entity: `email`, `visits.note`; undefined for an unknown alias. */
  path(alias: string | undefined, field: string): string | undefined;
}

/** Reads selections in the order in which they run; what they name may be joined before or after. */
export function readSelection(calls: readonly BuilderCall[], alias: string | undefined, owner: CatalogEntity | undefined, common: Common): Selection {
  const reader = new Reader(alias, owner, common);
  for (const call of calls) if (JOIN.test(call.name)) reader.bring(call);
  for (const call of calls) reader.call(call);
  return {
    projection: reader.projection(),
    related: reader.related(),
    joins: reader.joined.size > 0,
    written: reader.written,
    path: (name, field) => {
      if (name === undefined || name === alias) return field;
      const joined = reader.joined.get(name);
      return joined && `${joined.path ?? name}.${field}`;
    },
  };
}

const JOIN = /^(?:left|inner)Join(?:And(?:Select|MapOne|MapMany))?$/;
const EXPRESSION_FIELD = /["`[]?([\p{L}_][\p{L}\p{N}_$]*)["`\]]?\.["`[]?([\p{L}_][\p{L}\p{N}_$]*)["`\]]?/gu;
/** A column in quotes inside an expression: ROUND(`rating`). */
const QUOTED_FIELD = /(?<![.\w"`])["`]([\p{L}_][\p{L}\p{N}_$]*)["`](?!\s*\.)/gu;
const WHY = unknown('`select` is built elsewhere');

class Reader {
  readonly joined = new Map<string, Joined>();
  private readonly brought = new Map<BuilderCall, Joined>();
  written = false;
  private own: 'all' | Set<string> = 'all';
  private readonly added = new Set<string>();
  private unreadable = false;
  private joinedElsewhere: BuilderCall | undefined;

  constructor(
    private readonly alias: string | undefined,
    private readonly owner: CatalogEntity | undefined,
    private readonly common: Common,
  ) {}

  call(call: BuilderCall): void {
    if (JOIN.test(call.name)) return this.selectJoined(call);
    if (call.name !== 'select' && call.name !== 'addSelect') return;
    this.written = true;
    const names = call.args[0] ? selectedNames(call.args[0], call.source) : [];
    if (!names || (call.conditional && call.name === 'select')) {
      this.unreadable = true;
      return;
    }
    if (call.name === 'select' && names.length > 0) {
      this.own = new Set();
      this.unreadable = false;
      for (const joined of this.joined.values()) joined.selected = undefined;
    }
    for (const name of names) this.select(name);
  }

  private selectJoined(call: BuilderCall): void {
    const joined = this.brought.get(call);
    if (!joined || !call.name.includes('And')) return;
    this.written = true;
    joined.selected = 'all';
  }

  /** Takes in the alias of a join. */
  bring(call: BuilderCall): void {
    const at = call.name.includes('Map') ? 1 : 0;
    const { env } = this.common;
    if (!call.args[at]) return;
    const target = text(call.args[at], call.source);
    const alias = text(call.args[at + 1], call.source);
    if (target === undefined && resolveConstant(call.args[at], call.source).type !== 'Identifier') {
      if (call.name.includes('And')) this.joinedElsewhere ??= call;
      return;
    }
    const [from, ...steps] = (target ?? '').split('.');
    const joined = from === undefined ? undefined : this.joined.get(from);
    // Where the builder's own alias is not known, a name that no join brought is it.
    const own = from === this.alias || (this.alias === undefined && from !== undefined && steps.length > 0 && !joined);
    const base = own ? '' : joined?.path;
    const path = steps.length === 0 || base === undefined ? undefined : [base, ...steps].filter((step) => step !== '').join('.');
    const relation = path === undefined ? undefined : relationAt(this.owner, path, env);
    const entity = relation?.entity ?? (path === undefined ? entityArgument(call.args.slice(at, at + 1), env)?.name : undefined);
    const brought: Joined = { path, entity, many: relation?.many ?? true, call, selected: undefined };
    this.joined.set(alias ?? `${this.joined.size}`, brought);
    this.brought.set(call, brought);
  }

  private select(name: string): void {
    if (name === this.alias) {
      this.own = 'all';
      return;
    }
    const whole = this.joined.get(name);
    if (whole) {
      whole.selected = 'all';
      return;
    }
    if (/^(?:count|exists)\s*\(/i.test(name)) return;
    // What a CASE compares is not what it answers.
    const references = [...name.replace(/\bwhen\b[\s\S]*?\bthen\b/gi, ' ').matchAll(EXPRESSION_FIELD)];
    if (references.length === 0 && /^["`[]?[\p{L}_][\p{L}\p{N}_$]*["`\]]?$/u.test(name)) this.addOwn(name.replace(/["`[\]]/g, ''));
    if (references.length === 0 && name.includes('(')) for (const [, field = ''] of name.matchAll(QUOTED_FIELD)) this.addOwn(field);
    for (const [, alias = '', field = ''] of references) {
      const joined = this.joined.get(alias);
      if (joined) joined.selected = joined.selected === 'all' ? 'all' : new Set([...(joined.selected ?? []), field]);
      else if (this.alias === undefined || alias === this.alias) this.addOwn(field);
    }
  }

  private addOwn(field: string): void {
    if (this.own === 'all') this.added.add(field);
    else this.own.add(field);
  }

  projection(): Projection {
    if (this.unreadable) return WHY;
    if (this.own !== 'all') return { kind: 'fields', fields: [...this.own] };
    // Fields that are left out unless asked for, and were asked for.
    const { owner } = this;
    const hidden = owner?.fields.filter((field) => field.hidden && this.added.has(field.name)) ?? [];
    if (!owner || hidden.length === 0) return { kind: 'all' };
    return { kind: 'fields', fields: owner.fields.filter((field) => !field.relation && (!field.hidden || hidden.includes(field))).map(({ name }) => name) };
  }

  related(): DataAccess[] {
    const elsewhere = this.joinedElsewhere ? [unreadable(this.joinedElsewhere.member.property, this.common)] : [];
    const named = [...this.joined].flatMap(([alias, { path, entity, many, call, selected }]) => {
      if (selected === undefined) return [];
      const relation = entity === undefined ? undefined : { entity, many };
      const projection: Projection = this.unreadable ? WHY : selected === 'all' ? { kind: 'all' } : { kind: 'fields', fields: [...selected] };
      const along = relatedAccess(call.name, path ?? alias, relation, projection, call.member.property, this.common);
      return [selected === 'all' && !call.conditional ? { ...along, edits: joinEdits(call, alias, this.common.env.source) } : along];
    });
    return [...named, ...elsewhere];
  }
}

/** The text of an expression that is one in the source. */
export function text(node: TSESTree.Node | undefined, source: SourceView): string | undefined {
  const value = node && staticValue(node, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** What a selection names, each part without its `AS`; undefined when it is built elsewhere. */
function selectedNames(node: TSESTree.Node, source: SourceView): string[] | undefined {
  const value = resolveConstant(node, source);
  const items = value.type === 'ArrayExpression' ? value.elements : [value];
  const names: string[] = [];
  for (const item of items) {
    const name = item ? text(item, source) : undefined;
    if (name === undefined) return undefined;
    names.push(...topLevelParts(name));
  }
  return names.map((name) => name.trim().replace(/\s+as\s+[^)]*$/i, '').replace(/^distinct\s+/i, ''));
}

/** Splits at commas outside parentheses. */
function topLevelParts(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const letter = list[at];
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === ',' && depth === 0) {
      parts.push(list.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(list.slice(start));
  return parts;
}
