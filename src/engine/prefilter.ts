import type { TSESTree } from '@typescript-eslint/types';
import type { ProjectView } from '../model/index.ts';
import { sinkReadersFor } from '../flow/index.ts';
import { accessDispatch, callName, collectCalls, collectedSinkNodes } from '../rulekit/index.ts';

/** What decides in a project which texts can hold something. */
type Known = Pick<ProjectView, 'clients' | 'externalServices'>;

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it. */
export function mayHoldFinding(text: string, project: Known): boolean {
  return accessDispatch(text, project.clients).size > 0 || sinkReadersFor(project).some(({ tokens }) => tokens.test(text));
}

/** False when no call of a parsed file can be an access or a sink; spares scope analysis and the rules. */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, project: Known, keys: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  const dispatch = accessDispatch(text, project.clients);
  const calls = collectCalls(ast, keys);
  if (dispatch.size > 0 && calls.some((node) => dispatch.has(callName(node) ?? ''))) return true;
  const readers = sinkReadersFor(project).filter(({ tokens }) => tokens.test(text));
  return readers.length > 0 && collectedSinkNodes(ast).some((node) => readers.some((reader) => reader.mayBe(node)));
}
