import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { argumentsOf } from '../shared/object-arguments.ts';
import { scopeFilter } from '../shared/scope-helper.ts';
import type { Request } from './follow.ts';

type Op = FilterField['op'];

/** Links that state one condition on the column named first (postgrest-js 1 and 2). */
const CONDITIONS: ReadonlyMap<string, Op> = new Map<string, Op>([
  ['eq', 'eq'],
  ['in', 'in'],
  ...[
    'neq', 'gt', 'gte', 'lt', 'lte', 'like', 'likeAllOf', 'likeAnyOf', 'ilike', 'ilikeAllOf', 'ilikeAnyOf', 'regexMatch', 'regexIMatch', 'is', 'isDistinct', 'notIn',
    'contains', 'containedBy', 'rangeGt', 'rangeGte', 'rangeLt', 'rangeLte', 'rangeAdjacent', 'overlaps', 'textSearch', 'not', 'filter', 'cs', 'cd', 'ov', 'fts', 'plfts', 'phfts', 'wfts',
  ].map((name): [string, Op] => [name, 'other']),
]);

/** A condition with the resource read along that it is about; the table itself without one. */
interface Condition {
  of?: string;
  field: FilterField;
}

/** The conditions of a request, told apart by the resource they are about. */
export class Conditions {
  private readonly found: Condition[] = [];
  private open = false;

  /** `embedded`: the resources read along, by the names under which conditions address them; `binds`: conditions on them bind the table too. */
  constructor(
    private readonly request: Request,
    private readonly embedded: ReadonlyMap<string, { binds: boolean }>,
    private readonly source: SourceView,
  ) {
    for (const link of request.links) this.read(link);
  }

  /** Which rows of the table match. `unique`: the request answers an error unless there is one row at most. */
  ofTable(unique: boolean): Filter {
    const fields = this.found.flatMap(({ of, field }) => (of === undefined ? [field] : this.embedded.get(of)?.binds ? [{ ...field, name: `${of}.${field.name}` }] : []));
    const { opaque } = this.request;
    if (fields.length > 0) return { kind: 'fields', fields, unique: unique && fields.some(({ op, optional }) => op === 'eq' && !optional), open: this.open || opaque !== undefined };
    if (opaque !== undefined) return unknown(opaque);
    return this.open ? unknown('conditions are built elsewhere') : none;
  }

  /** Which rows of a resource read along match. */
  ofEmbedded(names: readonly string[]): Filter {
    const fields = this.found.flatMap(({ of, field }) => (of !== undefined && names.includes(of) ? [field] : []));
    return fields.length > 0 ? { kind: 'fields', fields, unique: false, open: false } : none;
  }

  private read(link: BuilderStep): void {
    const [first, second, third] = link.args;
    if (!first) return;
    if (link.name === 'match') return this.match(first, link);
    if (link.name === 'or') return this.alternatives(first, second, link);
    const op = CONDITIONS.get(link.name);
    if (op === undefined) return;
    const column = staticValue(first, this.source);
    if (column.kind !== 'known' || typeof column.value !== 'string') {
      this.open = true;
      return;
    }
    if (link.name === 'filter') return this.add(column.value, this.operator(second), third, { optional: link.conditional });
    this.add(column.value, op, link.name === 'not' ? third : second, { optional: link.conditional });
  }

  private operator(node: TSESTree.Node | undefined): Op {
    const value = node && staticValue(node, this.source);
    return value?.kind === 'known' && (value.value === 'eq' || value.value === 'in') ? value.value : 'other';
  }

  /** `eq` sends `undefined` as a text, which matches nothing: only a link that is left out lets a condition fall away. */
  private add(column: string, op: Op, value: TSESTree.Node | undefined, absence: Pick<FilterField, 'optional' | 'absent'>): void {
    const plain = column.replace(/->.*$/s, '');
    const dot = plain.lastIndexOf('.');
    const of = dot > 0 ? plain.slice(0, dot) : undefined;
    const known = of !== undefined && this.embedded.has(of);
    this.found.push({
      ...(known ? { of } : {}),
      field: { name: known ? plain.slice(dot + 1) : plain, op, ...(value ? { value: resolveConstant(value, this.source) } : {}), ...absence },
    });
  }

  /** `match` leaves undefined values out (supabase-js since March 2026). */
  private match(node: TSESTree.Node, { conditional }: BuilderStep): void {
    const scope = scopeFilter(node, this.source);
    if (scope?.kind === 'fields') this.found.push(...scope.fields.map((field) => ({ field: { ...field, optional: conditional } })));
    const view = scope ? undefined : objectView(node, this.source);
    for (const member of view?.members ?? []) this.add(member.name, 'eq', member.value, fallsAway(member.value, this.source, conditional || member.optional));
    this.open ||= scope !== undefined || !view || view.open;
  }

  private alternatives(node: TSESTree.Node, options: TSESTree.Node | undefined, { conditional }: BuilderStep): void {
    const of = referencedTable(options, this.source);
    if (of === null) this.open = true;
    else this.found.push({ ...(of === undefined ? {} : { of }), field: { name: 'OR', op: 'other', value: node, optional: conditional } });
  }
}

/** The resource that an option points a link at: `{ referencedTable: 'orders' }`; `null` where it cannot be read. */
export function referencedTable(options: TSESTree.Node | undefined, source: SourceView): string | null | undefined {
  const args = argumentsOf(options, source);
  if (args.kind !== 'object') return args.kind === 'none' ? undefined : null;
  for (const name of ['referencedTable', 'foreignTable']) {
    const found = args.view.get(name);
    if (found.kind === 'unknown') return null;
    const value = found.kind === 'set' ? staticValue(found.member.value, source) : undefined;
    if (value?.kind === 'known' && typeof value.value === 'string') return value.value;
    if (value?.kind === 'unknown') return null;
  }
  return undefined;
}
