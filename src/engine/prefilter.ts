import type { TSESTree } from '@typescript-eslint/types';
import type { AccessLogEntry, InHouseClient } from '../model/index.ts';
import { logSinkTokens, mayBeLogSink } from '../flow/index.ts';
import { accessDispatch, callName, collectCalls } from '../rulekit/index.ts';

const logTokens = new RegExp(logSinkTokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));

/** What the pre-filter must know of a project: its own data clients, and the functions that write its access log. */
export interface FilterFacts {
  readonly clients: readonly InHouseClient[];
  readonly accessLogs: readonly AccessLogEntry[];
}

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it, nor the name of an access-log function. */
export function mayHoldFinding(text: string, { clients, accessLogs }: FilterFacts): boolean {
  return accessDispatch(text, clients).size > 0 || logTokens.test(text) || mayWriteAccessLog(text, accessLogs);
}

/** False when the text names none of the functions that write the access log. */
export function mayWriteAccessLog(text: string, accessLogs: readonly AccessLogEntry[]): boolean {
  for (const name of writerNames(accessLogs)) if (text.includes(name)) return true;
  return false;
}

const names = new WeakMap<readonly AccessLogEntry[], ReadonlySet<string>>();

/** The last names of the functions and methods that write the access log. */
function writerNames(accessLogs: readonly AccessLogEntry[]): ReadonlySet<string> {
  let known = names.get(accessLogs);
  if (!known) names.set(accessLogs, (known = new Set(accessLogs.flatMap(({ kind, name }) => (kind === 'function' ? [name.slice(name.lastIndexOf('.') + 1)] : [])))));
  return known;
}

/** False when no call of a parsed file can be an access, a sink or an entry of the access log; spares scope analysis and the rules. */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, { clients, accessLogs }: FilterFacts, keys: Readonly<Record<string, readonly string[] | undefined>>, file?: string): boolean {
  const dispatch = accessDispatch(text, clients);
  const writers = writerNames(accessLogs);
  // The file that declares a writer is judged for how the writer fails.
  if (file !== undefined && accessLogs.some((entry) => entry.file === file)) return true;
  return collectCalls(ast, keys).some((node) => {
    const name = callName(node);
    if (name === undefined) return false;
    return dispatch.has(name) || writers.has(name) || (node.type === 'CallExpression' && carriesValue(node) && mayBeLogSink(name, node));
  });
}

/** A call that is given nothing but texts written in the source cannot disclose anything. */
function carriesValue(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
}
