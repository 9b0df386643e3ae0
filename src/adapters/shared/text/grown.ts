import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingFunction, isInside, soleDefinition, unwrap } from '../../../ast/index.ts';

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
    if (assignment.range[0] >= use.range[0]) continue;
    const added = writes.length === 1 && isEmpty(declarator.init) ? assignment.right : addition(assignment, variable.name);
    if (!added) return undefined;
    pieces.push({ node: added, when: timeOf(assignment, use) });
  }
  return pieces;
}

/** A text that starts empty and is set once grows as well as one that is added to. */
function isEmpty(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && value.value === '';
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
