import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, staticValue } from '../../ast/index.ts';
import type { CatalogEntity } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** A table as a statement names it. */
export interface Table {
  /** Without its schema; undefined when it is named elsewhere. */
  name: string | undefined;
  /** The name by which columns refer to it. */
  alias: string;
  entity?: CatalogEntity;
}

/** The text of an expression that is one in the source. */
export function textOf(node: TSESTree.Node | undefined, source: SourceView): string | undefined {
  const value = node && staticValue(node, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}

/** Reads `'crm.customer as c'`. */
export function tableOf(text: string, env: ReadEnv): Table {
  const [written = '', alias] = text.trim().split(/\s+as\s+/i);
  const name = written.split('.').at(-1) ?? written;
  const entity = env.entity(written) ?? env.entity(name);
  return { name, alias: alias?.trim() ?? name, ...(entity ? { entity } : {}) };
}

/** A column as the code writes it: `email`, `c.email`, `crm.customer.email as mail`. */
export interface ColumnText {
  table: string | undefined;
  name: string;
  /** The name it has in the rows. */
  as: string;
}

/** Reads a column's text; undefined for what cannot be one. */
export function columnOf(text: string): ColumnText | undefined {
  const [written = '', alias] = text.trim().split(/\s+as\s+/i);
  const parts = written.split('.');
  const name = parts.at(-1) ?? '';
  return /^[\p{L}_][\p{L}\p{N}_$ -]*$/u.test(name) ? { table: parts.at(-2), name, as: alias?.trim() ?? name } : undefined;
}

/** The table that a column belongs to: the one it names, else the one that has it, else the first. */
export function ownerOf(column: ColumnText, tables: readonly Table[]): Table | undefined {
  if (column.table !== undefined) return tables.find(({ alias, name }) => alias === column.table || name === column.table);
  const [first] = tables;
  if (tables.length < 2 || !first?.entity || hasField(first.entity, column.name)) return first;
  return tables.find(({ entity }) => entity && hasField(entity, column.name)) ?? first;
}

function hasField(entity: CatalogEntity, name: string): boolean {
  return entity.fields.some((field) => field.name === name || field.column === name);
}

/** A field's name in the catalog, where the column has another one. */
export function fieldName({ entity }: Table, column: string): string {
  return entity?.fields.find((field) => field.name === column || field.column === column)?.name ?? column;
}

/** A key by the schema, or a column that is one by its name where the schema says nothing about keys. */
export function isUnique({ entity }: Table, name: string): boolean {
  const field = entity?.fields.find((one) => one.name === name || one.column === name);
  return field?.unique ?? /^(?:id|uuid|guid)$/i.test(name);
}
