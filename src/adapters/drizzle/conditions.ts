import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { constantInitialiser, findVariable, isFunction, MOST_USES, propertyName, resolveConstant, runsBefore, soleDefinition, type SourceView, staticValue, unwrap, unwrapAwait, textOf } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import { scopeFilter } from '../shared/scope-helper.ts';
import { calleeName } from '../shared/table-declaration.ts';
import { columnOf, type Column } from './table.ts';

/** Name of a column as a filter of the main entity: `email`, `orders.total`; undefined for what is no column of the statement. */
export type ColumnName = (column: Column) => string | undefined;

/** Operators that hold a column against values, by how: https://orm.drizzle.team/docs/operators */
const OPERATORS: ReadonlyMap<string, FilterField['op']> = new Map([
  ['eq', 'eq'], ['inArray', 'in'],
  ...['ne', 'gt', 'gte', 'lt', 'lte', 'isNull', 'isNotNull', 'notInArray', 'between', 'notBetween', 'like', 'notLike', 'ilike', 'notIlike', 'arrayContains', 'arrayContained', 'arrayOverlaps'].map((name) => [name, 'other'] as const),
]);

const MAX_DEPTH = 12;
const MOST_CONDITIONS = 200;
const ELSEWHERE = unknown('conditions are built elsewhere');

/** Conditions of a statement, gathered one by one. */
export class Conditions {
  readonly fields: FilterField[] = [];
  /** True when a condition stands here that could not be read. */
  open = false;
  /** Conditions that hold a column against another one. */
  readonly ties = new Set<FilterField>();
  /** Selects that only decide which rows match: those in `exists`, and those that a column is held against. */
  tests: { method: string; node: TSESTree.Node }[] = [];
  private readonly following = new Set<Variable>();

  constructor(
    private readonly source: SourceView,
    private readonly name: ColumnName,
  ) {}

  filter(): Filter {
    if (this.fields.length === 0) return this.open ? ELSEWHERE : none;
    return { kind: 'fields', fields: this.fields, unique: false, open: this.open };
  }

  /** Adds what a condition states. */
  add(node: TSESTree.Node, optional = false, depth = 0): void {
    if (depth > MAX_DEPTH || this.fields.length > MOST_CONDITIONS) {
      this.open = true;
      return;
    }
    const written = unwrapAwait(node);
    const value = unwrapAwait(resolveConstant(written, this.source));
    switch (value.type) {
      case 'CallExpression':
        return this.call(value, optional, depth);
      case 'ConditionalExpression':
        return this.either(value, optional, depth);
      case 'LogicalExpression':
        if (value.operator === '&&') return this.add(value.right, true, depth + 1);
        this.add(value.left, true, depth + 1);
        return this.add(value.right, true, depth + 1);
      case 'TaggedTemplateExpression':
        return this.template(value.quasi, optional);
      case 'Identifier':
        return this.variable(value, optional, depth);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.callback(value, optional, depth);
      case 'Literal':
        return;
      default:
        if (staticValue(value, this.source).kind !== 'none') this.open = true;
    }
  }

  /** `q ? ilike(…) : undefined`; a list that is asked for its length has conditions, or there is no more to say. */
  private either({ test, consequent, alternate }: TSESTree.ConditionalExpression, optional: boolean, depth: number): void {
    const branches = [consequent, alternate].filter((branch) => !this.isNothing(branch));
    const [only] = branches;
    if (branches.length === 1 && only) return this.add(only, optional || !this.asksLength(test, only), depth + 1);
    this.oneOf(branches, optional, depth + 1);
  }

  /** Of several ways to go on one is taken: what every one of them asks for is asked for certainly. */
  private oneOf(branches: readonly TSESTree.Node[], optional: boolean, depth: number): void {
    const ways = branches.map((branch) => {
      const before = this.fields.length;
      this.add(branch, optional, depth);
      return this.fields.splice(before);
    });
    const isCertain = ({ name, op }: FilterField): boolean => ways.every((fields) => fields.some((field) => field.name === name && field.op === op && !field.optional));
    const said = new Set<string>();
    for (const field of ways.flat()) {
      const certain = isCertain(field);
      if (certain && said.has(`${field.name} ${field.op}`)) continue;
      said.add(`${field.name} ${field.op}`);
      const kept = certain || field.optional ? field : { ...field, optional: true };
      if (this.ties.has(field)) this.ties.add(kept);
      this.fields.push(kept);
    }
    this.alternatives(ways, optional);
  }

  /** Whichever way is taken asks for certain values: `personId ? eq(notes.personId, personId) : eq(notes.companyId, companyId)`. */
  private alternatives(ways: readonly (readonly FilterField[])[], optional: boolean): void {
    const certain = ways.map((fields) => fields.filter(({ op, optional: mayFall }) => op !== 'other' && !mayFall));
    const isCommon = (field: FilterField): boolean => certain.every((fields) => fields.some(({ name }) => name === field.name));
    if (!optional && ways.length > 1 && !certain[0]?.some(isCommon) && certain.every((fields) => fields.length > 0)) this.fields.push({ name: 'OR', op: 'other', alternatives: certain, optional });
  }

  private isNothing(node: TSESTree.Node): boolean {
    const value = staticValue(node, this.source);
    return value.kind === 'none' || (value.kind === 'known' && value.value === null);
  }

  private asksLength(test: TSESTree.Node, branch: TSESTree.Node): boolean {
    const list = /^!?([\w$]+)\.length\b/.exec(textOf(this.source, test))?.[1];
    return list !== undefined && textOf(this.source, branch).includes(`...${list}`);
  }

  private call(call: TSESTree.CallExpression, optional: boolean, depth: number): void {
    const name = calleeName(call) ?? '';
    if (name === 'and') return this.all(call.arguments, optional, depth + 1);
    if (name === 'or') return this.any(call.arguments, optional, depth + 1);
    if (name === 'not') return this.negated(call.arguments, optional, depth + 1);
    const op = OPERATORS.get(name);
    if (op !== undefined) return this.operator(op, call.arguments, optional);
    if (name === 'exists' || name === 'notExists') {
      this.fields.push({ name: name === 'exists' ? 'EXISTS' : 'NOT EXISTS', op: 'other', optional });
      if (call.arguments[0]) this.tests.push({ method: name, node: call.arguments[0] });
      return;
    }
    const answer = this.helperAnswer(call);
    if (answer) return this.add(answer, optional, depth + 1);
    const scope = scopeFilter(call, this.source);
    if (scope?.kind === 'fields') this.fields.push(...scope.fields);
    this.open = true;
  }

  /** What must not hold names no rows, only columns. */
  private negated(args: readonly TSESTree.Node[], optional: boolean, depth: number): void {
    const inner = this.inner(this.name);
    inner.all(args, optional, depth);
    for (const { name } of inner.fields) this.fields.push({ name, op: 'other', optional });
    this.open ||= inner.open;
  }

  private inner(name: ColumnName): Conditions {
    const inner = new Conditions(this.source, name);
    for (const variable of this.following) inner.following.add(variable);
    inner.tests = this.tests;
    return inner;
  }

  /** What a function of this file answers where it ends with its only return. Its conditions may depend on its arguments. */
  private helperAnswer(call: TSESTree.CallExpression): TSESTree.Node | undefined {
    const callee = unwrap(call.callee);
    const node = callee.type === 'Identifier' ? (soleDefinition(findVariable(callee, this.source))?.node as TSESTree.Node | undefined) : undefined;
    const fn = node?.type === 'VariableDeclarator' ? node.init : node;
    if (!isFunction(fn)) return undefined;
    if (fn.body.type !== 'BlockStatement') return fn.body;
    const last = fn.body.body.at(-1);
    return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
  }

  private operator(op: FilterField['op'], args: readonly TSESTree.Node[], optional: boolean): void {
    const [left, right] = args;
    const columns = [left, right].map((side) => this.column(side));
    const name = columns[0] ?? columns[1] ?? this.foreign(left);
    if (name === undefined) {
      this.open = true;
      return;
    }
    const value = columns[0] === undefined && columns[1] !== undefined ? left : right;
    // A column held against another one ties tables together.
    if (columns[0] !== undefined && columns[1] !== undefined) {
      const tie: FilterField = { name, op: 'other', optional };
      this.ties.add(tie);
      this.fields.push(tie);
      return;
    }
    if (right) this.tests.push({ method: 'in', node: right });
    this.fields.push({ name, op, ...(value ? { value: resolveConstant(value, this.source) } : {}), optional });
  }

  /** A column of a table that the statement does not name: an outer one, or one of a helper. */
  private foreign(node: TSESTree.Node | undefined): string | undefined {
    const column = node && columnOf(node, this.source);
    return column && `${column.table.split('.').at(-1) ?? ''}.${column.name}`;
  }

  /** The column in `customers.email`, `lower(customers.email)`, `` sql`lower(${customers.email})` ``. */
  private column(node: TSESTree.Node | undefined, depth = 0): string | undefined {
    if (!node || depth > 3) return undefined;
    const expression = unwrap(node);
    const column = columnOf(expression, this.source);
    if (column) return this.name(column);
    if (expression.type === 'TaggedTemplateExpression' && expression.quasi.expressions.length === 1) return this.column(expression.quasi.expressions[0], depth + 1);
    if (expression.type === 'CallExpression' && /^(?:lower|upper|trim)$/.test(calleeName(expression) ?? '')) return this.column(expression.arguments[0], depth + 1);
    return undefined;
  }

  private all(args: readonly TSESTree.Node[], optional: boolean, depth: number): void {
    for (const argument of args) {
      if (argument.type === 'SpreadElement') this.list(argument.argument, optional, depth);
      else this.add(argument, optional, depth);
    }
  }

  /** Of alternatives only what all of them state binds; a single one is no alternative. */
  private any(args: readonly TSESTree.Node[], optional: boolean, depth: number): void {
    const parts = args.filter((argument) => argument.type !== 'SpreadElement' && !this.isNothing(argument));
    const [first] = parts;
    if (parts.length === 1 && args.length === 1 && first) return this.add(first, optional, depth);
    const branches = parts.map((part) => {
      const inner = this.inner(this.name);
      inner.add(part, false, depth + 1);
      return inner.fields;
    });
    const [one, ...rest] = branches;
    const shared = parts.length === args.length ? (one ?? []).filter(({ name, op }) => rest.every((fields) => fields.some((field) => field.name === name && field.op === op))) : [];
    if (shared.length === 0) this.fields.push({ name: 'OR', op: 'other', optional });
    else for (const field of shared) this.fields.push({ ...field, optional: optional || field.optional });
    this.open ||= args.some((argument) => argument.type === 'SpreadElement');
  }

  /** The elements of `…conditions`, with what is pushed to the list before it is used. */
  private list(node: TSESTree.Node, optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.open = true;
      return;
    }
    const name = unwrap(node);
    const value = unwrapAwait(resolveConstant(name, this.source));
    if (value.type === 'ConditionalExpression') {
      const branches = [value.consequent, value.alternate].filter((branch) => !(unwrap(branch).type === 'ArrayExpression' && (unwrap(branch) as TSESTree.ArrayExpression).elements.length === 0));
      for (const branch of branches) this.list(branch, true, depth + 1);
      return;
    }
    if (value.type === 'LogicalExpression' && value.operator === '&&') return this.list(value.right, true, depth + 1);
    if (value.type === 'CallExpression' && calleeName(value) === 'filter' && value.callee.type === 'MemberExpression') return this.list(value.callee.object, optional, depth + 1);
    if (value.type !== 'ArrayExpression') {
      this.open = true;
      return;
    }
    this.all(value.elements.filter((element) => element !== null), optional, depth + 1);
    const variable = name.type === 'Identifier' ? findVariable(name, this.source) : undefined;
    if (variable) this.pushed(variable, name, optional, depth);
  }

  private pushed(variable: Variable, use: TSESTree.Node, optional: boolean, depth: number): void {
    if (variable.references.length > MOST_USES || this.following.has(variable)) {
      this.open = true;
      return;
    }
    this.following.add(variable);
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      const member = identifier.parent;
      if (identifier.range[0] >= use.range[0]) continue;
      if (member?.type === 'CallExpression' && member.callee !== identifier && member.parent.type === 'ExpressionStatement') this.open = true;
      const call = member?.type === 'MemberExpression' && member.object === identifier && member.parent.type === 'CallExpression' ? member.parent : undefined;
      if (!call || !/^(?:push|unshift)$/.test(propertyName(member as TSESTree.MemberExpression) ?? '')) continue;
      const when = runsBefore(call, use);
      if (when !== 'never') this.all(call.arguments, optional || when === 'sometimes', depth + 1);
    }
    this.following.delete(variable);
  }

  /** `let where = eq(…); if (q) where = and(where, ilike(…))`. */
  private variable(name: TSESTree.Identifier, optional: boolean, depth: number): void {
    if (name.name === 'undefined') return;
    const variable = findVariable(name, this.source);
    if (!variable || constantInitialiser(variable) || variable.references.length > MOST_USES) {
      this.open = true;
      return;
    }
    if (this.following.has(variable)) return;
    const node = soleDefinition(variable)?.node as TSESTree.Node | undefined;
    if (node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') {
      this.open = true;
      return;
    }
    this.following.add(variable);
    if (node.init) this.add(node.init, optional, depth + 1);
    // Without a value of its own and without leave to stay undefined, one of the values it is given is the one that counts.
    const isGiven = !node.init && !/\b(?:undefined|any|unknown)\b/.test(node.id.typeAnnotation ? textOf(this.source, node.id.typeAnnotation) : 'any');
    const ways: FilterField[][] = [];
    for (const reference of variable.references) {
      const written = (reference.identifier as TSESTree.Node).parent;
      if (!reference.isWrite() || reference.init || written?.type !== 'AssignmentExpression' || written.range[0] > name.range[0]) continue;
      const when = runsBefore(written, name);
      if (when === 'never') continue;
      const keeps = written.operator === '=' && new RegExp(`\\b${variable.name.replace(/\$/g, '\\$')}\\b`).test(textOf(this.source, written.right));
      // A value put in place of the earlier one: neither of the two binds for sure.
      if (!keeps) for (const [at, field] of this.fields.entries()) this.fields[at] = { ...field, optional: true };
      const before = this.fields.length;
      this.add(written.right, optional || (when === 'sometimes' && !isGiven), depth + 1);
      if (!isGiven) continue;
      const way = this.fields.splice(before);
      ways.push(way);
      for (const field of way) {
        const kept = when === 'sometimes' && !field.optional ? { ...field, optional: true } : field;
        if (this.ties.has(field)) this.ties.add(kept);
        this.fields.push(kept);
      }
    }
    if (isGiven) this.alternatives(ways, optional);
    this.following.delete(variable);
  }

  /** `(c, { eq }) => eq(c.id, id)` of a relational query. */
  private callback(fn: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression, optional: boolean, depth: number): void {
    const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : fn.body;
    const answer = last?.type === 'ReturnStatement' ? last.argument : fn.body.type === 'BlockStatement' ? undefined : fn.body;
    const [first] = fn.params;
    const name = this.name;
    const own = first?.type === 'Identifier' ? first.name : undefined;
    const inner = this.inner((column) => (column.table === own ? column.name : name(column)));
    if (answer) inner.add(answer, optional, depth + 1);
    this.fields.push(...inner.fields);
    this.open ||= inner.open || !answer;
  }

  /** `` sql`${customers.teamId} = ${teamId}` ``. */
  private template({ quasis, expressions }: TSESTree.TemplateLiteral, optional: boolean): void {
    const text = quasis.map(({ value }) => value.raw).join(' ');
    if (/\bor\b/i.test(text)) {
      this.fields.push({ name: 'OR', op: 'other', optional });
      return;
    }
    let found = false;
    for (const [at, expression] of expressions.entries()) {
      const column = columnOf(expression, this.source);
      const name = column && this.name(column);
      if (name === undefined) continue;
      found = true;
      const behind = (quasis[at + 1]?.value.raw ?? '').trim();
      const op = /^\)*\s*=$/.test(behind) ? 'eq' : /^\)*\s*(?:in\s*\(?|=\s*any\s*\(?|@>\s*(?:array\s*\[)?)$/i.test(behind) ? 'in' : 'other';
      const value = op === 'other' ? undefined : expressions[at + 1];
      const ties = value !== undefined && this.column(value) !== undefined;
      this.fields.push({ name, op: ties ? 'other' : op, ...(value && !ties ? { value } : {}), optional });
    }
    if (!found && !/^\s*(?:true|1\s*=\s*1)?\s*$/i.test(text)) this.open = true;
  }
}
