import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../../ast/index.ts';
import { emptyWhen } from './emptiness.ts';
import { ExpressionInterpreter } from './expressions.ts';
import { Mark } from './file-index.ts';
import { countsAtLeastOnce, isNeverEmpty } from './never-empty.ts';
import { type Exit, MAX_DEPTH, newOutcome, type Outcome } from './question.ts';
import { caught, dead, emptied, isOpen, join, joinAt, type State, Status, withMask } from './state.ts';

/** Abstract interpreter of one function: which statuses every path has where it leaves. */
export class Interpreter extends ExpressionInterpreter {
  private readonly memo = new Map<TSESTree.Node, Map<number, { state: State; outcome: Outcome }>>();

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

  /** Applies the ways out of a statement that changes no status; undefined when it has to be interpreted. */
  private skip(node: TSESTree.Node, state: State, outcome: Outcome): State | undefined {
    const passive = isOpen(state) ? (this.question.index.marks(node) & Mark.Log) === 0 && !this.path.has(node) : !this.holdsAccess(node);
    if (!passive) return undefined;
    const skeleton = this.question.skeletons.of(node);
    if (!skeleton.simple) return undefined;
    // An exit matters when something is owed there, or when it goes on: in a `finally`, or after the call that runs a callback.
    if (this.tries > 0 || this.inlined > 0 || state.mask & (Status.Idle | Status.Due)) for (const exit of skeleton.returns) outcome.exits.push({ kind: 'return', node: exit, state });
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

  protected override statement(node: TSESTree.Node, state: State, outcome: Outcome, label = ''): State {
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
    if (isNeverEmpty(over, this.source) || (node.type === 'ForStatement' && countsAtLeastOnce(node))) return join(body, broken);
    if (node.type === 'DoWhileStatement') return join(empty.whenFalse ? emptied(body) : body, broken);
    const subject = over ?? test;
    if (this.iteratesRows(subject)) return join(this.zeroRows(entry, body), broken);
    const skipped = empty.whenFalse ? emptied(entry) : entry;
    return join(joinAt(body, skipped, 'loop', node), broken);
  }
}
