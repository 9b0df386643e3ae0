import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, importOfDefinition, propertyName, resolveConstant, soleDefinition, type SourceView, unwrap, textOf } from '../../ast/index.ts';
import type { CatalogEntity } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { calleeName, declaredTable } from '../shared/table-declaration.ts';

/** A table as a statement names it. */
export interface Table {
  /** The table's name in the database where this file declares it, else the name the code imports it by. */
  name?: string;
  /** Why there is no name. */
  why?: string;
  /** The text by which columns name it: `customers`, `schema.customers`, an alias's variable. */
  key: string;
  entity?: CatalogEntity;
  /** True when the file itself proves that this is a table: it declares it, or imports it. */
  proven: boolean;
}

/** What a column refers to. */
export interface Column {
  /** The text before the column: a `Table`'s key. */
  table: string;
  name: string;
}

/** Resolves the argument of `from`, a join or a write to a table. */
export function tableOf(node: TSESTree.Node, env: ReadEnv): Table {
  const { source } = env;
  const expression = unwrap(node);
  const key = textOf(source, expression);
  const value = aliased(resolveConstant(expression, source), source);
  const declared = declaredTable(value, source);
  const name = declared ?? writtenName(value, env);
  if (name === undefined) return { key, why: 'the table is named elsewhere', proven: false };
  const entity = env.entity(name) ?? env.entity(key);
  return { key, name, proven: declared !== undefined || isImported(value, source), ...(entity ? { entity } : {}) };
}

/** `alias(users, 'parent')`: the table itself. */
function aliased(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  const target = node.type === 'CallExpression' && /^alias(?:edTable)?$/.test(calleeName(node) ?? '') ? node.arguments[0] : undefined;
  return target ? resolveConstant(target, source) : node;
}

function writtenName(node: TSESTree.Node, env: ReadEnv): string | undefined {
  if (node.type === 'Identifier') {
    const definition = soleDefinition(findVariable(node, env.source));
    const origin = definition && importOfDefinition(definition);
    if (origin && origin.name !== 'default' && origin.name !== '*') return origin.name;
    // What a caller hands over, or a value of this file that is no table, may be any table.
    if (definition && !origin) return definition.type === 'Parameter' || !env.entity(node.name) ? undefined : node.name;
    return node.name;
  }
  const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
  return name !== undefined && (isImported(node, env.source) || env.entity(name)) ? name : undefined;
}

/** True for a name that a module brings, or a member of one. */
function isImported(node: TSESTree.Node, source: SourceView): boolean {
  let root = node;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const definition = root.type === 'Identifier' ? soleDefinition(findVariable(root, source)) : undefined;
  return definition !== undefined && importOfDefinition(definition) !== undefined;
}

/** Reads `customers.email`; undefined for what is no column of something. */
export function columnOf(node: TSESTree.Node, source: SourceView): Column | undefined {
  const expression = unwrap(node);
  if (expression.type !== 'MemberExpression') return undefined;
  const name = propertyName(expression);
  return name === undefined ? undefined : { table: textOf(source, unwrap(expression.object)), name };
}
