import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, enclosingFunction, type FunctionNode, isFunction, isInside, programOf, propertyName, sourceOf, type SourceView, unwrap, walk } from '../ast/index.ts';
import { usesOfFunction } from '../flow/index.ts';
import type { ProjectView } from '../model/index.ts';
import { accessLogMatcher } from '../flow/index.ts';

/** Calls of a function that are looked into for an approval. */
const MOST_CALLS = 200;
/** Functions that approve by calling one that does. */
const DEEPEST = 2;

/** Tells whether one of the policy's approvals stands before a place, or around the function it stands in. */
export function approvalCheck(project: ProjectView, source: SourceView): (places: readonly TSESTree.Node[]) => boolean {
  const names = project.exportApprovals;
  if (names.length === 0) return () => false;
  const matches = accessLogMatcher({ ...project, accessLogs: names.map((name) => ({ name, origin: 'policy', kind: 'function', records: 'unknown' })) }, source);
  const bare = new Set(names.map((name) => name.slice(name.lastIndexOf('.') + 1)));
  const reader = new ApprovalReader((call) => matches(call) !== undefined, bare, source);
  return (places) => places.some((place) => reader.isApproved(place));
}

class ApprovalReader {
  constructor(
    private readonly matches: (call: TSESTree.CallExpression) => boolean,
    private readonly names: ReadonlySet<string>,
    private readonly source: SourceView,
  ) {}

  isApproved(place: TSESTree.Node): boolean {
    for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) {
      if (this.isWrapped(fn) || this.callsIn(fn).some((call) => isBefore(call, place) && this.approves(call, 0))) return true;
    }
    return !enclosingFunction(place) && this.topLevel(place).some((call) => isBefore(call, place) && this.approves(call, 0));
  }

  private approves(call: TSESTree.CallExpression, depth: number): boolean {
    if (this.matches(call)) return true;
    if (depth >= DEEPEST) return false;
    const fn = calledFunction(call, this.source);
    return fn !== undefined && this.callsIn(fn).some((inner) => isCertain(inner, fn) && this.approves(inner, depth + 1));
  }

  /** A decorator, a middleware beside the handler, a wrapper around it. */
  private isWrapped(fn: FunctionNode): boolean {
    const { parent } = fn;
    if (parent.type === 'MethodDefinition') return [...parent.decorators, ...decoratorsOfClass(parent)].some(({ expression }) => this.isNamed(expression.type === 'CallExpression' ? expression.callee : expression));
    const uses: readonly TSESTree.Node[] = parent.type === 'CallExpression' ? [fn] : usesOfFunction(fn, sourceOf(fn, this.source));
    return uses.some((use) => {
      const call = use.parent;
      if (call?.type !== 'CallExpression' || !call.arguments.includes(use as TSESTree.Expression)) return false;
      return this.isNamed(call.callee) || call.arguments.some((argument) => argument !== use && this.isNamed(argument.type === 'CallExpression' ? argument.callee : argument));
    });
  }

  private isNamed(node: TSESTree.Node): boolean {
    const value = unwrap(node);
    const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
    return name !== undefined && this.names.has(name);
  }

  private callsIn(fn: FunctionNode): readonly TSESTree.CallExpression[] {
    return collectCalls(fn.body);
  }

  private topLevel(place: TSESTree.Node): readonly TSESTree.CallExpression[] {
    return collectCalls(programOf(place));
  }
}

function collectCalls(root: TSESTree.Node): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(root, (node) => {
    if (calls.length > MOST_CALLS || isFunction(node)) return false;
    if (node.type === 'CallExpression') calls.push(node);
    return true;
  });
  return calls;
}

function decoratorsOfClass(method: TSESTree.MethodDefinition): readonly TSESTree.Decorator[] {
  const owner = method.parent.parent;
  return 'decorators' in owner ? owner.decorators : [];
}

/** Whether a call has run whenever the place is reached: it stands before it, in no branch that the place is not in. */
function isBefore(call: TSESTree.Node, place: TSESTree.Node): boolean {
  if (call.range[0] >= place.range[0]) return false;
  for (let node = call; node.parent; node = node.parent) if (isBranch(node, node.parent) && !isInside(place, node)) return false;
  return true;
}

/** Whether a function that is called has made a call for certain. */
function isCertain(call: TSESTree.Node, fn: FunctionNode): boolean {
  for (let node = call; node.parent && node !== fn; node = node.parent) if (isBranch(node, node.parent)) return false;
  return true;
}

/** A part of its parent that may be left out. */
function isBranch(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'LogicalExpression':
      return parent.right === node;
    case 'SwitchCase':
    case 'CatchClause':
      return true;
    case 'WhileStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.body === node;
    default:
      return false;
  }
}
