import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, propertyName, resolveConstant, type SourceView, staticValue, unrollChain, unwrap } from '../../ast/index.ts';

/** `pgTable`, `mysqlView`, `sqliteTable`, and what `pgTableCreator` makes. */
const DECLARES = /^(?:pg|mysql|sqlite|singlestore|gel|mssql|cockroach)(?:Table|View|MaterializedView)$/;
const CREATOR = /^(?:pg|mysql|sqlite|singlestore|gel|mssql|cockroach)TableCreator$/;
/** Methods of `pgSchema('crm')`. */
const OF_SCHEMA = new Set(['table', 'view', 'materializedView']);

/** The name in `pgTable('customers', …)`, `crm.table('customers', …)`, `pgView('v').as(…)`; undefined for anything else. */
export function declaredTable(node: TSESTree.Node, source: SourceView): string | undefined {
  const { root, links } = unrollChain(node);
  const calls = [...(root.type === 'CallExpression' ? [root] : []), ...links.flatMap(({ call }) => (call ? [call] : []))];
  const [first] = calls;
  const call = calls.find((one) => {
    const name = calleeName(one);
    if (name === undefined) return false;
    return DECLARES.test(name) || (OF_SCHEMA.has(name) && ofSchema(one, source)) || isCreator(one, source);
  });
  const argument = call && (call === first || OF_SCHEMA.has(calleeName(call) ?? '')) ? call.arguments[0] : undefined;
  const text = argument && staticValue(argument, source);
  return text?.kind === 'known' && typeof text.value === 'string' ? text.value : undefined;
}

/** The name a call is made by: `eq` of `eq(…)` and of `ops.eq(…)`. */
export function calleeName(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
}

function ofSchema(call: TSESTree.CallExpression, source: SourceView): boolean {
  const owner = calledMember(call)?.object;
  const made = owner && resolveConstant(owner, source);
  if (made?.type === 'CallExpression') return /^(?:pg|mysql|singlestore|gel|mssql|cockroach)Schema$/.test(calleeName(made) ?? '');
  return made?.type === 'Identifier' && /schema$/i.test(made.name);
}

function isCreator(call: TSESTree.CallExpression, source: SourceView): boolean {
  const callee = unwrap(call.callee);
  const made = callee.type === 'Identifier' ? resolveConstant(callee, source) : undefined;
  return made?.type === 'CallExpression' && CREATOR.test(calleeName(made) ?? '');
}
