import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, propertyName } from '../../ast/index.ts';
import type { ChainedStep } from './builder-step.ts';

/** Calls with which a promise is taken on: the builder has run. */
const SETTLES = new Set(['then', 'catch', 'finally']);

/** The calls chained to a value, and the outermost expression of the chain without `await`. */
export interface ChainAhead {
  steps: readonly ChainedStep[];
  top: TSESTree.Node;
  /** True when the chain ends in `then`, `catch` or `finally`. */
  settled: boolean;
}

/** Climbs from a value over the calls that are chained to it: `q` of `q.where(…).limit(10)`. */
export function chainFrom(value: TSESTree.Node): ChainAhead {
  const steps: ChainedStep[] = [];
  let top = castsAround(value);
  for (;;) {
    const member = top.parent;
    if (member?.type !== 'MemberExpression' || member.object !== top) return { steps, top, settled: false };
    const callee = castsAround(member);
    const call = callee.parent;
    const name = propertyName(member);
    if (call?.type !== 'CallExpression' || call.callee !== callee || name === undefined) return { steps, top, settled: false };
    if (SETTLES.has(name)) return { steps, top, settled: true };
    steps.push({ name, args: call.arguments, call, member, conditional: false });
    top = castsAround(call);
  }
}
