import type { TSESTree } from '@typescript-eslint/types';
import { type ChainLink, isFunction, propertyName, unrollChain, unwrap, walk } from '../../ast/index.ts';
import { readAnnotation } from './annotation.ts';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { stringValue } from './typeorm-decorators.ts';

/** Column methods of a table builder with the type they declare: https://knexjs.org/guide/schema-builder.html (0.95 to 3.x). */
const COLUMNS: Readonly<Record<string, string>> = {
  string: 'varchar', text: 'text', integer: 'integer', int: 'integer', tinyint: 'smallint', smallint: 'smallint', mediumint: 'integer', bigint: 'bigint', bigInteger: 'bigint',
  increments: 'integer', bigIncrements: 'bigint', boolean: 'boolean', bool: 'boolean', date: 'date', datetime: 'timestamp', dateTime: 'timestamp', time: 'time', timestamp: 'timestamp',
  float: 'float', double: 'float', decimal: 'decimal', binary: 'binary', enu: 'enum', enum: 'enum', json: 'json', jsonb: 'jsonb', uuid: 'uuid', geometry: 'geometry', geography: 'geography', point: 'point',
};
const TABLES: ReadonlySet<string> = new Set(['createTable', 'createTableIfNotExists', 'alterTable', 'table']);

/** True when a text may hold migrations; a text test that spares most files a parse. */
export const mayHoldMigrations = (text: string): boolean => /\b(?:createTable|createTableIfNotExists|alterTable|schema\s*\.\s*table)\s*\(/.test(text) && /\bschema\b/.test(text);

/**
 * Reads the tables of Knex migrations: `knex.schema.createTable('customers', (t) => { … })` and what
 * `alterTable` adds. What stands in a `down` is undone work and left alone. Never throws.
 */
export const readKnexMigration: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const constants = topLevelTexts(ast);
  const entities: SourceEntity[] = [];
  const problems: SourceResult['problems'] = [];
  const seen = new Set<TSESTree.Node>();
  walk(ast, (node) => {
    if (isDown(node)) return false;
    if (node.type !== 'CallExpression' || seen.has(node)) return undefined;
    const { links } = unrollChain(node);
    const from = links.findIndex(({ name, call }) => name === 'schema' && !call);
    if (from < 0) return undefined;
    for (const link of links.slice(from + 1)) {
      if (!link.call || seen.has(link.call)) continue;
      seen.add(link.call);
      const entity = tableOf(link, links, constants, source, problems);
      if (entity) entities.push(entity);
    }
    return undefined;
  });
  return { entities, problems };
};

/** `down`, in every way a migration exports it. */
export function isDown(node: TSESTree.Node): boolean {
  if (node.type === 'FunctionDeclaration') return node.id?.name === 'down';
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && propertyName(node.left) === 'down';
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' && node.id.name === 'down';
  return (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') && propertyName(node) === 'down';
}

/** `const TABLE = 'customers';` at the top of a migration. */
function topLevelTexts(ast: TSESTree.Program): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const statement of ast.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations) {
      const text = id.type === 'Identifier' && init ? stringValue(unwrap(init)) : undefined;
      if (id.type === 'Identifier' && text !== undefined) texts.set(id.name, text);
    }
  }
  return texts;
}

function textOf(node: TSESTree.Node | undefined, constants: ReadonlyMap<string, string>): string | undefined {
  const value = node && unwrap(node);
  return value?.type === 'Identifier' ? constants.get(value.name) : stringValue(value);
}

function tableOf({ name, call }: ChainLink, links: readonly ChainLink[], constants: ReadonlyMap<string, string>, source: SourceText, problems: SourceResult['problems']): SourceEntity | undefined {
  if (!call || !TABLES.has(name)) return undefined;
  const table = textOf(call.arguments[0], constants);
  const builder = call.arguments.at(-1);
  if (table === undefined || !isFunction(builder)) return undefined;
  const [parameter] = builder.params;
  const fields = columnsOf(builder.body, parameter?.type === 'Identifier' ? parameter.name : undefined, constants, source, problems);
  // An `alterTable` that only drops or indexes declares nothing.
  if (fields.length === 0) return undefined;
  const schema = textOf(links.find((link) => link.name === 'withSchema')?.call?.arguments[0], constants);
  const line = source.lineAt(source.start(call.arguments[0] ?? call));
  return { name: table, aliases: schema === undefined ? [] : [`${schema}.${table}`], line, fields };
}

function columnsOf(body: TSESTree.Node, builder: string | undefined, constants: ReadonlyMap<string, string>, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const fields = new Map<string, SourceField>();
  const keys: string[] = [];
  const dropped = new Set<string>();
  walk(body, (node) => {
    // A chain is read from its outermost call: a statement of the callback, or its whole body.
    const statement = node.type === 'ExpressionStatement' ? unwrap(node.expression) : node === body ? node : undefined;
    const value = statement?.type === 'AwaitExpression' ? unwrap(statement.argument) : statement;
    if (value?.type !== 'CallExpression') return undefined;
    const { root, links } = unrollChain(value);
    const isBuilder = root.type === 'ThisExpression' || (root.type === 'Identifier' && root.name === builder);
    const [first, ...modifiers] = links;
    if (!isBuilder || !first?.call) return undefined;
    for (const field of declared(first, modifiers, value, constants, source, problems)) if (!fields.has(field.name)) fields.set(field.name, field);
    const key = onlyKey(first, constants);
    if (key !== undefined) keys.push(key);
    if (/^dropColumns?$/.test(first.name)) for (const argument of first.call.arguments) dropped.add(textOf(argument, constants) ?? '');
    return undefined;
  });
  for (const key of keys) {
    const field = fields.get(key);
    if (field) field.unique = true;
  }
  return [...fields.values()].filter(({ name }) => !dropped.has(name));
}

/** The columns that one chain declares. */
function declared({ name, call }: ChainLink, modifiers: readonly ChainLink[], whole: TSESTree.CallExpression, constants: ReadonlyMap<string, string>, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  if (!call) return [];
  const at = call.arguments[0] ?? call;
  const line = source.lineAt(source.start(at));
  if (name === 'timestamps') return timestamps(call).map((column) => ({ name: column, type: 'timestamp', line }));
  const type = name === 'specificType' ? textOf(call.arguments[1], constants) : Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
  const column = textOf(call.arguments[0], constants) ?? (/ncrements$/.test(name) && (call.arguments.length === 0 || call.arguments[0]?.type === 'ObjectExpression') ? 'id' : undefined);
  if (type === undefined || column === undefined) return [];
  const length = name === 'string' && call.arguments[1]?.type === 'Literal' ? call.arguments[1].value : undefined;
  const field: SourceField = { name: column, type: typeof length === 'number' ? `${type}(${length})` : type, line };
  if (/ncrements$/.test(name) || modifiers.some((link) => link.call && (link.name === 'unique' || link.name === 'primary'))) field.unique = true;
  const said = textOf(modifiers.find((link) => link.name === 'comment')?.call?.arguments[0], constants);
  const around = source.commentsAround(source.start(whole), source.start(at), source.end(whole));
  const comment = [around, said ?? ''].filter((text) => text !== '').join('\n');
  if (comment !== '') field.comment = comment;
  const { annotation, unknownCategory } = readAnnotation(comment);
  if (annotation) field.annotation = annotation;
  if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
  return [field];
}

/** `timestamps(true, true, true)` and `timestamps({ useCamelCase: true })` write the names in camel case. */
function timestamps(call: TSESTree.CallExpression): string[] {
  const [options] = call.arguments;
  const third = call.arguments[2];
  const camel = third?.type === 'Literal' ? third.value === true : options?.type === 'ObjectExpression' && options.properties.some((property) => property.type === 'Property' && propertyName(property) === 'useCamelCase' && property.value.type === 'Literal' && property.value.value === true);
  return camel ? ['createdAt', 'updatedAt'] : ['created_at', 'updated_at'];
}

/** The column that `t.unique(['email'])`, `t.unique('email')` or `t.primary(['id'])` makes unique alone. */
function onlyKey({ name, call }: ChainLink, constants: ReadonlyMap<string, string>): string | undefined {
  const [columns] = call && (name === 'unique' || name === 'primary') ? call.arguments : [];
  if (columns?.type !== 'ArrayExpression') return textOf(columns, constants);
  return columns.elements.length === 1 ? textOf(columns.elements[0] ?? undefined, constants) : undefined;
}
