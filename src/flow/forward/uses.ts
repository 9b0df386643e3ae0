import type { TSESTree } from '@typescript-eslint/types';
import { type ClassNode, enclosingClass, findVariable, type FunctionNode, MOST_USES, propertyName, type SourceView, walk } from '../../ast/index.ts';

const byClass = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.Node[]>>();

/** Every `this.name` of a class, found in one walk for all names. */
export function memberUses(owner: ClassNode, name: string): readonly TSESTree.Node[] {
  let uses = byClass.get(owner);
  if (!uses) byClass.set(owner, (uses = collectUses(owner)));
  return uses.get(name) ?? [];
}

function collectUses(owner: ClassNode): Map<string, TSESTree.Node[]> {
  const uses = new Map<string, TSESTree.Node[]>();
  walk(owner.body, (node) => {
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
    const name = node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? propertyName(node) : undefined;
    if (name !== undefined) uses.set(name, [...(uses.get(name) ?? []), node]);
    return true;
  });
  return uses;
}

/** The places of its file that name a function: its own name, the constant or the member that holds it. */
export function usesOfFunction(fn: FunctionNode, source: SourceView): readonly TSESTree.Node[] {
  const parent = fn.parent as TSESTree.Node;
  if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    const owner = enclosingClass(parent);
    const name = propertyName(parent);
    return owner && name !== undefined ? memberUses(owner, name) : [];
  }
  const id = fn.type === 'FunctionDeclaration' ? fn.id : parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
  const variable = id ? findVariable(id, source) : undefined;
  if (!variable || variable.references.length > MOST_USES) return [];
  return variable.references.filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node);
}
