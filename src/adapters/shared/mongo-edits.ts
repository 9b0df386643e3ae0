import type { TSESTree } from '@typescript-eslint/types';
import { conditionEdit, insertElement, insertLink, insertProperty, objectProperty, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import type { AccessEdits, DialectEdit, TextEdit } from '../../model/index.ts';
import type { QueryChain } from './mongo-chain.ts';
import { overCursor } from './row-loop.ts';

/** Puts a link behind the call that makes a query. */
export function addLink(call: TSESTree.CallExpression, code: string, source: SourceView): DialectEdit {
  return { code, edits: [insertLink(call, code, source)] };
}

/** Changes the last unconditional `.limit()`, or the option, or adds a `.limit()`. */
export function limitEdit(call: TSESTree.CallExpression, chain: QueryChain, options: TSESTree.Node | undefined, rows: number, source: SourceView): DialectEdit {
  const code = `.limit(${rows})`;
  const last = chain.links.filter(({ name, conditional }) => name === 'limit' && !conditional).at(-1);
  if (last) {
    const argument = last.args[0];
    const edit: TextEdit = argument ? { range: argument.range, text: String(rows) } : { range: [last.call.range[1] - 1, last.call.range[1] - 1], text: String(rows) };
    return { code, edits: [edit] };
  }
  const object = options && unwrap(options);
  const present = object?.type === 'ObjectExpression' ? objectProperty(object, 'limit') : undefined;
  if (present?.property && !present.open) return { code: `limit: ${rows}`, edits: [{ range: present.property.range, text: `limit: ${rows}` }] };
  return addLink(call, code, source);
}

/** Takes the rows from a cursor, one at a time: https://mongoosejs.com/docs/api/query.html#Query.prototype.cursor() */
export function cursorEdit({ end, links, opaque }: QueryChain, source: SourceView): DialectEdit | undefined {
  const runs = links.findLast(({ name }) => name === 'exec');
  if (opaque !== undefined || links.some(({ name }) => name === 'cursor' || name === 'then' || name === 'orFail')) return undefined;
  const query = runs?.call === end && end.type === 'CallExpression' && end.callee.type === 'MemberExpression' ? end.callee.object : end;
  return overCursor(end, `${textOf(source, query)}.cursor()`, source);
}

/** Adds a condition to a filter object that stands in the call, or the filter itself. */
export function filterEdit(call: TSESTree.CallExpression, source: SourceView): Pick<AccessEdits, 'filter'> {
  const first = call.arguments[0] && unwrap(call.arguments[0]);
  if (first && first.type !== 'ObjectExpression') return {};
  const filter = conditionEdit({ call, object: first }, source);
  return filter ? { filter } : {};
}

/** Adds a stage at the end of an aggregation. */
export function stageEdit(stages: TSESTree.ArrayExpression, rows: number, source: SourceView): DialectEdit {
  const code = `{ $limit: ${rows} }`;
  return { code, edits: [insertElement(stages, code, source)] };
}

/** Sets one option in an options object that stands in the call. */
export function optionEdit(object: TSESTree.ObjectExpression, key: string, value: string, source: SourceView): DialectEdit {
  const code = `${key}: ${value}`;
  const { property, open } = objectProperty(object, key);
  return { code, edits: [property && !open ? { range: property.range, text: code } : insertProperty(object, code, source)] };
}
