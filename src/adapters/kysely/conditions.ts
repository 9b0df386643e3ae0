import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, isFunction, MOST_USES, propertyName, resolveConstant, runsBefore, unwrap } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { calleeName } from '../shared/table-declaration.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { localFunction, soleReturn } from './builder.ts';
import { readCondition } from '../shared/text/condition-text.ts';
import { columnOf, fieldName, isUnique, ownerOf, type Table, textOf } from './table.ts';

const MAX_DEPTH = 10;
/** What stands for several conditions, and is no column. */
const NO_COLUMN = /^(?:OR|(?:NOT )?EXISTS)$/;

/** What a chain of `where` calls states of the first table. */
export class Conditions {
  private fields: FilterField[] = [];
  private open: boolean;
  /** Selects that only decide which rows match. */
  tests: TSESTree.Node[] = [];

  constructor(
    private readonly tables: readonly Table[],
    private readonly env: ReadEnv,
    private readonly opaque: string | undefined,
  ) {
    this.open = opaque !== undefined;
  }

  step({ name, args, conditional }: ChainedStep): void {
    if (name === 'clearWhere' && !conditional) this.fields = [];
    else if (name === 'whereRef') this.reference(args, conditional);
    else if (name === 'where' && args.length >= 3) this.comparison(args, conditional);
    else if (name === 'where' && args[0]) this.add(args[0], conditional, 0);
  }

  /** `whereRef('order.customerId', '=', 'customer.id')` joins two tables of the statement, or ties it to the one around. */
  private reference([left, , right]: readonly TSESTree.Node[], conditional: boolean): void {
    const owners = [left, right].map((side) => {
      const column = columnOf(textOf(side, this.env.source) ?? '');
      return column && ownerOf(column, this.tables);
    });
    if (owners[0] && owners[1] && owners[0] !== owners[1]) return;
    this.push(left, 'other', undefined, conditional);
  }

  /** Conditions that hold along: those of a select in place of the table. */
  inherit(filter: Filter): void {
    if (filter.kind === 'fields') this.fields.push(...filter.fields);
    this.open ||= filter.kind === 'unknown' || (filter.kind === 'fields' && filter.open);
  }

  filter(): Filter {
    const [main] = this.tables;
    if (this.fields.length === 0) return this.open ? unknown(this.opaque ?? 'conditions are built elsewhere') : none;
    const unique = main !== undefined && this.fields.some(({ name, op, optional }) => op === 'eq' && !optional && isUnique(main, name));
    return { kind: 'fields', fields: this.fields, unique, open: this.open };
  }

  private add(node: TSESTree.Node, optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.open = true;
      return;
    }
    const value = resolveConstant(node, this.env.source);
    if (isFunction(value)) return this.answer(value, optional, depth);
    if (value.type === 'ConditionalExpression') {
      this.add(value.consequent, true, depth + 1);
      return this.add(value.alternate, true, depth + 1);
    }
    if (value.type === 'TaggedTemplateExpression') return this.template(value.quasi, optional);
    if (value.type !== 'CallExpression') {
      this.open = true;
      return;
    }
    this.call(value, optional, depth);
  }

  private answer(fn: Parameters<typeof soleReturn>[0], optional: boolean, depth: number): void {
    const answer = soleReturn(fn);
    if (answer) this.add(answer, optional, depth + 1);
    else this.open = true;
  }

  private call(call: TSESTree.CallExpression, optional: boolean, depth: number): void {
    const name = calleeName(call) ?? '';
    const [first] = call.arguments;
    if (name === 'and' && first) return this.all(first, optional, depth + 1);
    if (name === 'or' && first) return this.any(first, optional, depth + 1);
    if (name === 'exists') {
      this.fields.push({ name: 'EXISTS', op: 'other', optional });
      if (first) this.tests.push(first);
      return;
    }
    if (name === 'not') return this.negated(first, optional, depth + 1);
    if (name === 'between' && call.arguments.length === 3) return this.push(first, 'other', undefined, optional);
    if (call.arguments.length === 3 && textOf(call.arguments[1], this.env.source) !== undefined) return this.comparison(call.arguments, optional);
    const fn = localFunction(call.callee, this.env.source);
    if (fn) this.answer(fn, optional, depth + 1);
    else this.open = true;
  }

  /** What must not hold names no rows, only columns. */
  private negated(node: TSESTree.Node | undefined, optional: boolean, depth: number): void {
    const inner = new Conditions(this.tables, this.env, undefined);
    inner.tests = this.tests;
    if (node) inner.add(node, optional, depth);
    for (const { name } of inner.fields) this.fields.push({ name: name === 'EXISTS' ? 'NOT EXISTS' : name, op: 'other', optional });
    this.open ||= inner.open || !node;
  }

  /** `` sql`tenant_id = ${tenantId} AND lower(email) = 'x'` ``. */
  private template(quasi: TSESTree.TemplateLiteral, optional: boolean): void {
    const { conditions, open } = readCondition(quasi, this.env.source);
    for (const { table, name, op, value } of conditions) {
      const column = { table, name, as: name };
      const owner = ownerOf(column, this.tables);
      const field = owner ? fieldName(owner, name) : name;
      this.fields.push({ name: owner === this.tables[0] || NO_COLUMN.test(name) ? field : `${owner?.name ?? table ?? ''}.${field}`, op, ...(value ? { value } : {}), optional });
    }
    this.open ||= open;
  }

  /** `eb.and([…])`, `eb.and({ email, tenantId })`. */
  private all(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.env.source);
    if (value.type === 'ObjectExpression') {
      for (const member of value.properties) {
        const name = member.type === 'Property' ? propertyName(member) : undefined;
        if (member.type === 'Property' && name !== undefined) this.named(name, 'eq', member.value, optional);
        else this.open = true;
      }
      return;
    }
    if (value.type !== 'ArrayExpression') {
      this.open = true;
      return;
    }
    for (const element of value.elements) {
      if (!element || element.type === 'SpreadElement') this.open = true;
      else this.add(element, optional, depth);
    }
    for (const { call, sometimes } of this.pushes(node)) for (const argument of call.arguments) this.add(argument, optional || sometimes, depth);
  }

  /** `filters.push(…)` before the list is used. */
  private pushes(node: TSESTree.Node): { call: TSESTree.CallExpression; sometimes: boolean }[] {
    const name = unwrap(node);
    const variable = name.type === 'Identifier' ? findVariable(name, this.env.source) : undefined;
    if (!variable || variable.references.length > MOST_USES) return [];
    return variable.references.flatMap((reference) => {
      const member = (reference.identifier as TSESTree.Node).parent;
      const call = member?.type === 'MemberExpression' && member.parent.type === 'CallExpression' ? member.parent : undefined;
      if (!call || call.range[0] > name.range[0] || calledMember(call)?.name !== 'push') return [];
      const when = runsBefore(call, name);
      return when === 'never' ? [] : [{ call, sometimes: when === 'sometimes' }];
    });
  }

  /** Of alternatives only what all of them state binds. */
  private any(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.env.source);
    const elements = value.type === 'ArrayExpression' ? value.elements.filter((element) => element !== null) : [];
    const branches = elements.map((element) => {
      const inner = new Conditions(this.tables, this.env, undefined);
      inner.tests = this.tests;
      inner.add(element, false, depth);
      return inner.fields;
    });
    const grown = this.pushes(node).length > 0;
    const [one = [], ...rest] = branches;
    const shared = grown ? [] : one.filter(({ name, op }) => rest.every((fields) => fields.some((field) => field.name === name && field.op === op)));
    if (shared.length > 0) this.fields.push(...shared.map((field) => ({ ...field, optional })));
    else this.fields.push({ name: 'OR', op: 'other', optional });
  }

  private comparison([left, operator, right]: readonly TSESTree.Node[], optional: boolean): void {
    const sign = textOf(operator, this.env.source)?.toLowerCase();
    this.push(left, sign === '=' || sign === '==' ? 'eq' : sign === 'in' ? 'in' : 'other', right, optional);
  }

  private push(left: TSESTree.Node | undefined, op: FilterField['op'], value: TSESTree.Node | undefined, optional: boolean): void {
    const text = textOf(left, this.env.source) ?? this.referred(left);
    if (text === undefined) {
      this.open = true;
      return;
    }
    const resolved = value && resolveConstant(value, this.env.source);
    // A condition on what another column holds ties tables together.
    const ties = resolved !== undefined && this.referred(resolved) !== undefined;
    this.named(text, ties || resolved?.type === 'ArrowFunctionExpression' ? 'other' : op, ties ? undefined : resolved, optional);
  }

  /** The column in `eb.ref('c.email')`, `eb.fn('lower', ['c.email'])`, `` sql`lower(email)` ``. */
  private referred(node: TSESTree.Node | undefined): string | undefined {
    const call = node && unwrap(node);
    if (call?.type === 'TaggedTemplateExpression') return this.inText(call.quasi);
    if (call?.type !== 'CallExpression') return undefined;
    const name = calleeName(call);
    const argument = name === 'ref' ? call.arguments[0] : name === 'fn' ? call.arguments[1] : undefined;
    const list = argument && unwrap(argument);
    return textOf(list?.type === 'ArrayExpression' ? (list.elements[0] ?? undefined) : argument, this.env.source);
  }

  /** The one column of a text that keeps its value: `lower(c.email)`. */
  private inText(quasi: TSESTree.TemplateLiteral): string | undefined {
    const [only, ...more] = quasi.expressions.length === 0 ? readCondition(quasi, this.env.source).conditions : [];
    return only && more.length === 0 ? [...(only.table === undefined ? [] : [only.table]), only.name].join('.') : undefined;
  }

  private named(text: string, op: FilterField['op'], value: TSESTree.Node | undefined, optional: boolean): void {
    const column = columnOf(text);
    const owner = column && ownerOf(column, this.tables);
    if (!column) {
      this.open = true;
      return;
    }
    const field = owner ? fieldName(owner, column.name) : column.name;
    const name = owner === this.tables[0] ? field : `${owner?.name ?? column.table ?? ''}.${field}`;
    this.fields.push({ name, op, ...(value ? { value } : {}), optional });
  }
}
