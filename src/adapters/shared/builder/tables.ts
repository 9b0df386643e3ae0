import type { TSESTree } from '@typescript-eslint/types';
import { objectView, propertyName, resolveConstant, type SourceView, staticValue, unwrap } from '../../../ast/index.ts';
import type { CatalogEntity } from '../../../model/index.ts';

/** A table as a call names it: `'customers as c'`, `{ c: 'customers' }`. */
export interface NamedTable {
  name: string;
  alias?: string;
}

/** The text of an expression that is one in the source. */
export function textOf(node: TSESTree.Node | undefined, source: SourceView): string | undefined {
  const value = node && staticValue(node, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** Reads a table argument; undefined when it is built elsewhere or is a query of its own. */
export function namedTable(node: TSESTree.Node | undefined, source: SourceView): NamedTable | undefined {
  if (!node) return undefined;
  const text = textOf(node, source);
  if (text !== undefined) {
    const [, name, alias] = /^\s*["`[]?([\p{L}\p{N}_$.\-"`\]]+?)["`\]]?(?:\s+(?:as\s+)?["`]?([\p{L}\p{N}_$]+)["`]?)?\s*$/iu.exec(text) ?? [];
    return name === undefined ? undefined : { name: name.replace(/["`[\]]/g, ''), ...(alias === undefined ? {} : { alias }) };
  }
  const value = resolveConstant(node, source);
  if (value.type === 'ObjectExpression') {
    const view = objectView(node, source);
    const [member] = view && !view.open && view.members.length === 1 ? view.members : [];
    const table = member && textOf(member.value, source);
    return member && table !== undefined ? { name: table, alias: member.name } : undefined;
  }
  return value.type === 'CallExpression' ? aliasedCall(value, source) : undefined;
}

/** `knex.ref('customers').as('c')`, `knex.raw('customers as c')`. */
function aliasedCall(call: TSESTree.CallExpression, source: SourceView): NamedTable | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (name === 'ref' || name === 'raw') return namedTable(call.arguments[0], source);
  if (name !== 'as') return undefined;
  const inner = namedTable(callee.object, source);
  const alias = textOf(call.arguments[0], source);
  return inner && { ...inner, ...(alias === undefined ? {} : { alias }) };
}

/** The field of the catalog that a column is: by name, by column, or by either in another case style (snake-case mappers). */
export function fieldOf(entity: CatalogEntity | undefined, column: string): CatalogEntity['fields'][number] | undefined {
  const fields = entity?.fields.filter((field) => field.relation === undefined) ?? [];
  const wanted = column.toLowerCase();
  const loose = wanted.replace(/_/g, '');
  return (
    fields.find((field) => field.column?.toLowerCase() === wanted) ??
    fields.find((field) => field.name.toLowerCase() === wanted) ??
    fields.find((field) => field.name.toLowerCase().replace(/_/g, '') === loose || field.column?.toLowerCase().replace(/_/g, '') === loose)
  );
}

/** A key by the schema, or a column that is one by its name where the schema says nothing about keys. */
export function isUniqueColumn(entity: CatalogEntity | undefined, column: string): boolean {
  const field = fieldOf(entity, column);
  return field?.unique ?? /^(?:id|uuid|guid)$/i.test(column);
}
