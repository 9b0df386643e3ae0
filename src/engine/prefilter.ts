import type { TSESTree } from '@typescript-eslint/types';
import type { InHouseClient } from '../model/index.ts';
import { exportSinkText, logSinkTokens, mayBeLogSink } from '../flow/index.ts';
import { accessDispatch, callName, collectCalls } from '../rulekit/index.ts';

const logTokens = new RegExp(logSinkTokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it. */
export function mayHoldFinding(text: string, clients: readonly InHouseClient[]): boolean {
  return accessDispatch(text, clients).size > 0 || logTokens.test(text) || exportSinkText.test(text);
}

/** False when no call of a parsed file can be an access or a sink; spares scope analysis and the rules. */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, clients: readonly InHouseClient[], keys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  const dispatch = accessDispatch(text, clients);
  // What other modules read may be taken out here.
  if (exportSinkText.test(text)) return collectCalls(ast, keys).length > 0;
  return collectCalls(ast, keys).some((node) => {
    const name = callName(node);
    if (name === undefined) return false;
    return dispatch.has(name) || (node.type === 'CallExpression' && carriesValue(node) && mayBeLogSink(name, node));
  });
}

/** A call that is given nothing but texts written in the source cannot disclose anything. */
function carriesValue(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
}
