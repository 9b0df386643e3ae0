import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, type ObjectView, resolveConstant } from '../../ast/index.ts';
import { type CatalogEntity, type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { builtElsewhere } from '../shared/given-filter.ts';
import { scopeFilter } from '../shared/scope-helper.ts';
import { type Arguments, isUndefined, literalView, unsettled } from './arguments.ts';

const ELSEWHERE = unknown('`where` is built elsewhere');
const MAX_DEPTH = 6;

/** Reads `where` of arguments. `unique`: the method itself takes a unique key. */
export function readWhere(args: Arguments, unique: boolean, entity: CatalogEntity | undefined, env: ReadEnv): Filter {
  if (args.kind === 'none') return none;
  if (args.kind === 'unknown') return args;
  const where = args.view.get('where');
  if (where.kind === 'unknown') return unsettled(args);
  if (where.kind === 'absent') return none;
  const filter = filterOf(where.member.value, entity, env, 0);
  if (filter.kind === 'unknown') return builtElsewhere(filter.why, where.member.value, env.source);
  if (filter.kind !== 'fields') return filter;
  const fields = where.member.optional ? filter.fields.map((field) => ({ ...field, optional: true })) : filter.fields;
  return { ...filter, unique, fields: unique ? fields.map((field) => (isKey(field, fields, entity) ? { name: field.name, op: field.op, ...(field.value ? { value: field.value } : {}), optional: false } : field)) : fields };
}

/** A method that takes a unique key throws where that is undefined; only what stands beside the key falls away. */
function isKey({ name }: FilterField, fields: readonly FilterField[], entity: CatalogEntity | undefined): boolean {
  const isOwn = (own: string): boolean => !own.includes('.') && entity?.fields.find((field) => field.name === own)?.unique === true;
  return isOwn(name) || !fields.some((field) => isOwn(field.name)) || (name.includes('.') && !entity?.fields.some((field) => field.name === name.split('.')[0]));
}

function filterOf(node: TSESTree.Node, entity: CatalogEntity | undefined, env: ReadEnv, depth: number): Filter {
  if (isUndefined(node, env.source)) return none;
  const scope = scopeFilter(node, env.source);
  if (scope) return scope;
  const view = literalView(node, env.source);
  if (view) {
    const conditions = new Conditions(env);
    conditions.object(view, entity, 0);
    if (conditions.found.length === 0) return conditions.open ? ELSEWHERE : none;
    return { kind: 'fields', fields: conditions.found, unique: false, open: conditions.open };
  }
  const value = resolveConstant(node, env.source);
  return value.type === 'ConditionalExpression' && depth < MAX_DEPTH ? either(filterOf(value.consequent, entity, env, depth + 1), filterOf(value.alternate, entity, env, depth + 1)) : ELSEWHERE;
}

/** What binds whichever of two filters is taken. */
function either(one: Filter, other: Filter): Filter {
  if (one.kind === 'unknown' || other.kind === 'unknown') return ELSEWHERE;
  if (one.kind === 'none' && other.kind === 'none') return none;
  if (one.kind === 'none' || other.kind === 'none') {
    const some = one.kind === 'fields' ? one : (other as Filter & { kind: 'fields' });
    return { ...some, fields: some.fields.map((field) => ({ ...field, optional: true })) };
  }
  const shared = one.fields.filter((field) => other.fields.some(({ name, op }) => name === field.name && op === field.op));
  return shared.length > 0 ? { kind: 'fields', fields: shared, unique: false, open: true } : ELSEWHERE;
}

/** Operators of a filter object; everything else inside it is a field of a related record or of a compound key. */
const OPERATORS = new Set(['not', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith', 'search', 'notIn', 'isEmpty', 'path', 'string_contains', 'isSet', 'none', 'every', 'isNot']);
/** Wrappers through which the conditions of a related record still bind. */
const TRANSPARENT = new Set(['some', 'is']);

class Conditions {
  readonly found: FilterField[] = [];
  open = false;

  constructor(private readonly env: ReadEnv) {}

  /** Adds the conditions of a `where` object. `OR` and `NOT` do not bind. */
  object(view: ObjectView, entity: CatalogEntity | undefined, depth: number): void {
    this.open ||= view.open || depth > MAX_DEPTH;
    if (depth > MAX_DEPTH) return;
    for (const { name, value, optional } of view.members) {
      if (view.get(name).kind === 'unknown') {
        // A later spread may say it otherwise: that there is such a condition is all that is known.
        this.open = true;
        if (!isUndefined(value, this.env.source) && !/^(?:AND|OR|NOT)$/.test(name)) this.add(name, 'other', value, { optional: true });
        continue;
      }
      if (isUndefined(value, this.env.source)) continue;
      if (name === 'AND') this.all(value, entity, depth);
      else if (name === 'OR' || name === 'NOT') this.add(name, 'other', value, { optional });
      else this.condition(name, value, optional, entity?.fields.find((field) => field.name === name)?.relation, depth);
    }
  }

  private all(node: TSESTree.Node, entity: CatalogEntity | undefined, depth: number): void {
    const value = resolveConstant(node, this.env.source);
    for (const part of value.type === 'ArrayExpression' ? value.elements : [node]) {
      const view = part && part.type !== 'SpreadElement' ? literalView(part, this.env.source) : undefined;
      if (view) this.object(view, entity, depth + 1);
      else if (!part || !isUndefined(part, this.env.source)) this.open = true;
    }
  }

  /** Adds the condition of one key: a value, an object of operators, conditions on a related record. */
  private condition(name: string, node: TSESTree.Node, optional: boolean, relation: { entity: string } | undefined, depth: number): void {
    const { source } = this.env;
    const view = literalView(node, source);
    if (!view) return this.value(name, node, optional, relation, depth);
    this.open ||= view.open || depth > MAX_DEPTH;
    if (depth > MAX_DEPTH) return;
    const related = relation && this.env.entity(relation.entity);
    for (const member of view.members) {
      if (member.name === 'mode' || isUndefined(member.value, source)) continue;
      const unsure = optional || member.optional;
      if (member.name === 'equals') this.value(name, member.value, unsure, undefined, depth + 1);
      else if (member.name === 'in') this.add(name, 'in', member.value, fallsAway(member.value, source, unsure));
      // What a list holds: `roles: { has: 'ADMIN' }`, `{ hasSome: roles }`.
      else if (member.name === 'has') this.add(name, 'eq', member.value, fallsAway(member.value, source, unsure));
      else if (member.name === 'hasSome' || member.name === 'hasEvery') this.add(name, 'in', member.value, fallsAway(member.value, source, unsure));
      else if (OPERATORS.has(member.name)) this.add(name, 'other', member.value, fallsAway(member.value, source, unsure));
      else if (member.name === 'OR' || member.name === 'NOT') this.add(name, 'other', member.value, { optional: unsure });
      else if (member.name === 'AND') this.open = true;
      else if (TRANSPARENT.has(member.name)) this.condition(name, member.value, unsure, relation, depth + 1);
      else this.condition(`${name}.${member.name}`, member.value, unsure, related?.fields.find((field) => field.name === member.name)?.relation, depth + 1);
    }
  }

  private value(name: string, node: TSESTree.Node, optional: boolean, relation: { entity: string } | undefined, depth: number): void {
    const branches = depth > MAX_DEPTH ? [] : this.objectBranches(node);
    if (branches.length > 0) {
      for (const branch of branches) this.condition(name, branch, true, relation, depth + 1);
      return;
    }
    // A relation takes conditions, never a value: what a helper answers there is not an equality.
    this.add(name, relation ? 'other' : 'eq', node, fallsAway(node, this.env.source, optional));
  }

  /** The object branches of `ids ? { in: ids } : undefined`. */
  private objectBranches(node: TSESTree.Node): TSESTree.Node[] {
    const value = resolveConstant(node, this.env.source);
    const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : value.type === 'LogicalExpression' ? [value.left, value.right] : [];
    return branches.filter((branch) => literalView(branch, this.env.source));
  }

  private add(name: string, op: FilterField['op'], node: TSESTree.Node, absence: Pick<FilterField, 'optional' | 'absent'>): void {
    this.found.push({ name, op, value: resolveConstant(node, this.env.source), ...absence });
  }
}
