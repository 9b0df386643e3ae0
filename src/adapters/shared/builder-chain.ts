import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap } from '../../ast/index.ts';
import type { BuilderStep } from './builder-run.ts';

/** Calls with which a promise is taken on: the builder has run. */
const SETTLES = new Set(['then', 'catch', 'finally']);

/** The calls chained to a value, and the outermost expression of the chain without `await`. */
export interface ChainAhead {
  steps: readonly BuilderStep[];
  top: TSESTree.Node;
  /** True when the chain ends in `then`, `catch` or `finally`. */
  settled: boolean;
}

/** Climbs from a value over the calls that are chained to it: `q` of `q.where(…).limit(10)`. */
export function chainFrom(value: TSESTree.Node): ChainAhead {
  const steps: BuilderStep[] = [];
  let top = withCasts(value);
  for (;;) {
    const member = top.parent;
    if (member?.type !== 'MemberExpression' || member.object !== top) return { steps, top, settled: false };
    const callee = withCasts(member);
    const call = callee.parent;
    const name = propertyName(member);
    if (call?.type !== 'CallExpression' || call.callee !== callee || name === undefined) return { steps, top, settled: false };
    if (SETTLES.has(name)) return { steps, top, settled: true };
    steps.push({ name, args: call.arguments, call, member, conditional: false });
    top = withCasts(call);
  }
}

/** The expression around a node that only casts it; stops at `await`. */
function withCasts(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const { parent } = current;
    if (!parent || unwrap(parent) === parent || (parent as { expression?: unknown }).expression !== current) return current;
    current = parent;
  }
}
