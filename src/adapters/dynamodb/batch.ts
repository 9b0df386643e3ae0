import type { TSESTree } from '@typescript-eslint/types';
import { objectView, propertyName, resolveConstant, type SourceView } from '../../ast/index.ts';
import type { Arguments } from '../shared/object-arguments.ts';

/** Keys of one table in a request that names many items. */
export interface TableKeys {
  /** The expression that names the table; a property's key where it is written so. */
  table: { node: TSESTree.Node } | { name: string };
  /** What is asked of the table: keys, projection. */
  options: TSESTree.Node;
  /** Number of keys that are written out. */
  keys?: number;
}

/** `RequestItems: { [TABLE]: { Keys: […] } }`, one entry per table. Undefined when it is built elsewhere. */
export function batchTables(input: Arguments, source: SourceView): TableKeys[] | undefined {
  const items = input.kind === 'object' ? input.view.get('RequestItems') : undefined;
  const object = items?.kind === 'set' ? resolveConstant(items.member.value, source) : undefined;
  if (object?.type !== 'ObjectExpression') return undefined;
  const found: TableKeys[] = [];
  for (const property of object.properties) {
    if (property.type !== 'Property') return undefined;
    const name = propertyName(property);
    const keys = objectView(property.value, source)?.get('Keys');
    const list = keys?.kind === 'set' ? resolveConstant(keys.member.value, source) : undefined;
    const count = list?.type === 'ArrayExpression' && !list.elements.some((element) => element?.type === 'SpreadElement') ? list.elements.length : undefined;
    found.push({ table: name === undefined ? { node: property.key } : { name }, options: property.value, ...(count === undefined ? {} : { keys: count }) });
  }
  return found.length > 0 ? found : undefined;
}

/** `TransactItems: [{ Get: { TableName, Key } }]`: each item's own input. */
export function transactInputs(input: Arguments, source: SourceView): TSESTree.Node[] | undefined {
  const items = input.kind === 'object' ? input.view.get('TransactItems') : undefined;
  const list = items?.kind === 'set' ? resolveConstant(items.member.value, source) : undefined;
  if (list?.type !== 'ArrayExpression') return undefined;
  const found: TSESTree.Node[] = [];
  for (const element of list.elements) {
    const get = element && element.type !== 'SpreadElement' ? objectView(element, source)?.get('Get') : undefined;
    if (get?.kind !== 'set') return undefined;
    found.push(get.member.value);
  }
  return found.length > 0 ? found : undefined;
}
