import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, type FunctionNode, propertyName, type SourceView } from '../../ast/index.ts';
import { type FileIndex, functionName, usesOf } from './file-index.ts';

/** Functions called from more places than this are not judged by their callers. */
const MAX_CALLS = 50;

/**
 * The calls of a function that only this file can call; undefined when other files can reach it,
 * when it is passed on as a value, or when nobody calls it.
 */
export function privateCalls(fn: FunctionNode, index: FileIndex): readonly TSESTree.CallExpression[] | undefined {
  if (!isPrivate(fn, index.source)) return undefined;
  const calls: TSESTree.CallExpression[] = [];
  for (const use of usesOf(fn, index.source, index.memberUses)) {
    const call = use.parent as TSESTree.Node | undefined;
    if (call?.type !== 'CallExpression' || call.callee !== use) return undefined;
    if (isWithin(call, fn)) continue;
    calls.push(call);
  }
  return calls.length > 0 && calls.length <= MAX_CALLS ? calls : undefined;
}

function isWithin(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  return fn.range[0] <= node.range[0] && node.range[1] <= fn.range[1];
}

function isPrivate(fn: FunctionNode, source: SourceView): boolean {
  const parent = fn.parent as TSESTree.Node;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    return parent.accessibility === 'private' || (propertyName(parent) ?? '').startsWith('#');
  }
  const id = functionName(fn);
  if (!id) return false;
  const declaration = fn.type === 'FunctionDeclaration' ? fn : (fn.parent as TSESTree.Node).parent;
  const holder = declaration?.parent as TSESTree.Node | undefined;
  if (holder?.type === 'ExportNamedDeclaration' || holder?.type === 'ExportDefaultDeclaration') return false;
  // A script's top-level functions are globals that another script may call.
  return findVariable(id, source)?.scope.type !== 'global' || source.ast.sourceType === 'module' || isCommonJs(source);
}

function isCommonJs(source: SourceView): boolean {
  return /\brequire\(|\bmodule\.exports\b|\bexports\./.test(source.text);
}
