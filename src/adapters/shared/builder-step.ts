import type { TSESTree } from '@typescript-eslint/types';

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
