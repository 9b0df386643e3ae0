import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { castsAround, enclosingFunction, findVariable, type FunctionNode, isInside, MOST_USES, propertyName, runsBefore, type SourceView } from '../../ast/index.ts';
import { runSeenThrough } from '../shared/builder-run.ts';
import type { BuilderStep } from '../shared/builder-step.ts';

/** What happens to a request between its verb and the place where it is awaited or handed on. */
export interface Request {
  /** In the order in which they run. */
  links: readonly BuilderStep[];
  /** The expressions that are awaited or handed on: what the code does with the answer starts there. */
  ends: readonly TSESTree.Node[];
  /** Set when code that is not seen may add to the request. */
  opaque?: string;
}

/** From here on a request is a promise, and no builder any more. */
const PROMISE = new Set(['then', 'catch', 'finally']);
/** Nothing can be added behind these. */
const LAST = new Set(['single', 'maybeSingle', 'csv', 'geojson', 'explain']);
const HANDED_ON = 'the builder is handed to another function';

/**
 * Follows a request from its verb forward, over chained links, variables and branches. One request may be awaited in
 * several places, and what each of them reads counts: so it is only followed as other builders are where it is lost.
 */
export function followRequest(verb: TSESTree.CallExpression, source: SourceView): Request {
  const follower = new Follower(verb, source);
  follower.follow(verb);
  const run = follower.opaque === undefined ? undefined : runSeenThrough(verb, source, () => true);
  if (run) return { links: run.steps, ends: [run.end] };
  return { links: follower.settled(), ends: follower.ends, ...(follower.opaque === undefined ? {} : { opaque: follower.opaque }) };
}

class Follower {
  readonly ends: TSESTree.Node[] = [];
  opaque: string | undefined;
  private readonly links: (Omit<BuilderStep, 'conditional'> & { chain: TSESTree.Node })[] = [];
  private readonly seen = new Set<Variable>();

  constructor(
    private readonly verb: TSESTree.CallExpression,
    private readonly source: SourceView,
  ) {}

  /** Links that can run before the request is sent, with whether they always do. */
  settled(): BuilderStep[] {
    const sent = this.ends.reduce<TSESTree.Node>((last, end) => (end.range[1] > last.range[1] ? end : last), this.verb);
    return this.links
      .sort((a, b) => a.call.range[1] - b.call.range[1])
      .flatMap(({ chain, ...link }) => {
        const certain = isInside(this.verb, chain) || isInside(chain, sent) || isInside(sent, chain) || runsBefore(chain, this.verb) === 'always';
        const when = certain ? 'always' : runsBefore(chain, sent);
        return when === 'never' ? [] : [{ ...link, conditional: when === 'sometimes' }];
      });
  }

  /** `node` holds the request: a call of the chain or a name. */
  follow(node: TSESTree.Node): void {
    let current = castsAround(node);
    const found: Omit<BuilderStep, 'conditional'>[] = [];
    for (let parent = current.parent; parent?.type === 'MemberExpression' && parent.object === current; parent = current.parent) {
      const callee = castsAround(parent);
      const call = callee.parent?.type === 'CallExpression' && callee.parent.callee === callee ? callee.parent : undefined;
      const name = propertyName(parent);
      if (!call || name === undefined || PROMISE.has(name)) break;
      found.push({ name, args: call.arguments, call });
      current = castsAround(call);
    }
    this.links.push(...found.map((link) => ({ ...link, chain: current })));
    this.place(current, found.some(({ name }) => LAST.has(name)));
  }

  private place(node: TSESTree.Node, complete: boolean): void {
    const parent = node.parent;
    switch (parent?.type) {
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? this.variable(parent.id) : this.end(node, complete ? undefined : HANDED_ON);
      case 'AssignmentExpression':
        if (parent.left === node) return;
        return parent.left.type === 'Identifier' ? this.variable(parent.left) : this.end(node, HANDED_ON);
      case 'ConditionalExpression':
        return parent.test === node ? undefined : this.place(castsAround(parent), complete);
      case 'ReturnStatement':
        return this.answered(node, enclosingFunction(node), complete);
      case 'ArrowFunctionExpression':
        return this.answered(node, parent, complete);
      case 'AwaitExpression':
      case 'MemberExpression':
      case 'ArrayExpression':
        return this.end(node);
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'UnaryExpression':
        return;
      default:
        return this.end(node, complete ? undefined : HANDED_ON);
    }
  }

  private end(node: TSESTree.Node, opaque?: string): void {
    this.ends.push(node);
    this.opaque ??= opaque;
  }

  /** An async function answers what the request brings; callbacks of others hardly ever add to it. */
  private answered(node: TSESTree.Node, fn: FunctionNode | undefined, complete: boolean): void {
    const called = complete || !fn || fn.async ? undefined : this.onlyCall(fn);
    if (called) return this.follow(called);
    const at = fn?.parent;
    const isCallback = fn?.type !== 'FunctionDeclaration' && (at?.type === 'CallExpression' || at?.type === 'Property');
    this.end(node, complete || !fn || fn.async || isCallback ? undefined : 'the builder is returned to the caller');
  }

  /** The only place where a function that nothing else can reach is called. */
  private onlyCall(fn: FunctionNode): TSESTree.CallExpression | undefined {
    const declared = fn.type === 'FunctionDeclaration' ? fn : fn.parent.type === 'VariableDeclarator' ? fn.parent.parent : undefined;
    const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined;
    if (!declared || name?.type !== 'Identifier' || /^Export/.test(declared.parent?.type ?? '')) return undefined;
    const variable = findVariable(name, this.source);
    const uses = variable?.references.filter((reference) => reference.isRead()) ?? [];
    const [use] = uses;
    const call = (use?.identifier as TSESTree.Node | undefined)?.parent;
    if (!variable || uses.length !== 1 || this.seen.has(variable) || call?.type !== 'CallExpression' || call.callee !== use?.identifier) return undefined;
    this.seen.add(variable);
    return call;
  }

  private variable(name: TSESTree.Identifier): void {
    const variable = findVariable(name, this.source);
    if (!variable) return this.end(name, HANDED_ON);
    if (this.seen.has(variable)) return;
    this.seen.add(variable);
    if (variable.references.length > MOST_USES) return this.end(name, 'the builder is used in too many places');
    for (const reference of variable.references) if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node);
  }
}
