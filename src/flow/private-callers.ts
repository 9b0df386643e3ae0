import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode, SourceView } from '../ast/index.ts';
import { privateCalls } from './paths/callers.ts';
import { type FileIndex, indexFile } from './paths/file-index.ts';

const indexes = new WeakMap<TSESTree.Program, FileIndex>();

/**
 * The calls of a function that only its own file can call; undefined when other files can reach it
 * or nobody calls it. Walks the file once, whoever asks.
 */
export function privateCallers(fn: FunctionNode, source: SourceView): readonly TSESTree.CallExpression[] | undefined {
  let index = indexes.get(source.ast);
  if (!index) indexes.set(source.ast, (index = indexFile(source, () => false)));
  return privateCalls(fn, index);
}
