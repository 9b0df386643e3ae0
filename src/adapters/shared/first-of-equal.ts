import type { Filter, RowBound } from '../../model/index.ts';

/** The bound of rows that equal a value and of which the code takes the first. */
export const FIRST_OF_EQUAL: RowBound = { kind: 'default', rows: 1, why: 'of the rows that equal a value only the first is used' };

/** A comparison with a value of run time that always applies: what is meant is a record. */
export function isEquality(filter: Filter): boolean {
  return filter.kind === 'fields' && filter.fields.some(({ op, value, optional }) => op === 'eq' && !optional && value !== undefined && value.type !== 'Literal');
}
