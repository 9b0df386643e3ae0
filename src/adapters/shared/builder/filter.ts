import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, fallsAway, objectView, resolveConstant, type SourceView, staticValue } from '../../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../../model/index.ts';
import { readSql, type SqlValue } from '../../../statements/sql/index.ts';
import { scopeFilter } from '../scope-helper.ts';
import { linksInside } from './callback.ts';
import type { BuilderStep } from '../builder-step.ts';
import { WHERES } from './links.ts';
import { columnParts, type TableScope } from './scope.ts';
import { fieldOf, isUniqueColumn, textOf } from './tables.ts';

const ELSEWHERE = 'the conditions are built elsewhere';
const OR: FilterField = { name: 'OR', op: 'other', optional: false };
const MAX_DEPTH = 4;

/** What the conditions of a query say, `more` being what links of the client's own add. */
export function readFilter(links: readonly BuilderStep[], scope: TableScope, opaque: string | undefined, source: SourceView, more: (link: BuilderStep) => FilterField[] | undefined = () => undefined): Filter {
  const reader = new Reader(scope, source, more);
  reader.links(links, 0);
  // Objection leaves conditions with an undefined value out where a link says so.
  if (links.some(({ name }) => name === 'skipUndefined')) reader.skipUndefined();
  const open = reader.open || opaque !== undefined;
  if (reader.fields.length === 0) return open ? unknown(opaque ?? ELSEWHERE) : none;
  const unique = reader.fields.some(({ name, op, optional }) => op === 'eq' && !optional && !name.includes('.') && isUniqueColumn(scope.main.entity, name));
  return { kind: 'fields', fields: reader.fields, unique, open };
}

class Reader {
  readonly fields: FilterField[] = [];
  open = false;

  constructor(
    private readonly scope: TableScope,
    private readonly source: SourceView,
    private readonly more: (link: BuilderStep) => FilterField[] | undefined,
  ) {}

  links(links: readonly BuilderStep[], depth: number): void {
    for (const link of links) {
      if (link.name === 'clearWhere') this.fields.length = 0;
      const own = this.more(link);
      if (own) this.fields.push(...own.map((field) => optionally(field, link)));
      else if (WHERES.has(link.name)) this.where(link, depth);
      else if (link.name === 'findOne') this.where({ ...link, name: 'where' }, depth);
    }
  }

  skipUndefined(): void {
    for (const [at, field] of this.fields.entries()) if (field.value) this.fields[at] = { ...field, ...fallsAway(field.value, this.source, field.optional) };
  }

  private where(link: BuilderStep, depth: number): void {
    const { name, args } = link;
    // A row may match by the alternative alone.
    if (name.startsWith('orWhere') && this.fields.length > 0) {
      this.fields.splice(0, this.fields.length, OR);
      return;
    }
    const kind = name.replace(/^(?:or|and)?where/i, '');
    const [first, second, third] = args;
    if (!first || first.type === 'SpreadElement') {
      this.open = true;
      return;
    }
    switch (kind) {
      case '':
        return this.basic(link, first, second, third, depth);
      case 'In':
        return this.add(first, 'in', second, link);
      case 'Raw':
        return this.raw(first, second, link);
      case 'Column':
        return;
      case 'Exists':
      case 'NotExists':
        this.fields.push({ name: kind === 'Exists' ? 'EXISTS' : 'NOT EXISTS', op: 'other', optional: link.conditional });
        return;
      case 'Wrapped':
        return this.callback(first, link, depth);
      default: {
        const object = objectView(first, this.source);
        if (object) for (const member of object.members) this.push(member.name, 'other', member.value, link.conditional || member.optional);
        else if (isFunction(first)) this.fields.push({ name: 'NOT', op: 'other', optional: link.conditional });
        else this.add(first, 'other', second, link);
      }
    }
  }

  /** `where('id', 1)`, `where('id', '=', 1)`, `where({ id })`, `where((qb) => …)`, `where(true)`. */
  private basic(link: BuilderStep, first: TSESTree.Node, second: TSESTree.Node | undefined, third: TSESTree.Node | undefined, depth: number): void {
    if (second && third) {
      const operator = textOf(second, this.source)?.toLowerCase().trim();
      return this.add(first, operator === '=' ? 'eq' : operator === 'in' ? 'in' : 'other', third, link);
    }
    if (second) return this.add(first, isNull(second, this.source) ? 'other' : 'eq', second, link);
    const scope = scopeFilter(first, this.source);
    if (scope?.kind === 'fields') {
      this.fields.push(...scope.fields.map((field) => optionally(field, link)));
      this.open = true;
      return;
    }
    const view = objectView(first, this.source);
    if (view) {
      // Knex throws on an undefined value: a condition never falls away by its value alone.
      for (const member of view.members) this.push(member.name, isNull(member.value, this.source) ? 'other' : 'eq', member.value, link.conditional || member.optional);
      this.open ||= view.open;
      return;
    }
    const value = resolveConstant(first, this.source);
    if (isFunction(value)) return this.callback(value, link, depth);
    if (value.type === 'Literal' && value.value === true) return;
    if (value.type === 'CallExpression') return this.raw(value.arguments[0], value.arguments[1], link);
    this.open = true;
  }

  /** Conditions in parentheses; alternatives among them leave only that something must hold. */
  private callback(node: TSESTree.Node, link: BuilderStep, depth: number): void {
    const fn = resolveConstant(node, this.source);
    const inside = isFunction(fn) && depth < MAX_DEPTH ? linksInside(fn, 0, this.source) : undefined;
    if (!inside) {
      this.open = true;
      return;
    }
    const nested = new Reader(this.scope, this.source, this.more);
    nested.links(inside, depth + 1);
    const alternatives = inside.filter(({ name }) => name.startsWith('orWhere'));
    if (alternatives.length > 0) this.fields.push({ ...OR, optional: link.conditional || inside.every(({ conditional }) => conditional) });
    else this.fields.push(...nested.fields.map((field) => optionally(field, link)));
    this.open ||= nested.open;
  }

  /** `whereRaw('lower(email) = ?', [email])`. */
  private raw(node: TSESTree.Node | undefined, bindings: TSESTree.Node | undefined, link: BuilderStep): void {
    const text = textOf(node, this.source);
    const [statement] = text === undefined ? [] : readSql(`select 1 from t where ${text}`, { boundHoles: true });
    if (!statement || statement.where.kind === 'none') {
      this.open ||= text === undefined || !/^\s*(?:1\s*=\s*1|true)\s*$/i.test(text);
      return;
    }
    for (const condition of statement.where.conditions) {
      const name = condition.table === undefined || condition.table === 't' ? condition.name : `${condition.table}.${condition.name}`;
      this.push(name, condition.op, condition.value && this.bound(condition.value, bindings), link.conditional);
    }
    this.open ||= statement.where.open;
  }

  private bound(value: SqlValue, bindings: TSESTree.Node | undefined): TSESTree.Node | undefined {
    if (value.kind !== 'placeholder' || !bindings) return undefined;
    const list = resolveConstant(bindings, this.source);
    if (list.type === 'ObjectExpression') {
      const found = value.name === undefined ? undefined : objectView(list, this.source)?.get(value.name);
      return found?.kind === 'set' ? found.member.value : undefined;
    }
    if (list.type !== 'ArrayExpression') return value.index === 0 ? list : undefined;
    const element = value.index === undefined || list.elements.some((one) => one?.type === 'SpreadElement') ? undefined : list.elements[value.index];
    return element ?? undefined;
  }

  private add(column: TSESTree.Node, op: FilterField['op'], value: TSESTree.Node | undefined, link: BuilderStep): void {
    const name = textOf(column, this.source);
    const value_ = value && value.type !== 'SpreadElement' ? value : undefined;
    if (name !== undefined) return this.push(name, op, value_, link.conditional);
    // Some column is compared: which one is a matter of run time.
    this.open = true;
  }

  private push(written: string, op: FilterField['op'], value: TSESTree.Node | undefined, optional: boolean): void {
    const { qualifier, column } = columnParts(written);
    const owner = this.scope.ownerOf(qualifier, column);
    const own = owner === this.scope.main ? (fieldOf(owner.entity, column)?.name ?? column) : undefined;
    const name = own ?? (owner ? `${owner.name ?? qualifier ?? ''}.${column}` : written);
    this.fields.push({ name, op, ...(value ? { value } : {}), optional });
  }
}

const optionally = (field: FilterField, { conditional }: BuilderStep): FilterField => (conditional ? { ...field, optional: true } : field);

function isNull(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind === 'known' && value.value === null;
}
