import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, type FunctionNode, isFunction, type SourceView, unwrap } from '../../ast/index.ts';
import { callbackKind } from './callbacks.ts';
import { emptyWhen, emptyWhenNullish } from './emptiness.ts';
import { type FileIndex, Mark } from './file-index.ts';
import { mentions, type ResultFlow } from './result.ts';
import type { Skeletons } from './skeleton.ts';
import { accessed, caught, dead, emptied, isOpen, join, joinAt, logged, type State, Status, used, withMask } from './state.ts';

/** A way out of the function. */
export interface Exit {
  kind: 'return' | 'end';
  node: TSESTree.Node;
  state: State;
}

/** Where control goes when it does not go on with the next statement. */
interface Outcome {
  exits: Exit[];
  /** By `break`/`continue` and label: `break:`, `continue:outer`. */
  jumps: Map<string, State>;
  thrown: State;
}

/** What the interpreter is asked about. */
export interface Question {
  index: FileIndex;
  /** The node whose execution is the access; undefined when only the logs of a function are asked for. */
  access?: TSESTree.Node;
  result: ResultFlow;
  /** The ways out of statements that change no status. */
  skeletons: Skeletons;
  /** True when a name passed by reference is an access-log function. */
  isLogName(name: string): boolean;
  /** True when a call of this function of the file certainly logs. */
  alwaysLogs(fn: FunctionNode): boolean;
  /** Tests whose outcome is given by where the access stands, by source text. */
  facts: ReadonlyMap<string, boolean>;
}

const newOutcome = (): Outcome => ({ exits: [], jumps: new Map(), thrown: dead });

/** Nesting of the source beyond which paths are not followed: no hand-written code gets there. */
const MAX_DEPTH = 400;

/** Abstract interpreter of one function: which statuses every path has where it leaves. */
export class Interpreter {
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
  private readonly source: SourceView;
  /** The access, the mentions of its result, and everything around them. */
  private readonly path = new Set<TSESTree.Node>();
  /** Nodes of the path by their parent. */
  private readonly onPath = new Map<TSESTree.Node, TSESTree.Node[]>();
  private readonly memo = new Map<TSESTree.Node, Map<number, { state: State; outcome: Outcome }>>();
  private depth = 0;
  /** How many `try` are around: outside of them, exceptions leave and owe nothing. */
  private tries = 0;

  constructor(private readonly question: Question) {
    this.source = question.index.source;
    const { access, result, index, facts } = question;
    if (access) this.markPath(access);
    for (const mention of result.mentions) this.markPath(mention);
    for (const text of facts.keys()) for (const test of index.testsReading(text)) this.markPath(test);
  }

  /** Runs a function body or a whole module, from a status to its exits. */
  run(root: FunctionNode | TSESTree.Program, status: number = Status.Before): Exit[] {
    const outcome = newOutcome();
    const start: State = { mask: status };
    const body = root.type === 'Program' ? root.body : root.body.type === 'BlockStatement' ? root.body.body : undefined;
    if (!body) {
      const state = this.expression(root.body as TSESTree.Node, start, outcome);
      return [...outcome.exits, { kind: 'return', node: root.body as TSESTree.Node, state }];
    }
    const state = this.statements(body, start, outcome);
    return [...outcome.exits, { kind: 'end', node: body.at(-1) ?? root, state }];
  }

  private markPath(from: TSESTree.Node): void {
    for (let node: TSESTree.Node | undefined = from; node && !this.path.has(node); node = node.parent) {
      this.path.add(node);
      if (!node.parent) continue;
      const siblings = this.onPath.get(node.parent);
      if (siblings) siblings.push(node);
      else this.onPath.set(node.parent, [node]);
    }
  }

  /** False for what can neither change a status nor, where that counts, leave. */
  private matters(node: TSESTree.Node): boolean {
    const marks = this.question.index.marks(node);
    return (marks & (Mark.Log | Mark.Exit)) !== 0 || (this.tries > 0 && (marks & Mark.Await) !== 0) || this.path.has(node);
  }

  /** Applies the ways out of a statement that changes no status; undefined when it has to be interpreted. */
  private skip(node: TSESTree.Node, state: State, outcome: Outcome): State | undefined {
    const passive = isOpen(state) ? (this.question.index.marks(node) & Mark.Log) === 0 && !this.path.has(node) : !this.holdsAccess(node);
    if (!passive) return undefined;
    const skeleton = this.question.skeletons.of(node);
    if (!skeleton.simple) return undefined;
    // An exit matters when something is owed there, or when a `finally` is still to come.
    if (this.tries > 0 || state.mask & (Status.Idle | Status.Due)) for (const exit of skeleton.returns) outcome.exits.push({ kind: 'return', node: exit, state });
    for (const jump of skeleton.jumps) outcome.jumps.set(jump, join(outcome.jumps.get(jump) ?? dead, state));
    if (skeleton.throws && this.tries > 0) outcome.thrown = join(outcome.thrown, state);
    return skeleton.completes ? state : dead;
  }

  private statements(list: readonly TSESTree.Node[], start: State, outcome: Outcome): State {
    let state = start;
    for (const statement of this.relevant(list)) {
      if (state.mask === 0) return state;
      state = this.statement(statement, state, outcome);
    }
    return state;
  }

  /** The statements that matter to this access: a long function is not walked again for each of its accesses. */
  private relevant(list: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
    const active = this.question.skeletons.active(list, this.tries > 0);
    const parent = list[0]?.parent;
    const mine = (parent && this.onPath.get(parent)) ?? [];
    if (mine.length === 0) return active;
    const [from, to] = [list[0]?.range[0] ?? 0, list.at(-1)?.range[1] ?? 0];
    const inList = mine.filter((node) => node.range[0] >= from && node.range[1] <= to);
    return [...new Set([...active, ...inList])].sort((a, b) => a.range[0] - b.range[0]);
  }

  private statement(node: TSESTree.Node, state: State, outcome: Outcome, label = ''): State {
    if (state.mask === 0 || !this.matters(node)) return state;
    const skipped = this.skip(node, state, outcome);
    if (skipped) return skipped;
    if (++this.depth > MAX_DEPTH) {
      this.gaveUp = 'statements nest too deep';
      this.depth--;
      return state;
    }
    const after = this.dispatch(node, state, outcome, label);
    this.depth--;
    return after;
  }

  private dispatch(node: TSESTree.Node, state: State, outcome: Outcome, label: string): State {
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.statements(node.body, state, outcome);
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'TSDeclareFunction':
        return state;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        return node.declaration ? this.statement(node.declaration, state, outcome) : state;
      case 'ReturnStatement': {
        const after = node.argument ? this.expression(node.argument, state, outcome) : state;
        outcome.exits.push({ kind: 'return', node, state: after });
        return dead;
      }
      case 'ThrowStatement':
        outcome.thrown = join(outcome.thrown, this.expression(node.argument, state, outcome));
        return dead;
      case 'BreakStatement':
      case 'ContinueStatement': {
        const key = `${node.type === 'BreakStatement' ? 'break' : 'continue'}:${node.label?.name ?? ''}`;
        outcome.jumps.set(key, join(outcome.jumps.get(key) ?? dead, state));
        return dead;
      }
      case 'IfStatement':
        return this.branch(node, node.test, state, outcome, (s) => this.statement(node.consequent, s, outcome), (s) =>
          node.alternate ? this.statement(node.alternate, s, outcome) : s,
        );
      case 'SwitchStatement':
        return this.switch(node, state, outcome);
      case 'TryStatement':
        return this.try(node, state, outcome);
      case 'LabeledStatement': {
        const after = this.statement(node.body, state, outcome, node.label.name);
        return join(after, this.land(outcome, `break:${node.label.name}`));
      }
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return this.remembered(node, state, outcome, (inner) => this.loop(node, state, inner, label));
      default:
        return this.expression(node, state, outcome);
    }
  }

  /** Takes the jumps with this key out of an outcome. */
  private land(outcome: Outcome, key: string): State {
    const state = outcome.jumps.get(key) ?? dead;
    outcome.jumps.delete(key);
    return state;
  }

  private forward(from: Outcome, to: Outcome): void {
    to.exits.push(...from.exits);
    for (const [key, state] of from.jumps) to.jumps.set(key, join(to.jumps.get(key) ?? dead, state));
    to.thrown = join(to.thrown, from.thrown);
  }

  /** Interprets a node once per set of statuses: keeps nested loops and `finally` linear. */
  private remembered(node: TSESTree.Node, state: State, outcome: Outcome, run: (inner: Outcome) => State): State {
    const byMask = this.memo.get(node) ?? new Map<number, { state: State; outcome: Outcome }>();
    this.memo.set(node, byMask);
    let entry = byMask.get(state.mask);
    if (!entry) {
      const inner = newOutcome();
      entry = { state: run(inner), outcome: inner };
      byMask.set(state.mask, entry);
    }
    this.forward(entry.outcome, outcome);
    return entry.state;
  }

  private branch(
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
  private outcomeOf(test: TSESTree.Node): boolean | undefined {
    const node = unwrap(test);
    if (node.type === 'Literal') return Boolean(node.value);
    if (this.question.facts.size === 0) return undefined;
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const inner = this.question.facts.get(this.source.getText(unwrap(node.argument)));
      return inner === undefined ? undefined : !inner;
    }
    return this.question.facts.get(this.source.getText(node));
  }

  private switch(node: TSESTree.SwitchStatement, state: State, outcome: Outcome): State {
    const start = this.expression(node.discriminant, state, outcome);
    const inner = newOutcome();
    let current = dead;
    let end = node.cases.some((one) => one.test === null) ? dead : start;
    for (const one of node.cases) {
      current = this.statements(one.consequent, join(current, start), inner);
      end = joinAt(end, this.land(inner, 'break:'), 'branch', node);
    }
    this.forward(inner, outcome);
    return joinAt(end, current, 'branch', node);
  }

  private try(node: TSESTree.TryStatement, state: State, outcome: Outcome): State {
    const inner = newOutcome();
    this.tries++;
    let after = this.statements(node.block.body, state, inner);
    if (node.handler) {
      // What can fail: the access itself, every awaited call before a log, and the last statement.
      const before = withMask(state, state.mask & (Status.Before | Status.BeforeLogged));
      const entry = caught(join(join(inner.thrown, before), after));
      inner.thrown = dead;
      after = joinAt(after, this.statement(node.handler.body, entry, inner), 'catch', node.handler);
    }
    this.tries--;
    const { finalizer } = node;
    if (!finalizer) {
      this.forward(inner, outcome);
      return after;
    }
    const through = (s: State): State =>
      s.mask === 0 ? s : this.remembered(finalizer, s, outcome, (own) => this.statements(finalizer.body, s, own));
    for (const exit of inner.exits) outcome.exits.push({ ...exit, state: through(exit.state) });
    for (const [key, s] of inner.jumps) outcome.jumps.set(key, join(outcome.jumps.get(key) ?? dead, through(s)));
    outcome.thrown = join(outcome.thrown, through(inner.thrown));
    return through(after);
  }

  private loop(node: TSESTree.ForStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement, state: State, outcome: Outcome, label: string): State {
    const { result } = this.question;
    const over = node.type === 'ForOfStatement' || node.type === 'ForInStatement' ? node.right : undefined;
    const test = over === undefined ? (node as TSESTree.ForStatement).test : undefined;
    let entry = state;
    if (over) entry = this.expression(over, state, outcome);
    else if (node.type === 'ForStatement' && node.init) entry = this.statement(node.init, state, outcome);
    const endless = over === undefined && (!test || this.outcomeOf(test) === true);
    const empty = test ? emptyWhen(test, result, this.source) : { whenTrue: false, whenFalse: false };
    let head = entry;
    let body = dead;
    let broken = dead;
    for (let pass = 0; pass < 8; pass++) {
      const inner = newOutcome();
      const first = test && node.type !== 'DoWhileStatement' ? this.expression(test, head, inner) : head;
      body = this.statement(node.body, empty.whenTrue ? emptied(first) : first, inner);
      body = join(body, this.land(inner, 'continue:'));
      if (label) body = join(body, this.land(inner, `continue:${label}`));
      if (node.type === 'ForStatement' && node.update) body = this.expression(node.update, body, inner);
      if (node.type === 'DoWhileStatement' && test) body = this.expression(test, body, inner);
      broken = join(broken, this.land(inner, 'break:'));
      const next = join(head, body);
      if (next.mask === head.mask || pass === 7) {
        this.forward(inner, outcome);
        break;
      }
      head = next;
    }
    if (endless) return broken;
    if (node.type === 'DoWhileStatement') return join(empty.whenFalse ? emptied(body) : body, broken);
    const subject = over ?? test;
    if (this.iteratesRows(subject)) return join(this.zeroRows(entry, body), broken);
    const skipped = empty.whenFalse ? emptied(entry) : entry;
    return join(joinAt(body, skipped, 'loop', node), broken);
  }

  /** A loop over the rows, or over the ids the rows are read by: no round means no row. */
  private iteratesRows(subject: TSESTree.Node | null | undefined): boolean {
    const { result, access } = this.question;
    if (!subject) return false;
    if (access && subject.range[0] <= access.range[0] && access.range[1] <= subject.range[1]) return true;
    return mentions(subject, [result.rows, result.derived, result.inputs], this.source);
  }

  private zeroRows(entry: State, body: State): State {
    const decided = body.mask & (Status.Before | Status.BeforeLogged) ? entry.mask & ~(Status.Before | Status.BeforeLogged) : entry.mask;
    return join(body, emptied(withMask(entry, decided)));
  }

  private expression(node: TSESTree.Node, state: State, outcome: Outcome): State {
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

  private evaluate(node: TSESTree.Node, state: State, outcome: Outcome): State {
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

  private children(node: TSESTree.Node, state: State, outcome: Outcome): State {
    let after = state;
    for (const child of childNodes(node, this.source.visitorKeys)) after = this.expression(child, after, outcome);
    return after;
  }

  private holdsAccess(node: TSESTree.Node): boolean {
    const { access } = this.question;
    return access !== undefined && node.range[0] <= access.range[0] && access.range[1] <= node.range[1];
  }

  private access(state: State): State {
    this.reached = true;
    if (state.mask & (Status.Before | Status.Idle | Status.Due)) this.loggedBefore = false;
    if (state.mask & Status.BeforeLogged) this.everLogged = true;
    return accessed(state, this.question.result.usedOnTheSpot);
  }

  private log(state: State): State {
    if (state.mask & (Status.Idle | Status.Due)) this.everLogged = true;
    return logged(state);
  }

  private logical(node: TSESTree.LogicalExpression, state: State, outcome: Outcome): State {
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
  private standing(node: FunctionNode, state: State): State {
    if (this.question.index.marks(node) & Mark.Log) this.uncertainLog ??= node;
    return this.path.has(node) ? used(state) : state;
  }

  private call(node: TSESTree.CallExpression | TSESTree.NewExpression, start: State, outcome: Outcome): State {
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
  private namesLog(node: TSESTree.Node): boolean {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
    if (this.question.isLogName(this.source.getText(node))) return true;
    const local = this.question.index.marks(node) & Mark.Log ? this.question.index.functionOf(node) : undefined;
    return local !== undefined && this.question.alwaysLogs(local);
  }

  private callback(node: TSESTree.Node, call: TSESTree.Node, callee: TSESTree.Node, state: State, outcome: Outcome): State {
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
  private calledByLocal(callee: TSESTree.Node): boolean {
    return this.question.index.functionOf(callee) !== undefined;
  }

  /** Runs a callback where it stands: its returns go on after the call. */
  private inline(fn: FunctionNode, state: State, outcome: Outcome): State {
    const inner = newOutcome();
    const end = fn.body.type === 'BlockStatement' ? this.statement(fn.body, state, inner) : this.expression(fn.body, state, inner);
    outcome.thrown = join(outcome.thrown, inner.thrown);
    let after = end;
    for (const exit of inner.exits) after = joinAt(after, exit.state, 'branch', exit.node);
    return after;
  }
}
