import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, isFunction, objectProperty, propertyName, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { parsePath, type RedactedPath } from './paths.ts';

/** What a logger leaves out of what it is given. */
export interface Redaction {
  paths: readonly RedactedPath[];
  /** Functions that answer what is written in the place of a key at the top. */
  serializers: ReadonlyMap<string, FunctionNode>;
  /** Something is left out, but the sources do not say what; or all of it. */
  opaque: boolean;
  /** Whether objects count as the first argument only, as with pino, or anywhere. */
  objects: 'first' | 'any';
}

/** An option of an object literal, also of one that is spread into it. The answer may be a node of another file. */
export function optionOf(options: TSESTree.Node | undefined, name: string, source: SourceView, depth = 0): TSESTree.Node | undefined {
  const object = options && resolveConstant(options, source);
  if (object?.type !== 'ObjectExpression' || depth > 4) return undefined;
  const { value } = objectProperty(object, name);
  if (value) return resolveConstant(value, source);
  for (const property of [...object.properties].reverse()) {
    const found = property.type === 'SpreadElement' ? optionOf(property.argument, name, source, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/**
 * What the options of pino, or of what builds on it, leave out: `redact` as a list of paths or as an object
 * with `paths` (https://github.com/pinojs/pino/blob/main/docs/api.md#redact-array--object), `serializers`,
 * and a `formatters.log` that masks.
 */
export function redactionOfOptions(options: TSESTree.Node | undefined, source: SourceView): Redaction | undefined {
  const redact = optionOf(options, 'redact', source);
  const paths = redact && redactedPaths(redact, source);
  const serializers = serializersOf(optionOf(options, 'serializers', source), source);
  const format = optionOf(optionOf(options, 'formatters', source), 'log', source);
  if (!redact && serializers.size === 0 && !format) return undefined;
  return { paths: paths ?? [], serializers, opaque: (redact !== undefined && paths === undefined) || format !== undefined, objects: 'first' };
}

/** The paths of a `redact` option; undefined where the sources do not say them. */
function redactedPaths(redact: TSESTree.Node, source: SourceView): readonly RedactedPath[] | undefined {
  if (redact.type === 'ObjectExpression') {
    const censor = optionOf(redact, 'censor', source);
    // `censor: (value) => value` hides nothing.
    if (isFunction(censor) && censor.body.type === 'Identifier' && censor.params[0]?.type === 'Identifier' && censor.body.name === censor.params[0].name) return [];
    const paths = optionOf(redact, 'paths', source);
    return paths && redactedPaths(paths, source);
  }
  const texts = textsOf(redact, source, 0);
  return texts?.flatMap((text) => {
    const path = parsePath(text);
    return path ? [path] : [];
  });
}

/** The texts of a list; lists that are spread into it are looked up. Undefined where one is not written in the sources. */
export function textsOf(list: TSESTree.Node, source: SourceView, depth: number): readonly string[] | undefined {
  const array = resolveConstant(list, source);
  if (array.type !== 'ArrayExpression' || depth > 4) return undefined;
  const texts: string[] = [];
  for (const element of array.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement') {
      const inner = textsOf(element.argument, source, depth + 1);
      if (!inner) return undefined;
      texts.push(...inner);
      continue;
    }
    const value = staticValue(element, source);
    if (value.kind !== 'known' || typeof value.value !== 'string') return undefined;
    texts.push(value.value);
  }
  return texts;
}

/** `serializers: { customer: (customer) => ({ id: customer.id }) }` of pino and bunyan. */
export function serializersOf(object: TSESTree.Node | undefined, source: SourceView): ReadonlyMap<string, FunctionNode> {
  const found = new Map<string, FunctionNode>();
  if (object?.type !== 'ObjectExpression') return found;
  for (const property of object.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    const value = property.type === 'Property' ? resolveConstant(property.value, source) : undefined;
    if (name !== undefined && isFunction(value)) found.set(name, value);
  }
  return found;
}
