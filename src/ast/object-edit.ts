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
    const { property: present, open } = objectProperty(object, key);
    if (present && !open) return { code, edits: [{ range: present.range, text: code }] };
    // A spread behind the property could put its own value back: it moves to the end.
    const next = present && object.properties[object.properties.indexOf(present) + 1];
    const cut: TextEdit[] = present && next ? [{ range: [present.range[0], next.range[0]], text: '' }] : [];
    return { code, edits: [...cut, insertProperty(object, code, source)] };
  }
  const argument = call.arguments[index];
  if (argument) return { code, edits: [{ range: argument.range, text: `{ ${code} }` }] };
  // Behind the last argument, not before the parenthesis: a comma may trail there.
  const last = call.arguments.at(-1);
  const at = last ? last.range[1] : call.range[1] - 1;
  return { code, edits: [{ range: [at, at], text: `${last ? ', ' : ''}{ ${code} }` }] };
}

/** Where conditions of a call stand: an argument that holds them, or a property of it. */
export interface ConditionPlace {
  call: TSESTree.CallExpression;
  /** The object that holds them, or that holds the property; undefined where there is none yet. */
  object: TSESTree.ObjectExpression | undefined;
  /** Name of the property: `where`; the object itself holds them when absent. */
  key?: string;
  /** Which argument the object is. Default 0. */
  index?: number;
}

/**
 * Adds a condition beside those that are written out, `field: value`. Undefined where the conditions
 * stand elsewhere, or a spread behind them could take the new one back.
 */
export function conditionEdit({ call, object, key, index = 0 }: ConditionPlace, source: SourceView): ((field: string, value: string) => DialectEdit) | undefined {
  const present = object && key !== undefined ? objectProperty(object, key) : undefined;
  if (present?.open) return undefined;
  const conditions = key === undefined ? object : present?.value;
  if (conditions && conditions.type !== 'ObjectExpression') return undefined;
  if (!object && (call.arguments.length > index + (key === undefined ? 1 : 0) || call.arguments.length < index)) return undefined;
  return (field, value) => {
    const name = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(field) ? field : `'${field}'`;
    const code = name === value ? name : `${name}: ${value}`;
    if (conditions) return { code, edits: [insertProperty(conditions, code, source)] };
    if (key !== undefined) return setArgumentProperty(call, object, key, `{ ${code} }`, source, index);
    const at = call.range[1] - 1;
    return { code: `{ ${code} }`, edits: [{ range: [at, at], text: `{ ${code} }` }] };
  };
}

/** Adds a property at the end of an object literal, on a line of its own where the others are. */
export function insertProperty(object: TSESTree.ObjectExpression, code: string, source: SourceView): TextEdit {
  const last = object.properties.at(-1);
  if (!last) {
    const inside = source.text.slice(object.range[0] + 1, object.range[1] - 1);
    // A comment between the braces stays.
    return inside.trim() === '' ? { range: object.range, text: `{ ${code} }` } : { range: [object.range[0] + 1, object.range[0] + 1], text: ` ${code}` };
  }
  const multiline = source.text.slice(object.range[0], last.range[0]).includes('\n');
  return { range: [last.range[1], last.range[1]], text: multiline ? `,${newLineAt(last.range[0], source)}${code}` : `, ${code}` };
}

/** Adds an element at the end of an array literal, on a line of its own where the last one is on one. */
export function insertElement(array: TSESTree.ArrayExpression, code: string, source: SourceView): TextEdit {
  const last = array.elements.at(-1);
  if (!last) return { range: array.range, text: `[${code}]` };
  const line = newLineAt(last.range[0], source);
  const ownLine = source.text.slice(array.range[0], last.range[0]).endsWith(line);
  return { range: [last.range[1], last.range[1]], text: ownLine ? `,${line}${code}` : `, ${code}` };
}

/** A line break as the file writes them, and the indentation of the line at `at`. */
export function newLineAt(at: number, { text }: SourceView): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, at))?.[0] ?? '';
  return `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
}
