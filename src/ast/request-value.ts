import type { TSESTree } from '@typescript-eslint/types';
import { calledMember } from './chain.ts';
import { type FunctionNode, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { constantInitialiser, declarationOf, findVariable, MOST_USES } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';
import { uncheckedNumber } from './validated.ts';

/** How a value of run time comes from whoever calls an interface of the project. */
export interface RequestValue {
  /** `request`: taken from a request as it is. `input`: validated, as a number of any size. `argument`: of a GraphQL resolver. */
  kind: 'request' | 'input' | 'argument';
  /** The expression that takes it. */
  node: TSESTree.Node;
  /** True for a text of the request that no expression around it turns into a number. */
  isText: boolean;
}

const MAX_DEPTH = 8;
/** Calls that answer the number they are given, as large as it is. */
const TRANSPARENT = /^(?:Number|parseInt|parseFloat|floor|ceil|round|trunc|abs)$/;

/**
 * Where a number comes from the request for certain and nothing on the way limits it: through
 * conversions, defaults, arithmetic and constants. Undefined where a comparison, a function of the
 * project or a validation elsewhere may limit it.
 */
export function requestValue(node: TSESTree.Node, source: SourceView, depth = 0): RequestValue | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const value = unwrapAwait(node);
  switch (value.type) {
    case 'LogicalExpression':
      return value.operator === '&&' ? undefined : requestValue(value.left, source, depth + 1);
    case 'UnaryExpression':
      return value.operator === '+' ? converted(requestValue(value.argument, source, depth + 1)) : undefined;
    case 'BinaryExpression':
      return /^[-+]$/.test(value.operator) && value.right.type === 'Literal' && value.left.type !== 'PrivateIdentifier' ? requestValue(value.left, source, depth + 1) : undefined;
    case 'ConditionalExpression':
      return isCompared(value.test) ? undefined : requestValue(value.consequent, source, depth + 1);
    case 'CallExpression':
      return ofCall(value, source, depth);
    case 'MemberExpression':
      return ofMember(value, source);
    case 'Identifier':
      return ofName(value, source, depth);
    default:
      return undefined;
  }
}

const converted = (found: RequestValue | undefined): RequestValue | undefined => found && { ...found, isText: false };

function ofCall(call: TSESTree.CallExpression, source: SourceView, depth: number): RequestValue | undefined {
  const called = calledMember(call);
  const name = call.callee.type === 'Identifier' ? call.callee.name : called && /^(?:Number|Math)$/.test(called.object.type === 'Identifier' ? called.object.name : '') ? called.name : undefined;
  const [first] = call.arguments;
  if (name !== undefined && TRANSPARENT.test(name) && first && first.type !== 'SpreadElement') return converted(requestValue(first, source, depth + 1));
  // `Math.max(1, limit)` only says how small it is.
  if (name === 'max' && call.arguments.length === 2) return call.arguments.map((one) => converted(requestValue(one, source, depth + 1))).find((one) => one !== undefined);
  if (called?.name === 'query' && called.object.type === 'MemberExpression' && propertyName(called.object) === 'req') return { kind: 'request', node: call, isText: true };
  const owner = called?.object.type === 'Identifier' ? called.object.name : called?.object.type === 'MemberExpression' ? propertyName(called.object) : undefined;
  return called?.name === 'get' && /^(?:searchParams|urlSearchParams)$/.test(owner ?? '') ? { kind: 'request', node: call, isText: true } : undefined;
}

/** `req.query.limit`, `input.limit` of a schema without a maximum, `args.limit` of a resolver. */
function ofMember(member: TSESTree.MemberExpression, source: SourceView): RequestValue | undefined {
  const object = unwrapAwait(member.object);
  if (isPartOfRequest(object, source)) return isRetyped(member.object) ? undefined : { kind: 'request', node: member, isText: propertyName(object) !== 'body' };
  if (uncheckedNumber(member, source)) return { kind: 'input', node: member, isText: false };
  return object.type === 'Identifier' && isResolverArguments(object, source) ? { kind: 'argument', node: member, isText: false } : undefined;
}

function ofName(name: TSESTree.Identifier, source: SourceView, depth: number): RequestValue | undefined {
  const variable = findVariable(name, source);
  if (!variable || variable.references.length > MOST_USES) return undefined;
  // Whoever compares it, or hands it to a check, may limit it.
  if (variable.references.some(({ identifier }) => isJudged(identifier as TSESTree.Node))) return undefined;
  const made = constantInitialiser(variable);
  if (made) return requestValue(made, source, depth + 1);
  const declared = declarationOf(name, source);
  if (!declared) return undefined;
  if (uncheckedNumber(name, source)) return { kind: 'input', node: declared.name, isText: false };
  const { node } = declared;
  if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'ObjectPattern' && isDirectIn(node.id, declared.name)) {
    const from = unwrapAwait(node.init);
    // Who says that there are numbers in it has had them made, by a validation elsewhere.
    if (isRetyped(node.init)) return undefined;
    if (isPartOfRequest(from, source)) return { kind: 'request', node: declared.name, isText: propertyName(from) !== 'body' };
    return from.type === 'Identifier' && isResolverArguments(from, source) ? { kind: 'argument', node: declared.name, isText: false } : undefined;
  }
  if (!declared.parameter || !isFunction(node)) return undefined;
  if (asksFor(declared.name)) return { kind: 'request', node: declared.name, isText: false };
  const pattern = resolverPattern(node);
  return pattern && isDirectIn(pattern, declared.name) ? { kind: 'argument', node: declared.name, isText: false } : undefined;
}

/** `{ limit }`, `{ limit = 10 }`: a name that the pattern binds itself. */
function isDirectIn(pattern: TSESTree.ObjectPattern, name: TSESTree.Identifier): boolean {
  return pattern.properties.some((property) => property.type === 'Property' && (property.value.type === 'AssignmentPattern' ? property.value.left : property.value) === name);
}

const REQUEST = /^_?(?:req|request|ctx|context|event)$/;
const PARTS = /^(?:query|body|queryStringParameters)$/;

/** `req.query`, `req.body`, of the parameter of a handler that no validation stands before. */
function isPartOfRequest(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type !== 'MemberExpression' || !PARTS.test(propertyName(node) ?? '')) return false;
  const object = unwrap(node.object);
  const root = object.type === 'MemberExpression' ? unwrap(object.object) : object;
  if (root.type !== 'Identifier' || !REQUEST.test(root.name)) return false;
  const declared = declarationOf(root, source);
  const handler = declared?.parameter && isFunction(declared.node) ? declared.node : undefined;
  return handler !== undefined && !isValidatedBefore(handler);
}

/** A handler behind a validation in its route, or with a schema of the framework's own (Fastify). */
function isValidatedBefore(handler: FunctionNode): boolean {
  if (handler.params.some((parameter) => parameter.type === 'Identifier' && parameter.name === 'reply')) return true;
  const route = handler.parent;
  return route?.type === 'CallExpression' && route.arguments.some((argument) => argument !== handler && argument.type !== 'Literal' && argument.type !== 'TemplateLiteral');
}

/** `@Query('limit') limit: number`, `@Args('limit') limit: number`, without a pipe that could judge it. */
function asksFor(parameter: TSESTree.Identifier): boolean {
  return (parameter.decorators ?? []).some(({ expression }) => expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && /^(?:Query|Args|Arg)$/.test(expression.callee.name) && expression.arguments[0]?.type === 'Literal' && !expression.arguments.slice(1).some((pipe) => pipe.type === 'NewExpression' || (pipe.type === 'Identifier' && !/^(?:ParseIntPipe|ParseFloatPipe)$/.test(pipe.name))));
}

/** The second parameter of a resolver, `(_root, args, context) => …`. */
function isResolverArguments(name: TSESTree.Identifier, source: SourceView): boolean {
  const declared = declarationOf(name, source);
  return Boolean(declared?.parameter && isFunction(declared.node) && isResolver(declared.node) && declared.node.params[1] === declared.name);
}

function resolverPattern(fn: FunctionNode): TSESTree.ObjectPattern | undefined {
  const second = isResolver(fn) ? fn.params[1] : undefined;
  const pattern = second?.type === 'AssignmentPattern' ? second.left : second;
  return pattern?.type === 'ObjectPattern' ? pattern : undefined;
}

function isResolver({ params, parent }: FunctionNode): boolean {
  const [first] = params;
  return params.length >= 2 && first?.type === 'Identifier' && /^_*(?:root|parent|obj|_)?$/.test(first.name) && (parent as TSESTree.Node | undefined)?.type === 'Property';
}

/** A comparison, or a call that is made to check. */
function isJudged(name: TSESTree.Node): boolean {
  let node = name;
  for (let hops = 0; hops < 3 && node.parent; hops++, node = node.parent) {
    if (node.parent.type === 'BinaryExpression' && /^[<>]=?$/.test(node.parent.operator)) return true;
    if (node.parent.type === 'CallExpression' && node.parent.callee !== node) {
      const { callee } = node.parent;
      const called = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
      return !TRANSPARENT.test(called) && (/valid|check|assert|clamp|limit|ensure|guard|min/i.test(called) || (node.parent.parent?.type === 'ExpressionStatement' && !isSaid(callee)));
    }
    if (node.parent.type === 'AssignmentExpression' && node.parent.left === node) return true;
  }
  return false;
}

/** `console.log(limit)`, `res.json({ limit })`. */
function isSaid(callee: TSESTree.Expression): boolean {
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return object?.type === 'Identifier' && /^(?:console|log|logger|res|response|reply)$/.test(object.name);
}

/** `req.query as unknown as { limit?: number }`. */
function isRetyped(node: TSESTree.Node): boolean {
  return node.type === 'TSAsExpression' && node.typeAnnotation.type !== 'TSAnyKeyword' && !(node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.type === 'Identifier' && node.typeAnnotation.typeName.name === 'Record');
}

const isCompared = (test: TSESTree.Node): boolean => test.type === 'BinaryExpression' && /^[<>]=?$/.test(test.operator);
