import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, declarationOf, findVariable, type FunctionNode, isFunction, patternKey, propertyName, resolveConstant, returnsOf, soleDefinition, type SourceView, textOf, unwrap, unwrapAwait } from '../../../ast/index.ts';

/** Functions that answer functions: further nobody hides the number of an app. */
const MAX_DEPTH = 5;

/**
 * Whether an expression is the number of the app that is open: `kintone.app.getId()`, also of the
 * mobile pages, `event.appId` of an event of kintone, or a function of the project's own that answers
 * one of them. https://kintone.dev/en/docs/kintone/js-api/app/get-app-id/
 */
export function isOpenApp(node: TSESTree.Node, source: SourceView, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const value = unwrapAwait(resolveConstant(node, source));
  const again = (next: TSESTree.Node): boolean => isOpenApp(next, source, depth + 1);
  switch (value.type) {
    case 'LogicalExpression':
      return again(value.operator === '&&' ? value.right : value.left);
    case 'ConditionalExpression':
      return again(value.consequent) && again(value.alternate);
    case 'MemberExpression':
      return propertyName(value) === 'appId' && isEvent(unwrap(value.object), source);
    case 'Identifier':
      return isEventKey(value, source);
    case 'CallExpression':
      return isCallForId(value, source, depth);
    default:
      return false;
  }
}

function isCallForId(call: TSESTree.CallExpression, source: SourceView, depth: number): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && propertyName(callee) === 'getId' && call.arguments.length === 0) {
    const owner = textOf(source, callee.object);
    if (/^(?:window\.)?kintone[!?]?\.(?:mobile[!?]?\.)?app[!?]?$/.test(owner)) return true;
  }
  if (/^(?:Number|String|parseInt)$/.test(textOf(source, callee)) && call.arguments[0] && call.arguments[0].type !== 'SpreadElement') return isOpenApp(call.arguments[0], source, depth + 1);
  const fn = calledFunction(call, source);
  const answers = fn ? returnsOf(fn) : [];
  if (fn) return answers.length > 0 && answers.every((answer) => isOpenApp(answer, source, depth + 1));
  // A helper of a module that is not read.
  return /^get_?(?:current_?|this_?|open_?)?app_?id$/i.test(callee.type === 'Identifier' ? callee.name : (callee.type === 'MemberExpression' && propertyName(callee)) || '');
}

/** The event that kintone gives to a handler, also one that stands by itself: `const onShow = (event) => …`. */
function isEvent(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = soleDefinition(findVariable(node, source));
  if (definition?.type !== 'Parameter') return false;
  const fn = definition.node as TSESTree.Node;
  return /^(?:event|evt|ev|e)$/.test(node.name) || (isFunction(fn) && isHandler(fn));
}

/** `({ appId, record }) => …` as a handler of an event. */
function isEventKey(name: TSESTree.Identifier, source: SourceView): boolean {
  const declared = declarationOf(name, source);
  if (!declared?.parameter || !isFunction(declared.node) || !isHandler(declared.node)) return false;
  const [first] = declared.node.params;
  return first?.type === 'ObjectPattern' && patternKey(first, declared.name) === 'appId';
}

/** The function is given to `kintone.events.on`. */
function isHandler(fn: FunctionNode): boolean {
  const call = fn.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || propertyName(call.callee) !== 'on') return false;
  const events = unwrap(call.callee.object);
  return events.type === 'MemberExpression' && propertyName(events) === 'events' && /kintone/i.test(rootName(events.object));
}

function rootName(node: TSESTree.Node): string {
  const value = unwrap(node);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? rootName(value.object) + (propertyName(value) ?? '') : '';
}
