import type { TSESTree } from '@typescript-eslint/types';
import type { ResultUse } from '../model/index.ts';
import type { Answer, Way } from './answer-way.ts';
import { ResultTrace } from './result-trace.ts';
import type { SourceView } from './source.ts';

const ROW: Way = [];
const ROWS: Way = ['[]'];
const PAIR: Way = ['0', '[]'];

/**
 * What the code does with the result of an access: which fields it reads, where whole rows go.
 * `node` is the call; `answers` tells whether it answers a list, the list with its total, or rows inside an answer of another shape.
 * Understands `await`, destructuring, `Promise.all`, `then`, array methods, `for … of`, containers.
 * What it does not follow makes `fields` unknown.
 */
export function resultUse(node: TSESTree.Node, answers: boolean | 'pair' | Way | Answer, source: SourceView): ResultUse {
  return resultUses({ values: [node] }, answers, source);
}

/** Where one answer is held: expressions that are it, names and patterns that get it. */
export interface Holders {
  values?: readonly TSESTree.Node[];
  targets?: readonly (TSESTree.Node | undefined)[];
  /** A call that gets it and is not followed. */
  passedTo?: TSESTree.Node;
}

/** As `resultUse`, for an answer that is held in several places. */
export function resultUses({ values = [], targets = [], passedTo }: Holders, answers: boolean | 'pair' | Way | Answer, source: SourceView): ResultUse {
  const answer: Answer = typeof answers === 'object' ? ('way' in answers ? answers : { way: answers }) : { way: answers === 'pair' ? PAIR : answers ? ROWS : ROW };
  const trace = new ResultTrace(answer, source);
  for (const value of values) {
    trace.hold(value, answer.way);
    trace.follow(value, answer.way);
  }
  for (const target of targets) if (target) trace.bind(target, answer.way);
  if (passedTo) trace.escape('argument', passedTo);
  return trace.use();
}
