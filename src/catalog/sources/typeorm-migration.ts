import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, walk } from '../../ast/index.ts';
import { annotate } from './annotate.ts';
import { isDown } from './knex-migration.ts';
import { type SourceText, sourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { readSqlDdl } from './sql-ddl.ts';
import { option, stringValue } from './typeorm-decorators.ts';

/** Calls that take SQL: of TypeORM's query runner, MikroORM's migrations and Knex. */
const SQL_CALLS: ReadonlySet<string> = new Set(['query', 'addSql', 'raw']);
const DDL = /^[\s(]*(?:create\s+(?:\w+\s+){0,3}table|alter\s+table|comment\s+on|rename\s+table)\b/i;
const MIGRATES = /\b(?:MigrationInterface|QueryRunner|extends\s+Migration)\b|\bup\s*[(:=]|\bexports\.up\b/;
const CALLS = /\.\s*(?:createTable|addColumns?|query|addSql|raw)\s*\(/;
const WORDS = /\bnew\s+Table(?:Column)?\b|create\s+table|alter\s+table|comment\s+on/i;

/** True when a text may hold migrations that TypeORM or MikroORM run; a text test that spares most files a parse. */
export const mayHoldTypeormMigrations = (text: string): boolean => WORDS.test(text) && CALLS.test(text) && MIGRATES.test(text);

/**
 * Reads the tables of migrations in code: TypeORM's `queryRunner.createTable(new Table({ … }))`,
 * `addColumn` and `addColumns`, and the DDL that is handed over as text, `queryRunner.query('CREATE TABLE …')`.
 * What stands in a `down` is undone work and left alone. Never throws.
 */
export const readTypeormMigration: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text, file) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const constants = new Map<string, TSESTree.Node>();
  const entities: SourceEntity[] = [];
  const sql: { text: string; line: number }[] = [];
  walk(ast, (node) => {
    if (isDown(node)) return false;
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) constants.set(node.id.name, unwrap(node.init));
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
    const name = propertyName(node.callee);
    const [first, second] = node.arguments;
    if (name === undefined || !first) return undefined;
    const statement = SQL_CALLS.has(name) ? written(first, constants) : undefined;
    if (statement !== undefined && DDL.test(statement)) sql.push(...statement.split('\n').map((line, at) => ({ text: line, line: source.lineAt(source.start(first)) + (first.type === 'TemplateLiteral' ? at : 0) })), { text: ';', line: 0 });
    if (name === 'createTable') entities.push(...tableOf(first, constants, source, problems));
    if ((name === 'addColumn' || name === 'addColumns') && second) entities.push(...added(first, second, constants, source, problems));
    return undefined;
  });
  const ddl = sql.length === 0 ? undefined : readSqlDdl(sql.map((line) => line.text).join('\n'), file);
  const lineOf = (line: number): number => sql[line - 1]?.line || 1;
  for (const entity of ddl?.entities ?? []) entities.push({ ...entity, line: lineOf(entity.line), fields: entity.fields.map((field) => ({ ...field, line: lineOf(field.line) })) });
  return { entities, problems, ...(ddl?.enums ? { enums: ddl.enums } : {}) };
};

/** A text that is written out, also in parts: `'CREATE TABLE ' + '"customer" …'`, or a constant of the file. */
function written(node: TSESTree.Node, constants: ReadonlyMap<string, TSESTree.Node>, depth = 0): string | undefined {
  const value = unwrap(node);
  const text = stringValue(value);
  if (text !== undefined || depth > 200) return text;
  if (value.type === 'Identifier') {
    const constant = constants.get(value.name);
    return constant && depth === 0 ? written(constant, constants, depth + 1) : undefined;
  }
  if (value.type !== 'BinaryExpression' || value.operator !== '+') return undefined;
  const parts = [written(value.left, constants, depth + 1), written(value.right, constants, depth + 1)];
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** `new Table({ name: 'customers', columns: [ … ] })`, or a variable that holds it. */
function tableOf(node: TSESTree.Node, constants: ReadonlyMap<string, TSESTree.Node>, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const options = optionsOf(node, 'Table', constants);
  const name = tableName(option(options, 'name'), constants);
  const columns = option(options, 'columns');
  if (!options || name === undefined || columns?.type !== 'ArrayExpression') return [];
  const fields = columns.elements.flatMap((column) => (column && column.type !== 'SpreadElement' ? columnOf(column, constants, source, problems) : []));
  return [entityOf(name, tableName(option(options, 'schema'), constants), option(options, 'name') ?? options, fields, source)];
}

/** `addColumn('customers', new TableColumn({ … }))`, `addColumns(table, [ … ])`. */
function added(table: TSESTree.Node, columns: TSESTree.Node, constants: ReadonlyMap<string, TSESTree.Node>, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const name = tableName(table, constants) ?? tableName(option(optionsOf(table, 'Table', constants), 'name'), constants);
  const value = unwrap(columns);
  const fields = (value.type === 'ArrayExpression' ? value.elements : [value]).flatMap((column) => (column && column.type !== 'SpreadElement' ? columnOf(column, constants, source, problems) : []));
  return name === undefined || fields.length === 0 ? [] : [entityOf(name, undefined, table, fields, source)];
}

function entityOf(written: string, schema: string | undefined, at: TSESTree.Node, fields: SourceField[], source: SourceText): SourceEntity {
  const name = written.split('.').at(-1) ?? written;
  const qualified = written === name ? (schema === undefined ? undefined : `${schema}.${name}`) : written;
  return { name, aliases: qualified === undefined ? [] : [qualified], line: source.lineAt(source.start(at)), fields };
}

function columnOf(node: TSESTree.Node, constants: ReadonlyMap<string, TSESTree.Node>, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const options = optionsOf(node, 'TableColumn', constants);
  const named = option(options, 'name');
  const name = named && written(named, constants);
  if (!options || !named || name === undefined) return [];
  const type = stringValue(option(options, 'type'));
  const length = stringValue(option(options, 'length'));
  const line = source.lineAt(source.start(named));
  const unique = isTrue(option(options, 'isPrimary')) || isTrue(option(options, 'isUnique'));
  const field: SourceField = { name, ...(type === undefined ? {} : { type: `${type}${length === undefined ? '' : `(${length})`}${isTrue(option(options, 'isArray')) ? '[]' : ''}` }), ...(unique ? { unique } : {}), line };
  const said = stringValue(option(options, 'comment')) ?? '';
  annotate(field, [source.commentsAround(source.start(node), source.start(named), source.end(node)), said].filter(Boolean).join('\n'), line, problems);
  return [field];
}

/** The options of `new Table({ … })`; a plain object stands for itself. */
function optionsOf(node: TSESTree.Node, made: string, constants: ReadonlyMap<string, TSESTree.Node>): TSESTree.ObjectExpression | undefined {
  const plain = unwrap(node);
  const value = plain.type === 'Identifier' ? constants.get(plain.name) : plain;
  if (value?.type === 'ObjectExpression') return value;
  if (value?.type !== 'NewExpression' || value.callee.type !== 'Identifier' || value.callee.name !== made) return undefined;
  const [options] = value.arguments;
  return options?.type === 'ObjectExpression' ? options : undefined;
}

const tableName = (node: TSESTree.Node | undefined, constants: ReadonlyMap<string, TSESTree.Node>): string | undefined => node && written(node, constants);
const isTrue = (node: TSESTree.Node | undefined): boolean => node?.type === 'Literal' && node.value === true;
