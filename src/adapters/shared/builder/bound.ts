import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resolveConstant, type SourceView } from '../../../ast/index.ts';
import { type CatalogEntity, type Filter, type RowBound, unknown } from '../../../model/index.ts';
import { boundMember, argumentsOf } from '../object-arguments.ts';
import type { BuilderStep } from '../builder-step.ts';
import { isUniqueColumn } from './tables.ts';

/** A bound with the link that sets it. */
export interface LinkBound {
  link: BuilderStep;
  bound: RowBound;
}

/**
 * The bound that `limit(n)` and its like set. Knex ignores a limit that is no number, so that an
 * undefined one bounds nothing; 0 means no rows (3.x, `lib/query/querybuilder.js`).
 */
export function limitBound(node: TSESTree.Node | undefined, source: SourceView): RowBound {
  return node ? readRowBound(node, source, { undefinedIsUnlimited: true }) : { kind: 'none' };
}

/** Reads one link as a bound; undefined when it bounds nothing. */
export function boundLink(link: BuilderStep, source: SourceView): RowBound | undefined {
  if (link.name === 'limit') return limitBound(link.args[0], source);
  if (link.name === 'first') return { kind: 'default', rows: 1, why: '`first` answers one row' };
  // knex-paginate: https://github.com/felixmosh/knex-paginate
  if (link.name === 'paginate') {
    const bound = boundMember(argumentsOf(link.args[0], source), 'perPage', source);
    return bound.kind === 'none' ? { kind: 'default', rows: 10, why: 'knex-paginate answers 10 rows a page' } : bound;
  }
  return undefined;
}

/** The bound that holds where the query runs; one that only some paths set means nothing on the others. */
export function boundOf(bounds: readonly LinkBound[], opaque: string | undefined): RowBound {
  // `limit(undefined)` leaves an earlier limit as it is.
  const always = bounds.filter(({ link, bound }) => !link.conditional && bound.kind !== 'none');
  const last = always.at(-1);
  if (last) return last.bound;
  const sometimes = bounds.filter(({ bound }) => bound.kind !== 'none');
  const [first, second] = sometimes;
  if (opaque !== undefined) return unknown(opaque);
  if (first && second) return { kind: 'dynamic', node: first.link.call };
  return first ? { kind: 'meaningless', node: first.link.call, why: `\`.${first.link.name}()\` is only called on some paths` } : { kind: 'none' };
}

/** How many rows a filter by a unique key can match: one, or as many as a written-out list has. */
export function keyedBound(filter: Filter, entity: CatalogEntity | undefined, source: SourceView): RowBound | undefined {
  if (filter.kind !== 'fields') return undefined;
  if (filter.unique) return { kind: 'default', rows: 1, why: 'the filter names one record' };
  for (const { name, op, value, optional } of filter.fields) {
    const list = op === 'in' && !optional && value && isUniqueColumn(entity, name) ? resolveConstant(value, source) : undefined;
    if (list?.type !== 'ArrayExpression' || list.elements.some((element) => element?.type === 'SpreadElement')) continue;
    return { kind: 'default', rows: list.elements.length, why: `the filter lists ${list.elements.length} records` };
  }
  return undefined;
}
