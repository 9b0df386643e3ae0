import type { TSESTree } from '@typescript-eslint/types';
import { objectView, setArgumentProperty, type SourceView } from '../../ast/index.ts';
import type { ArgumentPlace, DataAccess, DialectEdit, InHouseMethod } from '../../model/index.ts';

/** Edits of a call whose bound and fields are properties of an argument that stands in the call. */
export function objectFieldEdit(call: TSESTree.CallExpression, { bound, fields }: InHouseMethod, source: SourceView): DataAccess['edits'] {
  const setBound = bound && setter(call, bound, source);
  const setFields = fields && setter(call, fields, source);
  return {
    ...(setBound ? { bound: (rows: number) => setBound(String(rows)) } : {}),
    ...(setFields ? { project: (names: readonly string[]) => setFields(`[${names.map((name) => `'${name}'`).join(', ')}]`) } : {}),
  };
}

function setter(call: TSESTree.CallExpression, place: ArgumentPlace, source: SourceView): ((value: string) => DialectEdit) | undefined {
  const { argument, property } = place;
  if (call.arguments.length < argument || call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const written = call.arguments[argument];
  if (property === undefined) {
    if (!written) return undefined;
    return (value) => ({ code: value, edits: [{ range: written.range, text: value }] });
  }
  const view = written ? objectView(written, source) : undefined;
  if (written && (!view?.inline || view.open)) return undefined;
  return (value) => setArgumentProperty(call, view?.object, property, value, source, argument);
}
