import type { TSESTree } from '@typescript-eslint/types';
import { walk, writtenValues } from '../ast/index.ts';
import type { AccessLogEntry, LogSample } from '../model/index.ts';
import { sourceParser } from '../parse/index.ts';
import { callsIn, type ProjectText, recordsRead } from './access-logs.ts';
import { isTrial } from './read-conventions.ts';

/** Samples that are kept of one access log, and calls that are looked at for them. */
const KEPT = 3;
const ASKED = 8;
/** Longest call that serves as a sample. */
const LONGEST = 1500;

/**
 * How the access logs of a project are called in its code: of each a few calls, those that record a
 * read first. Only the calls themselves are parsed, and few of them.
 */
export function accessLogSamples(entries: readonly AccessLogEntry[], sources: Iterable<ProjectText>): LogSample[] {
  const asked = entries.filter(({ kind }) => kind === 'function').map((entry) => ({ entry, reads: [] as LogSample[], others: [] as LogSample[], looked: 0 }));
  if (asked.length === 0) return [];
  for (const source of sources) {
    if (isTrial(source.file)) continue;
    for (const one of asked) {
      if (one.reads.length >= KEPT || one.looked >= ASKED) continue;
      for (const { at, line, text } of callsIn(one.entry, source)) {
        if (one.looked >= ASKED) break;
        const call = parsedCall(source.text.slice(at, at + LONGEST));
        const values = call && writtenValues(call.node, call.text);
        const reads = recordsRead(one.entry, text);
        if (!reads || !values) one.looked++;
        if (!values || values.length === 0) continue;
        const sample: LogSample = { name: one.entry.name, file: source.file, line, reads, awaited: /\bawait\s+(?:[\w$.]+\.)?$/.test(source.text.slice(Math.max(0, at - 80), at)), values };
        (reads ? one.reads : one.others).push(sample);
      }
    }
  }
  return asked.flatMap(({ reads, others }) => [...reads, ...others].slice(0, KEPT));
}

/** The arguments from an opening parenthesis on, read as a call of their own. */
function parsedCall(text: string): { node: TSESTree.CallExpression; text: string } | undefined {
  const end = closing(text);
  if (end === undefined) return undefined;
  const code = `f${text.slice(0, end)}`;
  const outcome = sourceParser().parse(`async () => ${code}`, 'sample.ts');
  if (!outcome.ok) return undefined;
  let node: TSESTree.CallExpression | undefined;
  walk(outcome.source.ast, (inner) => {
    if (!node && inner.type === 'CallExpression') node = inner;
    return node ? false : undefined;
  });
  return node && { node, text: `async () => ${code}` };
}

/** The end of the first call in a text, by counting brackets outside of texts. */
function closing(text: string): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === "'" || letter === '"' || letter === '`') quote = letter;
    else if (letter === '(') depth++;
    else if (letter === ')' && --depth === 0) return at + 1;
  }
  return undefined;
}
