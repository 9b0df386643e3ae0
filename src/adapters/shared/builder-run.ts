import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { calledFunction, enclosingFunction, findVariable, type FunctionNode, isForeign, isFunction, MOST_USES, outermostWrapper, runsBefore, type SourceView, textOf } from '../../ast/index.ts';
import { chainFrom } from './builder-chain.ts';
import { answersRows, callersOf, parameterOf } from './builder-helpers.ts';
import type { ChainedStep } from './builder-step.ts';

/** What becomes of a builder. */
export interface BuilderRun {
  /** In the order in which they run, without the call that made the builder. */
  steps: readonly ChainedStep[];
  /** The expression that answers the rows: for `resultUse`. */
  end: TSESTree.Node;
  /** Where the builder goes in the end: it runs there, or becomes part of another call. */
  use: 'runs' | 'returned' | 'argument';
  /** Set when the builder goes through code that is not seen: steps that are not there are unknown, those that are there still hold. */
  opaque?: string;
}

/** How a client's builders behave. */
export interface BuilderKind {
  /** Every call answers a new builder: a call whose answer nobody keeps changes nothing (Kysely, Firestore). */
  immutable?: boolean;
  /** Steps that make a run a count or a look at the statement; another run of the same builder is preferred. */
  counts?: RegExp;
}

const COUNTS = /^(?:count\w*|exists|sum\w*|resultSize|estimatedDocumentCount|toSQL|toString|toQuery|explain|compile)$/;
const MAX_DEPTH = 8;
const MAX_RUNS = 24;
const HANDED = 'the builder is handed to another function';

/**
 * Follows a builder from the call that makes it to where it runs: chained calls, variables,
 * reassignments, branches, functions that take or answer it. Where it runs more than once, the run
 * with the fewest steps is told, counts last.
 */
export function builderRun(start: TSESTree.Node, source: SourceView, kind: BuilderKind = {}): BuilderRun {
  const tracer = new Tracer(source, kind);
  tracer.trace(start, { steps: [], depth: 0 });
  const { runs } = tracer;
  const counts = kind.counts ?? COUNTS;
  const weight = (run: BuilderRun): number => run.steps.filter(({ conditional }) => !conditional).length + (run.steps.some(({ name }) => counts.test(name)) ? 1000 : 0);
  let chosen = runs[0];
  for (const run of runs) if (chosen && weight(run) <= weight(chosen)) chosen = run;
  return chosen ?? { steps: tracer.met, end: start, use: 'runs', ...(tracer.opaque === undefined ? {} : { opaque: tracer.opaque }) };
}

/**
 * What becomes of a builder that a client's own reader lost: the run, where functions of the project that take or answer
 * the builder were all seen, it ends in this file, and every step has a name that the client knows.
 */
export function runSeenThrough(start: TSESTree.Node, source: SourceView, knows: (name: string) => boolean, kind: BuilderKind = {}): BuilderRun | undefined {
  const run = builderRun(start, source, kind);
  if (run.opaque !== undefined || run.use === 'argument' || isForeign(run.end, source)) return undefined;
  // What the function that makes a builder answers may be gone on with, unless that answers rows.
  const last = enclosingFunction(run.end);
  if (run.use === 'returned' && last === enclosingFunction(start) && !(last && answersRows(last, source))) return undefined;
  return run.steps.every(({ name }) => knows(name)) ? run : undefined;
}

interface Trail {
  steps: readonly ChainedStep[];
  depth: number;
  opaque?: string;
  /** The variable whose uses are being followed: assigning to it again is one more use. */
  own?: Variable;
  /** The call through which the function was entered that holds the value now; `helper` when only what it does is asked. */
  enteredBy?: TSESTree.CallExpression | 'helper';
}

/** Where a chain of calls on the builder ends up. */
interface Use {
  reference: TSESTree.Node;
  steps: readonly ChainedStep[];
  top: TSESTree.Node;
}

class Tracer {
  readonly runs: BuilderRun[] = [];
  /** Steps of a builder that never reaches a place where it runs. */
  met: readonly ChainedStep[] = [];
  opaque: string | undefined;
  private readonly followed = new Set<Variable>();

  constructor(
    private readonly source: SourceView,
    private readonly kind: BuilderKind,
  ) {}

  /** `value` is an expression whose value is the builder. */
  trace(value: TSESTree.Node, trail: Trail): void {
    if (trail.depth > MAX_DEPTH || this.runs.length >= MAX_RUNS) return this.run(value, trail, 'runs', 'the builder is followed no further');
    const { steps, top, settled } = chainFrom(value);
    const all = [...trail.steps, ...steps];
    if (settled) return this.run(top, { ...trail, steps: all }, 'runs');
    this.arrive(top, { ...trail, steps: all });
  }

  /** The chain is over at `top`: what takes its value. */
  private arrive(top: TSESTree.Node, trail: Trail): void {
    const { parent } = top;
    switch (parent?.type) {
      case 'VariableDeclarator': {
        const variable = parent.init === top && parent.id.type === 'Identifier' ? findVariable(parent.id, this.source) : undefined;
        return variable ? this.variable(variable, top, trail) : this.run(top, trail, 'runs');
      }
      case 'AssignmentExpression': {
        const variable = parent.right === top && parent.left.type === 'Identifier' ? findVariable(parent.left, this.source) : undefined;
        if (variable) return this.variable(variable, top, trail);
        return this.run(top, trail, 'runs', 'the builder is kept in a property');
      }
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return parent.type === 'ConditionalExpression' && parent.test === top ? undefined : this.trace(parent, { ...trail, depth: trail.depth + 1 });
      case 'ReturnStatement':
        return this.answered(top, parent, trail);
      case 'ArrowFunctionExpression':
        return parent.body === top ? this.answered(top, parent, trail) : this.run(top, trail, 'runs');
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === top ? this.run(top, trail, 'runs', 'the builder is called as a function') : this.handed(parent, top, trail);
      case 'ArrayExpression':
      case 'Property':
      case 'SpreadElement':
      case 'TemplateLiteral':
        return this.contained(top, trail);
      default:
        return this.run(top, trail, 'runs');
    }
  }

  /** All uses of a variable that holds the builder: calls whose answer nobody keeps change it, the others go on with it. */
  private variable(variable: Variable, made: TSESTree.Node, trail: Trail): void {
    if (trail.own === variable) return;
    if (this.followed.has(variable)) return;
    this.followed.add(variable);
    if (variable.references.length > MOST_USES) return this.run(made, trail, 'runs', 'the builder is used in too many places');
    const changes: Use[] = [];
    const uses: Use[] = [];
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (!reference.isRead() || identifier.range[0] < made.range[0]) continue;
      const { steps, top, settled } = chainFrom(identifier);
      const use = { reference: identifier, steps, top };
      if (!settled && (isDropped(top) || isAssignedTo(top, variable, this.source))) changes.push(use);
      else uses.push(use);
    }
    for (const use of uses) this.goOn(use, variable, changes, trail);
    if (uses.length === 0) this.leaveOpen(changes, trail);
  }

  private goOn(use: Use, variable: Variable, changes: readonly Use[], trail: Trail): void {
    const before = this.changesBefore(changes, use.reference, trail);
    const next: Trail = { ...trail, ...before, own: variable, depth: trail.depth + 1 };
    this.arriveOrSettle(use, { ...next, steps: [...before.steps, ...use.steps] });
  }

  private arriveOrSettle(use: Use, trail: Trail): void {
    if (chainFrom(use.reference).settled) return this.run(use.top, trail, 'runs');
    this.arrive(use.top, trail);
  }

  /** What runs on the builder before `reference` does; everything, when there is none. */
  private changesBefore(changes: readonly Use[], reference: TSESTree.Node | undefined, trail: Trail): Pick<Trail, 'steps' | 'opaque'> {
    const steps = [...trail.steps];
    let { opaque } = trail;
    for (const change of changes) {
      if (reference && change.reference.range[0] > reference.range[0]) continue;
      const when = reference ? runsBefore(change.top, reference) : runsBefore(change.top, functionAround(change.top)?.body ?? this.source.ast);
      if (when === 'never' && reference) continue;
      const kept = !isDropped(change.top) || !this.kind.immutable;
      if (kept) steps.push(...change.steps.map((step) => (when !== 'always' || isChosen(change.top) ? { ...step, conditional: true } : step)));
      const call = change.top.parent;
      if (call?.type !== 'CallExpression' || call.callee === change.top) continue;
      const helped = this.stepsOfHelper(call, change.top, trail.depth + 1);
      if (!helped) opaque ??= HANDED;
      else steps.push(...helped.map((step) => (when !== 'always' ? { ...step, conditional: true } : step)));
    }
    return { steps, ...(opaque === undefined ? {} : { opaque }) };
  }

  /** What a function of the project calls on the builder that it is given. */
  private stepsOfHelper(call: TSESTree.CallExpression, argument: TSESTree.Node, depth: number): readonly ChainedStep[] | undefined {
    const fn = calledFunction(call, this.source);
    const parameter = fn && parameterOf(fn, call, argument);
    const variable = parameter && findVariable(parameter, this.source);
    if (!fn || !variable || depth > MAX_DEPTH || this.followed.has(variable)) return undefined;
    const inner = new Tracer(this.source, this.kind);
    inner.variable(variable, parameter, { steps: [], depth, enteredBy: 'helper' });
    if (inner.opaque !== undefined) return undefined;
    const [run] = inner.runs;
    return run ? run.steps : inner.met;
  }

  /** The builder is an argument: of a function of the project, which is looked into, or of something else. */
  private handed(call: TSESTree.CallExpression | TSESTree.NewExpression, argument: TSESTree.Node, trail: Trail): void {
    if (isSettler(call)) return this.run(argument, trail, 'runs');
    const fn = call.type === 'CallExpression' ? calledFunction(call, this.source) : undefined;
    const parameter = fn && call.type === 'CallExpression' ? parameterOf(fn, call, argument) : undefined;
    const variable = parameter && findVariable(parameter, this.source);
    if (!variable || call.type !== 'CallExpression' || this.followed.has(variable)) return this.run(argument, trail, 'argument', HANDED);
    this.variable(variable, parameter, { ...withoutOwn(trail), depth: trail.depth + 1, enteredBy: call });
  }

  /** A function answers the builder: its caller goes on with it, or gets the rows. */
  private answered(top: TSESTree.Node, at: TSESTree.Node, trail: Trail): void {
    const fn = functionAround(at);
    const { enteredBy, ...rest } = withoutOwn(trail);
    if (enteredBy === 'helper') return this.run(top, trail, 'returned');
    if (enteredBy) return this.trace(enteredBy, { ...rest, depth: trail.depth + 1 });
    if (!fn || answersRows(fn, this.source)) return this.run(top, trail, 'returned');
    const callers = callersOf(fn, this.source);
    if (!callers.some((call) => chainFrom(call).steps.length > 0)) {
      return this.run(top, trail, 'returned', callers.length === 0 && looksLikeHelper(fn, this.source) ? 'the caller may go on with the builder' : undefined);
    }
    for (const call of callers) this.trace(call, { ...rest, depth: trail.depth + 1 });
  }

  /** An element of `Promise.all([…])` runs; in other literals the builder goes where the literal goes. */
  private contained(top: TSESTree.Node, trail: Trail): void {
    let holder = top.parent;
    while (holder && /^(?:ArrayExpression|ObjectExpression|Property|SpreadElement)$/.test(holder.type) && holder.parent) {
      if (holder.type === 'ArrayExpression' && (holder.parent.type === 'CallExpression' || holder.parent.type === 'AwaitExpression') && isSettlerOrBatch(holder.parent)) return this.run(top, trail, 'runs');
      holder = holder.parent;
    }
    if (holder?.type === 'ReturnStatement' || holder?.type === 'VariableDeclarator' || holder?.type === 'ArrowFunctionExpression') return this.run(top, trail, 'runs');
    this.run(top, trail, 'argument', HANDED);
  }

  private leaveOpen(changes: readonly Use[], trail: Trail): void {
    const { steps, opaque } = this.changesBefore(changes, undefined, trail);
    this.met = steps;
    if (opaque !== undefined) this.opaque = opaque;
  }

  private run(end: TSESTree.Node, { steps, opaque }: Trail, use: BuilderRun['use'], why?: string): void {
    const because = opaque ?? why;
    this.runs.push({ steps, end, use, ...(because === undefined ? {} : { opaque: because }) });
  }
}

/** True for a call that waits for what it is given: `Promise.all`, `Promise.resolve`, `firstValueFrom`. */
function isSettler(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier') return false;
  return callee.object.name === 'Promise' && /^(?:all|allSettled|race|resolve)$/.test(callee.property.name);
}

function isSettlerOrBatch(node: TSESTree.CallExpression | TSESTree.AwaitExpression): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  return isSettler(node) || (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && /^(?:batch|\$?transaction)$/.test(callee.property.name));
}

/** A chain that stands as a statement of its own. */
function isDropped(top: TSESTree.Node): boolean {
  const call = top.parent?.type === 'CallExpression' && top.parent.callee !== top ? top.parent : top;
  return call.parent?.type === 'ExpressionStatement' && (call === top ? top.type !== 'Identifier' : true);
}

/** `q = q.limit(10)`, `q = x ? q.limit(10) : q`, `q = paged(q)`. */
function isAssignedTo(top: TSESTree.Node, variable: Variable, source: SourceView): boolean {
  let value = top;
  while (value.parent && (value.parent.type === 'ConditionalExpression' || value.parent.type === 'LogicalExpression' || (value.parent.type === 'CallExpression' && value.parent.callee !== value))) value = value.parent;
  const parent = outermostWrapper(value).parent ?? value.parent;
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' && findVariable(parent.left, source) === variable;
}

function isChosen(top: TSESTree.Node): boolean {
  return top.parent?.type === 'ConditionalExpression' || top.parent?.type === 'LogicalExpression';
}

function withoutOwn(trail: Trail): Trail {
  const { steps, depth, opaque, enteredBy } = trail;
  return { steps, depth, ...(opaque === undefined ? {} : { opaque }), ...(enteredBy === undefined ? {} : { enteredBy }) };
}

function functionAround(at: TSESTree.Node): FunctionNode | undefined {
  for (let current: TSESTree.Node | undefined = at; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** Names of functions that are made to be gone on with. */
function looksLikeHelper(fn: FunctionNode, source: SourceView): boolean {
  const owner = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
  const name = fn.type === 'FunctionDeclaration' ? fn.id?.name : owner && 'id' in owner && owner.id?.type === 'Identifier' ? owner.id.name : owner && 'key' in owner && owner.key.type === 'Identifier' ? owner.key.name : undefined;
  const type = fn.returnType ? textOf(source, fn.returnType) : '';
  return /(?:Quer(?:y|ies)|Builder|Scope|Qb)$|^(?:build|base|with|scope|make|create)[A-Z]|^(?:query|qb|scope)$/.test(name ?? '') || /Builder|Query\b|Queryable|Query</.test(type);
}
