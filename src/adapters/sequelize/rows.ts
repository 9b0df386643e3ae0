import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, declaredType, enclosingClass, findVariable, isFunction, MOST_USES, propertyName, receiverOf, soleDefinition, soleReturn, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { METHODS } from './methods.ts';
import { isStatic, modelReceiver } from './model.ts';

/** A row of a model, as an expression stands for it. */
export interface Row {
  entity: string;
  evidence: Evidence;
}

const MAX_DEPTH = 6;
/** Array methods whose callback gets one row after the other. */
const EACH = new Set(['map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap']);

/** Recognises a row: of a finder's result, of `new Contact()`, of a parameter typed with the model, `this` inside the model. */
export function rowOf(node: TSESTree.Node, env: ReadEnv, depth = 0): Row | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrapAwait(node);
  if (object.type === 'ThisExpression') {
    const owner = isStatic(object) ? undefined : enclosingClass(object);
    const model = owner?.id ? certain(owner.id, env) : undefined;
    return model && { ...model, evidence: 'declaration' };
  }
  if (object.type === 'NewExpression') return certain(object.callee, env);
  if (object.type === 'CallExpression') return answered(object, ['row'], env) ?? built(object, env) ?? ofFunction(object, env, depth);
  const typed = ofType(declaredType(object, env.source), env);
  if (typed) return typed;
  return object.type === 'Identifier' ? ofVariable(object, env, depth) : undefined;
}

/** The model that an expression certainly is. */
function certain(node: TSESTree.Node, env: ReadEnv): Row | undefined {
  const model = modelReceiver(node, env);
  return model?.entity !== undefined && !model.tentative ? { entity: model.entity, evidence: model.evidence } : undefined;
}

/** The model whose finder a call is, when it hands rows out in one of these ways. */
function answered(call: TSESTree.CallExpression, ways: readonly string[], env: ReadEnv): Row | undefined {
  const called = calledMember(call);
  const method = called && METHODS.get(called.name);
  if (!called || !method?.answers || !ways.includes(method.answers)) return undefined;
  const model = modelReceiver(called.object, env);
  if (model?.entity === undefined || (model.tentative && !method.distinctive)) return undefined;
  return { entity: model.entity, evidence: model.evidence };
}

/** What a function of the project answers: by its declared type, else by the row it returns. */
function ofFunction(call: TSESTree.CallExpression, env: ReadEnv, depth: number): Row | undefined {
  const fn = calledFunction(call, env.source);
  if (!fn) return undefined;
  if (fn.returnType) return ofType(fn.returnType.typeAnnotation, env);
  const answer = soleReturn(fn);
  return answer && answer !== call ? rowOf(answer, env, depth + 1) : undefined;
}

function built(call: TSESTree.CallExpression, env: ReadEnv): Row | undefined {
  const called = calledMember(call);
  return called?.name === 'build' ? certain(called.object, env) : undefined;
}

/** `contact: Contact`, `contact: Contact | null`. */
function ofType(type: TSESTree.TypeNode | undefined, env: ReadEnv, depth = 0): Row | undefined {
  if (!type || depth > MAX_DEPTH) return undefined;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') return type.types.map((part) => ofType(part, env, depth + 1)).find((found) => found !== undefined);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const [inner] = type.typeArguments?.params ?? [];
  if (type.typeName.name === 'Promise') return ofType(inner, env, depth + 1);
  const model = certain(type.typeName, env);
  return model && { ...model, evidence: 'declaration' };
}

function ofVariable(name: TSESTree.Identifier, env: ReadEnv, depth: number): Row | undefined {
  const definition = soleDefinition(findVariable(name, env.source));
  const node = definition?.node as TSESTree.Node | undefined;
  if (!definition || !node) return undefined;
  if (isFunction(node)) return node.params[0] === definition.name ? ofCallback(node, env) : undefined;
  if (node.type !== 'VariableDeclarator') return undefined;
  const loop = node.parent?.parent;
  if (loop?.type === 'ForOfStatement' && loop.left === node.parent) return listOf(loop.right, env);
  const init = node.init && unwrapAwait(node.init);
  if (!init) return assigned(name, env);
  if (node.id.type === 'ArrayPattern' && node.id.elements[0] === definition.name) return init.type === 'CallExpression' ? answered(init, ['pair'], env) : undefined;
  // What a variable that is declared with a row holds later is a row of the same model.
  return node.id === definition.name ? rowOf(init, env, depth + 1) : undefined;
}

/** `let contact; … contact = await Contact.findOne(…)`, when all that is assigned are rows of one model. */
function assigned(name: TSESTree.Identifier, env: ReadEnv): Row | undefined {
  const references = findVariable(name, env.source)?.references ?? [];
  if (references.length > MOST_USES) return undefined;
  const values = references.flatMap((reference) => (reference.isWrite() && reference.writeExpr ? [unwrapAwait(reference.writeExpr as TSESTree.Node)] : []));
  const rows = values.map((value) => (value.type === 'CallExpression' ? answered(value, ['row'], env) : undefined));
  return rows.every((row) => row?.entity === rows[0]?.entity) ? rows[0] : undefined;
}

/** `contacts.map((contact) => …)`. */
function ofCallback(fn: TSESTree.Node, env: ReadEnv): Row | undefined {
  const call = fn.parent;
  const called = call?.type === 'CallExpression' && call.arguments[0] === fn ? calledMember(call) : undefined;
  return called && EACH.has(called.name) ? listOf(called.object, env) : undefined;
}

/** A list of rows: what a finder answered, also out of `{ rows }`, or a list typed with the model. */
function listOf(node: TSESTree.Node, env: ReadEnv): Row | undefined {
  const object = unwrapAwait(node);
  if (object.type === 'CallExpression') return answered(object, ['rows'], env);
  const type = declaredType(object, env.source);
  if (type?.type === 'TSArrayType') return ofType(type.elementType, env);
  if (object.type === 'MemberExpression' && propertyName(object) === 'rows') return fromInitialiser(object.object, ['rows-property'], env);
  if (object.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(object, env.source));
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const init = unwrapAwait(declarator.init);
  if (init.type !== 'CallExpression') return undefined;
  if (declarator.id.type !== 'ObjectPattern') return answered(init, ['rows'], env);
  const taken = declarator.id.properties.find((property) => property.type === 'Property' && property.value === definition?.name);
  return taken?.type === 'Property' && propertyName(taken) === 'rows' ? answered(init, ['rows-property'], env) : undefined;
}

function fromInitialiser(node: TSESTree.Node, ways: readonly string[], env: ReadEnv): Row | undefined {
  const init = initialiser(node, env.source);
  return init?.type === 'CallExpression' ? answered(init, ways, env) : undefined;
}

function initialiser(node: TSESTree.Node, source: SourceView): TSESTree.Node | undefined {
  const value = receiverOf(node, source)?.initialiser;
  return value && unwrapAwait(value);
}
