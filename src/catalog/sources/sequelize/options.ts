import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap } from '../../../ast/index.ts';
import type { SourceEntity } from '../source.ts';
import { stringValue } from '../typeorm-decorators.ts';

/** Object literals that a file gives a name at its top level or beside the model, for options that are written apart. */
export type NamedObjects = ReadonlyMap<string, TSESTree.ObjectExpression>;

/** What a model's options say of its entity. */
export interface ModelOptions {
  modelName?: string;
  /** Table, and table with its schema. */
  tables: string[];
  /** Fields that the default scope leaves out. */
  hidden: readonly string[];
  defaults?: SourceEntity['defaults'];
  timestamps: boolean;
}

/** The object that an expression is: a literal, a constant of the file, what a function answers. */
export function objectOf(node: TSESTree.Node | null | undefined, named: NamedObjects): TSESTree.ObjectExpression | undefined {
  const value = node ? unwrap(node) : undefined;
  if (value?.type === 'ObjectExpression') return value;
  if (value?.type === 'Identifier') return named.get(value.name);
  if (value?.type !== 'ArrowFunctionExpression' && value?.type !== 'FunctionExpression') return undefined;
  const last = value.body.type === 'BlockStatement' ? value.body.body.at(-1) : undefined;
  return objectOf(value.body.type === 'BlockStatement' ? (last?.type === 'ReturnStatement' ? last.argument : undefined) : value.body, named);
}

/** The value of one property; undefined where the object does not write it out. */
export function valueOf(object: TSESTree.ObjectExpression | undefined, key: string): TSESTree.Node | undefined {
  const found = object?.properties.find((property) => property.type === 'Property' && propertyName(property) === key);
  return found?.type === 'Property' ? unwrap(found.value) : undefined;
}

/** Options of `define`, `init` and `@Table`: https://sequelize.org/docs/v6/other-topics/scopes/ and /core-concepts/model-basics/ (v5 to v7). */
export function readOptions(options: readonly (TSESTree.ObjectExpression | undefined)[], scope: TSESTree.ObjectExpression | undefined, named: NamedObjects): ModelOptions {
  const find = (key: string): TSESTree.Node | undefined => options.map((one) => valueOf(one, key)).find((value) => value !== undefined);
  const modelName = stringValue(find('modelName'));
  const table = stringValue(find('tableName'));
  const schema = stringValue(find('schema'));
  const timestamps = find('timestamps');
  const written = scope ?? objectOf(find('defaultScope'), named);
  return {
    ...(modelName === undefined ? {} : { modelName }),
    tables: [...(table === undefined ? [] : [table]), ...(table === undefined || schema === undefined ? [] : [`${schema}.${table}`])],
    timestamps: !(timestamps?.type === 'Literal' && timestamps.value === false),
    ...readDefaultScope(written, scope === undefined && find('defaultScope') !== undefined, named),
  };
}

/** What a default scope adds to every query; a scope that cannot be read may add anything. */
function readDefaultScope(scope: TSESTree.ObjectExpression | undefined, exists: boolean, named: NamedObjects): Pick<ModelOptions, 'hidden' | 'defaults'> {
  if (!scope) return exists ? { hidden: [], defaults: { filter: true, bound: true, projection: true } } : { hidden: [] };
  const open = scope.properties.some((property) => property.type !== 'Property' || propertyName(property) === undefined);
  const attributes = valueOf(scope, 'attributes');
  const excluded = namesIn(valueOf(objectOf(attributes, named), 'exclude'));
  const defaults = {
    ...(open || valueOf(scope, 'where') ? { filter: true as const } : {}),
    ...(open || valueOf(scope, 'limit') ? { bound: true as const } : {}),
    ...(open || (attributes && !excluded) ? { projection: true as const } : {}),
  };
  return { hidden: excluded ?? [], ...(Object.keys(defaults).length > 0 ? { defaults } : {}) };
}

function namesIn(list: TSESTree.Node | undefined): string[] | undefined {
  if (list?.type !== 'ArrayExpression') return undefined;
  const names = list.elements.map((element) => stringValue(element ?? undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}
