import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../model/index.ts';
import type { SuppressParams } from '../protocol/index.ts';
import type { EngineWorkspace } from './engine.ts';

/**
 * The edit that suppresses one finding on its line, or its rule in the whole file; undefined when no
 * comment can stand there.
 * Where a comment is a comment depends on what surrounds the line (JSX text, a template, another
 * directive above), so each way of writing it is tried on the engine until one works: the finding
 * must be there still, marked as suppressed, and nothing else may have changed.
 */
export function suppression(engine: EngineWorkspace, file: string, document: TextDocument, target: SuppressParams): TextEdit | undefined {
  const text = document.getText();
  const before = tally(engine, file, text, target.ruleId);
  const whole = target.whole === 'file';
  return (whole ? atTop(text, target) : candidates(document, target)).find((edit) => {
    const after = tally(engine, file, text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]), target.ruleId);
    if (!before || !after) return false;
    const hidden = before.open - after.open;
    return hidden > 0 && (!whole || after.open === 0) && hidden === after.suppressed - before.suppressed && before.others === after.others;
  });
}

/** How many findings of the rule count, how many are suppressed, and how many of other rules count; undefined when the text cannot be checked. */
function tally(engine: EngineWorkspace, file: string, text: string, ruleId: string): { open: number; suppressed: number; others: number } | undefined {
  const { findings, problems } = engine.checkText(file, text);
  if (problems.some(({ kind }) => kind === 'syntax-error' || kind === 'internal-error')) return undefined;
  const ofRule = (finding: Finding): boolean => finding.ruleId === ruleId;
  const counts = (finding: Finding): boolean => finding.suppressed === null;
  return {
    open: findings.filter((finding) => ofRule(finding) && counts(finding)).length,
    suppressed: findings.filter((finding) => ofRule(finding) && !counts(finding)).length,
    others: findings.filter((finding) => !ofRule(finding) && counts(finding)).length,
  };
}

function candidates(document: TextDocument, { line, ruleId, reason, until }: SuppressParams): TextEdit[] {
  const start = document.offsetAt({ line, character: 0 });
  const content = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const code = content.replace(/\r?\n$/, '');
  const newline = content.slice(code.length) || '\n';
  const indent = /^\s*/.exec(code)?.[0] ?? '';
  const above = (comment: string): TextEdit => ({ range: [start, start], text: `${indent}${comment}${newline}` });
  const why = reasonOf({ reason, until });
  const next = `eslint-disable-next-line ${ruleId} -- ${why}`;
  const end = start + code.trimEnd().length;
  const behind: TextEdit = { range: [end, end], text: ` // eslint-disable-line ${ruleId} -- ${why}` };
  const ways = [above(`// ${next}`), above(`{/* ${next} */}`), behind];
  // A directive above speaks of the line below it: nothing may come between the two.
  return NEXT_LINE.test(lineAbove(document, line)) ? [behind] : ways;
}

/** Behind what must come first: a line that starts a shell, and a head of the file's own; else before that head. */
function atTop(text: string, { ruleId, reason, until }: SuppressParams): TextEdit[] {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const comment = `/* eslint-disable ${ruleId} -- ${reasonOf({ reason, until })} */${newline}`;
  const shell = /^(?:#!.*(?:\r?\n|$))?/.exec(text)?.[0].length ?? 0;
  const head = /^\s*\/\*[^]*?\*\/[^\S\r\n]*\r?\n/.exec(text.slice(shell))?.[0].length ?? 0;
  return [...new Set([shell + head, shell])].map((at) => ({ range: [at, at], text: comment }));
}

const reasonOf = ({ reason, until }: Pick<SuppressParams, 'reason' | 'until'>): string => `${oneLine(reason)}${until === undefined ? '' : ` (until ${until})`}`;

/** Directives of ESLint, oxlint, Biome, Prettier and TypeScript that hold for the next line. */
const NEXT_LINE = /(?:eslint|oxlint)-disable-next-line|biome-ignore|prettier-ignore|@ts-(?:ignore|expect-error)/;

function lineAbove(document: TextDocument, line: number): string {
  return line === 0 ? '' : document.getText({ start: { line: line - 1, character: 0 }, end: { line, character: 0 } });
}

/** A reason must neither end the comment nor the line. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
}
