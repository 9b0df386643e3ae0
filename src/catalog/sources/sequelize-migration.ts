import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, unwrap, walk } from '../../ast/index.ts';
import { annotate } from './annotate.ts';
import { isDown } from './knex-migration.ts';
import { readAttribute, readAttributes } from './sequelize/attributes.ts';
import { objectOf, valueOf } from './sequelize/options.ts';
import { type SourceText, sourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { stringValue } from './typeorm-decorators.ts';

/** True when a text may hold migrations that Sequelize runs; a text test that spares most files a parse. */
export const mayHoldSequelizeMigrations = (text: string): boolean => /queryInterface/i.test(text) && /\.\s*(?:createTable|addColumn)\s*\(/.test(text);

/** What migrations call: https://sequelize.org/docs/v6/other-topics/query-interface/ (v4 to v7). */
type Call = 'createTable' | 'addColumn';

/**
 * Reads the tables of Sequelize's migrations: `queryInterface.createTable('Customers', { email: … })` and
 * `addColumn('Customers', 'phone', { … })`. What stands in a `down` is undone work and left alone. Never throws.
 */
export const readSequelizeMigration: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const constants = new Map<string, TSESTree.Node>();
  const objects = new Map<string, TSESTree.ObjectExpression>();
  const entities: SourceEntity[] = [];
  walk(ast, (node) => {
    if (isDown(node)) return false;
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      const value = unwrap(node.init);
      constants.set(node.id.name, value);
      if (value.type === 'ObjectExpression') objects.set(node.id.name, value);
    }
    const called = node.type === 'CallExpression' ? calledMember(node)?.name : undefined;
    if (node.type !== 'CallExpression' || (called !== 'createTable' && called !== 'addColumn')) return undefined;
    const table = tableOf(node.arguments[0], constants);
    const fields = table ? fieldsOf(called, node.arguments, { objects, source, problems }) : [];
    if (table && fields.length > 0) entities.push({ ...table, line: source.lineAt(source.start(node.arguments[0] ?? node)), fields });
    return undefined;
  });
  return { entities, problems };
};

interface Reading {
  objects: ReadonlyMap<string, TSESTree.ObjectExpression>;
  source: SourceText;
  problems: SourceResult['problems'];
}

function fieldsOf(called: Call, [, second, third]: readonly TSESTree.Node[], { objects, source, problems }: Reading): SourceField[] {
  if (called === 'createTable') return readAttributes(objectOf(second, objects), objects, source, problems);
  const name = stringValue(second);
  if (second === undefined || third === undefined || name === undefined) return [];
  const line = source.lineAt(source.start(second));
  const field: SourceField = { name, ...readAttribute(objectOf(third, objects) ?? unwrap(third)), line };
  annotate(field, stringValue(valueOf(objectOf(third, objects), 'comment')) ?? '', line, problems);
  return [field];
}

/** `'Customers'`, a constant of the file that holds it, or `{ tableName: 'Customers', schema: 'crm' }`. */
function tableOf(node: TSESTree.Node | undefined, constants: ReadonlyMap<string, TSESTree.Node>): Pick<SourceEntity, 'name' | 'aliases'> | undefined {
  const written = node && unwrap(node);
  const value = written?.type === 'Identifier' ? constants.get(written.name) : written;
  const options = value?.type === 'ObjectExpression' ? value : undefined;
  const name = stringValue(options ? valueOf(options, 'tableName') : value);
  const schema = stringValue(valueOf(options, 'schema'));
  return name === undefined ? undefined : { name, aliases: schema === undefined ? [] : [`${schema}.${name}`] };
}
