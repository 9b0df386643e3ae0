import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, enclosingFunction, findVariable, type FunctionNode, isFunction, propertyName, type SourceView } from '../../ast/index.ts';
import { calleeName } from '../paths/callbacks.ts';
import { type Handling, handlerHandling } from './handlers.ts';

/**
 * What becomes of the promise that a call answers.
 * `kept`: it is awaited, returned, or handed to code that may keep it.
 * `dropped`: nobody waits. `at` is the outermost expression that is thrown away, `by` how.
 * `muted`: somebody may wait, but `handler` swallows the failure.
 */
export type PromiseFate =
  | { kind: 'kept'; awaited?: TSESTree.AwaitExpression }
  | { kind: 'dropped'; by: 'statement' | 'void' | 'variable' | 'callback' | 'list'; at: TSESTree.Node; callback?: string }
  | { kind: 'muted'; handling: Handling; handler: TSESTree.Node; chain: TSESTree.CallExpression };

/** Callers that wait for nothing that the function they are given answers. */
const LOSING: ReadonlySet<string> = new Set(['forEach', 'setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'requestIdleCallback']);
/** Methods of a list that answer the list of what their callback answers. */
const LISTING: ReadonlySet<string> = new Set(['map', 'flatMap']);
/** Methods that answer the same promises in another list. */
const SAME_LIST: ReadonlySet<string> = new Set(['filter', 'flat', 'slice', 'concat', 'reverse']);
const JOINING: ReadonlySet<string> = new Set(['all', 'allSettled', 'race', 'any']);
const MOST_STEPS = 40;

/**
 * Follows a promise from the call that makes it outwards, through chains, lists, callbacks and
 * functions called on the spot, until somebody keeps it or nobody does. Code that is not understood keeps it.
 * @param isTask true for a function that does a task of its own from beginning to end: within it
 *   what is awaited is waited for, whoever waits for the whole.
 */
export function promiseFate(call: TSESTree.CallExpression, source: SourceView, isTask: (fn: FunctionNode) => boolean = () => false): PromiseFate {
  let node: TSESTree.Node = call;
  /** Whether `node` is a list of promises, for which `await` does not wait. */
  let list = false;
  let chained = false;
  /** The promise where it stands as one side of a condition: what is waited for is it, not the condition. */
  let side: TSESTree.Node | undefined;
  let awaited: TSESTree.AwaitExpression | undefined;
  const kept = (): PromiseFate => ({ kind: 'kept', ...(awaited ? { awaited } : {}) });
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const value: TSESTree.Node = castsAround(node);
    const parent = value.parent as TSESTree.Node | undefined;
    if (!parent) return kept();
    switch (parent.type) {
      case 'ExpressionStatement':
        // The process waits for what a script's first statements start.
        return chained || (value !== call && parent.parent.type === 'Program') ? kept() : { kind: 'dropped', by: list ? 'list' : 'statement', at: side ?? value };
      case 'UnaryExpression':
        if (parent.operator !== 'void' || chained) return kept();
        return { kind: 'dropped', by: 'void', at: parent };
      case 'AwaitExpression': {
        if (list) return { kind: 'dropped', by: 'list', at: value };
        awaited ??= parent;
        const fn = enclosingFunction(parent);
        const outer = fn && !isTask(fn) ? runOnTheSpot(fn) : undefined;
        if (!outer) return kept();
        if (outer.kind === 'dropped') return outer;
        ({ node, list } = outer);
        chained = false;
        side = undefined;
        break;
      }
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        const fn = parent.type === 'ReturnStatement' ? enclosingFunction(parent) : parent.body === value ? parent : undefined;
        const outer = fn && runOnTheSpot(fn);
        if (!outer) return kept();
        if (outer.kind === 'dropped') return outer;
        list ||= outer.list;
        node = outer.node;
        side = undefined;
        break;
      }
      case 'MemberExpression': {
        const next = parent.object === value ? methodCall(parent) : undefined;
        const name = propertyName(parent);
        if (!next || name === undefined) return kept();
        if (list) {
          if (!SAME_LIST.has(name)) return kept();
        } else {
          if (name !== 'then' && name !== 'catch' && name !== 'finally') return kept();
          const handler = next.arguments[name === 'then' ? 1 : 0];
          if (name !== 'finally' && handler && handler.type !== 'SpreadElement') {
            const handling = handlerHandling(handler, source);
            if (handling !== 'acts') return { kind: 'muted', handling, handler, chain: next };
          }
          chained = true;
        }
        node = next;
        side = undefined;
        break;
      }
      case 'ArrayExpression':
        node = parent;
        side = undefined;
        list = true;
        break;
      case 'SpreadElement':
        if (!list || parent.parent.type !== 'ArrayExpression') return kept();
        node = parent.parent;
        break;
      case 'CallExpression': {
        if (parent.callee === value || !joins(parent) || parent.arguments[0] !== value) return kept();
        node = parent;
        list = false;
        break;
      }
      case 'LogicalExpression':
        if (parent.left === value) return kept();
        side ??= value;
        node = parent;
        break;
      case 'ConditionalExpression':
        if (parent.test === value) return kept();
        side ??= value;
        node = parent;
        break;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== value) return chained ? kept() : { kind: 'dropped', by: 'statement', at: side ?? value };
        side ??= value;
        node = parent;
        break;
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && isNeverRead(parent.id, source) && !chained ? { kind: 'dropped', by: 'variable', at: value } : kept();
      default:
        return kept();
    }
  }
  return kept();
}

/** `Promise.all(x)`: waits for a list as soon as somebody waits for it. */
function joins(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && JOINING.has(propertyName(callee) ?? '');
}

function methodCall(member: TSESTree.MemberExpression): TSESTree.CallExpression | undefined {
  const callee = castsAround(member);
  const call = callee.parent as TSESTree.Node | undefined;
  return call?.type === 'CallExpression' && call.callee === callee ? call : undefined;
}

/**
 * Where the answer of a function goes that is called where it is written: the call that runs it, or
 * a caller that drops it. Undefined for functions that somebody calls by name, or nobody knows when.
 */
function runOnTheSpot(fn: FunctionNode): { kind: 'answer'; node: TSESTree.CallExpression; list: boolean } | Extract<PromiseFate, { kind: 'dropped' }> | undefined {
  const value = castsAround(fn);
  const call = value.parent as TSESTree.Node | undefined;
  if (call?.type !== 'CallExpression') return undefined;
  if (call.callee === value) return { kind: 'answer', node: call, list: false };
  const name = calleeName(call);
  if (name === undefined) return undefined;
  if (LOSING.has(name)) return { kind: 'dropped', by: 'callback', at: call, callback: name };
  const ofMember = call.callee.type === 'MemberExpression';
  if (ofMember && LISTING.has(name) && call.arguments[0] === value) return { kind: 'answer', node: call, list: true };
  return ofMember && /^(?:then|catch|finally)$/.test(name) ? { kind: 'answer', node: call, list: false } : undefined;
}

function isNeverRead(name: TSESTree.Identifier, source: SourceView): boolean {
  const variable = findVariable(name, source);
  if (variable === undefined || variable.references.some((reference) => reference.isRead())) return false;
  const statement = name.parent.parent?.parent;
  return statement?.type !== 'ExportNamedDeclaration' && !isFunction(statement);
}
