import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, resolveConstant, type SourceView, unwrap } from '../../ast/index.ts';
import type { Filter, FilterField } from '../../model/index.ts';

/** Names of helpers that answer who may see rows, never which record is meant. */
const SCOPE = /scope|access|permission|visib|readable|tenan|ownership|rbac|(?:^|[a-z])acl|polic/i;

/**
 * A filter that consists of nothing but scope helpers: `{ ...contactReadScope(user) }`,
 * `visibleTo(user)`. It ties the rows to a tenant or person and leaves their number open.
 */
export function scopeFilter(node: TSESTree.Node, source: SourceView): Filter | undefined {
  const value = resolveConstant(node, source);
  const parts = value.type === 'ObjectExpression' ? value.properties.map((member) => (member.type === 'SpreadElement' ? member.argument : undefined)) : [value];
  const fields = parts.map((part) => part && scopeField(part));
  if (fields.length === 0 || fields.includes(undefined)) return undefined;
  return { kind: 'fields', fields: fields as FilterField[], unique: false, open: true };
}

function scopeField(node: TSESTree.Node): FilterField | undefined {
  const call = unwrap(node.type === 'AwaitExpression' ? node.argument : node);
  if (call.type !== 'CallExpression') return undefined;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name !== undefined && SCOPE.test(name) ? { name, op: 'other', value: call, optional: false } : undefined;
}
