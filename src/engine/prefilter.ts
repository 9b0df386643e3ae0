import type { TSESTree } from '@typescript-eslint/types';
import type { AccessLogEntry, ProjectView } from '../model/index.ts';
import { exportSinkText, mayHoldSinks, sinkReadersFor } from '../flow/index.ts';
import { accessDispatch, callName, collectCalls, collectedSinkNodes } from '../rulekit/index.ts';

/** What the pre-filter must know of a project: its own data clients, the third parties it knows, and the functions that write its access log. */
export type FilterFacts = Pick<ProjectView, 'clients' | 'externalServices' | 'sinks' | 'accessLogs'>;

/** False when the text cannot hold a finding of any rule: no adapter's and no sink's token is in it, nor the name of an access-log function. */
export function mayHoldFinding(text: string, { clients, externalServices, sinks, accessLogs }: FilterFacts): boolean {
  return accessDispatch(text, clients).size > 0 || sinkReadersFor({ externalServices, sinks }).some((reader) => mayHoldSinks(reader, text)) || exportSinkText.test(text) || mayWriteAccessLog(text, accessLogs);
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

/**
 * False when nothing in a parsed file can be an access, a sink or an entry of the access log; spares
 * scope analysis and the rules. A file that declares a writer of the log is judged for how that one fails.
 */
export function mayHoldCandidate(ast: TSESTree.Program, text: string, { clients, externalServices, sinks, accessLogs }: FilterFacts, keys: Readonly<Record<string, readonly string[] | undefined>>, file?: string): boolean {
  const dispatch = accessDispatch(text, clients);
  const calls = collectCalls(ast, keys);
  // What other modules read may be taken out here.
  if (calls.length > 0 && exportSinkText.test(text)) return true;
  if (file !== undefined && accessLogs.some((entry) => entry.file === file)) return true;
  const writers = writerNames(accessLogs);
  if ((dispatch.size > 0 || writers.size > 0) && calls.some((node) => dispatch.has(callName(node) ?? '') || writers.has(callName(node) ?? ''))) return true;
  const readers = sinkReadersFor({ externalServices, sinks }).filter((reader) => mayHoldSinks(reader, text));
  return readers.length > 0 && collectedSinkNodes(ast).some((node) => readers.some((reader) => reader.mayBe(node)));
}
