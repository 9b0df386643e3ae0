import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, MOST_USES, type ObjectView, resolveConstant, soleDefinition, type SourceView, unwrap } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import { builtElsewhere } from '../shared/given-filter.ts';
import { type Arguments, isUndefined, unsettled } from '../shared/object-arguments.ts';
import { scopeFilter } from '../shared/scope-helper.ts';
import { conditionsView, operatorOf } from './keys.ts';

const ELSEWHERE = unknown('`where` is built elsewhere');
const MAX_DEPTH = 6;
/** Parts of one filter that are followed: constants that name each other would double the work at every level. */
const MOST_PARTS = 500;

/** Reads `where` of options: absent or undefined, it matches every row. */
export function readWhere(options: Arguments, source: SourceView): Filter {
  if (options.kind === 'none') return none;
  if (options.kind === 'unknown') return options;
  const where = options.view.get('where');
  if (where.kind === 'unknown') return unsettled(options);
  if (where.kind === 'absent') return none;
  const filter = filterOf(where.member.value, source, 0);
  if (filter.kind === 'unknown') return builtElsewhere(filter.why, where.member.value, source);
  return filter.kind === 'fields' && where.member.optional ? { ...filter, fields: filter.fields.map((field) => ({ ...field, optional: true })) } : filter;
}

function filterOf(node: TSESTree.Node, source: SourceView, depth: number): Filter {
  if (isUndefined(node, source)) return none;
  const scope = scopeFilter(node, source);
  if (scope) return scope;
  const conditions = new Conditions(source);
  const view = conditionsView(node, source);
  const value = resolveConstant(node, source);
  if (view) conditions.object(view, false, 0);
  // Sequelize reads a list as `AND`.
  else if (value.type === 'ArrayExpression') conditions.all(value, false, 0);
  else if (value.type === 'CallExpression') conditions.call(value, false, 0);
  else if (value.type === 'Identifier' && depth < MAX_DEPTH) return assigned(value, source, depth);
  else if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) return either(filterOf(value.consequent, source, depth + 1), filterOf(value.alternate, source, depth + 1));
  else return ELSEWHERE;
  if (conditions.found.length === 0) return conditions.open ? ELSEWHERE : none;
  return { kind: 'fields', fields: conditions.found, unique: false, open: conditions.open };
}

/**
 * A variable that is given conditions again: `let where = { tenantId }; if (q) where = { ...where, name: q }`.
 * What every whole value carries binds; what is added to a value counts as optional.
 */
function assigned(name: TSESTree.Identifier, source: SourceView, depth: number): Filter {
  const variable = findVariable(name, source);
  const declaration = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declaration?.type !== 'VariableDeclarator' || !variable || variable.references.length > MOST_USES) return ELSEWHERE;
  const writes = variable.references.filter((reference) => reference.isWrite() && reference.identifier.range[0] < name.range[0]);
  const whole: Filter[] = [];
  const added: FilterField[] = [];
  for (const { writeExpr } of writes) {
    const value = writeExpr && unwrap(writeExpr as TSESTree.Node);
    if (value?.type !== 'ObjectExpression') return ELSEWHERE;
    const grows = value.properties.some((part) => part.type === 'SpreadElement' && part.argument.type === 'Identifier' && part.argument.name === name.name);
    const filter = filterOf(value, source, depth + 1);
    if (!grows) whole.push(filter);
    else if (filter.kind === 'fields') added.push(...filter.fields.map((field) => ({ ...field, optional: true })));
  }
  const [first, ...rest] = whole;
  if (!first) return ELSEWHERE;
  const base = rest.reduce(either, first);
  if (base.kind === 'unknown') return base;
  const fields = [...(base.kind === 'fields' ? base.fields : []), ...added];
  // Properties may be assigned one by one as well.
  const changed = variable.references.some(({ identifier }) => identifier.parent.type === 'MemberExpression' || identifier.parent.type === 'CallExpression');
  return fields.length > 0 ? { kind: 'fields', fields, unique: false, open: changed || (base.kind === 'fields' && base.open) } : changed ? ELSEWHERE : none;
}

/** What binds whichever of two filters is taken. */
function either(one: Filter, other: Filter): Filter {
  if (one.kind === 'none' && other.kind === 'none') return none;
  const written = [one, other].filter((branch) => branch.kind === 'fields');
  if (one.kind === 'none' || other.kind === 'none') return written[0] ? { ...written[0], fields: written[0].fields.map((field) => ({ ...field, optional: true })) } : ELSEWHERE;
  if (one.kind !== 'fields' || other.kind !== 'fields') return ELSEWHERE;
  const fields = one.fields.filter((field) => other.fields.some(({ name, op }) => name === field.name && op === field.op));
  return fields.length > 0 ? { kind: 'fields', fields, unique: false, open: true } : ELSEWHERE;
}

/**
 * Collects the conditions that bind. A value that is undefined makes Sequelize 5 and later throw
 * (`WHERE parameter "email" has invalid "undefined" value`), so a condition falls away only where
 * the code leaves it out.
 */
class Conditions {
  readonly found: FilterField[] = [];
  open = false;
  private parts = 0;

  constructor(private readonly source: SourceView) {}

  object(view: ObjectView, optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH || this.parts++ > MOST_PARTS) {
      this.open = true;
      return;
    }
    this.open ||= view.open;
    for (const { name, value, optional: some } of view.members) {
      const unsure = optional || some;
      // What a later spread puts in its place is a condition on the same field: an undefined one throws.
      if (view.get(name).kind === 'unknown') {
        this.open = true;
        if (operatorOf(name) === undefined && !unsure) this.found.push({ name: fieldName(name), op: 'other', optional: false });
      } else this.entry(name, value, unsure, depth);
    }
  }

  /** `[Op.and]: […]` or a list: all parts bind. */
  all(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    const parts = value.type === 'ArrayExpression' ? value.elements : [node];
    for (const part of parts) {
      const call = part && resolveConstant(part, this.source);
      const view = part && part.type !== 'SpreadElement' && depth < MAX_DEPTH ? conditionsView(part, this.source) : undefined;
      if (view) this.object(view, optional, depth + 1);
      else if (call?.type === 'CallExpression') this.call(call, optional, depth + 1);
      else this.open = true;
    }
  }

  /** `where(col('email'), 'x')`, `and(…)`, `or(…)`, `literal('…')`, of the package or of `Sequelize`. */
  call(call: TSESTree.CallExpression, optional: boolean, depth: number): void {
    const name = call.callee.type === 'Identifier' ? call.callee.name : calledMember(call)?.name;
    const [first] = call.arguments;
    if (name === 'and' && depth < MAX_DEPTH && this.parts++ < MOST_PARTS) {
      for (const argument of call.arguments) this.all(argument, optional, depth + 1);
    } else if (name === 'or') this.found.push({ name: 'OR', op: 'other', value: call, optional });
    else if (name === 'where' && first) {
      const column = columnName(first, this.source);
      if (column === undefined) this.open = true;
      else this.found.push({ name: column, op: call.arguments.length === 2 && call.arguments[1]?.type !== 'ObjectExpression' ? 'eq' : 'other', value: call, optional });
    } else this.open = true;
  }

  private entry(name: string, value: TSESTree.Node, optional: boolean, depth: number): void {
    const operator = operatorOf(name);
    if (operator === 'and') this.all(value, optional, depth);
    else if (operator !== undefined) this.found.push({ name: operator.toUpperCase(), op: 'other', value, optional });
    else this.condition(fieldName(name), value, optional, depth);
  }

  private condition(name: string, node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    const view = depth < MAX_DEPTH ? conditionsView(node, this.source) : undefined;
    if (view) return this.operators(name, view, optional, depth);
    // A list means `IN`: https://sequelize.org/docs/v6/core-concepts/model-querying-basics/#shorthand-syntax-for-opin
    if (value.type === 'ArrayExpression') this.found.push({ name, op: 'in', value, optional });
    else if (value.type === 'ConditionalExpression') this.branches(name, [value.consequent, value.alternate], optional, depth);
    else this.found.push({ name, op: isListName(node) ? 'in' : value.type === 'CallExpression' && isMade(value) ? 'other' : 'eq', value, optional });
  }

  /** Of several values, the weakest comparison is what binds. */
  private branches(name: string, nodes: readonly TSESTree.Node[], optional: boolean, depth: number): void {
    const inner = new Conditions(this.source);
    for (const node of nodes) inner.condition(name, node, optional, depth + 1);
    const ops = new Set(inner.found.map(({ op }) => op));
    const [first] = inner.found;
    if (first) this.found.push({ ...first, op: ops.size === 1 ? first.op : 'other' });
    this.open ||= inner.open;
  }

  private operators(name: string, view: ObjectView, optional: boolean, depth: number): void {
    this.open ||= view.open;
    for (const member of view.members) {
      const operator = operatorOf(member.name);
      const unsure = optional || member.optional;
      if (operator === undefined) this.condition(`${name}.${member.name}`, member.value, unsure, depth + 1);
      else if (operator === 'eq' || operator === 'in') this.found.push({ name, op: operator, value: resolveConstant(member.value, this.source), optional: unsure });
      else if (operator === 'and') this.open = true;
      else this.found.push({ name, op: 'other', value: member.value, optional: unsure });
    }
  }
}

/** `$contact.name$` is a column of a related entity. */
const fieldName = (name: string): string => /^\$(.+)\$$/.exec(name)?.[1] ?? name;

/** A name in the plural of a key: Sequelize compares with a list by `IN`. */
const isListName = (node: TSESTree.Node): boolean => node.type === 'Identifier' && /(?:^ids|[a-z\d]Ids|_ids)$/.test(node.name);

/** `where(…)`, `literal(…)`, `fn(…)`: a condition, not a value. */
function isMade(call: TSESTree.CallExpression): boolean {
  const name = call.callee.type === 'Identifier' ? call.callee.name : calledMember(call)?.name;
  return /^(?:where|literal|fn|cast|json)$/.test(name ?? '');
}

/** The column inside `col('email')`, `fn('LOWER', col('email'))`, `cast(col('id'), 'text')`. */
export function columnName(node: TSESTree.Node, source: SourceView, depth = 0): string | undefined {
  const call = resolveConstant(node, source);
  if (call.type !== 'CallExpression' || depth > MAX_DEPTH) return undefined;
  const name = call.callee.type === 'Identifier' ? call.callee.name : calledMember(call)?.name;
  if (name === 'col') {
    const [column] = call.arguments;
    return column?.type === 'Literal' && typeof column.value === 'string' ? column.value : undefined;
  }
  if (name !== 'fn' && name !== 'cast') return undefined;
  return call.arguments.map((argument) => columnName(argument, source, depth + 1)).find((column) => column !== undefined);
}
