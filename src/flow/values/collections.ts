import type { TSESTree } from '@typescript-eslint/types';
import { importOrigin, isFunction, propertyName, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';

/** A call of a collection method, wherever the library puts the list and the function. */
export interface CollectionCall {
  name: string;
  list: TSESTree.Node;
  callback: TSESTree.Node | undefined;
  /** The value that a `reduce` begins with. */
  initial: TSESTree.Node | undefined;
}

const LIBRARY = /^(?:lodash|lodash-es|lodash\.\w+|underscore|radash|remeda|rambda|es-toolkit|es-toolkit\/compat)(?:\/|$)/;
/** Functions of such libraries that take a list first and a function second. */
const TAKING_LISTS = new Set(['map', 'flatMap', 'forEach', 'each', 'filter', 'reject', 'find', 'findLast', 'some', 'every', 'sortBy', 'orderBy', 'groupBy', 'keyBy', 'indexBy', 'partition', 'uniqBy', 'reduce', 'reduceRight', 'transform', 'mapValues', 'pickBy', 'omitBy', 'chunk', 'head', 'first', 'last', 'take', 'sample', 'compact', 'uniq', 'flatten']);

/** `rows.map(f)` and `_.map(rows, f)`, as the same; undefined for what is called on something else. */
export function collectionCall(call: TSESTree.CallExpression, source: SourceView): CollectionCall | undefined {
  const [first, second, third] = call.arguments;
  const library = libraryFunction(call, source);
  if (library !== undefined) return TAKING_LISTS.has(library) && first && first.type !== 'SpreadElement' ? { name: library, list: first, callback: second, initial: third } : undefined;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return callee.type === 'MemberExpression' && name !== undefined ? { name, list: callee.object, callback: first, initial: second } : undefined;
}

/** The name of a function of such a library: `get` of `_.get(…)`, and of `get(…)` that is imported. */
export function libraryFunction(call: TSESTree.CallExpression, source: SourceView): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression') {
    const object = unwrapAwait(callee.object);
    return object.type === 'Identifier' && (object.name === '_' || object.name === 'lodash') ? propertyName(callee) : undefined;
  }
  if (callee.type !== 'Identifier' || !/^(?:get|pick|omit|[a-z]+(?:By|Right|Map|Last|Values)?|forEach)$/.test(callee.name)) return undefined;
  const origin = TAKING_LISTS.has(callee.name) || callee.name === 'get' ? importOrigin(callee, source) : undefined;
  if (!origin || !LIBRARY.test(origin.module)) return undefined;
  return /^(?:default|\*)$/.test(origin.name) ? (origin.module.split(/[/.]/).at(-1) ?? callee.name) : origin.name;
}

/** The path of `_.get(customer, 'address.street')`: names, or undefined where it is only known when the program runs. */
export function pathOfGet(node: TSESTree.Node | undefined): string[] | undefined {
  const value = node && unwrap(node);
  if (value?.type === 'Literal' && typeof value.value === 'string') return value.value.split(/[.[\]]+/).filter((part) => part !== '');
  if (value?.type !== 'ArrayExpression') return undefined;
  const parts = value.elements.map((element) => (element?.type === 'Literal' ? String(element.value) : undefined));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** True for the function of a `reduce` that builds a list, an object or a text, and not for one that counts. */
export function buildsValue({ name, callback, initial }: CollectionCall): boolean {
  if ((name !== 'reduce' && name !== 'reduceRight') || !isFunction(callback) || !initial) return false;
  const value = unwrap(initial);
  return /^(?:ObjectExpression|ArrayExpression|NewExpression|TemplateLiteral)$/.test(value.type) || (value.type === 'Literal' && typeof value.value === 'string');
}
