import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, type SourceView, textOf } from '../../ast/index.ts';

/** Whether a name means nothing yet at a place, and stands nowhere in the function around it. */
export function isFree(name: string, node: TSESTree.Node, source: SourceView): boolean {
  const fn = enclosingFunction(node);
  return !isBound(name, node, source) && !isIn(name, fn ? textOf(source, fn) : source.text);
}

/** Whether a name means something at a place. */
export function isBound(name: string, node: TSESTree.Node, source: SourceView): boolean {
  return findVariable({ ...node, type: 'Identifier', name } as unknown as TSESTree.Identifier, source) !== undefined;
}

/** Whether a name stands in a text, not as a part of another. */
export function isIn(name: string, text: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\p{ID_Continue}$])${name.replace(/[$]/g, '\\$&')}(?![\\p{ID_Continue}$])`, 'u').test(text);
}
