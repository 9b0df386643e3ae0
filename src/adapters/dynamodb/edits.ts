import type { TSESTree } from '@typescript-eslint/types';
import { insertProperty, objectProperty, type SourceView } from '../../ast/index.ts';
import type { DataAccess, RowBound } from '../../model/index.ts';
import { READS_EVERY_PAGE } from '../shared/paging.ts';
import type { Request } from './request.ts';

/** Edits of an input that is written in the call itself. */
export function editsOf({ input, paginates }: Request, bound: RowBound, source: SourceView): DataAccess['edits'] {
  if (input.kind !== 'object' || !input.view.inline || input.view.open) return {};
  const { object } = input.view;
  const paged = paginates || (bound.kind === 'meaningless' && bound.why === READS_EVERY_PAGE) || objectProperty(object, 'ExclusiveStartKey').value !== undefined;
  const canProject = ['ProjectionExpression', 'ExpressionAttributeNames', 'AttributesToGet', 'Select'].every((key) => input.view.get(key).kind === 'absent');
  return {
    ...(paged ? {} : { bound: (rows: number) => boundEdit(object, rows, source) }),
    ...(canProject ? { project: (fields: readonly string[]) => projectEdit(object, fields, source) } : {}),
  };
}

function boundEdit(object: TSESTree.ObjectExpression, rows: number, source: SourceView): ReturnType<NonNullable<DataAccess['edits']['bound']>> {
  const code = `Limit: ${rows}`;
  const { property } = objectProperty(object, 'Limit');
  return { code, edits: [property ? { range: property.range, text: code } : insertProperty(object, code, source)] };
}

/** Every name goes through a placeholder: hundreds of words are reserved, `name` and `status` among them. */
function projectEdit(object: TSESTree.ObjectExpression, fields: readonly string[], source: SourceView): ReturnType<NonNullable<DataAccess['edits']['project']>> {
  const names = fields.map((field, at) => ({ placeholder: /^[A-Za-z_]\w*$/.test(field) ? `#${field}` : `#f${at}`, field }));
  const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const projection = `ProjectionExpression: ${quoted(names.map(({ placeholder }) => placeholder).join(', '))}`;
  const map = `ExpressionAttributeNames: { ${names.map(({ placeholder, field }) => `${quoted(placeholder)}: ${quoted(field)}`).join(', ')} }`;
  return { code: projection, edits: [insertProperty(object, `${projection}, ${map}`, source)] };
}
