import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { known, type ResultUse, unknown } from '../model/index.ts';
import { type FunctionNode, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { findVariable, MOST_USES } from './scope.ts';
import type { SourceView } from './source.ts';
import { outermostWrapper } from './unwrap.ts';

/** What the result of an access is: one row, a list of rows, or the list with its total (`[rows, total]`). */
type Role = 'row' | 'rows' | 'pair';

/** Array methods that answer rows of the same list. */
const SAME_ROWS = new Set(['filter', 'sort', 'slice', 'reverse', 'concat', 'toSorted', 'toReversed']);
/** Array methods that answer one row. */
const ONE_ROW = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Array methods that compare two rows. */
const COMPARING = new Set(['sort', 'toSorted']);
/** Array methods whose callback gets rows and whose own result holds no row. */
const CALLBACK_ONLY = new Set(['forEach', 'some', 'every', 'findIndex', 'findLastIndex']);
/** Array methods whose result is what the callback answers. */
const MAPPING = new Set(['map', 'flatMap']);

const rank = { no: 0, unknown: 1, argument: 2, return: 3 } as const;

class Trace {
  readonly bindings: string[] = [];
  readonly fields = new Set<string>();
  opaque: string | undefined;
  escapes: ResultUse['escapes'] = 'no';
  through: TSESTree.Node | undefined;
  private readonly seen = new Set<Variable>();
  private budget = MOST_USES;

  constructor(private readonly source: SourceView) {}

  /** Follows the value of `node` to where it goes. */
  follow(node: TSESTree.Node, role: Role): void {
    if (this.budget-- <= 0) return this.giveUp('too many uses');
    const value = outermostWrapper(node);
    const parent = value.parent as TSESTree.Node | undefined;
    if (!parent) return this.giveUp('use is outside a statement');
    switch (parent.type) {
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'SwitchStatement':
      case 'BinaryExpression':
      case 'ThrowStatement':
        return;
      case 'VariableDeclarator':
        return parent.init === value ? this.bind(parent.id, role) : undefined;
      case 'AssignmentExpression':
        if (parent.right !== value) return;
        if (parent.left.type !== 'Identifier' && parent.left.type !== 'ArrayPattern') return this.escape('unknown', parent);
        this.bind(parent.left, role);
        return parent.parent.type === 'ExpressionStatement' ? undefined : this.follow(parent, role);
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, role) : this.giveUp('used as a key');
      case 'ReturnStatement':
        return this.escape('return', parent);
      case 'ArrowFunctionExpression':
        return parent.body === value ? this.escape('return', parent.body) : this.giveUp('default of a parameter');
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === value ? this.giveUp('called as a function') : this.passed(parent, role);
      case 'LogicalExpression':
        if (parent.left === value && parent.operator === '&&') return;
        return this.follow(parent, role);
      case 'ConditionalExpression':
        return parent.test === value ? undefined : this.follow(parent, role);
      case 'ForOfStatement':
        if (parent.right !== value) return;
        return this.bind(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id ?? parent.left) : parent.left, 'row');
      case 'Property':
      case 'SpreadElement':
      case 'ArrayExpression':
      case 'ObjectExpression':
        return this.container(parent, value, role);
      case 'JSXExpressionContainer':
      case 'JSXSpreadAttribute':
        return this.escape('argument', parent);
      case 'YieldExpression':
        return this.escape('return', parent);
      default:
        return this.giveUp(`used in a ${parent.type}`);
    }
  }

  private bind(target: TSESTree.Node, role: Role): void {
    if (target.type === 'Identifier') {
      const variable = findVariable(target, this.source);
      if (!variable) return this.giveUp('assigned to an unknown variable');
      if (this.seen.has(variable)) return;
      this.seen.add(variable);
      this.bindings.push(target.name);
      if (variable.references.length > MOST_USES) return this.giveUp('too many uses');
      if (variable.scope.type === 'global' || variable.scope.type === 'module') {
        const exported = variable.defs.some((definition) => (definition.parent as TSESTree.Node | null)?.parent?.type === 'ExportNamedDeclaration');
        if (exported) this.escape('unknown', target);
      }
      for (const reference of variable.references) if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node, role);
      return;
    }
    if (target.type === 'ObjectPattern' && role === 'row') return this.destructure(target);
    if (target.type === 'ArrayPattern' && role === 'pair') {
      const [rows] = target.elements;
      return rows ? this.bind(rows.type === 'AssignmentPattern' ? rows.left : rows, 'rows') : undefined;
    }
    if (target.type === 'ArrayPattern') {
      for (const element of target.elements) if (element) this.bind(element.type === 'AssignmentPattern' ? element.left : element, 'row');
      return;
    }
    if (target.type === 'RestElement') return this.bind(target.argument, 'rows');
    if (target.type === 'ObjectPattern') {
      const onlyLength = target.properties.every((property) => property.type === 'Property' && propertyName(property) === 'length');
      if (onlyLength) return;
    }
    this.escape('unknown', target);
  }

  private destructure(pattern: TSESTree.ObjectPattern): void {
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      if (name === undefined) return this.escape('unknown', property);
      this.fields.add(name);
    }
  }

  private member(member: TSESTree.MemberExpression, role: Role): void {
    const name = propertyName(member);
    const call = member.parent?.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, role);
    if (call && name === 'then') return this.answered(call, role);
    if (role === 'pair') return name === '0' ? this.follow(member, 'rows') : name === '1' ? undefined : this.giveUp(`\`.${name ?? '…'}\` of the rows and their number`);
    if (role === 'row') {
      if (name === undefined) return this.giveUp('field name is computed');
      if (call && name === 'toJSON') return this.follow(call, role);
      this.fields.add(name);
      return;
    }
    if (name === 'length') return;
    if (!call) {
      if (name === undefined || /^\d+$/.test(name)) return this.follow(member, 'row');
      return this.giveUp(`\`.${name}\` of the rows`);
    }
    if (name === undefined) return this.giveUp('method name is computed');
    if (SAME_ROWS.has(name)) {
      this.tested(call, COMPARING.has(name) ? [0, 1] : [0]);
      return this.follow(call, 'rows');
    }
    if (ONE_ROW.has(name)) {
      this.tested(call, [0]);
      return this.follow(call, 'row');
    }
    if (CALLBACK_ONLY.has(name)) return this.tested(call, [0]);
    if (MAPPING.has(name)) return this.answered(call, 'row', 'rows');
    if (name === 'reduce') return this.callback(call, 'row', 1);
    if (name === 'includes' || name === 'indexOf') return;
    this.giveUp(`\`.${name}()\` of the rows`);
  }

  /** The rows go into a callback whose answer is the result of the call: they leave only where that goes. */
  private answered(call: TSESTree.CallExpression, role: Role, result: Role = role): void {
    if (this.inCallback(call, role, [0]) === 'return') this.follow(call, result);
  }

  /** The rows go into a callback that only decides: what it answers goes nowhere. */
  private tested(call: TSESTree.CallExpression, parameters: readonly number[]): void {
    this.inCallback(call, 'row', parameters);
  }

  /** Follows rows into a callback; a return from it is not yet an escape. */
  private inCallback(call: TSESTree.CallExpression, role: Role, parameters: readonly number[]): ResultUse['escapes'] {
    const outer = this.escapes;
    const outerThrough = this.through;
    this.escapes = 'no';
    for (const index of parameters) this.callback(call, role, index);
    const inner = this.escapes as ResultUse['escapes'];
    if (inner === 'return' || rank[inner] <= rank[outer]) {
      this.escapes = outer;
      this.through = outerThrough;
    }
    return inner;
  }

  /** Follows the rows into a callback's parameter. */
  private callback(call: TSESTree.CallExpression, role: Role, index = 0): void {
    const fn = call.arguments[0];
    if (!fn) return;
    if (!isFunction(fn)) {
      if (fn.type === 'Identifier' && fn.name === 'Boolean') return;
      if (role !== 'row' || fn.type === 'Identifier' || fn.type === 'MemberExpression') this.escape('argument', call);
      return;
    }
    const parameter = (fn as FunctionNode).params[index];
    if (!parameter || parameter.type === 'TSParameterProperty') return;
    this.bind(parameter.type === 'AssignmentPattern' ? parameter.left : parameter, role);
  }

  private passed(call: TSESTree.CallExpression | TSESTree.NewExpression, role: Role): void {
    const callee = call.callee;
    if (callee.type === 'Identifier' && (callee.name === 'Boolean' || callee.name === 'isNaN')) return;
    if (callee.type === 'MemberExpression') {
      const name = propertyName(callee);
      const object = callee.object.type === 'Identifier' ? callee.object.name : '';
      if (object === 'Array' && name === 'isArray') return;
      if (object === 'Promise' && (name === 'resolve' || name === 'all')) return this.follow(call, role);
      if (object === 'Array' && name === 'from' && call.arguments.length === 1) return this.follow(call, role);
      if (object === 'Object' && name === 'keys') return;
    }
    this.escape('argument', call);
  }

  /** The value became part of an object or array: it goes where the literal goes. */
  private container(parent: TSESTree.Node, value: TSESTree.Node, role: Role): void {
    if (parent.type === 'ArrayExpression') {
      const at = parent.elements.indexOf(value as TSESTree.Expression);
      if (isSettledTogether(parent.parent)) return this.together(parent.parent as TSESTree.CallExpression, at, role);
    }
    let holder: TSESTree.Node = parent;
    while (holder.parent && /^(Property|SpreadElement|ObjectExpression|ArrayExpression|TSAsExpression|TSSatisfiesExpression|ConditionalExpression|LogicalExpression|AwaitExpression)$/.test(holder.parent.type)) {
      holder = holder.parent;
    }
    const at = holder.parent;
    const key = parent.type === 'Property' && holder === parent.parent ? propertyName(parent) : undefined;
    if (at?.type === 'VariableDeclarator' && at.init === holder && at.id.type === 'Identifier') return this.kept(at.id, key, role);
    if (at?.type === 'ReturnStatement' || (at?.type === 'ArrowFunctionExpression' && at.body === holder)) return this.escape('return', holder);
    if (at?.type === 'CallExpression' || at?.type === 'NewExpression' || at?.type === 'JSXExpressionContainer') return this.escape('argument', at);
    this.escape('unknown', holder);
  }

  /** A constant holds the value under a key: it goes where `data.rows` goes, or the whole of `data`. */
  private kept(name: TSESTree.Identifier, key: string | undefined, role: Role): void {
    const variable = findVariable(name, this.source);
    if (!variable || this.seen.has(variable)) return variable ? undefined : this.escape('unknown', name);
    this.seen.add(variable);
    if (variable.references.length > MOST_USES) return this.giveUp('too many uses');
    for (const reference of variable.references) {
      if (!reference.isRead()) continue;
      const identifier = reference.identifier as TSESTree.Node;
      const { parent } = outermostWrapper(identifier);
      if (parent?.type !== 'MemberExpression') this.whole(identifier);
      else if (key === undefined || propertyName(parent) === undefined) this.escape('unknown', parent);
      else if (propertyName(parent) === key) this.follow(parent, role);
    }
  }

  /** Where an object goes that holds the rows. */
  private whole(node: TSESTree.Node): void {
    const value = outermostWrapper(node);
    const at = value.parent;
    if (at?.type === 'ReturnStatement' || (at?.type === 'ArrowFunctionExpression' && at.body === value)) return this.escape('return', at);
    if (at?.type === 'CallExpression' || at?.type === 'NewExpression' || at?.type === 'JSXExpressionContainer' || at?.type === 'JSXSpreadAttribute') return this.escape('argument', at);
    this.escape('unknown', value);
  }

  /** One element of `await Promise.all([…])` goes where the pattern at its place puts it. */
  private together(call: TSESTree.CallExpression, at: number, role: Role): void {
    const outer = outermostWrapper(call);
    const parent = outer.parent;
    const pattern = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : this.thenParameter(outer);
    if (pattern?.type === 'ArrayPattern') {
      const target = pattern.elements[at];
      return target ? this.bind(target.type === 'AssignmentPattern' ? target.left : target, role) : undefined;
    }
    if (parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === outer)) return this.escape('return', parent);
    if (parent?.type === 'ExpressionStatement') return;
    this.escape('unknown', outer);
  }

  /** The parameter of the callback in `….then((x) => …)`. */
  private thenParameter(node: TSESTree.Node): TSESTree.Node | undefined {
    const member = node.parent;
    const call = member?.type === 'MemberExpression' && member.object === node && propertyName(member) === 'then' ? member.parent : undefined;
    const callback = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
    return isFunction(callback) ? callback.params[0] : undefined;
  }

  private escape(how: ResultUse['escapes'], through: TSESTree.Node): void {
    if (rank[how] < rank[this.escapes]) return;
    if (rank[how] > rank[this.escapes] || !this.through) this.through = through;
    this.escapes = how;
  }

  private giveUp(why: string): void {
    this.opaque ??= why;
    if (this.escapes === 'no') this.escapes = 'unknown';
  }
}

/** True for `Promise.all([…])`, `Promise.allSettled([…])`, `prisma.$transaction([…])`. */
function isSettledTogether(call: TSESTree.Node | undefined): boolean {
  const callee = call?.type === 'CallExpression' ? call.callee : undefined;
  return callee?.type === 'MemberExpression' && /^(?:all|\$transaction)$/.test(propertyName(callee) ?? '');
}

/**
 * What the code does with the result of an access: which fields it reads, where whole rows go.
 * `node` is the call; `many` tells whether it answers a list, or the list with its total. Understands `await`, destructuring,
 * `Promise.all`, array methods, `for … of`, containers. What it does not follow makes `fields` unknown.
 */
export function resultUse(node: TSESTree.Node, many: boolean | 'pair', source: SourceView): ResultUse {
  const trace = new Trace(source);
  trace.follow(node, many === 'pair' ? 'pair' : many ? 'rows' : 'row');
  const whole = trace.escapes !== 'no';
  return {
    bindings: trace.bindings,
    fields: trace.opaque !== undefined ? unknown(trace.opaque) : whole ? unknown('the whole row is passed on') : known([...trace.fields]),
    escapes: trace.escapes,
    ...(trace.through ? { through: trace.through } : {}),
  };
}
