import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingClass, enclosingFunction, findVariable, type FunctionNode, MOST_USES, outermostWrapper, propertyName, type SourceView, unwrap } from '../../ast/index.ts';
import { type Cargo, cargoKey, collected, elementOf, ELEMENT, heldUnder, listOf, madeOf, propertyOf, settled } from './cargo.ts';
import { followCall, followMethod } from './calls.ts';
import { memberUses, usesOfFunction } from './uses.ts';

/** A use of a followed value that a caller may take for an end of the way. */
export interface Use {
  /** The value as it is used. */
  node: TSESTree.Node;
  cargo: Cargo;
  /**
   * How it is used: an argument of a call or of `new`, the receiver of a method, a property that is set,
   * an attribute of an element, an answer of a function.
   */
  as:
    | { kind: 'argument'; call: TSESTree.CallExpression | TSESTree.NewExpression; index: number }
    | { kind: 'receiver'; call: TSESTree.CallExpression; name: string }
    | { kind: 'assigned'; target: TSESTree.MemberExpression }
    | { kind: 'attribute'; attribute: TSESTree.JSXAttribute }
    | { kind: 'returned'; fn: FunctionNode };
}

/** Where a followed value arrived, and the way it took. */
export interface Arrival<T> {
  end: T;
  use: Use;
  /** Places passed, from the source to the end: names that held the value, calls it was handed to. */
  way: readonly TSESTree.Node[];
}

/** Where a value is on its way; calls that were entered are left where they were entered. */
export interface Context {
  way: Step | undefined;
  frame: Frame | undefined;
}

interface Step {
  node: TSESTree.Node;
  before: Step | undefined;
}

interface Frame {
  call: TSESTree.CallExpression | TSESTree.NewExpression;
  fn: FunctionNode;
  outer: Frame | undefined;
  depth: number;
}

/** Expressions looked at in one trace; a file of generated code must not take for ever. */
const BUDGET = 4_000;
/** Functions entered one inside another. */
const DEEPEST_CALL = 4;

/**
 * Follows a value forwards, from where it comes into being to where it is used: through names, destructuring,
 * containers, templates, array and promise functions, streams, and the functions of the project in both
 * directions. Conditions, comparisons, counts and calls of unknown functions end the way. Every place is looked
 * at once for the same value, so the time grows with the code that is reached.
 */
export class ForwardTracer<T> {
  readonly arrivals: Arrival<T>[] = [];
  private readonly queue: { node: TSESTree.Node; cargo: Cargo; context: Context }[] = [];
  private readonly seen = new Map<TSESTree.Node | Variable, Set<string>>();
  private readonly frames = new Map<Frame, number>();
  /** Callbacks that got a part of the value, with what becomes of what they answer. */
  private readonly callbacks = new Map<FunctionNode, (answered: Cargo, context: Context) => void>();
  private budget = BUDGET;

  /** @param endOf answers what a use ends the way as; undefined lets the value go on. */
  constructor(
    readonly source: SourceView,
    private readonly endOf: (use: Use) => T | undefined,
  ) {}

  /** Follows the value of an expression to its ends. */
  trace(from: TSESTree.Node, cargo: Cargo): readonly Arrival<T>[] {
    this.flow(from, cargo, { way: undefined, frame: undefined });
    for (let item = this.queue.pop(); item && this.budget-- > 0; item = this.queue.pop()) this.visit(item.node, item.cargo, item.context);
    return this.arrivals;
  }

  /** Puts an expression on the list of those whose use is still to be looked at. */
  flow(node: TSESTree.Node, cargo: Cargo, context: Context): void {
    if (this.isNew(node, cargo, context)) this.queue.push({ node, cargo, context });
  }

  /** Follows what a name or pattern holds. */
  bind(pattern: TSESTree.Node, cargo: Cargo, context: Context): void {
    switch (pattern.type) {
      case 'Identifier':
        return this.name(pattern, cargo, context);
      case 'AssignmentPattern':
        return this.bind(pattern.left, cargo, context);
      case 'TSParameterProperty':
        return this.bind(pattern.parameter, cargo, context);
      case 'RestElement':
        return this.bind(pattern.argument, cargo, context);
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          const inner = property.type === 'RestElement' ? cargo : propertyOf(propertyName(property), cargo);
          if (inner) this.bind(property.type === 'RestElement' ? property.argument : property.value, inner, context);
        }
        return;
      case 'ArrayPattern':
        for (const [index, element] of pattern.elements.entries()) {
          const inner = element?.type === 'RestElement' ? cargo : propertyOf(String(index), cargo);
          if (element && inner) this.bind(element, inner, context);
        }
        return;
      case 'MemberExpression':
        return this.kept(pattern, cargo, context);
      default:
    }
  }

  /** Makes what holds an object or list hold the value as well: `rows.push(row)`, `report.rows = rows`, `this.rows = rows`. */
  keep(holder: TSESTree.Node, cargo: Cargo, context: Context): void {
    const object = unwrap(holder);
    if (object.type === 'Identifier') return this.name(object, cargo, context);
    if (object.type === 'MemberExpression') return this.kept(object, cargo, context);
    if (object.type === 'CallExpression' && object.callee.type === 'MemberExpression') this.keep(object.callee.object, cargo, context);
  }

  /** Hands the value to a function of the project: what it answers goes on at the call. */
  enter(fn: FunctionNode, parameter: number, cargo: Cargo, call: TSESTree.CallExpression | TSESTree.NewExpression, context: Context): void {
    const { frame } = context;
    if (frame && (frame.depth >= DEEPEST_CALL || this.isWithin(frame, fn))) return;
    const inner: Context = { way: { node: call, before: context.way }, frame: { call, fn, outer: frame, depth: (frame?.depth ?? 0) + 1 } };
    const last = fn.params.at(-1);
    const target = fn.params[parameter] ?? (last?.type === 'RestElement' ? last : undefined);
    if (target) this.bind(target, target.type === 'RestElement' ? heldUnder(ELEMENT, cargo) : cargo, inner);
  }

  /** Gives a callback the value as a parameter; `answered` gets what it answers, which otherwise goes nowhere. */
  callback(fn: FunctionNode, parameter: number, cargo: Cargo, context: Context, answered?: (cargo: Cargo, context: Context) => void): void {
    this.callbacks.set(fn, answered ?? (() => undefined));
    const target = fn.params[parameter];
    if (target) this.bind(target, cargo, context);
  }

  /** Asks whether a use is an end of the way. */
  ends(use: Use, context: Context): boolean {
    const end = this.endOf(use);
    if (end === undefined) return false;
    this.arrivals.push({ end, use, way: stepsOf(context.way) });
    return true;
  }

  private visit(node: TSESTree.Node, cargo: Cargo, context: Context): void {
    const value = outermostWrapper(node);
    const parent = value.parent as TSESTree.Node | undefined;
    switch (parent?.type) {
      case 'VariableDeclarator':
        return parent.init === value ? this.bind(parent.id, cargo, context) : undefined;
      case 'AssignmentPattern':
        return parent.right === value ? this.bind(parent.left, cargo, context) : undefined;
      case 'PropertyDefinition':
        return parent.value === value ? this.keptByClass(parent, propertyName(parent), cargo, context) : undefined;
      case 'AssignmentExpression':
        return parent.right === value ? this.assigned(parent, value, cargo, context) : undefined;
      case 'MemberExpression':
        return parent.object === value ? this.member(parent, cargo, context) : undefined;
      case 'Property':
        return parent.value === value && parent.parent.type === 'ObjectExpression' ? this.flow(parent.parent, heldUnder(propertyName(parent) ?? ELEMENT, cargo), context) : undefined;
      case 'SpreadElement':
        return this.spread(parent, cargo, context);
      case 'ArrayExpression':
        return this.flow(parent, heldUnder(String(parent.elements.indexOf(value as TSESTree.Expression)), cargo), context);
      case 'TemplateLiteral':
        return parent.parent.type === 'TaggedTemplateExpression' ? undefined : this.flow(parent, madeOf(cargo), context);
      case 'BinaryExpression':
        return parent.operator === '+' ? this.flow(parent, madeOf(cargo), context) : undefined;
      case 'LogicalExpression':
        return parent.left === value && parent.operator === '&&' ? undefined : this.flow(parent, cargo, context);
      case 'ConditionalExpression':
        return parent.test === value ? undefined : this.flow(parent, cargo, context);
      case 'SequenceExpression':
        return parent.expressions.at(-1) === value ? this.flow(parent, cargo, context) : undefined;
      case 'ReturnStatement':
      case 'YieldExpression':
        return this.returned(enclosingFunction(parent), value, cargo, context);
      case 'ArrowFunctionExpression':
        return parent.body === value ? this.returned(parent, value, cargo, context) : undefined;
      case 'ForOfStatement':
        return parent.right === value ? this.bind(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id ?? parent.left) : parent.left, elementOf(cargo), context) : undefined;
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === value ? undefined : this.passed(parent, value, cargo, context);
      case 'JSXExpressionContainer':
        return void (parent.parent.type === 'JSXAttribute' && this.ends({ node: value, cargo, as: { kind: 'attribute', attribute: parent.parent } }, context));
      default:
    }
  }

  private name(identifier: TSESTree.Identifier, cargo: Cargo, context: Context): void {
    const variable = findVariable(identifier, this.source);
    if (!variable || !this.isNew(variable, cargo, context) || variable.references.length > MOST_USES) return;
    const inner = { ...context, way: { node: identifier, before: context.way } };
    // What has a name was taken out of the answer, or is looked into by its properties.
    const held = settled(cargo);
    for (const reference of variable.references) if (reference.isRead()) this.flow(reference.identifier as TSESTree.Node, held, inner);
  }

  private assigned(assignment: TSESTree.AssignmentExpression, value: TSESTree.Node, cargo: Cargo, context: Context): void {
    const target = assignment.left;
    const whole = assignment.operator === '+=' ? collected(cargo) : cargo;
    if (target.type === 'MemberExpression' && this.ends({ node: value, cargo, as: { kind: 'assigned', target } }, context)) return;
    this.bind(target, whole, context);
    if (assignment.parent.type !== 'ExpressionStatement') this.flow(assignment, cargo, context);
  }

  /** `this.rows = rows`, `report.rows = rows`, `byId[row.id] = row`. */
  private kept(member: TSESTree.MemberExpression, cargo: Cargo, context: Context): void {
    const name = propertyName(member);
    const object = unwrap(member.object);
    if (object.type === 'ThisExpression') return this.keptByClass(member, name, cargo, context);
    this.keep(object, name === undefined ? collected(cargo) : heldUnder(name, cargo), context);
  }

  private keptByClass(at: TSESTree.Node, name: string | undefined, cargo: Cargo, context: Context): void {
    const owner = enclosingClass(at);
    if (!owner || name === undefined) return;
    for (const use of memberUses(owner, name)) this.flow(use, cargo, { ...context, frame: undefined });
  }

  private member(member: TSESTree.MemberExpression, cargo: Cargo, context: Context): void {
    const name = propertyName(member);
    const call = callOf(member);
    if (call && name !== undefined) {
      if (!this.ends({ node: member.object, cargo, as: { kind: 'receiver', call, name } }, context)) followMethod(this, call, name, cargo, context);
      return;
    }
    const inner = call ? undefined : propertyOf(name, cargo);
    if (inner) this.flow(member, inner, context);
  }

  private spread(spread: TSESTree.SpreadElement, cargo: Cargo, context: Context): void {
    const { parent } = spread;
    if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return this.passed(parent, spread, elementOf(cargo), context);
    this.flow(parent, { ...madeOf(cargo), at: cargo.at }, context);
  }

  private passed(call: TSESTree.CallExpression | TSESTree.NewExpression, value: TSESTree.Node, cargo: Cargo, context: Context): void {
    const index = call.arguments.indexOf(value as TSESTree.Expression);
    if (index < 0 || this.ends({ node: value, cargo, as: { kind: 'argument', call, index } }, context)) return;
    followCall(this, call, index, cargo, context);
  }

  /** What a function answers goes on where it was called: by the call it was entered through, else by every call in the file. */
  private returned(fn: FunctionNode | undefined, value: TSESTree.Node, cargo: Cargo, context: Context): void {
    if (!fn) return;
    const answered = this.callbacks.get(fn);
    if (answered) return answered(cargo, context);
    const { frame } = context;
    const answer: Cargo = fn.generator ? listOf(cargo) : cargo;
    if (frame?.fn === fn) return this.flow(frame.call, answer, { way: context.way, frame: frame.outer });
    if (frame || this.ends({ node: value, cargo: answer, as: { kind: 'returned', fn } }, context)) return;
    for (const use of usesOfFunction(fn, this.source)) {
      const call = callOf(use);
      if (call && !isInsideOf(call, fn)) this.flow(call, answer, { ...context, way: { node: call, before: context.way } });
    }
  }

  private isWithin(frame: Frame | undefined, fn: FunctionNode): boolean {
    for (let current = frame; current; current = current.outer) if (current.fn === fn) return true;
    return false;
  }

  private isNew(place: TSESTree.Node | Variable, cargo: Cargo, { frame }: Context): boolean {
    const key = `${cargoKey(cargo)} ${frame ? this.idOf(frame) : ''}`;
    const before = this.seen.get(place);
    if (before?.has(key)) return false;
    if (before) before.add(key);
    else this.seen.set(place, new Set([key]));
    return true;
  }

  private idOf(frame: Frame): number {
    let id = this.frames.get(frame);
    if (id === undefined) this.frames.set(frame, (id = this.frames.size));
    return id;
  }
}

/** The call that is made of a callee, through an optional chain or a cast. */
function callOf(callee: TSESTree.Node): TSESTree.CallExpression | undefined {
  let node = callee;
  while (node.parent && unwrap(node.parent) !== node.parent && node.parent.type !== 'ChainExpression') node = node.parent;
  const { parent } = node;
  return parent?.type === 'CallExpression' && parent.callee === node ? parent : undefined;
}

function isInsideOf(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = node.parent; current; current = current.parent) if (current === fn) return true;
  return false;
}

function stepsOf(last: Step | undefined): TSESTree.Node[] {
  const steps: TSESTree.Node[] = [];
  for (let step = last; step; step = step.before) steps.push(step.node);
  return steps.reverse();
}
