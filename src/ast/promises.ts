import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from './called-function.ts';
import { calledMember } from './chain.ts';
import { declaredType } from './declared-type.ts';
import { type FunctionNode, returnsOf } from './function.ts';
import { propertyName } from './property.ts';
import { declarationOf } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

/** Functions that call functions are followed this far. */
const MAX_DEPTH = 4;

/**
 * Whether a call answers a promise, as the declaration of what it calls says, in this file or in
 * another of the project: an async function, an annotated return type, what it returns, or the
 * signature of an interface. Undefined when no declaration says.
 */
export function answersPromise(call: TSESTree.CallExpression, source: SourceView): boolean | undefined {
  return ofCall(call, source, 0);
}

function ofCall(call: TSESTree.CallExpression, source: SourceView, depth: number): boolean | undefined {
  if (isPromiseCall(call)) return true;
  const fn = depth < MAX_DEPTH ? calledFunction(call, source) : undefined;
  return fn ? ofFunction(fn, source, depth) : ofSignature(call, source);
}

function ofFunction(fn: FunctionNode, source: SourceView, depth: number): boolean | undefined {
  if (fn.generator) return false;
  if (fn.async) return true;
  const annotated = fn.returnType ? ofType(fn.returnType.typeAnnotation) : undefined;
  if (annotated !== undefined) return annotated;
  const answers = returnsOf(fn).map((answer) => ofExpression(answer, source, depth + 1));
  if (answers.includes(true)) return true;
  return answers.every((answer) => answer === false) ? false : undefined;
}

function ofExpression(node: TSESTree.Node, source: SourceView, depth: number): boolean | undefined {
  const value = unwrap(node);
  switch (value.type) {
    case 'CallExpression':
      return ofCall(value, source, depth);
    case 'NewExpression':
      return value.callee.type === 'Identifier' && value.callee.name === 'Promise';
    case 'ImportExpression':
      return true;
    case 'ConditionalExpression':
      return either(ofExpression(value.consequent, source, depth), ofExpression(value.alternate, source, depth));
    case 'LogicalExpression':
      return either(ofExpression(value.left, source, depth), ofExpression(value.right, source, depth));
    case 'Literal':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'AwaitExpression':
      return false;
    default:
      return value.type === 'Identifier' && value.name === 'undefined' ? false : undefined;
  }
}

function either(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === true || other === true) return true;
  return one === false && other === false ? false : undefined;
}

/** `Promise.resolve(x)`, `x.then(…)`: promises whatever stands before the dot. */
function isPromiseCall(call: TSESTree.CallExpression): boolean {
  const called = calledMember(call);
  if (!called) return false;
  if (called.object.type === 'Identifier' && called.object.name === 'Promise') return true;
  return /^(?:then|catch|finally)$/.test(called.name);
}

/** What a written type says: `Promise<void>` and unions with it are, `void` is not; a name of another type says nothing. */
function ofType(type: TSESTree.TypeNode): boolean | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && /^Promise(?:Like)?$/.test(type.typeName.name) ? true : undefined;
    case 'TSUnionType':
      return type.types.map(ofType).reduce(either);
    case 'TSVoidKeyword':
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
    case 'TSNeverKeyword':
    case 'TSBooleanKeyword':
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSTypePredicate':
      return false;
    default:
      return undefined;
  }
}

/** What the type of the function, or of the object whose method is called, says of its answer. */
function ofSignature(call: TSESTree.CallExpression, source: SourceView): boolean | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return ofFunctionType(declaredType(callee, source));
  const called = calledMember(call);
  const type = called && declaredType(called.object, source);
  if (!called || type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const declared = declarationOf(type.typeName, source)?.node;
  for (const member of membersOf(declared)) {
    if (propertyName(member) !== called.name) continue;
    if (member.type === 'TSMethodSignature') return member.returnType ? ofType(member.returnType.typeAnnotation) : undefined;
    if (member.type === 'TSPropertySignature') return ofFunctionType(member.typeAnnotation?.typeAnnotation);
    if (member.type === 'TSAbstractMethodDefinition') return member.value.returnType ? ofType(member.value.returnType.typeAnnotation) : undefined;
  }
  return undefined;
}

function ofFunctionType(type: TSESTree.TypeNode | undefined): boolean | undefined {
  return type?.type === 'TSFunctionType' && type.returnType ? ofType(type.returnType.typeAnnotation) : undefined;
}

function membersOf(declared: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  if (declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'ClassDeclaration') return declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation.type === 'TSTypeLiteral' ? declared.typeAnnotation.members : [];
}
