import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, propertyName, type SourceView, unwrap } from '../../ast/index.ts';

/** Marks an operator among the keys of conditions, so that no field of that name is meant. */
const MARK = '@';
/** Operator strings of version 4, which version 5 still takes as `operatorsAliases`. */
const OLD = /^\$(?:and|or|not|eq|ne|gte?|lte?|in|notIn|like|notLike|iLike|notILike|regexp|between|notBetween|is|col|any|all|contains|contained|overlap|startsWith|endsWith|substring)$/;

/** The operator behind a key: `or` of `[Op.or]`, `[Sequelize.Op.or]` and `$or`; undefined for a field. */
export function operatorOf(name: string): string | undefined {
  return name.startsWith(MARK) ? name.slice(1) : OLD.test(name) ? name.slice(1) : undefined;
}

/** A key of conditions: a field's name, or an operator behind its mark. Operators are symbols, so they never overwrite a field. */
function conditionKey(node: TSESTree.Property | TSESTree.MemberExpression): string | undefined {
  const key = node.type === 'Property' ? node.key : node.property;
  const name = propertyName(node);
  if (name !== undefined || !node.computed) return name;
  const symbol = unwrap(key);
  const owner = symbol.type === 'MemberExpression' ? unwrap(symbol.object) : undefined;
  const holder = owner?.type === 'Identifier' ? owner.name : owner?.type === 'MemberExpression' ? propertyName(owner) : undefined;
  const operator = symbol.type === 'MemberExpression' ? propertyName(symbol) : undefined;
  return operator !== undefined && holder !== undefined && /^(?:Op|Operators?|op)$/.test(holder) ? `${MARK}${operator}` : undefined;
}

/** An object of conditions with `[Op.or]` and its like readable. */
export function conditionsView(node: TSESTree.Node, source: SourceView): ObjectView | undefined {
  return objectView(node, source, conditionKey);
}
