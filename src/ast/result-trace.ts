import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { type HeldRows, known, type ResultUse, unknown } from '../model/index.ts';
import { afterSkips, type Answer, behind, listOf, nextStep, type Way } from './answer-way.ts';
import { enclosingFunction, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { CALLBACK_ONLY, COMPARING, isSettledTogether, MAPPING, NO_CALLBACK, ONE_ROW, SAME_ROWS, thenParameter } from './row-lists.ts';
import { findVariable, MOST_USES } from './scope.ts';
import type { SourceView } from './source.ts';
import { outermostWrapper } from './unwrap.ts';

/** What a value can be part of without being used. */
const HOLDERS = /^(?:Property|SpreadElement|ObjectExpression|ArrayExpression|TSAsExpression|TSSatisfiesExpression|ConditionalExpression|LogicalExpression|AwaitExpression)$/;

/** More places than these are of no use to anybody who looks for one. */
const MOST_HELD = 20;

const RANK = { no: 0, unknown: 1, argument: 2, return: 3 } as const;

/** Follows an answer through the code around it and gathers which fields are read and where rows leave. */
export class ResultTrace {
  private readonly bindings = new Set<string>();
  private readonly fields = new Set<string>();
  private opaque: string | undefined;
  private escapes: ResultUse['escapes'] = 'no';
  private through: TSESTree.Node | undefined;
  private readonly exits = new Set<TSESTree.Node>();
  private readonly seen = new Map<Variable | TSESTree.Node, Set<string>>();
  /** Callbacks that got a part of the answer, with what becomes of that which they answer. */
  private readonly callbacks = new Map<TSESTree.Node, (answered: Way) => void>();
  private readonly held: HeldRows[] = [];
  private budget = MOST_USES;

  constructor(
    private readonly answer: Omit<Answer, 'way'>,
    private readonly source: SourceView,
  ) {}

  /** Follows the value of `node`, from which `way` leads to the fields, to where it goes. */
  follow(node: TSESTree.Node, way: Way): void {
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
        return parent.init === value ? this.bind(parent.id, way) : undefined;
      case 'AssignmentExpression':
        if (parent.right !== value) return;
        if (!/^(?:Identifier|ArrayPattern|ObjectPattern)$/.test(parent.left.type)) return this.escape('unknown', parent);
        this.bind(parent.left, way);
        return parent.parent.type === 'ExpressionStatement' ? undefined : this.follow(parent, way);
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, way) : this.giveUp('used as a key');
      case 'ReturnStatement':
        return this.returned(parent, way);
      case 'ArrowFunctionExpression':
        return parent.body === value ? this.returned(parent.body, way) : this.giveUp('default of a parameter');
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === value ? this.giveUp('called as a function') : this.passed(parent, way);
      case 'LogicalExpression':
        if (parent.left === value && parent.operator === '&&') return;
        return this.follow(parent, way);
      case 'ConditionalExpression':
        return parent.test === value ? undefined : this.follow(parent, way);
      case 'ForOfStatement':
        return parent.right === value ? this.iterated(parent, way) : undefined;
      case 'Property':
      case 'SpreadElement':
      case 'ArrayExpression':
      case 'ObjectExpression':
        return this.container(parent, value, way);
      case 'JSXExpressionContainer':
      case 'JSXSpreadAttribute':
        return this.escape('argument', parent);
      case 'YieldExpression':
        return this.escape('return', parent);
      default:
        return this.giveUp(`used in a ${parent.type}`);
    }
  }

  /** Follows what the name or pattern `target` holds. */
  bind(target: TSESTree.Node, way: Way): void {
    const { kind } = nextStep(way);
    switch (target.type) {
      case 'AssignmentPattern':
        return this.bind(target.left, way);
      case 'Identifier':
        return this.name(target, way);
      case 'RestElement':
        return this.bind(target.argument, listOf(way));
      case 'ArrayPattern':
        return kind === 'element' ? this.tuple(target, way) : this.elements(target, way);
      case 'ObjectPattern':
        return kind === 'list' ? this.listPattern(target) : this.properties(target, way);
      default:
        this.escape('unknown', target);
    }
  }

  private name(target: TSESTree.Identifier, way: Way): void {
    const variable = findVariable(target, this.source);
    if (!variable) return this.giveUp('assigned to an unknown variable');
    if (!this.isNew(variable, way)) return;
    // What wraps the rows is not the rows: `if (!answer)` says nothing of them.
    if (nextStep(afterSkips(way)).kind !== 'property') this.bindings.add(target.name);
    this.hold(target, way);
    if (variable.references.length > MOST_USES) return this.giveUp('too many uses');
    if (variable.scope.type === 'global' || variable.scope.type === 'module') {
      const exported = variable.defs.some((definition) => (definition.parent as TSESTree.Node | null)?.parent?.type === 'ExportNamedDeclaration');
      if (exported) this.escape('unknown', target);
    }
    for (const reference of variable.references) if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node, way);
  }

  /** Takes note of an expression or a name that the rows are to be had from. */
  hold(node: TSESTree.Node, way: Way): void {
    if (this.held.length < MOST_HELD) this.held.push({ node, way });
  }

  private isNew(holder: Variable | TSESTree.Node, way: Way): boolean {
    const ways = this.seen.get(holder) ?? new Set();
    this.seen.set(holder, ways);
    const before = ways.size;
    return ways.add(way.join('/')).size > before;
  }

  private tuple(pattern: TSESTree.ArrayPattern, way: Way): void {
    const at = Number(nextStep(way).name);
    if (pattern.elements.slice(0, at + 1).some((element) => element?.type === 'RestElement')) return this.giveUp('the answer is taken apart with a rest');
    const element = pattern.elements[at];
    if (element) this.bind(element, behind(way));
  }

  private elements(pattern: TSESTree.ArrayPattern, way: Way): void {
    const { kind, skippable } = nextStep(way);
    if (skippable) return this.elements(pattern, behind(way));
    if (kind === 'property' || kind === 'inside') return this.escape('unknown', pattern);
    for (const element of pattern.elements) if (element) this.bind(element, kind === 'list' ? behind(way) : way);
  }

  private listPattern(pattern: TSESTree.ObjectPattern): void {
    const onlyLength = pattern.properties.every((property) => property.type === 'Property' && propertyName(property) === 'length');
    if (!onlyLength) this.escape('unknown', pattern);
  }

  private properties(pattern: TSESTree.ObjectPattern, way: Way): void {
    const { kind } = nextStep(way);
    const names = pattern.properties.map((property) => (property.type === 'Property' ? propertyName(property) : undefined));
    for (const [at, property] of pattern.properties.entries()) {
      const name = names[at];
      const next = name === undefined ? undefined : this.step(name, way);
      if (property.type === 'RestElement' && kind === 'property' && names.includes(nextStep(way).name)) continue;
      if (name === undefined || (next && nextStep(way).called)) return this.escape('unknown', property);
      if (property.type === 'Property' && next) this.bind(property.value, next);
      else this.beside(name, way, property);
    }
  }

  /** What is left of a way behind the property `name`; undefined where it is not on the way. */
  private step(name: string, way: Way): Way | undefined {
    const next = nextStep(way);
    if (next.kind === 'row' || next.kind === 'list') return undefined;
    return next.name === name ? behind(way) : next.skippable ? this.step(name, behind(way)) : undefined;
  }

  /** A name that is not on the way: a field of a row, or a total, a cursor, a status beside the rows. */
  private beside(name: string, way: Way, node: TSESTree.Node): void {
    const { kind } = nextStep(way);
    if (this.answer.beside?.has(name)) return;
    if (kind === 'row' || (kind === 'inside' && !this.answer.beside)) return void this.fields.add(name);
    if (kind === 'inside') return this.escape('unknown', node);
  }

  private member(member: TSESTree.MemberExpression, way: Way): void {
    const name = propertyName(member);
    const { kind, called, skippable } = nextStep(way);
    const call = member.parent?.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    if (call && (name === 'catch' || name === 'finally')) return this.follow(call, way);
    if (call && name === 'then') return this.callback(call, way, 0, (answered) => this.follow(call, answered));
    if (kind === 'list') return this.listMember(member, name, call, way);
    if (name === undefined) return this.giveUp('field name is computed');
    if (kind === 'row' && call && name === 'toJSON') return this.follow(call, way);
    const next = this.step(name, way);
    if (next && !skippable && called) return call ? this.follow(call, next) : this.giveUp(`\`.${name}\` is not called`);
    if (next) return this.follow(member, next);
    if (skippable) return this.member(member, behind(way));
    if (call && name === this.answer.getter) return this.got(call);
    if (kind === 'element' && !/^\d+$/.test(name)) return this.giveUp(`\`.${name}\` of the rows and their number`);
    if (kind === 'property' && call && !this.answer.beside?.has(name)) return this.giveUp(`\`.${name}()\` of the answer`);
    this.beside(name, way, member);
  }

  /** `document.get('email')`. */
  private got(call: TSESTree.CallExpression): void {
    const [field] = call.arguments;
    if (field?.type === 'Literal' && typeof field.value === 'string') this.fields.add(field.value);
    else this.giveUp('field name is computed');
  }

  private listMember(member: TSESTree.MemberExpression, name: string | undefined, call: TSESTree.CallExpression | undefined, way: Way): void {
    const row = behind(way);
    if (name === 'length' || (name !== undefined && this.answer.beside?.has(name))) return;
    if (!call) {
      if (name === undefined || /^\d+$/.test(name)) return this.follow(member, row);
      return this.giveUp(`\`.${name}\` of the rows`);
    }
    if (name === undefined) return this.giveUp('method name is computed');
    if (SAME_ROWS.has(name)) {
      if (!NO_CALLBACK.has(name)) this.tested(call, row, COMPARING.has(name) ? [0, 1] : [0]);
      return this.follow(call, way);
    }
    if (ONE_ROW.has(name)) {
      if (!NO_CALLBACK.has(name)) this.tested(call, row, [0]);
      return this.follow(call, row);
    }
    if (CALLBACK_ONLY.has(name)) return this.tested(call, row, [0]);
    if (MAPPING.has(name)) return this.callback(call, row, 0, (answered) => this.follow(call, name === 'flatMap' && answered[0] === '[]' ? answered : listOf(answered)));
    if (name === 'reduce') return this.callback(call, row, 1);
    if (name === 'includes' || name === 'indexOf') return;
    this.giveUp(`\`.${name}()\` of the rows`);
  }

  /** The rows go into a callback that only decides: what it answers goes nowhere. */
  private tested(call: TSESTree.CallExpression, way: Way, parameters: readonly number[]): void {
    for (const index of parameters) this.callback(call, way, index, () => undefined);
  }

  /** Follows the rows into a callback's parameter; without `answered`, what it answers leaves. */
  private callback(call: TSESTree.CallExpression, way: Way, index: number, answered?: (way: Way) => void): void {
    const fn = call.arguments[0];
    if (!fn) return;
    if (!isFunction(fn)) {
      if (fn.type === 'Identifier' && fn.name === 'Boolean') return;
      if (way.length > 0 || fn.type === 'Identifier' || fn.type === 'MemberExpression') this.escape('argument', call);
      return;
    }
    if (answered) this.callbacks.set(fn, answered);
    const parameter = fn.params[index];
    if (parameter && parameter.type !== 'TSParameterProperty') this.bind(parameter, way);
  }

  /** What a callback answers goes where its call goes; what any other function answers leaves. */
  private returned(through: TSESTree.Node, way: Way): void {
    const fn = through.parent?.type === 'ArrowFunctionExpression' ? through.parent : enclosingFunction(through);
    const answered = fn && this.callbacks.get(fn);
    if (!answered) this.escape('return', through);
    else if (this.isNew(fn, way)) answered(way);
  }

  private iterated(loop: TSESTree.ForOfStatement, way: Way): void {
    const { kind, skippable } = nextStep(way);
    if (skippable) return this.iterated(loop, behind(way));
    if (kind === 'property' || kind === 'element') return this.giveUp('the answer itself is iterated');
    const target = loop.left.type === 'VariableDeclaration' ? (loop.left.declarations[0]?.id ?? loop.left) : loop.left;
    this.bind(target, kind === 'list' ? behind(way) : way);
  }

  private passed(call: TSESTree.CallExpression | TSESTree.NewExpression, way: Way): void {
    const callee = call.callee;
    if (callee.type === 'Identifier' && (callee.name === 'Boolean' || callee.name === 'isNaN')) return;
    if (callee.type === 'MemberExpression') {
      const name = propertyName(callee);
      const object = callee.object.type === 'Identifier' ? callee.object.name : '';
      if (object === 'Array' && name === 'isArray') return;
      if (object === 'Promise' && (name === 'resolve' || name === 'all')) return this.follow(call, way);
      if (object === 'Array' && name === 'from' && call.arguments.length === 1) return this.follow(call, way);
      if (object === 'Object' && name === 'keys') return;
    }
    this.escape('argument', call);
  }

  /** The value became part of an object or array: it goes where the literal goes. */
  private container(parent: TSESTree.Node, value: TSESTree.Node, way: Way): void {
    if (parent.type === 'ArrayExpression') {
      const at = parent.elements.indexOf(value as TSESTree.Expression);
      if (isSettledTogether(parent.parent)) return this.together(parent.parent as TSESTree.CallExpression, at, way);
    }
    let holder: TSESTree.Node = parent;
    while (holder.parent && HOLDERS.test(holder.parent.type)) holder = holder.parent;
    const at = holder.parent;
    const key = parent.type === 'Property' && holder === parent.parent ? propertyName(parent) : undefined;
    if (at?.type === 'VariableDeclarator' && at.init === holder && at.id.type === 'Identifier') return this.kept(at.id, key, way);
    if (at?.type === 'ReturnStatement' || (at?.type === 'ArrowFunctionExpression' && at.body === holder)) return this.returned(holder, way);
    if (at?.type === 'CallExpression' || at?.type === 'NewExpression' || at?.type === 'JSXExpressionContainer') return this.escape('argument', at);
    this.escape('unknown', holder);
  }

  /** A constant holds the value under a key: it goes where `data.rows` goes, or the whole of `data`. */
  private kept(name: TSESTree.Identifier, key: string | undefined, way: Way): void {
    const variable = findVariable(name, this.source);
    if (!variable || variable.references.length > MOST_USES) return this.escape('unknown', name);
    for (const reference of variable.references) {
      if (!reference.isRead()) continue;
      const identifier = reference.identifier as TSESTree.Node;
      const { parent } = outermostWrapper(identifier);
      if (parent?.type !== 'MemberExpression') this.whole(identifier);
      else if (key === undefined || propertyName(parent) === undefined) this.escape('unknown', parent);
      else if (propertyName(parent) === key) this.follow(parent, way);
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
  private together(call: TSESTree.CallExpression, at: number, way: Way): void {
    const outer = outermostWrapper(call);
    const parent = outer.parent;
    const pattern = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : thenParameter(outer);
    if (pattern?.type === 'ArrayPattern') {
      const target = pattern.elements[at];
      return target ? this.bind(target, way) : undefined;
    }
    if (parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === outer)) return this.escape('return', parent);
    if (parent?.type === 'ExpressionStatement') return;
    this.escape('unknown', outer);
  }

  escape(how: ResultUse['escapes'], through: TSESTree.Node): void {
    this.exits.add(through);
    if (RANK[how] < RANK[this.escapes]) return;
    if (RANK[how] > RANK[this.escapes] || !this.through) this.through = through;
    this.escapes = how;
  }

  use(): ResultUse {
    const whole = this.escapes !== 'no';
    return {
      bindings: [...this.bindings],
      fields: this.opaque !== undefined ? unknown(this.opaque) : whole ? unknown('the whole row is passed on') : known([...this.fields]),
      escapes: this.escapes,
      ...(this.through ? { through: this.through } : {}),
      held: this.held,
      ...(this.opaque === undefined && this.exits.size > 0 ? { exits: [...this.exits] } : {}),
    };
  }

  private giveUp(why: string): void {
    this.opaque ??= why;
    if (this.escapes === 'no') this.escapes = 'unknown';
  }
}
