import type { TSESTree } from '@typescript-eslint/types';
import type { DialectEdit, TextEdit } from '../model/index.ts';
import { fileOf, isForeign } from './modules.ts';
import type { SourceView } from './source.ts';

/** The innermost statement around a node that stands in a list of statements, so that another can be put before it. */
export function listedStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'BlockStatement' || parent.type === 'Program' || (parent.type === 'SwitchCase' && parent.test !== current)) return current;
  }
  return undefined;
}

/** Puts a statement on a line of its own before another one; undefined where that stands in another file. */
export function insertStatement(before: TSESTree.Node, code: string, source: SourceView): TextEdit | undefined {
  if (isForeign(before, source)) return undefined;
  const [at] = before.range;
  const lineStart = source.text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^\s*/.exec(source.text.slice(lineStart, at))?.[0] ?? '';
  return { range: [at, at], text: `${code}${source.text.includes('\r\n') ? '\r\n' : '\n'}${indent}` };
}

/** Puts text around an expression where it stands, a shorthand property written out; undefined where that is another file. */
export function wrapExpression(node: TSESTree.Node, before: string, after: string, source: SourceView): DialectEdit | undefined {
  if (isForeign(node, source)) return undefined;
  const { parent } = node;
  const code = `${before}${source.getText(node)}${after}`;
  const isShorthand = parent?.type === 'Property' && parent.shorthand && parent.value === node;
  return { code, edits: [{ range: node.range, text: isShorthand ? `${source.getText(node)}: ${code}` : code }] };
}

/** True for a file of JavaScript, where an annotation would be an error. */
export function isScript(source: SourceView): boolean {
  return /\.[cm]?jsx?$/.test(fileOf(source.ast) ?? '');
}
