import type { TSESTree } from '@typescript-eslint/types';
import type { DataAccess } from '../model/index.ts';
import { leavesTowardsClient } from './towards-client.ts';
import { calledFunction, enclosingFunction, findVariable, gathers, isForeign, isFunction, propertyName, type SourceView, unwrap, walk } from '../ast/index.ts';

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.ForOfStatement;

/**
 * True where everything is read, but never at once: page after page in a loop, or row by row from a
 * cursor, and what was read is let go before the next one comes. Not where the loop gathers it.
 */
export function handlesPages(access: DataAccess, source: SourceView): boolean {
  const { rowBound } = access;
  const isPaged = rowBound.kind === 'meaningless' && rowBound.paged === true;
  const loop = access.via ? undefined : isPaged ? loopAround(access.node) : rowBound.kind === 'none' ? loopOverCursor(access.node, source) : undefined;
  return loop !== undefined && !gathers(loop, source);
}

function loopAround(node: TSESTree.Node): Loop | undefined {
  let found: Loop | undefined;
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === 'WhileStatement' || current.type === 'DoWhileStatement' || current.type === 'ForStatement') found = current;
  }
  return found;
}

/** `for await (const row of Model.find().cursor())`, also of a variable or a parameter that holds the cursor: no `await` of everything stands between. */
function loopOverCursor(access: TSESTree.Node, source: SourceView): Loop | undefined {
  const held = chainAround(access);
  const loop = loopOver(held);
  const { parent } = held;
  if (loop) return loop;
  if (parent?.type === 'VariableDeclarator' && parent.init === held && parent.id.type === 'Identifier') return loopOverName(parent.id, source, true);
  return loopOverAnswer(held, source);
}

/** The loop of a file that goes through what one of its own functions answers, which is called nowhere else: `for await (const row of customers())`. */
function loopOverAnswer(held: TSESTree.Node, source: SourceView): Loop | undefined {
  const fn = enclosingFunction(held);
  // An async function waits for all rows before it answers them.
  if (!fn || fn.async || isForeign(fn, source) || !(held.parent?.type === 'ReturnStatement' || fn.body === held)) return undefined;
  const declared = fn.type === 'FunctionDeclaration' ? fn : fn.parent.type === 'VariableDeclarator' ? fn.parent : undefined;
  const name = declared?.id;
  if (!declared || name?.type !== 'Identifier' || isExported(declared)) return undefined;
  const [use, ...others] = findVariable(name, source)?.references.filter(({ init, identifier }) => !init && identifier !== name) ?? [];
  const call = use?.identifier.parent;
  return others.length === 0 && call?.type === 'CallExpression' && call.callee === use?.identifier ? loopOver(chainAround(call)) : undefined;
}

function isExported(declared: TSESTree.FunctionDeclaration | TSESTree.VariableDeclarator): boolean {
  const statement = declared.type === 'FunctionDeclaration' ? declared : declared.parent;
  return statement.parent?.type === 'ExportNamedDeclaration' || statement.parent?.type === 'ExportDefaultDeclaration';
}

/** The chain of calls that ends in a cursor: `find(…).lean().cursor()`. */
function chainAround(access: TSESTree.Node): TSESTree.Node {
  let current = access;
  while (current.parent && (unwrap(current.parent) !== current.parent || current.parent.type === 'MemberExpression' || (current.parent.type === 'CallExpression' && current.parent.callee === current))) current = current.parent;
  return current;
}

function loopOver(held: TSESTree.Node): Loop | undefined {
  const { parent } = held;
  return parent?.type === 'ForOfStatement' && parent.await && parent.right === held ? parent : undefined;
}

/** The loop that a name's only use is, or that stands in the function which its only use hands it to. */
function loopOverName(name: TSESTree.Identifier, source: SourceView, follows: boolean): Loop | undefined {
  const [use, ...others] = findVariable(name, source)?.references.filter(({ init, identifier }) => !init && identifier !== name) ?? [];
  if (!use || others.length > 0) return undefined;
  const loop = loopOver(use.identifier);
  const { parent } = use.identifier;
  if (loop || !follows || parent.type !== 'CallExpression') return loop;
  const called = calledFunction(parent, source);
  const parameter = called?.params[parent.arguments.indexOf(use.identifier as TSESTree.Identifier)];
  return parameter?.type === 'Identifier' && called && !isForeign(called, source) ? loopOverName(parameter, source, false) : undefined;
}

/** Names of values that say which page of many is meant. */
const PAGE = /^(?:page|per_?page|page_?size|page_?number|limit|take|skip|offset|first|after|cursor|pagination|paging)$/i;

/**
 * True for a query that is handed, before it runs, to a function that is told of pages: `paginate(Order.find(filter), { page, perPage })`.
 * That function adds the bound.
 */
export function isPagedElsewhere({ node, via }: DataAccess): boolean {
  const held = chainAround(node);
  const call = via ? undefined : held.parent;
  if (call?.type !== 'CallExpression' || call.callee === held) return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  return /pagin|paged|page(?![a-z])/i.test(name) || call.arguments.some((given) => given !== held && namesPage(given));
}

function namesPage(given: TSESTree.Node): boolean {
  if (given.type === 'Identifier') return PAGE.test(given.name);
  return given.type === 'ObjectExpression' && given.properties.some((property) => property.type === 'Property' && PAGE.test(propertyName(property) ?? ''));
}

/** Questions about all rows, to which a part of them gives another answer: is it known already, how much is it together. */
const ASKS_ALL = /^(?:reduce|forEach|find|findIndex|some|every)$/;

/**
 * True where the function goes through all rows of an access for itself, to its last one, or hands them to
 * another one that may: a bound would make it miss the rest silently, duplicates and reminders among them.
 */
export function needsEveryRow(access: DataAccess, source: SourceView): boolean {
  const { node, via, result } = access;
  const fn = via ? undefined : enclosingFunction(node);
  if (!fn) return false;
  if (result.escapes === 'argument') return !leavesTowardsClient(access);
  if (result.escapes === 'return') return loopOverAnswer(chainAround(node), source) !== undefined;
  if (result.escapes !== 'no') return false;
  const around = awaited(node);
  const isRows = (one: TSESTree.Node): boolean => one === around || (one.type === 'Identifier' && result.bindings.includes(one.name));
  let found = false;
  walk(fn.body, (one) => {
    if (found) return false;
    if (one.type === 'ForOfStatement' && isRows(one.right)) found = !isLeft(one.body);
    else if (one.type === 'CallExpression' && one.callee.type === 'MemberExpression' && isRows(unwrap(one.callee.object))) found = asksAll(propertyName(one.callee) ?? '', one);
    return !found;
  }, source.visitorKeys);
  return found;
}

/** `await` and brackets around a read. */
function awaited(node: TSESTree.Node): TSESTree.Node {
  const held = chainAround(node);
  return held.parent?.type === 'AwaitExpression' ? held.parent : held;
}

/** A sum, an index of all of them, something that is done with each. */
function asksAll(method: string, call: TSESTree.CallExpression): boolean {
  if (ASKS_ALL.test(method)) return true;
  if (!/^(?:map|flatMap)$/.test(method)) return false;
  const { parent } = call;
  const [each] = call.arguments;
  return parent.type === 'NewExpression' || (parent.type === 'CallExpression' && isFunction(each) && each.async);
}

function isLeft(body: TSESTree.Node): boolean {
  let left = false;
  walk(body, (node) => {
    if (left || isFunction(node)) return false;
    left = node.type === 'BreakStatement' || node.type === 'ReturnStatement';
    return !left;
  });
  return left;
}
