import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, type FunctionNode, type SourceView } from '../../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../../model/index.ts';
import { fileCalls } from '../calls.ts';
import { accessLogMatcher } from '../../flow/index.ts';
import { recordedByAction, saysAccess, saysFailure, saysSignIn } from './names.ts';
import { entryParts, type EntryParts, wordsOf } from './parts.ts';

/** A call that writes an entry of the access log. */
export interface LogCall {
  call: TSESTree.CallExpression;
  entry: AccessLogEntry;
  /** The function of the project that is called, where it is certain which; may stand in another file. */
  fn: FunctionNode | undefined;
  parts: EntryParts;
  /** Whether the entry is about something that was read, as the call or else the project's use of the function says. */
  records: 'reads' | 'writes';
  /** True when the entry says that somebody did not succeed. */
  ofFailure: boolean;
  /** True when the entry is about somebody signing in or out. */
  ofSignIn: boolean;
}

const byProgram = new WeakMap<TSESTree.Program, { project: ProjectView; calls: readonly LogCall[] }>();

/** The calls of a file that write the access log, in source order; one look serves all rules. */
export function logCalls(source: SourceView, project: ProjectView): readonly LogCall[] {
  const known = byProgram.get(source.ast);
  if (known?.project === project) return known.calls;
  const matches = accessLogMatcher(project, source);
  const calls = fileCalls(source).flatMap((call) => {
    const entry = call.type === 'CallExpression' ? matches(call) : undefined;
    return entry && call.type === 'CallExpression' ? [read(call, entry, source)] : [];
  });
  byProgram.set(source.ast, { project, calls });
  return calls;
}

function read(call: TSESTree.CallExpression, entry: AccessLogEntry, source: SourceView): LogCall {
  const fn = calledFunction(call, source);
  const parts = entryParts(call, fn, source);
  const words = (parts.parts.get('action') ?? []).flatMap((action) => wordsOf(action, source));
  const said = [...words, entry.name];
  return { call, entry, fn, parts, records: recordsOf(words, entry), ofFailure: said.some(saysFailure), ofSignIn: said.some(saysSignIn) };
}

/** The words of the action decide; without any, what the function is for. */
function recordsOf(words: readonly string[], entry: AccessLogEntry): LogCall['records'] {
  const said = new Set(words.map(recordedByAction));
  if (said.has('reads')) return 'reads';
  if (said.has('writes')) return 'writes';
  const own = recordedByAction(entry.name.slice(entry.name.lastIndexOf('.') + 1).replace(/^(?:log|record|write|save|add|create|append|insert|store|track|register|emit)/, ''));
  if (own !== undefined) return own;
  if (entry.records === 'reads') return 'reads';
  return words.length === 0 && saysAccess(entry.name) ? 'reads' : 'writes';
}
