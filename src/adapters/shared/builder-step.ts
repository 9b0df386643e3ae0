import type { TSESTree } from '@typescript-eslint/types';
import { isForeign, type SourceView } from '../../ast/index.ts';

/** One thing done to a query builder: `.limit(20)`. */
export interface BuilderStep {
  name: string;
  args: readonly TSESTree.Node[];
  call: TSESTree.CallExpression;
  /** Only some paths to where the query runs take it. */
  conditional: boolean;
}

/** A step that is a link of a chain. */
export interface ChainedStep extends BuilderStep {
  member: TSESTree.MemberExpression;
}

/** True when a function of another file takes some of the steps: what they say is not changed here. */
export function takenElsewhere(steps: readonly BuilderStep[], source: SourceView): boolean {
  return steps.some(({ call }) => isForeign(call, source));
}
