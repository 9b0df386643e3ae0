import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, importOrigin, outermostWrapper, type SourceView, unwrap } from '../../ast/index.ts';

/** Calls that take a text of Drizzle as a part of a statement, or keep it: builders, conditions, columns, schemas. */
const TAKES_PART =
  /^(?:as|from|where|having|set|values|select\w*|with|\$with|\$count|\w*Join\w*|in[A-Z]\w*|not[A-Z]\w*|not|exists|and|or|eq|ne|gte?|lte?|i?like|between|array\w+|orderBy|groupBy|on|onConflict\w*|union\w*|intersect\w*|except\w*|asc|desc|count\w*|sum\w*|avg\w*|min|max|default\w*|\$default\w*|\$onUpdate\w*|generatedAlwaysAs|check|using|join|append|raw|push|unshift|concat|get\w*Columns|returning|index|uniqueIndex)$/;

/**
 * The call that a statement of Drizzle's `sql` is handed to, so that it runs there: a wrapper of the
 * project's own (`` db.executeOnReplica(sql`SELECT …`) ``, `` await runReport(sql`SELECT …`) ``).
 * Undefined for a text that becomes a part of another statement.
 */
export function runsHandedTag(node: TSESTree.TaggedTemplateExpression, source: SourceView): TSESTree.CallExpression | undefined {
  if (!isDrizzleTag(node, source)) return undefined;
  const place = outermostWrapper(node);
  const call = place.parent;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== place) return undefined;
  const callee = unwrap(call.callee);
  const name = calledMember(call)?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
  if (name === undefined || TAKES_PART.test(name)) return undefined;
  if (callee.type === 'Identifier' && importOrigin(callee, source)?.module.startsWith('drizzle-orm')) return undefined;
  return isWaitedFor(call) ? call : undefined;
}

/** True for `` sql`…` `` of drizzle-orm. */
export function isDrizzleTag(node: TSESTree.Node, source: SourceView): boolean {
  const tag = node.type === 'TaggedTemplateExpression' ? unwrap(node.tag) : undefined;
  return tag?.type === 'Identifier' && importOrigin(tag, source)?.module === 'drizzle-orm';
}

/** `await f(…)`, `return f(…)`, `f(…).then(…)`, an element of `Promise.all([…])`: something is run. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  const place = outermostWrapper(call);
  for (let current: TSESTree.Node = call; current !== place && current.parent; current = current.parent) if (current.parent.type === 'AwaitExpression') return true;
  switch (place.parent?.type) {
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return true;
    case 'ArrayExpression':
      return place.parent.parent.type === 'CallExpression' && /^all/.test(calledMember(place.parent.parent)?.name ?? '');
    case 'MemberExpression':
      return place.parent.object === place && place.parent.property.type === 'Identifier' && /^(?:then|catch|finally)$/.test(place.parent.property.name);
    default:
      return false;
  }
}
