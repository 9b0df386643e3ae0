import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resolveConstant, type SourceView, staticValue, textOf, unwrap } from '../../ast/index.ts';
import { type RowBound, unknown } from '../../model/index.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { isPagedThrough, everyPage } from '../shared/paging.ts';
import { referencedTable } from './conditions.ts';
import type { Request } from './follow.ts';

/** The `max-rows` with which Supabase sets up a project, hosted or by its CLI; it holds for embedded resources too. */
export const SERVER_CAP: RowBound = { kind: 'default', rows: 1000, why: 'Supabase answers at most 1,000 rows unless the project raises max-rows' };
/** PostgREST on its own has no `max-rows` until somebody sets one. */
export const SERVER_DECIDES: RowBound = unknown('the max-rows of the PostgREST server decides');

/** True when the request answers one row or an error. */
export function answersOne({ links }: Request): boolean {
  return links.some(({ name, conditional }) => !conditional && (name === 'single' || name === 'maybeSingle'));
}

/** The bound that `limit` and `range` set on the table, or on the resource read along that goes by one of `names`. */
export function boundOf(request: Request, hosted: boolean, source: SourceView, names?: readonly string[]): RowBound {
  const otherwise = hosted ? SERVER_CAP : SERVER_DECIDES;
  const bounds = request.links.flatMap((link) => {
    if (link.name !== 'limit' && link.name !== 'range') return [];
    const of = referencedTable(link.args[link.name === 'limit' ? 1 : 2], source);
    if (names ? of !== undefined && of !== null && !names.includes(of) : typeof of === 'string') return [];
    if (names && of === undefined) return [];
    return [{ link, bound: of === null ? unknown('the table that the bound is for is chosen at run time') : linkBound(link, source) }];
  });
  const certain = bounds.filter(({ link }) => !link.conditional).at(-1);
  // Where the client sends no bound, or one that is none, the server's own still holds.
  if (certain) return certain.bound ?? otherwise;
  const [first, second] = bounds;
  return first && second ? { kind: 'dynamic', node: first.link.call } : otherwise;
}

/** Undefined for a bound that the server would not understand. */
function linkBound(link: BuilderStep, source: SourceView): RowBound | undefined {
  const [first, last] = link.args;
  if (!first) return undefined;
  if (link.name === 'range') return last ? rangeBound(link, first, last, source) : undefined;
  const bound = readRowBound(first, source, { undefinedIsUnlimited: true });
  return bound.kind === 'none' || bound.kind === 'meaningless' || bound.kind === 'unknown' ? undefined : bound;
}

/** `range(from, to)` includes both ends. */
function rangeBound(link: BuilderStep, first: TSESTree.Node, last: TSESTree.Node, source: SourceView): RowBound {
  if (isPagedThrough(link.call, first, source)) return everyPage(link.call);
  const size = combine(sum(last, source), sum(first, source), -1);
  if (size.terms.size === 0) return { kind: 'literal', rows: Math.max(0, size.constant + 1), node: last };
  const [only] = size.terms.size === 1 && size.constant === -1 ? [...size.terms.values()] : [];
  return only?.times === 1 ? readRowBound(only.node, source) : { kind: 'dynamic', node: last };
}

/** A sum of expressions by their text, and a number. */
interface Sum {
  terms: ReadonlyMap<string, { node: TSESTree.Node; times: number }>;
  constant: number;
}

function sum(node: TSESTree.Node, source: SourceView, depth = 0): Sum {
  const fixed = staticValue(node, source);
  if (fixed.kind === 'known' && typeof fixed.value === 'number') return { terms: new Map(), constant: fixed.value };
  const value = unwrap(node);
  const parts = depth < 8 && value.type === 'BinaryExpression' ? value : undefined;
  if (parts && (parts.operator === '+' || parts.operator === '-')) {
    return combine(sum(parts.left, source, depth + 1), sum(parts.right, source, depth + 1), parts.operator === '+' ? 1 : -1);
  }
  const resolved = resolveConstant(value, source);
  if (depth < 8 && resolved !== value && resolved.type === 'BinaryExpression' && (resolved.operator === '+' || resolved.operator === '-')) return sum(resolved, source, depth + 1);
  const named = resolved.type === 'BinaryExpression' ? resolved : value;
  return { terms: new Map([[textOf(source, named), { node: value, times: 1 }]]), constant: 0 };
}

function combine(one: Sum, other: Sum, sign: 1 | -1): Sum {
  const terms = new Map(one.terms);
  for (const [text, { node, times }] of other.terms) {
    const total = (terms.get(text)?.times ?? 0) + sign * times;
    if (total === 0) terms.delete(text);
    else terms.set(text, { node, times: total });
  }
  return { terms, constant: one.constant + sign * other.constant };
}
