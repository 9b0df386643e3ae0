import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { constantInitialiser, findVariable } from './scope.ts';
import type { SourceView } from './source.ts';
import { outermostWrapper, unwrap, unwrapAwait } from './unwrap.ts';
import { walk } from './walk.ts';

const MAX_DEPTH = 12;
/** Statements before a place that are looked at; more would make the time grow faster than the source. */
const MOST_STATEMENTS = 200;

/** A value that can be asked about: `session`, `session.user.id`, `this.tenantId`. */
type Path = readonly string[];

/** The path of a name or of a property of one; undefined for what is computed or called. */
function pathOf(node: TSESTree.Node): Path | undefined {
  const names: string[] = [];
  let current = unwrapAwait(node);
  while (current.type === 'MemberExpression') {
    const name = propertyName(current);
    if (name === undefined) return undefined;
    names.unshift(name);
    current = unwrap(current.object);
  }
  if (current.type === 'ThisExpression') return ['this', ...names];
  return current.type === 'Identifier' ? [current.name, ...names] : undefined;
}

/** Values of which one must be there. */
type Paths = readonly Path[];

/** Whether `asked` begins with one of the paths: where `session.user.id` is there, so are `session` and `session.user`. */
const isAbout = (asked: Path, paths: Paths): boolean => paths.some((path) => path.every((name, at) => asked[at] === name));

/**
 * Whether a condition that is passed on the way to `node` makes sure that the value is there: an
 * enclosing `if`, `&&`, `? :` or loop, a statement before that leaves the function otherwise, a call
 * that asserts it. What is asked of a part of the value (`session.user.id`) holds for `session` too.
 */
export function isNarrowed(node: TSESTree.Node, source: SourceView): boolean {
  const path = pathOf(node);
  return path !== undefined && climbs([path], node, source);
}

/** Whether a condition that is passed on the way to `place` makes sure that at least one of several values is there. */
export function isOneNarrowed(values: readonly TSESTree.Node[], place: TSESTree.Node, source: SourceView): boolean {
  const paths = values.flatMap((value) => [pathOf(value), declaredPath(value)].filter((path) => path !== undefined));
  return paths.length > 0 && climbs(paths, place, source);
}

/** The name of the constant that holds a value. */
function declaredPath(value: TSESTree.Node): Path | undefined {
  const { parent } = outermostWrapper(value);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? [parent.id.name] : undefined;
}

/**
 * Whether the branch in which a value stands is taken because of that value: `if (id) where.id = id`.
 * Not so for `if (user.role === 'agent') where.ownerId = user.id`, where the role decides. True where
 * it stands in no branch of its function.
 */
export function isAskedAbout(value: TSESTree.Node, source: SourceView): boolean {
  const names = namesIn(value, source);
  let isInBranch = false;
  for (let current = value; current.parent && !isFunction(current.parent); current = current.parent) {
    const { parent } = current;
    const test = parent.type === 'LogicalExpression' ? (parent.right === current && parent.operator === '&&' ? parent.left : undefined) : (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== current ? parent.test : undefined;
    if (!test) continue;
    isInBranch = true;
    if ([...namesIn(test, source)].some((name) => names.has(name))) return true;
  }
  return !isInBranch;
}

/** Names and properties that an expression is made of. */
function namesIn(node: TSESTree.Node, { visitorKeys }: SourceView): Set<string> {
  const names = new Set<string>();
  walk(node, (one) => {
    if (one.type === 'MemberExpression') names.add((pathOf(one) ?? []).join('.'));
    if (one.type === 'Identifier' && !(one.parent.type === 'MemberExpression')) names.add(one.name);
    return true;
  }, visitorKeys);
  names.delete('');
  return names;
}

function climbs(paths: Paths, node: TSESTree.Node, source: SourceView): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (parent.test !== current && shows(parent.test, paths, parent.consequent === current, source, 0)) return true;
        break;
      case 'LogicalExpression':
        if (parent.right === current && parent.operator !== '??' && shows(parent.left, paths, parent.operator === '&&', source, 0)) return true;
        break;
      case 'WhileStatement':
        if (parent.body === current && shows(parent.test, paths, true, source, 0)) return true;
        break;
      case 'BlockStatement':
      case 'Program':
      case 'SwitchCase':
        if (before(current, parent.type === 'SwitchCase' ? parent.consequent : parent.body).some((statement) => ensures(statement, paths, source))) return true;
        break;
      default:
    }
  }
  return false;
}

/** The statements of a list that stand before one of them. */
function before(statement: TSESTree.Node, list: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  const at = list.indexOf(statement);
  return at <= 0 ? [] : list.slice(Math.max(0, at - MOST_STATEMENTS), at);
}

/** Calls that throw, or do not come back, when what they are given is missing. */
const ASSERTS = /assert|invariant|ensure|check|require|valid|guard|must|expect|demand|throw|verify|authori[sz]e/i;
/** Calls that do not come back. */
const GONE = /^(?:redirect|permanentRedirect|notFound|forbidden|unauthori[sz]ed|exit|abort|fail|panic|error|never|throw\w*)$/;

/** Whether the value is there once a statement has run through. */
function ensures(statement: TSESTree.Node, paths: Paths, source: SourceView): boolean {
  if (statement.type === 'IfStatement') {
    if (leaves(statement.consequent) && shows(statement.test, paths, false, source, 0)) return true;
    return statement.alternate !== null && leaves(statement.alternate) && shows(statement.test, paths, true, source, 0);
  }
  if (statement.type !== 'ExpressionStatement') return false;
  const call = unwrapAwait(statement.expression);
  if (call.type === 'LogicalExpression' && call.operator !== '&&') return goneCall(call.right) && shows(call.left, paths, true, source, 0);
  return call.type === 'CallExpression' && ASSERTS.test(calleeName(call)) && call.arguments.some((argument) => mentions(argument, paths, 0));
}

/** True when a branch never runs on behind itself. */
function leaves(branch: TSESTree.Node): boolean {
  switch (branch.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return branch.body.some(leaves);
    case 'IfStatement':
      return branch.alternate !== null && leaves(branch.consequent) && leaves(branch.alternate);
    case 'TryStatement':
      return leaves(branch.block) && (!branch.handler || leaves(branch.handler.body));
    case 'ExpressionStatement':
      return goneCall(branch.expression);
    default:
      return false;
  }
}

function goneCall(node: TSESTree.Node): boolean {
  const call = unwrapAwait(node);
  return call.type === 'CallExpression' && GONE.test(calleeName(call));
}

function calleeName({ callee }: TSESTree.CallExpression): string {
  const name = unwrap(callee);
  return name.type === 'Identifier' ? name.name : name.type === 'MemberExpression' ? (propertyName(name) ?? '') : '';
}

/** Whether the value is there when `test` comes out as `outcome`. */
function shows(test: TSESTree.Node, paths: Paths, outcome: boolean, source: SourceView, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const node = unwrapAwait(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && shows(node.argument, paths, !outcome, source, depth + 1);
    case 'LogicalExpression': {
      const sides = [node.left, node.right].map((side) => shows(side, paths, outcome, source, depth + 1));
      return (node.operator === '&&') === outcome && node.operator !== '??' ? sides.includes(true) : !sides.includes(false);
    }
    case 'BinaryExpression':
      return compared(node, paths, outcome);
    case 'CallExpression':
      // A function that is asked about the value may have made sure of it, whichever way it answers.
      return node.arguments.some((argument) => mentions(argument, paths, 0)) || (outcome && mentions(node.callee, paths, 0));
    case 'AssignmentExpression':
      return shows(node.right, paths, outcome, source, depth + 1) || shows(node.left, paths, outcome, source, depth + 1);
    case 'Identifier':
    case 'MemberExpression': {
      const asked = pathOf(node);
      if (outcome && asked && isAbout(asked, paths)) return true;
      // `const isValid = Boolean(id); if (!isValid) return;`
      const made = node.type === 'Identifier' ? constantInitialiser(findVariable(node, source)) : undefined;
      return made !== undefined && !isFunction(made) && shows(made, paths, outcome, source, depth + 1);
    }
    default:
      return false;
  }
}

/** `x === undefined`, `x != null`, `typeof x === 'string'`, `x === 'admin'`, `x > 0`. */
function compared({ left, right, operator }: TSESTree.BinaryExpression, paths: Paths, outcome: boolean): boolean {
  if (left.type === 'PrivateIdentifier') return false;
  if (!/^[!=]==?$/.test(operator)) return outcome && (mentions(left, paths, 0) || mentions(right, paths, 0));
  const [asked, other] = isConstant(right) ? [left, right] : [right, left];
  const equal = operator.startsWith('!') !== outcome;
  const subject = unwrap(asked);
  const isType = subject.type === 'UnaryExpression' && subject.operator === 'typeof';
  if (!mentions(isType ? subject.argument : asked, paths, 0)) return !isConstant(other) && equal && mentions(other, paths, 0);
  return equal !== (isNothing(other) || (isType && isUndefinedText(other)));
}

const isConstant = (node: TSESTree.Node): boolean => isNothing(node) || unwrap(node).type === 'Literal' || unwrap(node).type === 'TemplateLiteral';

function isNothing(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'Literal' && value.value === null && value.raw === 'null');
}

function isUndefinedText(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && node.value === 'undefined';
}

/** Whether an expression is about the value, or about a part of it. */
function mentions(node: TSESTree.Node, paths: Paths, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const value = unwrapAwait(node);
  switch (value.type) {
    case 'Identifier':
    case 'MemberExpression': {
      const asked = pathOf(value);
      return asked ? isAbout(asked, paths) : value.type === 'MemberExpression' && mentions(value.object, paths, depth + 1);
    }
    case 'CallExpression':
      return mentions(value.callee, paths, depth + 1) || value.arguments.some((argument) => mentions(argument, paths, depth + 1));
    case 'UnaryExpression':
    case 'SpreadElement':
      return mentions(value.argument, paths, depth + 1);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return (value.left.type !== 'PrivateIdentifier' && mentions(value.left, paths, depth + 1)) || mentions(value.right, paths, depth + 1);
    case 'ArrayExpression':
      return value.elements.some((element) => element !== null && mentions(element, paths, depth + 1));
    case 'ObjectExpression':
      return value.properties.some((property) => mentions(property.type === 'Property' ? property.value : property.argument, paths, depth + 1));
    default:
      return false;
  }
}
