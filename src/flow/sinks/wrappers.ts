import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type FunctionNode, isFunction, propertyName, unwrap, unwrapAwait, walk } from '../../ast/index.ts';
import { mayBeLogSink } from '../log-sinks.ts';
import type { SinkKind } from './sink.ts';

/** What functions that are made for a kind of sink are called: only there a name speaks for a wrapper. */
const NAMED_FOR: Readonly<Record<SinkKind, RegExp>> = {
  log: /^(?:log|debug|trace|print|dump|warn|info|error|report|inspect|write)(?![a-z])|(?:[lL]og|Debug|Trace|Print|Dump|Warn|Info)$/,
  error: /^(?:fail|throw|raise|reject|abort|panic|invariant|bail)(?![a-z])|(?:Error|Exception)$/,
  external: /^(?:send|post|push|publish|notify|track|identify|capture|upload|deliver|dispatch|forward|submit|sync|verify|enrich|report|subscribe)(?![a-z])|Batch$/,
  url: /^(?:open|go|goTo|navigate|redirect|visit|route|link|fetch|request)(?![a-z])|(?:Url|URL|Link|Href|Path)$/,
  'client-storage': /^(?:save|store|set|keep|put|persist|remember|cache|write|sign|issue)(?![a-z])|(?:Storage|Cookie|Token|Cache)$/,
  export: /^(?:write|save|export|download|upload)(?![a-z])/,
};

const known = new WeakMap<FunctionNode, Map<TSESTree.Node, number>>();

/**
 * Whether a function is there to hand on what it gets, as a log wrapper is: its name says so, or what
 * it does comes to little else than the sink. What such a function is given is for its callers to
 * decide; what another one gives away besides its work is mended there.
 * @param at the sink, in this function or in one that it calls.
 */
export function isWrapper(fn: FunctionNode, at: TSESTree.Node, name: string, kind: SinkKind): boolean {
  if (NAMED_FOR[kind].test(name)) return true;
  // Who checks a value and says what is wrong with it does not make errors for others.
  if (kind === 'error' && !isCertain(at, fn)) return false;
  const ofSinks = known.get(fn) ?? new Map<TSESTree.Node, number>();
  known.set(fn, ofSinks);
  let effects = ofSinks.get(at);
  if (effects === undefined) ofSinks.set(at, (effects = effectsBeside(fn, at, kind)));
  return effects <= (isWithin(at, fn) ? 0 : 1) && !(kind === 'log' && !isWithin(at, fn) && answers(fn));
}

/** Whether a function answers something of its own; what it hands on to on the way may write a line. */
function answers(fn: FunctionNode): boolean {
  let found = false;
  walk(fn.body, (node) => {
    if (found || (isFunction(node) && node !== fn)) return false;
    if (node.type === 'ReturnStatement' && answersSomething(node)) found = true;
    return undefined;
  });
  return found;
}

/** How many steps of a function do something beside the sink; lines in a log are nothing by themselves. */
function effectsBeside(fn: FunctionNode, at: TSESTree.Node, kind: SinkKind): number {
  let effects = 0;
  walk(fn.body, (node) => {
    if (isFunction(node)) return isWithin(at, node) ? undefined : false;
    const does =
      node.type === 'ExpressionStatement' ? isEffect(node.expression, kind) : node.type === 'ReturnStatement' ? kind === 'log' && answersSomething(node) : node.type === 'AwaitExpression' && node.parent.type !== 'ExpressionStatement';
    if (does && !isWithin(at, node) && !isWithin(node, at)) effects++;
    return undefined;
  });
  return effects;
}

function isEffect(expression: TSESTree.Expression, kind: SinkKind): boolean {
  const node = unwrapAwait(expression);
  if (node.type === 'AssignmentExpression') return unwrap(node.left).type === 'MemberExpression';
  if (node.type !== 'CallExpression') return node.type === 'UpdateExpression' ? node.argument.type === 'MemberExpression' : node.type === 'UnaryExpression' && node.operator === 'delete';
  return kind === 'log' ? !isLine(node) : !isLine(node) && !/^(?:push|add|set|append)$/.test(calledMember(node)?.name ?? '');
}

/** Who answers something of its own is there for that; what a service answered is only passed on. */
function answersSomething({ argument }: TSESTree.ReturnStatement): boolean {
  return argument !== null && argument.type !== 'Literal' && !(argument.type === 'Identifier' && argument.name === 'undefined');
}

/** A call that can only write a line. */
function isLine(call: TSESTree.CallExpression): boolean {
  const called = calledMember(call);
  if (!called || !mayBeLogSink(called.name, call)) return false;
  const { object } = called;
  return /log|console/i.test(object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (propertyName(object) ?? '') : '');
}

/** Whether a function comes to the sink whatever it is given. */
function isCertain(at: TSESTree.Node, fn: FunctionNode): boolean {
  for (let node: TSESTree.Node | undefined = at; node; node = node.parent) {
    if (node === fn) return true;
    if (/^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchCase|CatchClause)$/.test(node.type)) return false;
  }
  return false;
}

function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = inner; node; node = node.parent) if (node === outer) return true;
  return false;
}
