import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, isFunction, isReassigned, MOST_USES, patternKey, procedureInput, propertyName, schemaAt, soleDefinition, type SourceView, unrollChain, unwrapAwait } from '../../ast/index.ts';
import { type Unknown, unknown } from '../../model/index.ts';

/** A property of a parameter of a function: `input.query` of `({ input }) => …`. */
interface Given {
  fn: TSESTree.Node & { params: readonly TSESTree.Node[] };
  index: number;
  /** The parameter's own name, when it has one. */
  name: string | undefined;
  path: readonly string[];
}

const MAX_DEPTH = 6;
/** Calls that look at a value and leave it what it is. */
const LOOKS = /^(?:find|count|exists|distinct|aggregate|log|info|debug|warn|error|stringify)/;
/** Schemas that let everything through. */
const LOOSE = /^(?:any|unknown|record|mixed|passthrough|loose|looseObject|Any|Unknown|Record)$/;

/** What is not known because it is built elsewhere; says so when it is handed in as a whole. */
export function builtElsewhere(why: string, node: TSESTree.Node, source: SourceView): Unknown {
  const given = givenWhole(node, source);
  return given ? { ...unknown(why), given } : unknown(why);
}

/**
 * Who hands in the whole of a value that nothing here changes: whoever sends the request
 * (`req.body.filter`, `input.query` behind `z.any()`), or the caller of the function whose parameter
 * it is. Undefined where the value is made here, changed, looked at under a condition, or narrowed by
 * a validation.
 */
export function givenWhole(node: TSESTree.Node, source: SourceView): Unknown['given'] {
  const given = givenOf(node, source, 0);
  if (!given) return undefined;
  const { fn, index, name, path } = given;
  const schema = procedureInput(fn);
  if (schema) return index === 0 && path[0] === 'input' && isLoose(schema, path.slice(1), source) ? 'request' : undefined;
  if (name !== undefined && /^(?:req|request)$/i.test(name)) return isHttp(path) && !isValidatedRoute(fn) ? 'request' : undefined;
  return path.length === 0 ? 'caller' : undefined;
}

/** `req.body`, `req.query`, `req.body.filter`. */
function isHttp(path: readonly string[]): boolean {
  return path.length > 0 && path.length < 3 && /^(?:body|query)$/.test(path[0] ?? '');
}

/** A route with something between its path and its handler that may check the request. */
function isValidatedRoute(fn: TSESTree.Node): boolean {
  const call = fn.parent;
  if (call?.type !== 'CallExpression') return false;
  return call.arguments.some((argument) => argument !== fn && argument.type !== 'Literal' && argument.type !== 'TemplateLiteral');
}

function isLoose(schema: TSESTree.Node, path: readonly string[], source: SourceView): boolean {
  for (let length = 0; length <= path.length; length++) {
    const part = schemaAt(schema, path.slice(0, length), source);
    if (!part) return false;
    const { links } = unrollChain(part);
    if (links.some(({ name }) => LOOSE.test(name))) return true;
  }
  return false;
}

function givenOf(node: TSESTree.Node, source: SourceView, depth: number): Given | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const value = unwrapAwait(node);
  if (value.type === 'MemberExpression') {
    const key = propertyName(value);
    return key === undefined ? undefined : within(givenOf(value.object, source, depth + 1), key);
  }
  if (value.type === 'ObjectExpression') {
    const [only] = value.properties;
    return value.properties.length === 1 && only?.type === 'SpreadElement' ? givenOf(only.argument, source, depth + 1) : undefined;
  }
  // Without a value it is a filter that matches everything: nothing that the code has narrowed.
  if (value.type === 'LogicalExpression') return value.operator !== '&&' && isEmptyFilter(value.right) ? givenOf(value.left, source, depth + 1) : undefined;
  return value.type === 'Identifier' ? ofName(value, source, depth) : undefined;
}

function ofName(name: TSESTree.Identifier, source: SourceView, depth: number): Given | undefined {
  const variable = findVariable(name, source);
  const bound = variable && source.bindings?.values.get(variable);
  if (bound) return givenOf(bound, source, depth + 1);
  const definition = soleDefinition(variable);
  const node = definition?.node as TSESTree.Node | undefined;
  if (!variable || !definition || !node || variable.references.length > MOST_USES || isReassigned(variable)) return undefined;
  if (!variable.references.every(({ identifier, init }) => init === true || identifier === name || onlyLooks(identifier as TSESTree.Node))) return undefined;
  const declared = definition.name as TSESTree.Identifier;
  if (node.type === 'VariableDeclarator' && node.init) {
    if (node.id.type === 'Identifier') return givenOf(node.init, source, depth + 1);
    const key = node.id.type === 'ObjectPattern' && isPlain(node.id, declared) ? patternKey(node.id, declared) : undefined;
    return key === undefined ? undefined : within(givenOf(node.init, source, depth + 1), key);
  }
  return isFunction(node) && definition.type === 'Parameter' ? ofParameter(node, declared) : undefined;
}

function ofParameter(fn: Given['fn'], name: TSESTree.Identifier): Given | undefined {
  for (const [index, parameter] of fn.params.entries()) {
    if (parameter === name) return { fn, index, name: name.name, path: [] };
    const key = parameter.type === 'ObjectPattern' && isPlain(parameter, name) ? patternKey(parameter, name) : undefined;
    if (key !== undefined) return { fn, index, name: undefined, path: [key] };
  }
  return undefined;
}

const within = (given: Given | undefined, key: string): Given | undefined => given && { ...given, path: [...given.path, key] };

/** A default is a value of our own, unless it says nothing. */
function isPlain(pattern: TSESTree.ObjectPattern, name: TSESTree.Identifier): boolean {
  return pattern.properties.some((property) => property.type === 'Property' && (property.value === name || (property.value.type === 'AssignmentPattern' && property.value.left === name && isEmptyFilter(property.value.right))));
}

function isEmptyFilter(node: TSESTree.Node): boolean {
  const value = unwrapAwait(node);
  return value.type === 'ObjectExpression' && value.properties.length === 0;
}

const isArgument = ({ parent }: TSESTree.Node): boolean => parent?.type === 'CallExpression';

/** A use beside the one that is asked about which neither changes the value nor checks it: `count(query)`, another property of it. */
function onlyLooks(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'ObjectPattern';
  if (parent?.type === 'MemberExpression' && parent.object === use) {
    const at = parent.parent;
    return at?.type !== 'AssignmentExpression' && at?.type !== 'UnaryExpression' && at?.type !== 'UpdateExpression' && !(at?.type === 'CallExpression' && at.callee === parent);
  }
  // `console.error('Failed', { query })` shows it as `console.error(query)` does.
  if (parent?.type === 'Property' && parent.value === use && parent.parent.type === 'ObjectExpression') return isArgument(parent.parent) && onlyLooks(parent.parent);
  if (parent?.type === 'LogicalExpression' && parent.left === use && isEmptyFilter(parent.right)) return onlyLooks(parent);
  const callee = parent?.type === 'CallExpression' && parent.arguments.includes(use as TSESTree.CallExpressionArgument) ? unwrapAwait(parent.callee) : undefined;
  const called = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return called !== undefined && LOOKS.test(called);
}
