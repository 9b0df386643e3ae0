import type { TSESTree } from '@typescript-eslint/types';
import { type ObjectView, objectView, resolveConstant, type SourceView } from '../../ast/index.ts';
import { type Filter, type FilterField, none, type Unknown, unknown } from '../../model/index.ts';
import { expressedConditions } from './mongo-expression.ts';
import { builtElsewhere } from './given-filter.ts';
import { isUndefined } from './object-arguments.ts';
import { scopeFilter } from './scope-helper.ts';

const MAX_DEPTH = 6;
const ELSEWHERE: Unknown = unknown('the filter is built elsewhere');
/** Keys of a filter that state no condition. */
const SILENT = new Set(['$comment', '$hint', '$orderby']);

/**
 * Reads a MongoDB filter: https://www.mongodb.com/docs/manual/reference/operator/query/
 *
 * A condition whose value is `undefined` does not fall away: Mongoose 6 and later leave it in place
 * and the driver (`ignoreUndefined: false` by default, versions 2 to 7) sends it as null, which
 * matches documents without the field. Only what a condition of the source adds is `optional`.
 * A filter that is itself `undefined` or null matches every document.
 */
export function readMongoFilter(node: TSESTree.Node | undefined, source: SourceView, depth = 0): Filter {
  if (!node || isUndefined(node, source)) return none;
  const scope = scopeFilter(node, source);
  if (scope) return scope;
  const view = objectView(node, source);
  if (view) {
    const filter = filterOfView(view, source);
    return filter.kind === 'unknown' ? builtElsewhere(filter.why, node, source) : filter;
  }
  const value = resolveConstant(node, source);
  if (value.type === 'Literal' && value.value === null) return none;
  if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) return either(readMongoFilter(value.consequent, source, depth + 1), readMongoFilter(value.alternate, source, depth + 1));
  return builtElsewhere(ELSEWHERE.why, node, source);
}

/** `findById(id)`: `findById(undefined)` matches nothing, as `{ _id: null }` does. */
export function filterById(value: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name: '_id', op: 'eq', ...(value ? { value } : {}), optional: false }], unique: true, open: false };
}

/** Both filters hold: `find(a).where(b)`, several `$match` stages. */
export function bothFilters(one: Filter, other: Filter, otherIsOptional = false): Filter {
  if (other.kind === 'none') return one;
  const added: Filter = other.kind === 'fields' && otherIsOptional ? { ...other, unique: false, fields: other.fields.map((field) => ({ ...field, optional: true })) } : other;
  if (one.kind === 'none') return added;
  if (one.kind === 'unknown') return added.kind === 'fields' ? { ...added, open: true } : one;
  if (added.kind === 'unknown') return { ...one, open: true };
  return { kind: 'fields', fields: [...one.fields, ...(added.kind === 'fields' ? added.fields : [])], unique: one.unique || (added.kind === 'fields' && added.unique), open: one.open || (added.kind === 'fields' && added.open) };
}

function filterOfView(view: ObjectView, source: SourceView): Filter {
  const conditions = new Conditions(source);
  conditions.object(view, '', false, 0);
  if (conditions.found.length === 0) return conditions.open ? ELSEWHERE : none;
  const unique = conditions.found.some(({ name, op, optional }) => name === '_id' && op === 'eq' && !optional);
  return { kind: 'fields', fields: conditions.found, unique, open: conditions.open };
}

/** What binds whichever of two filters is taken. */
function either(one: Filter, other: Filter): Filter {
  if (one.kind === 'unknown' || other.kind === 'unknown') return ELSEWHERE;
  if (one.kind === 'none' && other.kind === 'none') return none;
  if (one.kind === 'none' || other.kind === 'none') {
    const some = one.kind === 'fields' ? one : (other as Filter & { kind: 'fields' });
    return { ...some, unique: false, fields: some.fields.map((field) => ({ ...field, optional: true })) };
  }
  const shared = one.fields.filter((field) => other.fields.some(({ name, op }) => name === field.name && op === field.op));
  return shared.length > 0 ? { kind: 'fields', fields: shared, unique: one.unique && other.unique, open: true } : ELSEWHERE;
}

class Conditions {
  readonly found: FilterField[] = [];
  open = false;

  constructor(private readonly source: SourceView) {}

  object(view: ObjectView, prefix: string, optional: boolean, depth: number): void {
    this.open ||= view.open || depth > MAX_DEPTH;
    if (depth > MAX_DEPTH) return;
    for (const member of view.members) {
      const unsure = optional || member.optional;
      if (view.get(member.name).kind === 'unknown') {
        if (view.mayBeAbsent(member.name) && member.name !== '$and') this.add(`${member.name.startsWith('$') ? '' : prefix}${member.name}`, 'other', member.value, true);
        else this.open = true;
      } else if (member.name === '$and') this.all(member.value, prefix, unsure, depth);
      else if (member.name === '$or' || member.name === '$nor') this.add(member.name, 'other', member.value, unsure);
      else if (member.name.startsWith('$')) this.topLevel(member.name, member.value, unsure);
      else this.condition(`${prefix}${member.name}`, member.value, unsure, depth);
    }
  }

  /** `$text`, `$where`: conditions that name no field. */
  private topLevel(name: string, value: TSESTree.Node, optional: boolean): void {
    const expressed = name === '$expr' ? expressedConditions(value, this.source) : undefined;
    if (expressed) for (const { field, op, against } of expressed) this.add(field, op, against, optional);
    else if (!SILENT.has(name)) this.add(name, 'other', value, optional);
  }

  private all(node: TSESTree.Node, prefix: string, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    if (value.type !== 'ArrayExpression') {
      this.open = true;
      return;
    }
    for (const part of value.elements) {
      const view = part && part.type !== 'SpreadElement' ? objectView(part, this.source) : undefined;
      if (view) this.object(view, prefix, optional, depth + 1);
      else this.open = true;
    }
  }

  /** `{ age: { $gte: 18 } }`, `{ tags: { $elemMatch: { … } } }`, a plain value. */
  private condition(name: string, node: TSESTree.Node, optional: boolean, depth: number): void {
    const view = objectView(node, this.source);
    const operators = view?.members.filter((member) => member.name.startsWith('$')) ?? [];
    if (!view || (operators.length === 0 && !(view.open && view.members.length === 0))) return this.value(name, node, optional);
    this.open ||= view.open;
    for (const member of operators) this.operator(name, member.name, member.value, optional || member.optional, depth);
    if (operators.length === 0) this.add(name, 'other', node, optional);
  }

  private operator(name: string, operator: string, value: TSESTree.Node, optional: boolean, depth: number): void {
    if (operator === '$options') return;
    if (operator === '$eq') return this.add(name, 'eq', value, optional);
    if (operator === '$in') return this.add(name, 'in', value, optional);
    const nested = operator === '$elemMatch' && depth < MAX_DEPTH ? objectView(value, this.source) : undefined;
    if (nested && nested.members.some((member) => !member.name.startsWith('$'))) return this.object(nested, `${name}.`, optional, depth + 1);
    this.add(name, 'other', value, optional);
  }

  /** A regular expression is no equality, and a value of two kinds may be an operator object. */
  private value(name: string, node: TSESTree.Node, optional: boolean): void {
    const value = resolveConstant(node, this.source);
    const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : [value];
    const isPattern = branches.some((branch) => {
      const one = resolveConstant(branch, this.source);
      return (one.type === 'Literal' && 'regex' in one) || (one.type === 'NewExpression' && one.callee.type === 'Identifier' && one.callee.name === 'RegExp') || (branches.length > 1 && one.type === 'ObjectExpression');
    });
    this.add(name, isPattern ? 'other' : 'eq', node, optional);
  }

  private add(name: string, op: FilterField['op'], node: TSESTree.Node, optional: boolean): void {
    this.found.push({ name, op, value: resolveConstant(node, this.source), optional });
  }
}
