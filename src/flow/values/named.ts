import type { TSESTree } from '@typescript-eslint/types';
import { unwrapAwait } from '../../ast/index.ts';
import type { Catalog, Classification } from '../../model/index.ts';
import { CARRYING_FUNCTIONS, COUNT_NAMES, isDescribing } from './carriers.ts';
import { calleeText, rootName } from './patterns.ts';
import type { ShapeReader } from './shapes.ts';

/** Categories of which a name by itself is certain, whoever the value belongs to. */
const CERTAIN = /^(?:contact\.(?:email|phone)|person\.(?:full|given|family|first|last)\w*|gov_id\.|birth\.|finance\.(?:card|bank_account))/;
/** Names of tests and switches. */
const ASKING = /^(?:is|has|had|should|can|no|with|without|use|show|hide|enable|disable|allow|valid|require|include|exclude|skip|send|missing|invalid)(?:[A-Z_]|$)/;

/** What a name that an object gives to a value says of it: `email` in `{ email: row[3] }`; undefined where it is not certain. */
export function saidByKey(name: string, catalog: Catalog): Classification | undefined {
  if (ASKING.test(name) || isDescribing(name)) return undefined;
  const classification = catalog.classifyName(name, {});
  return classification && CERTAIN.test(classification.category) ? classification : undefined;
}

/**
 * True for a value of which nothing is known but that the program got it from somewhere: an element of
 * a row, a property of an answer, a parameter. Functions, tests, texts of the source and what describes
 * data are none.
 */
export function isUnknownText(value: TSESTree.Node, shapes: ShapeReader, isOpen: (name: TSESTree.Identifier) => boolean): boolean {
  const node = unwrapAwait(value);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') return isUnknownText(node.left, shapes, isOpen);
  if (node.type === 'Identifier') return !isDescribing(node.name) && !ASKING.test(node.name) && !shapes.isMasker(node.name) && isOpen(node) && shapes.shape(node) === undefined;
  if (node.type !== 'MemberExpression' || (!node.computed && node.property.type === 'Identifier' && COUNT_NAMES.has(node.property.name))) return false;
  let current: TSESTree.Node = node;
  for (; current.type === 'MemberExpression'; current = unwrapAwait(current.object)) {
    const name = current.computed ? undefined : current.property.type === 'Identifier' ? current.property.name : undefined;
    if (name !== undefined && (isDescribing(name) || ASKING.test(name) || shapes.isMasker(name))) return false;
  }
  return current.type === 'Identifier' && !isDescribing(rootName(node)) && isOpen(current) && shapes.shape(node) === undefined;
}

/** `x` for `encodeURIComponent(String(x))`. */
export function beforeEncoding(expression: TSESTree.Node): TSESTree.Node {
  let value = unwrapAwait(expression);
  for (let links = 0; links < 5 && value.type === 'CallExpression' && value.callee.type === 'Identifier' && CARRYING_FUNCTIONS.has(value.callee.name) && value.arguments[0]; links++) value = unwrapAwait(value.arguments[0]);
  return value;
}

/** True for a call whose answer is taken apart as values of somebody: no hook, no settings. */
export function answersValues(call: TSESTree.CallExpression): boolean {
  const name = calleeText(call);
  return name !== undefined && !/^use[A-Z]|^(?:require|import|create|define|make|build|init|styled|object|schema|register|connect|mock)/.test(name) && !isDescribing(name);
}
