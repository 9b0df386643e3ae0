import type { TSESTree } from '@typescript-eslint/types';
import type { DialectEdit, TextEdit } from '../model/index.ts';
import { objectProperty } from './property.ts';
import type { SourceView } from './source.ts';

/**
 * Adds or replaces one property of an argument object, in the layout the object has. Without an
 * object the argument at `index` (or a new one) becomes `{ key: value }`.
 */
export function setArgumentProperty(
  call: TSESTree.CallExpression,
  object: TSESTree.ObjectExpression | undefined,
  key: string,
  value: string,
  source: SourceView,
  index = 0,
): DialectEdit {
  const code = `${key}: ${value}`;
  if (object) {
    const present = objectProperty(object, key).property;
    return { code, edits: [present ? { range: present.range, text: code } : insertProperty(object, code, source)] };
  }
  const argument = call.arguments[index];
  if (argument) return { code, edits: [{ range: argument.range, text: `{ ${code} }` }] };
  const close = call.range[1] - 1;
  return { code, edits: [{ range: [close, close], text: `${call.arguments.length > 0 ? ', ' : ''}{ ${code} }` }] };
}

/** Adds a property at the end of an object literal, on a line of its own where the others are. */
export function insertProperty(object: TSESTree.ObjectExpression, code: string, source: SourceView): TextEdit {
  const last = object.properties.at(-1);
  if (!last) return { range: object.range, text: `{ ${code} }` };
  const multiline = source.text.slice(object.range[0], last.range[0]).includes('\n');
  if (!multiline) return { range: [last.range[1], last.range[1]], text: `, ${code}` };
  const lineStart = source.text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(source.text.slice(lineStart))?.[0] ?? '';
  const eol = source.text.includes('\r\n') ? '\r\n' : '\n';
  return { range: [last.range[1], last.range[1]], text: `,${eol}${indent}${code}` };
}
