import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, receiverOf, resolveConstant, unwrap } from '../../ast/index.ts';
import { type EntityRef, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { HOLE, writtenText } from '../shared/text/written-text.ts';

const RUN_TIME = unknown('the table is chosen at run time');
const MAX_DEPTH = 6;

/**
 * The table that an expression names: a text, the default beside a setting, the last piece of
 * `` `${stage}-customers` ``; else what the name of the setting says, when it is an entity of the project.
 */
export function tableOf(node: TSESTree.Node, env: ReadEnv): Known<EntityRef> {
  const name = tableName(node, env, 0);
  return name === undefined ? RUN_TIME : known({ name, as: 'table' });
}

function tableName(node: TSESTree.Node, env: ReadEnv, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const text = writtenText(node, env.source);
  if (!text.includes(HOLE)) return text === '' ? undefined : text.replace(/^arn:.*:table\//, '');
  // What is put around the name is a stage or a project's own prefix.
  for (const piece of text.split(HOLE).map((part) => part.replace(/^[-_./]+|[-_./]+$/g, ''))) if (piece !== '' && env.entity(piece)) return piece;
  const value = resolveConstant(node, env.source);
  if (value.type === 'LogicalExpression') return tableName(value.right, env, depth + 1) ?? tableName(value.left, env, depth + 1);
  if (value.type === 'TSNonNullExpression') return tableName(value.expression, env, depth + 1);
  const told = settingName(value, env);
  if (told !== undefined) return told;
  const kept = value.type === 'MemberExpression' ? receiverOf(value, env.source)?.initialiser : undefined;
  return kept && unwrap(kept) !== value ? tableName(kept, env, depth + 1) : undefined;
}

/** `process.env.CUSTOMERS_TABLE`, `customerTableName`, `config.tables.customers`, `config.get('CARTS_TABLE')`. */
function settingName(node: TSESTree.Node, env: ReadEnv): string | undefined {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  const argument = node.type === 'CallExpression' ? node.arguments[0] : undefined;
  const written = name ?? (argument ? writtenText(argument, env.source) : undefined);
  if (written === undefined || written.includes(HOLE)) return undefined;
  const bare = written.replace(/(?:^|(?<=[a-z_]))(?:DYNAMO_?DB|DDB|AWS|TABLE|NAME|ARN)(?=_|$)|(?:dynamo(?:db|DB|Db)?|[tT]able|Name)(?=[A-Z_]|$)/g, '').replace(/^_+|_+$/g, '').replace(/__+/g, '_');
  return bare !== '' && (bare !== written || node.type === 'MemberExpression') && env.entity(bare) ? bare : undefined;
}
