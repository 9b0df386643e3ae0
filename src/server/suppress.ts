import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, TextEdit } from '../model/index.ts';
import type { SuppressParams } from '../protocol/index.ts';
import type { EngineWorkspace } from './engine.ts';

/**
 * The edit that suppresses one finding on its line, or undefined when no comment can stand there.
 * Where a comment is a comment depends on what surrounds the line (JSX text, a template, another
 * directive above), so each way of writing it is tried on the engine until one works.
 */
export function suppression(engine: EngineWorkspace, file: string, document: TextDocument, target: SuppressParams): TextEdit | undefined {
  const text = document.getText();
  const before = open(engine, file, text);
  return candidates(document, target).find((edit) => {
    const after = open(engine, file, text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]));
    return after !== undefined && before !== undefined && after.length < before.length && !after.some((finding) => isTarget(finding, target, before));
  });
}

/** Findings that count; undefined when the text cannot be parsed or checked. */
function open(engine: EngineWorkspace, file: string, text: string): readonly Finding[] | undefined {
  const { findings, problems } = engine.checkText(file, text);
  if (problems.some(({ kind }) => kind === 'syntax-error' || kind === 'internal-error')) return undefined;
  return findings.filter((finding) => finding.suppressed === null);
}

/** Statements that are alike share a fingerprint: then their number tells, not their presence. */
function isTarget(finding: Finding, { ruleId, fingerprint }: SuppressParams, before: readonly Finding[]): boolean {
  const same = (other: Finding): boolean => other.ruleId === ruleId && other.fingerprint === fingerprint;
  return same(finding) && before.filter(same).length === 1;
}

function candidates(document: TextDocument, { line, ruleId, reason }: SuppressParams): TextEdit[] {
  const start = document.offsetAt({ line, character: 0 });
  const content = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const code = content.replace(/\r?\n$/, '');
  const newline = content.slice(code.length) || '\n';
  const indent = /^\s*/.exec(code)?.[0] ?? '';
  const above = (comment: string): TextEdit => ({ range: [start, start], text: `${indent}${comment}${newline}` });
  const next = `eslint-disable-next-line ${ruleId} -- ${oneLine(reason)}`;
  const end = start + code.trimEnd().length;
  return [
    above(`// ${next}`),
    above(`{/* ${next} */}`),
    { range: [end, end], text: ` // eslint-disable-line ${ruleId} -- ${oneLine(reason)}` },
  ];
}

/** A reason must neither end the comment nor the line. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
}
