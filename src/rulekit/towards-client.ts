import type { TSESTree } from '@typescript-eslint/types';
import { resultUse, type SourceView } from '../ast/index.ts';
import type { DataAccess, ResultUse } from '../model/index.ts';

/** Whether the record is handed to something that answers a client: `res.json(user)`, `reply.send(user)`, a component. */
export function leavesTowardsClient({ result: { through, exits } }: DataAccess): boolean {
  return (exits ?? (through ? [through] : [])).some(answersClient);
}

function answersClient(through: TSESTree.Node): boolean {
  if (through.type === 'JSXExpressionContainer' || through.type === 'JSXSpreadAttribute') return true;
  if (through.type !== 'CallExpression' || through.callee.type !== 'MemberExpression') return false;
  const { property } = through.callee;
  return property.type === 'Identifier' && /^(json|jsonp|send|render|reply|status|end|write|success|ok)$/.test(property.name);
}

/** How what was read leaves the function in which the access is told: what another function reads for it leaves as that one's answer. */
export function escapeOf({ via, node, result }: DataAccess, source: SourceView): ResultUse['escapes'] {
  return via && node.type === 'CallExpression' ? resultUse(node, true, source).escapes : result.escapes;
}
