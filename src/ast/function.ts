import type { TSESTree } from '@typescript-eslint/types';
import { walk } from './walk.ts';

/** Any function with a body: declaration, expression, arrow. */
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** True for nodes that start a function body. */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

/** The innermost function around a node (not the node itself); undefined at module level. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** The class around a node, if any. */
export function enclosingClass(node: TSESTree.Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression') return current;
  }
  return undefined;
}

/** The statement a node stands in. */
export function enclosingStatement(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && !/Statement$|^VariableDeclaration$|^Program$|Declaration$/.test(current.type)) current = current.parent;
  return current;
}

/** Name by which users know the symbol around a node: `CustomerService.find`, `listCustomers`, `<module>`. */
export function enclosingSymbol(node: TSESTree.Node): string {
  const parts: string[] = [];
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const name = symbolName(current);
    if (name !== undefined) parts.unshift(name);
  }
  return parts.length > 0 ? parts.join('.') : '<module>';
}

function symbolName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'TSModuleDeclaration':
      return node.id?.type === 'Identifier' ? node.id.name : undefined;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return node.key.type === 'Identifier' || node.key.type === 'PrivateIdentifier' ? node.key.name : undefined;
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && isFunction(node.init) ? node.id.name : undefined;
    case 'Property':
      return isFunction(node.value) && node.key.type === 'Identifier' ? node.key.name : undefined;
    default:
      return undefined;
  }
}

/** Functions with more nodes than this are not searched for what they answer. */
const MOST_NODES = 4_000;
const answers = new WeakMap<FunctionNode, readonly TSESTree.Node[]>();

/** The expressions a function can answer, without those of functions inside it; none when it is too large. */
export function returnsOf(fn: FunctionNode): readonly TSESTree.Node[] {
  let found = answers.get(fn);
  if (!found) answers.set(fn, (found = fn.body.type === 'BlockStatement' ? collectReturns(fn.body) : [fn.body]));
  return found;
}

function collectReturns(body: TSESTree.BlockStatement): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  let nodes = 0;
  walk(body, (node) => {
    if (isFunction(node) || nodes++ > MOST_NODES) return false;
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
    return true;
  });
  return nodes > MOST_NODES ? [] : found;
}
