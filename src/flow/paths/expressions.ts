import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, type FunctionNode, isFunction, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import { callbackKind } from './callbacks.ts';
import { emptyWhen, emptyWhenNullish } from './emptiness.ts';
import { Mark } from './file-index.ts';
import { isNeverEmpty } from './never-empty.ts';
import { MAX_DEPTH, newOutcome, type Outcome, type Question } from './question.ts';
import { mentions } from './result.ts';
import { accessed, caught, dead, emptied, join, joinAt, logged, type State, Status, used, withMask } from './state.ts';

/** The part of the interpreter that evaluates expressions, in the order in which they run. */
export abstract class ExpressionInterpreter {
  /** Why the answer is not to be trusted, when it is not. */
  gaveUp: string | undefined;
  /** A log stands in a callback of which nobody can say from here whether it runs. */
  uncertainLog: TSESTree.Node | undefined;
  /** True when some path reached the access. */
  reached = false;
  /** True when some path reached the access and logged at all. */
  everLogged = false;
  /** True when every path had logged when it reached the access. */
  loggedBefore = true;
  protected readonly source: SourceView;
  /** The access, the mentions of its result, and everything around them. */
  protected readonly path = new Set<TSESTree.Node>();
  /** Nodes of the path by their parent. */
  protected readonly onPath = new Map<TSESTree.Node, TSESTree.Node[]>();
  protected depth = 0;
  /** How many `try` are around: outside of them, exceptions leave and owe nothing. */
  protected tries = 0;
  /** How many callbacks are being run in place. */
  protected inlined = 0;

  constructor(protected readonly question: Question) {
    this.source = question.index.source;
    const { access, result, index, facts } = question;
    if (access) this.markPath(access);
    for (const mention of result.mentions) this.markPath(mention);
    for (const text of facts.keys()) for (const test of index.testsReading(text)) this.markPath(test);
  }

  protected abstract statement(node: TSESTree.Node, state: State, outcome: Outcome, label?: string): State;

  protected markPath(from: TSESTree.Node): void {
    for (let node: TSESTree.Node | undefined = from; node && !this.path.has(node); node = node.parent) {
      this.path.add(node);
      if (!node.parent) continue;
      const siblings = this.onPath.get(node.parent);
      if (siblings) siblings.push(node);
      else this.onPath.set(node.parent, [node]);
    }
  }

  /** False for what can neither change a status nor, where that counts, leave. */
  protected matters(node: TSESTree.Node): boolean {
    const marks = this.question.index.marks(node);
    return (marks & (Mark.Log | Mark.Exit)) !== 0 || (this.tries > 0 && (marks & Mark.Await) !== 0) || this.path.has(node);
  }

  protected branch(
    node: TSESTree.Node,
    test: TSESTree.Node,
    state: State,
    outcome: Outcome,
    yes: (state: State) => State,
    no: (state: State) => State,
  ): State {
    const tested = this.expression(test, state, outcome);
    const fact = this.outcomeOf(test);
    const empty = emptyWhen(test, this.question.result, this.source);
    const a = fact === false ? dead : yes(empty.whenTrue ? emptied(tested) : tested);
    const b = fact === true ? dead : no(empty.whenFalse ? emptied(tested) : tested);
    return joinAt(a, b, 'branch', node);
  }

  /** The outcome of a test that is written down or follows from where the access stands. */
  protected outcomeOf(test: TSESTree.Node): boolean | undefined {
    const node = unwrap(test);
    if (node.type === 'Literal') return Boolean(node.value);
    if (this.question.facts.size === 0) return undefined;
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const inner = this.question.facts.get(textOf(this.source, unwrap(node.argument)));
      return inner === undefined ? undefined : !inner;
    }
    return this.question.facts.get(textOf(this.source, node));
  }

  /** A loop over the rows, or over the ids the rows are read by: no round means no row. */
  protected iteratesRows(subject: TSESTree.Node | null | undefined): boolean {
    const { result, access } = this.question;
    if (!subject) return false;
    if (access && subject.range[0] <= access.range[0] && access.range[1] <= subject.range[1]) return true;
    return mentions(subject, [result.rows, result.derived, result.inputs], this.source);
  }

  protected zeroRows(entry: State, body: State): State {
    const decided = body.mask & (Status.Before | Status.BeforeLogged) ? entry.mask & ~(Status.Before | Status.BeforeLogged) : entry.mask;
    return join(body, emptied(withMask(entry, decided)));
  }

  protected expression(node: TSESTree.Node, state: State, outcome: Outcome): State {
    if (state.mask === 0 || !this.matters(node)) return state;
    if (++this.depth > MAX_DEPTH) {
      this.gaveUp = 'expressions nest too deep';
      this.depth--;
      return state;
    }
    const after = this.evaluate(node, state, outcome);
    this.depth--;
    return after;
  }

  protected evaluate(node: TSESTree.Node, state: State, outcome: Outcome): State {
    switch (node.type) {
      case 'Identifier':
        return this.question.result.uses.has(node) ? used(state) : state;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.standing(node, state);
      case 'ClassExpression':
        return state;
      case 'LogicalExpression':
        return this.logical(node, state, outcome);
      case 'ConditionalExpression':
        return this.branch(node, node.test, state, outcome, (s) => this.expression(node.consequent, s, outcome), (s) =>
          this.expression(node.alternate, s, outcome),
        );
      case 'AwaitExpression': {
        const after = this.expression(node.argument, state, outcome);
        // A failing log is another rule's business; a failing access has read nothing.
        if ((this.question.index.marks(node.argument) & Mark.Log) === 0) {
          outcome.thrown = join(outcome.thrown, this.holdsAccess(node.argument) ? state : after);
        }
        return after;
      }
      case 'CallExpression':
      case 'NewExpression':
        return this.call(node, state, outcome);
      case 'VariableDeclarator':
        return node.init && !isFunction(unwrap(node.init)) ? this.expression(node.init, state, outcome) : state;
      default: {
        const after = this.children(node, state, outcome);
        return node === this.question.access ? this.access(after) : after;
      }
    }
  }

  protected children(node: TSESTree.Node, state: State, outcome: Outcome): State {
    let after = state;
    for (const child of childNodes(node, this.source.visitorKeys)) after = this.expression(child, after, outcome);
    return after;
  }

  protected holdsAccess(node: TSESTree.Node): boolean {
    const { access } = this.question;
    return access !== undefined && node.range[0] <= access.range[0] && access.range[1] <= node.range[1];
  }

  protected access(state: State): State {
    this.reached = true;
    if (state.mask & (Status.Before | Status.Idle | Status.Due)) this.loggedBefore = false;
    if (state.mask & Status.BeforeLogged) this.everLogged = true;
    return accessed(state, this.question.result.usedOnTheSpot);
  }

  protected log(state: State): State {
    if (state.mask & (Status.Idle | Status.Due)) this.everLogged = true;
    return logged(state);
  }

  protected logical(node: TSESTree.LogicalExpression, state: State, outcome: Outcome): State {
    const { result } = this.question;
    if (node.operator === '??') {
      const left = this.expression(node.left, state, outcome);
      const right = this.expression(node.right, emptyWhenNullish(node.left, result, this.source) ? emptied(left) : left, outcome);
      return joinAt(left, right, 'branch', node);
    }
    const and = node.operator === '&&';
    const run = (s: State): State => this.expression(node.right, s, outcome);
    const skip = (s: State): State => s;
    return this.branch(node, node.left, state, outcome, and ? run : skip, and ? skip : run);
  }

  /** A function that stands there as a value and is not seen to be called. */
  protected standing(node: FunctionNode, state: State): State {
    if (this.question.index.marks(node) & Mark.Log) this.uncertainLog ??= node;
    return this.path.has(node) ? used(state) : state;
  }

  protected call(node: TSESTree.CallExpression | TSESTree.NewExpression, start: State, outcome: Outcome): State {
    const { index } = this.question;
    const callee = unwrap(node.callee);
    let state = start;
    if (callee.type === 'MemberExpression') {
      state = this.expression(callee.object, state, outcome);
      if (callee.computed) state = this.expression(callee.property, state, outcome);
    } else if (!isFunction(callee)) state = this.expression(callee, state, outcome);
    const later: TSESTree.Node[] = [];
    for (const argument of node.arguments) {
      const value = unwrap(argument);
      if (isFunction(value) || this.namesLog(value)) later.push(value);
      else state = this.expression(argument, state, outcome);
    }
    for (const callback of later) state = this.callback(callback, node, callee, state, outcome);
    if (isFunction(callee)) state = this.inline(callee, state, outcome);
    if (node === this.question.access) state = this.access(state);
    if (index.logCalls.has(node)) return this.log(state);
    if (isFunction(callee)) return state;
    const local = index.functionOf(callee);
    if (!local) return state;
    if (this.path.has(local)) state = used(state);
    return index.marks(local) & Mark.Log && this.question.alwaysLogs(local) ? this.log(state) : state;
  }

  /** True for a name handed over as a callback that logs when it is called. */
  protected namesLog(node: TSESTree.Node): boolean {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    if (this.question.isLogName(node)) return true;
    const local = this.question.index.marks(node) & Mark.Log ? this.question.index.functionOf(node) : undefined;
    return local !== undefined && this.question.alwaysLogs(local);
  }

  protected callback(node: TSESTree.Node, call: TSESTree.Node, callee: TSESTree.Node, state: State, outcome: Outcome): State {
    const kind = callbackKind(node);
    const run = (s: State): State => (isFunction(node) ? this.inline(node, s, outcome) : this.log(s));
    switch (kind) {
      case 'always':
        return run(state);
      case 'rescue':
        return join(state, run(caught(state)));
      case 'each': {
        const body = run(state);
        const subject = callee.type === 'MemberExpression' ? callee.object : (call as TSESTree.CallExpression).arguments[0];
        if (isNeverEmpty(subject, this.source)) return body;
        return this.iteratesRows(subject) ? this.zeroRows(state, body) : joinAt(body, state, 'loop', call);
      }
      default:
        // A wrapper of this file that calls what it is given, or one that awaits it.
        if (isFunction(node)) {
          if (this.holdsAccess(node) || this.calledByLocal(callee)) return run(state);
          return this.standing(node, state);
        }
        this.uncertainLog ??= node;
        return state;
    }
  }

  /** A function of this file gets the callback: it is taken to call it. */
  protected calledByLocal(callee: TSESTree.Node): boolean {
    return this.question.index.functionOf(callee) !== undefined;
  }

  /** Runs a callback where it stands: its returns go on after the call. */
  protected inline(fn: FunctionNode, state: State, outcome: Outcome): State {
    const inner = newOutcome();
    this.inlined++;
    const end = fn.body.type === 'BlockStatement' ? this.statement(fn.body, state, inner) : this.expression(fn.body, state, inner);
    this.inlined--;
    outcome.thrown = join(outcome.thrown, inner.thrown);
    let after = end;
    for (const exit of inner.exits) after = joinAt(after, exit.state, 'branch', exit.node);
    return after;
  }
}
