import type { TSESTree } from '@typescript-eslint/types';
import { type ClassNode, declarationOf, enclosingClass, type FunctionNode, isFunction, lineageOf, objectView, propertyName, soleReturn, sourceOf, type SourceView, unwrapAwait } from '../../ast/index.ts';

/**
 * The function that `modify('active')` names: `static modifiers = { active(query) { … } }` of the class or of
 * one that it extends, also as a getter: https://vincit.github.io/objection.js/recipes/modifiers.html (1.x to 3.x).
 */
export function namedModifier(model: TSESTree.Node, name: string, source: SourceView): FunctionNode | undefined {
  const owner = classAt(unwrapAwait(model), source);
  for (const { node } of owner ? lineageOf(owner, source) : []) {
    const declared = modifiersOf(node);
    const found = declared && objectView(declared, sourceOf(node, source))?.get(name);
    if (found?.kind === 'unknown') return undefined;
    if (found?.kind === 'set') return isFunction(found.member.value) && !found.member.optional ? found.member.value : undefined;
  }
  return undefined;
}

function classAt(model: TSESTree.Node, source: SourceView): ClassNode | undefined {
  if (model.type === 'ThisExpression') return enclosingClass(model);
  const declared = model.type === 'Identifier' ? declarationOf(model, source)?.node : undefined;
  return declared?.type === 'ClassDeclaration' || declared?.type === 'ClassExpression' ? declared : undefined;
}

function modifiersOf(owner: ClassNode): TSESTree.Node | undefined {
  for (const member of owner.body.body) {
    if ((member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') || !member.static || !/^(?:modifiers|namedFilters)$/.test(propertyName(member) ?? '')) continue;
    if (member.type === 'PropertyDefinition') return member.value ?? undefined;
    return isFunction(member.value) ? soleReturn(member.value) : undefined;
  }
  return undefined;
}
