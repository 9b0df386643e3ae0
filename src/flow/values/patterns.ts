import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, type FunctionNode, isFunction, propertyName, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';

/** The last name of what is called. */
export function calleeText(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
}

/** The expressions a callback answers with. */
export function returnedValues(fn: TSESTree.Node): TSESTree.Node[] {
  if (!isFunction(fn)) return [];
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const values: TSESTree.Node[] = [];
  const stack: TSESTree.Node[] = [...fn.body.body];
  for (let budget = 400, node = stack.pop(); node && budget > 0; node = stack.pop(), budget--) {
    switch (node.type) {
      case 'ReturnStatement':
        if (node.argument) values.push(node.argument);
        break;
      case 'IfStatement':
        stack.push(node.consequent);
        if (node.alternate) stack.push(node.alternate);
        break;
      case 'BlockStatement':
        stack.push(...node.body);
        break;
      case 'TryStatement':
        stack.push(node.block, ...(node.handler ? [node.handler.body] : []));
        break;
      case 'SwitchStatement':
        stack.push(...node.cases.flatMap((one) => one.consequent));
        break;
      default:
    }
  }
  return values;
}

/** The function of the project that a call runs, with the values it answers; undefined when it is not certain which, or it answers bit by bit. */
export function answersOf(call: TSESTree.CallExpression, source: SourceView): { fn: FunctionNode; values: TSESTree.Node[] } | undefined {
  const fn = calledFunction(call, source);
  return fn && !fn.generator ? { fn, values: returnedValues(fn).filter((value) => !isEmptyValue(value)) } : undefined;
}

/** The pattern an identifier is declared in and the way from its value to the identifier. */
export interface Target {
  pattern: TSESTree.Node;
  /** Property names and positions, or the keys a rest element leaves out. */
  steps: (string | { without: string[] })[];
}

/** Finds an identifier in the pattern of its declaration. */
export function targetOf(holder: TSESTree.Node, identifier: TSESTree.Node): Target | undefined {
  const patterns: TSESTree.Node[] = holder.type === 'VariableDeclarator' ? [holder.id] : isFunction(holder) ? [...holder.params] : [];
  const roots = new Set(patterns.map((pattern) => inPattern(pattern)));
  const steps: Target['steps'] = [];
  let node = identifier;
  for (let links = 0; links < 40; links++) {
    if (roots.has(node)) return { pattern: node, steps: steps.reverse() };
    const parent = node.parent as TSESTree.Node | undefined;
    if (!parent) return undefined;
    if (parent.type === 'Property') {
      const name = propertyName(parent);
      if (name === undefined) return undefined;
      steps.push(name);
      node = parent.parent;
    } else if (parent.type === 'ArrayPattern') {
      steps.push(String(parent.elements.indexOf(node as TSESTree.DestructuringPattern)));
      node = parent;
    } else if (parent.type === 'RestElement' && parent.parent.type === 'ObjectPattern') {
      steps.push({ without: parent.parent.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : [])) });
      node = parent.parent;
    } else node = parent;
  }
  return undefined;
}

function inPattern(pattern: TSESTree.Node): TSESTree.Node {
  if (pattern.type === 'AssignmentPattern') return pattern.left;
  if (pattern.type === 'TSParameterProperty') return inPattern(pattern.parameter);
  return pattern.type === 'RestElement' ? pattern.argument : pattern;
}

/** Values that hold nothing: null, '', [], {}. */
export function isEmptyValue(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return value.value === null || value.value === '' || typeof value.value === 'boolean';
  if (value.type === 'ArrayExpression') return value.elements.length === 0;
  if (value.type === 'ObjectExpression') return value.properties.length === 0;
  return value.type === 'Identifier' && value.name === 'undefined';
}

/** `req.body`, `await request.json()`, `ctx.request.body`. */
export function isBody(node: TSESTree.Node): boolean {
  const value = unwrapAwait(node);
  if (value.type === 'MemberExpression') return propertyName(value) === 'body';
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false;
  return propertyName(value.callee) === 'json' && isRequestName(unwrap(value.callee.object));
}

/** True for names of a request: `req`, `ctx.request`. */
export function isRequestName(node: TSESTree.Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name !== undefined && /^(req|request)$/i.test(name);
}

/** String literals of a list: `['a', 'b']` or `'a', 'b'`. */
export function literalList(nodes: readonly TSESTree.Node[]): string[] | undefined {
  const items = nodes.length === 1 && nodes[0]?.type === 'ArrayExpression' ? nodes[0].elements : nodes;
  const names: string[] = [];
  for (const item of items) {
    if (item?.type !== 'Literal' || typeof item.value !== 'string') return undefined;
    names.push(item.value);
  }
  return names;
}

/** The name at the beginning of a member chain; empty where another expression stands there. */
export function rootName(node: TSESTree.Node): string {
  let current = unwrapAwait(node);
  while (current.type === 'MemberExpression') current = unwrapAwait(current.object);
  return current.type === 'Identifier' ? current.name : '';
}

/** `order instanceof Order ? order.id : order`, `typeof order === 'string' ? order : order.id`: the bare one is the id. */
export function isIdOrRecord(branch: TSESTree.Node, { test, consequent, alternate }: TSESTree.ConditionalExpression): boolean {
  const bare = unwrap(branch);
  const asked = unwrap(test);
  if (bare.type !== 'Identifier' || asked.type !== 'BinaryExpression') return false;
  const isAsked = asked.operator === 'instanceof' || (asked.left.type === 'UnaryExpression' && asked.left.operator === 'typeof');
  const subject = asked.left.type === 'UnaryExpression' ? unwrap(asked.left.argument) : asked.left;
  const other = unwrap(branch === consequent ? alternate : consequent);
  return isAsked && subject.type === 'Identifier' && subject.name === bare.name && other.type === 'MemberExpression' && rootName(other) === bare.name;
}
