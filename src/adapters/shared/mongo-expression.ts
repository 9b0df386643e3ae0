import type { TSESTree } from '@typescript-eslint/types';
import { objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import type { FilterField } from '../../model/index.ts';

/** A condition that an expression states of a field. */
export interface ExpressedCondition {
  field: string;
  op: FilterField['op'];
  /** What the field is held against: a value, a variable of `$lookup`'s `let` (`'$$id'`). */
  against: TSESTree.Node;
}

const MAX_DEPTH = 4;

/**
 * The conditions of `$expr: { $and: [{ $eq: ['$customerId', '$$id'] }, …] }`; undefined where a part of it is
 * anything but a field held against something: https://www.mongodb.com/docs/manual/reference/operator/query/expr/
 */
export function expressedConditions(node: TSESTree.Node, source: SourceView, depth = 0): readonly ExpressedCondition[] | undefined {
  const view = objectView(node, source);
  const [member, ...more] = view?.members ?? [];
  if (!view || view.open || !member || more.length > 0 || member.optional || depth > MAX_DEPTH) return undefined;
  const list = resolveConstant(member.value, source);
  if (list.type !== 'ArrayExpression' || list.elements.some((element) => !element || element.type === 'SpreadElement')) return undefined;
  const parts = list.elements as TSESTree.Expression[];
  if (member.name === '$and') {
    const found = parts.map((part) => expressedConditions(part, source, depth + 1));
    return found.includes(undefined) ? undefined : found.flatMap((one) => one ?? []);
  }
  const [left, right] = parts;
  if (!left || !right || parts.length !== 2) return undefined;
  if (member.name === '$in') return held(left, right, 'in', source);
  if (member.name === '$eq') return held(left, right, 'eq', source) ?? held(right, left, 'eq', source);
  return /^\$(?:ne|[gl]te?)$/.test(member.name) ? (held(left, right, 'other', source) ?? held(right, left, 'other', source)) : undefined;
}

function held(side: TSESTree.Node, against: TSESTree.Node, op: FilterField['op'], source: SourceView): ExpressedCondition[] | undefined {
  const field = path(side, source);
  // Two fields of one document held against each other choose no value.
  return field === undefined ? undefined : [{ field, op: path(against, source) === undefined ? op : 'other', against }];
}

/** The field in `'$address.city'`; `'$$id'` is a variable. */
function path(node: TSESTree.Node, source: SourceView): string | undefined {
  const value = staticValue(node, source);
  return value.kind === 'known' && typeof value.value === 'string' && /^\$[^$]/.test(value.value) ? value.value.slice(1) : undefined;
}
