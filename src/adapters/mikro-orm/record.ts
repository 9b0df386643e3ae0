import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, declaredType, findVariable, resolveConstant, soleDefinition, unwrapAwait } from '../../ast/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { METHODS } from './methods.ts';
import { entityName, mikroReceiver } from './receiver.ts';

/** The class of a record that is handed to the unit of work: by its type, or by the call or constructor that it comes from. */
export function recordClass(node: TSESTree.Node, env: ReadEnv): string | undefined {
  const listed = resolveConstant(node, env.source);
  const record = listed.type === 'ArrayExpression' && listed.elements[0] ? listed.elements[0] : node;
  const value = unwrapAwait(resolveConstant(record, env.source));
  if (value.type === 'NewExpression') return value.callee.type === 'Identifier' ? value.callee.name : undefined;
  if (value.type === 'CallExpression') return answeredClass(value, env);
  const type = declaredType(record, env.source);
  const element = type?.type === 'TSArrayType' ? type.elementType : type;
  if (element?.type === 'TSTypeReference' && element.typeName.type === 'Identifier' && !element.typeArguments) return element.typeName.name;
  if (value.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(value, env.source))?.node as TSESTree.Node | undefined;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'Identifier' || !definition.init) return undefined;
  const init = unwrapAwait(definition.init);
  return init.type === 'CallExpression' ? answeredClass(init, env) : init.type === 'NewExpression' && init.callee.type === 'Identifier' ? init.callee.name : undefined;
}

/** `em.create(Customer, …)`, `await customerRepository.findOneOrFail(id)`. */
function answeredClass(call: TSESTree.CallExpression, env: ReadEnv): string | undefined {
  const called = calledMember(call);
  if (!called || !(METHODS.has(called.name) || called.name === 'assign' || called.name === 'getReference')) return undefined;
  const receiver = mikroReceiver(called.object, env);
  return receiver?.kind === 'repository' ? receiver.entity : receiver && entityName(call.arguments[0], env)?.name;
}
