import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../ast/index.ts';
import { callName } from './calls.ts';

/** What takes a file or a directory away again. */
const REMOVING = /^(?:unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|rimraf|remove|removeSync|cleanup|removeCallback)$/;

/**
 * True for a file that a `finally` around the place takes away again, whatever happens: it was there for a
 * program that wants a path, and nobody keeps it. The name under which it is written must be what is removed,
 * or stand in a list that is gone through there.
 */
export function isRemovedAgain(write: TSESTree.Node): boolean {
  const path = write.type === 'CallExpression' ? write.arguments[0] : undefined;
  if (path?.type !== 'Identifier') return false;
  for (let inner = write, outer = write.parent; outer; inner = outer, outer = outer.parent as TSESTree.Node | undefined) {
    if (/Function/.test(outer.type)) return false;
    if (outer.type === 'TryStatement' && outer.finalizer && outer.finalizer !== inner && removes(outer.finalizer, namesOf(path.name, outer.block))) return true;
  }
  return false;
}

/** The variable, and the lists that it is put on. */
function namesOf(path: string, within: TSESTree.Node): ReadonlySet<string> {
  const names = new Set([path]);
  walk(within, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.object.type !== 'Identifier' || callName(node) !== 'push') return undefined;
    if (node.arguments.some((argument) => argument.type === 'Identifier' && argument.name === path)) names.add(node.callee.object.name);
    return undefined;
  });
  return names;
}

function removes(finalizer: TSESTree.Node, names: ReadonlySet<string>): boolean {
  let isNamed = false;
  let isRemoving = false;
  walk(finalizer, (node) => {
    if (node.type === 'Identifier' && names.has(node.name)) isNamed = true;
    if (node.type === 'CallExpression' && REMOVING.test(callName(node) ?? '')) isRemoving = true;
    return undefined;
  });
  return isNamed && isRemoving;
}
