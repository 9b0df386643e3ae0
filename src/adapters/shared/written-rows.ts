import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView } from '../../ast/index.ts';
import { type Filter, type RowBound, unknown } from '../../model/index.ts';

/** A write as a builder makes it. */
export interface Write {
  creates: boolean;
  /** Whether it answers what it wrote. */
  returns: boolean;
  filter: Filter;
  /** What is inserted. */
  values?: TSESTree.Node | undefined;
}

/** How many rows a write answers: none beyond those it changes, and of these as many as the code shows. */
export function writtenRows({ creates, returns, filter, values }: Write, source: SourceView): RowBound {
  const value = creates && values ? resolveConstant(values, source) : undefined;
  if (value?.type === 'ObjectExpression') return { kind: 'default', rows: 1, why: 'one row is written' };
  if (!creates && filter.kind === 'fields' && filter.unique) return { kind: 'default', rows: 1, why: 'a write answers no rows beyond those it changes' };
  if (!returns) return { kind: 'default', rows: 0, why: 'a write answers no rows beyond those it changes' };
  const listed = value?.type === 'ArrayExpression' && value === values && value.elements.every((element) => element !== null && element.type !== 'SpreadElement') ? value.elements.length : undefined;
  return listed === undefined ? unknown('as many rows as are written') : { kind: 'default', rows: listed, why: 'the rows are written out' };
}
