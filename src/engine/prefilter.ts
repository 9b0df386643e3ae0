import type { TSESTree } from '@typescript-eslint/types';
import type { InHouseClient } from '../model/index.ts';
import { sinkReaders } from '../flow/index.ts';
import { accessDispatch, callName, collectCalls, collectedSinkNodes } from '../rulekit/index.ts';

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it. */
export function mayHoldFinding(text: string, clients: readonly InHouseClient[]): boolean {
  return accessDispatch(text, clients).size > 0 || sinkReaders.some(({ tokens }) => tokens.test(text));
}

/** False when no call of a parsed file can be an access or a sink; spares scope analysis and the rules. */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, clients: readonly InHouseClient[], keys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  const dispatch = accessDispatch(text, clients);
  const calls = collectCalls(ast, keys);
  if (dispatch.size > 0 && calls.some((node) => dispatch.has(callName(node) ?? ''))) return true;
  const readers = sinkReaders.filter(({ tokens }) => tokens.test(text));
  return readers.length > 0 && collectedSinkNodes(ast).some((node) => readers.some((reader) => reader.mayBe(node)));
}
