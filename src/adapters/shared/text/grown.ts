import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingFunction, isInside, propertyName, soleDefinition, unwrap } from '../../../ast/index.ts';

/** A piece of text that a variable takes on its way to the call. */
export interface Growth {
  node: TSESTree.Node;
  /** `sometimes`: under an `if` without else. `unknown`: in a loop or one of several branches. */
  when: 'always' | 'sometimes' | 'unknown';
}

const MAX_GROWTH = 200;

/**
 * What `let sql = '…'; sql += '…'` holds at `use`: its pieces in order. Undefined when the variable
 * is set anew, or grows in another function.
 */
export function grownText(variable: Variable, use: TSESTree.Node): Growth[] | undefined {
  const declarator = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !declarator.init) return undefined;
  const home = enclosingFunction(declarator);
  const pieces: Growth[] = [{ node: declarator.init, when: 'always' }];
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  if (writes.length > MAX_GROWTH) return undefined;
  for (const write of writes) {
    const name = write.identifier as TSESTree.Node;
    const assignment = name.parent;
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== name || enclosingFunction(assignment) !== home) return undefined;
    if (assignment.range[0] >= use.range[0]) {
      // A whole text that a loop sets anew, such as the link to the next page, is still read as it starts.
      const startsAsText = assignment.operator === '=' && !isEmpty(declarator.init) && !isNumber(declarator.init);
      if (!startsAsText && comesAroundAgain(assignment, use, declarator)) return undefined;
      continue;
    }
    const added = writes.length === 1 && isEmpty(declarator.init) ? assignment.right : addition(assignment, variable.name);
    if (!added) return undefined;
    pieces.push({ node: added, when: timeOf(assignment, use) });
  }
  return pieces;
}

/** A loop moves the variable on behind its use, from one round to the next: an offset, a cursor. */
function comesAroundAgain(assignment: TSESTree.Node, use: TSESTree.Node, declarator: TSESTree.Node): boolean {
  for (let loop = assignment.parent; loop && !isInside(declarator, loop); loop = loop.parent) {
    if (/^(?:For|While|DoWhile)/.test(loop.type) && isInside(use, loop)) return true;
  }
  return false;
}

/** A text that starts empty and is set once grows as well as one that is added to. */
function isEmpty(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && value.value === '';
}

function isNumber(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && typeof value.value === 'number';
}

/** What `x += more` or `x = x + more` adds. */
function addition(assignment: TSESTree.AssignmentExpression, name: string): TSESTree.Node | undefined {
  if (assignment.operator === '+=') return assignment.right;
  const right = unwrap(assignment.right);
  if (assignment.operator !== '=' || right.type !== 'BinaryExpression' || right.operator !== '+') return undefined;
  return right.left.type === 'Identifier' && right.left.name === name ? right.right : undefined;
}

function timeOf(assignment: TSESTree.Node, use: TSESTree.Node): Growth['when'] {
  let when: Growth['when'] = 'always';
  for (let node = assignment; node.parent && !isInside(use, node.parent); node = node.parent) {
    const { parent } = node;
    if (parent.type === 'ExpressionStatement' || parent.type === 'BlockStatement') continue;
    if (parent.type === 'TryStatement' && parent.block === node) continue;
    if (parent.type === 'IfStatement' && parent.consequent === node && !parent.alternate && when === 'always') when = 'sometimes';
    else return 'unknown';
  }
  return when;
}

/** What `const parts = ['…']; parts.push('…')` holds at `use`: its elements in order. Undefined when the list is changed in another way. */
export function grownList(variable: Variable, use: TSESTree.Node): Growth[] | undefined {
  const declarator = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  const init = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && declarator.init ? unwrap(declarator.init) : undefined;
  if (!declarator || init?.type !== 'ArrayExpression' || variable.references.length > MAX_GROWTH) return undefined;
  const home = enclosingFunction(declarator);
  const elements = listOf(init);
  for (const reference of variable.references) {
    const name = reference.identifier as TSESTree.Node;
    if (reference.isWrite() && !reference.init) return undefined;
    const member = name.parent;
    const method = member?.type === 'MemberExpression' && member.object === name ? propertyName(member) : undefined;
    const call = member?.parent;
    if (method !== undefined && CHANGES.has(method)) return undefined;
    // Handed to a function, the list may grow there.
    if (member?.type === 'CallExpression' && member.range[0] < use.range[0] && !isInside(member, use) && !isInside(use, member)) return undefined;
    if (method !== 'push' || call?.type !== 'CallExpression' || call.callee !== member || call.range[0] >= use.range[0]) continue;
    if (enclosingFunction(call) !== home) return undefined;
    const when = timeOf(call, use);
    for (const node of call.arguments) elements.push(node.type === 'SpreadElement' ? { node, when: 'unknown' } : { node, when });
  }
  return elements;
}

/** Methods that change a list in a way that is not followed. */
const CHANGES = new Set(['unshift', 'splice', 'pop', 'shift', 'reverse', 'sort', 'fill', 'copyWithin']);

/** The elements of a written-out list. */
export function listOf(list: TSESTree.ArrayExpression): Growth[] {
  return list.elements.flatMap((node): Growth[] => (node ? [{ node, when: node.type === 'SpreadElement' ? 'unknown' : 'always' }] : []));
}
