import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../ast/index.ts';
import { adapters } from '../adapters/index.ts';
import { logSinkTokens, mayBeLogSink } from '../flow/index.ts';
import { accessDispatch, accessName } from '../rulekit/index.ts';

const tokens = [...new Set([...adapters.flatMap((adapter) => adapter.tokens), ...logSinkTokens])].sort((a, b) => a.length - b.length);
const pattern = new RegExp(minimal(tokens).map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));

/** Tokens that contain another one add nothing to an alternation. */
function minimal(all: readonly string[]): string[] {
  return all.filter((token) => !all.some((other) => other !== token && token.includes(other)));
}

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it. */
export function mayHoldFinding(text: string): boolean {
  return pattern.test(text);
}

/** False when no call of a parsed file can be an access or a sink; spares scope analysis and the rules. */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, keys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  let answer = false;
  const dispatch = accessDispatch(text);
  walk(
    ast,
    (node) => {
      if (answer) return false;
      if (node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression') {
        const name = accessName(node);
        answer = name !== undefined && (dispatch.has(name) || (node.type === 'CallExpression' && carriesValue(node) && mayBeLogSink(name, node)));
      }
      return undefined;
    },
    keys,
  );
  return answer;
}

/** A call that is given nothing but texts written in the source cannot disclose anything. */
function carriesValue(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
}
