import type { TSESTree } from '@typescript-eslint/types';
import { type Filter, type FilterField, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { readSql, readsOf } from '../../statements/sql/index.ts';

/** What a statement as text reads of an index. */
export interface TextRead {
  index: string | undefined;
  projection: Projection;
  rowBound: RowBound;
  filter: Filter;
  measures: boolean;
}

/** ES|QL: `FROM customers | WHERE … | KEEP id, email | LIMIT 10`; 1000 rows come without a limit. */
export function readEsql(text: string, node: TSESTree.Node): TextRead | undefined {
  const [from = '', ...pipes] = text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ').split('|').map((part) => part.trim());
  const index = /^from\s+["`]?([^\s,"`]+)/i.exec(from)?.[1];
  if (index === undefined) return undefined;
  let projection: Projection = { kind: 'all' };
  let limit: number | undefined;
  let measures = false;
  const fields: FilterField[] = [];
  for (const pipe of pipes) {
    const [, command = '', rest = ''] = /^(\w+)\s*([\s\S]*)$/.exec(pipe) ?? [];
    if (/^keep$/i.test(command)) projection = rest.includes('*') ? unknown('fields are named by a pattern') : { kind: 'fields', fields: rest.split(',').map((name) => name.trim()) };
    else if (/^drop$/i.test(command) && projection.kind === 'all') projection = { kind: 'except', fields: rest.split(',').map((name) => name.trim()) };
    else if (/^limit$/i.test(command) && /^\d+$/.test(rest.trim())) limit = Math.min(limit ?? Infinity, Number(rest));
    else if (/^stats$/i.test(command)) measures = true;
    else if (/^where$/i.test(command)) fields.push(...conditions(rest));
  }
  const rowBound: RowBound = limit === undefined ? { kind: 'default', rows: 1000, why: 'ES|QL answers 1000 rows without a limit' } : { kind: 'literal', rows: limit, node };
  return { index, projection, rowBound, filter: fields.length > 0 ? { kind: 'fields', fields, unique: false, open: false } : none, measures };
}

function conditions(text: string): FilterField[] {
  if (/\bor\b/i.test(text)) return [{ name: 'OR', op: 'other', optional: false }];
  return text.split(/\band\b/i).map((part): FilterField => {
    const [, name = 'condition', operator = ''] = /^[\s(]*([\w.]+)\s*(==|in\b)?/i.exec(part) ?? [];
    return { name, op: operator === '==' ? 'eq' : operator === '' ? 'other' : 'in', optional: false };
  });
}

/** Elasticsearch SQL; `fetch_size` is 1000 rows, further ones come by a cursor. */
export function readSearchSql(text: string, node: TSESTree.Node): TextRead | undefined {
  const [statement] = readSql(text);
  const main = statement && readsOf(statement).find(({ role }) => role === 'main');
  if (!main || main.verb !== 'select') return undefined;
  const { fields, limit, where } = main;
  const read: FilterField[] = where.kind === 'conditions' ? where.conditions.map(({ name, op }) => ({ name, op, optional: false })) : [];
  return {
    index: main.table.name,
    projection: 'names' in fields ? { kind: fields.kind, fields: fields.names } : fields,
    rowBound: limit.kind === 'literal' ? { kind: 'literal', rows: limit.rows, node } : limit.kind === 'none' ? { kind: 'default', rows: 1000, why: 'a page of SQL has 1000 rows' } : { kind: 'dynamic', node },
    filter: read.length > 0 ? { kind: 'fields', fields: read, unique: false, open: where.kind === 'conditions' && where.open } : none,
    measures: main.measure !== undefined,
  };
}
