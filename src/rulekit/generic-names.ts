import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, type SourceView, unrollChain } from '../ast/index.ts';
import type { ProjectView } from '../model/index.ts';
import { accessDispatch, dataAccesses } from './accesses.ts';
import { callName, fileCalls } from './calls.ts';

/**
 * Names of a file's exported functions and classes that call a client's method on what they are
 * given: a file that uses one of them may read data without naming any client.
 */
export function genericNames(source: SourceView, project: Pick<ProjectView, 'catalog' | 'clients'>): readonly string[] {
  const dispatch = accessDispatch(source.text, project.clients);
  if (dispatch.size === 0) return [];
  const known = new Set(dataAccesses(source, project).flatMap(({ entity, node }) => (entity.kind === 'known' ? [node] : [])));
  const names = new Set<string>();
  for (const call of fileCalls(source)) {
    if (known.has(call) || !dispatch.has(callName(call) ?? '') || call.type !== 'CallExpression' || !isGiven(call, source)) continue;
    const name = exportedName(call);
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

/** Whether a call is made on a parameter, on what is made of one, or on a member of `this`. */
function isGiven(call: TSESTree.CallExpression, source: SourceView): boolean {
  const { root } = unrollChain(call);
  if (root.type === 'ThisExpression') return true;
  const definition = root.type === 'Identifier' ? findVariable(root, source)?.defs[0] : undefined;
  if (definition?.type === 'Parameter') return true;
  const made = definition?.node as TSESTree.Node | undefined;
  return made?.type === 'VariableDeclarator' && made.init?.type === 'CallExpression' && made.init.arguments.some((argument) => argument.type === 'Identifier' && findVariable(argument, source)?.defs[0]?.type === 'Parameter');
}

/** The name under which the top-level declaration around a node can be used elsewhere. */
function exportedName(node: TSESTree.Node): string | undefined {
  let current = node;
  while (current.parent && current.parent.type !== 'Program') current = current.parent;
  const declaration = current.type === 'ExportNamedDeclaration' || current.type === 'ExportDefaultDeclaration' ? current.declaration : current;
  if (declaration?.type === 'VariableDeclaration') {
    const holder = declaration.declarations.find(({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1]);
    return holder?.id.type === 'Identifier' ? holder.id.name : undefined;
  }
  return declaration && 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
}
