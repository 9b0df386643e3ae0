import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, resolveConstant, type SourceView, unwrap } from '../../ast/index.ts';
import type { Filter, FilterField } from '../../model/index.ts';
import { readMongoFilter } from '../shared/mongo-filter.ts';

/**
 * Reads filters, whose operators (`$in`, `$like`, `$and` …) are MikroORM's; a list stands for any of its values,
 * and `q` searches the texts of a model: https://docs.medusajs.com/resources/service-factory-reference/tips/filtering
 */
export function readFilters(node: TSESTree.Node | undefined, source: SourceView): Filter {
  const filter = readMongoFilter(node, source);
  if (filter.kind !== 'fields') return filter;
  const fields = filter.fields.map((field): FilterField => {
    if (field.name === 'q') return { ...field, op: 'other' };
    return field.op === 'eq' && field.value && isList(field.value, source) ? { ...field, op: 'in' } : field;
  });
  return { ...filter, fields, unique: fields.some(({ name, op, optional }) => name === 'id' && op === 'eq' && !optional) };
}

/** `[a, b]`, `ids`, `input.customerIds`. */
export function isList(node: TSESTree.Node, source: SourceView): boolean {
  const value = unwrap(resolveConstant(node, source));
  if (value.type === 'ArrayExpression') return true;
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  return /^ids$|(?:[a-z\d]I[dD]s|_ids)$/.test(name ?? '') || (value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && /^(?:map|flatMap|filter)$/.test(propertyName(value.callee) ?? ''));
}

/** The row of a key, or the rows of a list of keys. */
export function byKey(node: TSESTree.Node | undefined, source: SourceView): Filter {
  const list = node !== undefined && isList(node, source);
  return { kind: 'fields', fields: [{ name: 'id', op: list ? 'in' : 'eq', ...(node ? { value: node } : {}), optional: false }], unique: !list, open: false };
}
