import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView } from '../../../ast/index.ts';
import type { Filter, RowBound } from '../../../model/index.ts';

/** One record by its key. */
export function byKey(name: string, value: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name, op: 'eq', ...(value ? { value } : {}), optional: false }], unique: true, open: false };
}

/** The records of a list of keys. */
export function byKeys(name: string, value: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name, op: 'in', ...(value ? { value } : {}), optional: false }], unique: false, open: false };
}

/** One condition. */
export function byField(name: string, value: TSESTree.Node | undefined, op: 'eq' | 'in' | 'other' = 'eq'): Filter {
  return { kind: 'fields', fields: [{ name, op, ...(value ? { value } : {}), optional: false }], unique: false, open: false };
}

/** As many rows as a list of keys has. */
export function listBound(list: TSESTree.Node | undefined, fallback: TSESTree.Node, source: SourceView): RowBound {
  const value = list && resolveConstant(list, source);
  if (value?.type === 'ArrayExpression' && value.elements.every((element) => element && element.type !== 'SpreadElement')) {
    return { kind: 'default', rows: value.elements.length, why: `the list names ${value.elements.length} records` };
  }
  return { kind: 'dynamic', node: list ?? fallback };
}

/** One row. */
export const oneRow = (why: string): RowBound => ({ kind: 'default', rows: 1, why });

/** The bound of a call that changes records instead of reading them. */
export const NO_ROWS: RowBound = { kind: 'default', rows: 0, why: 'a write answers no rows beyond those it changes' };
