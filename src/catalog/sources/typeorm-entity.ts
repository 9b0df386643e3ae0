import type { TSESTree } from '@typescript-eslint/types';
import { annotate } from './annotate.ts';
import { classesOf, type FoundClass, superClasses } from './classes.ts';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';
import { readColumn } from './typeorm-column.ts';
import { decoratorNames, keyName, option, readDecorators, stringValue } from './typeorm-decorators.ts';
import type { DecoratorNames, ReadDecorator } from './typeorm-decorators.ts';

const ENTITY_DECORATORS = new Set(['Entity', 'ViewEntity', 'ChildEntity']);

/** TypeORM's decorators, `@CreateDateColumn` of a base class among them, and a project's own named after them (`@MoneyColumn`). */
const DECORATED = /@(?:\w*(?:Entity|Column)|Primary\w*|Embedded)\s*\(/;

/** A cheap test of the text: whether a file may declare entities of TypeORM. */
export const mayDeclareTypeormEntities = (text: string): boolean => DECORATED.test(text);

/**
 * Reads TypeORM entity classes. Classes without `@Entity` that carry columns are mixins: base
 * classes and embedded classes, whose fields the merge adds where `extends` or `embedded` name
 * them. Decorators of other libraries are left alone. Never throws.
 */
export const readTypeormEntities: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const names = decoratorNames(ast);
  const entities = classesOf(ast).flatMap((found) => readClass(found, names, source, problems));
  const enums = enumsIn(ast.body);
  return { entities, ...(enums.length > 0 ? { enums } : {}), problems };
};

function enumsIn(statements: readonly TSESTree.Node[]): string[] {
  return statements.flatMap((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement;
    return inner.type === 'TSEnumDeclaration' ? [inner.id.name] : [];
  });
}

function readClass({ node, from: statement }: FoundClass, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  const from = Math.min(statement, ...[node, ...(node.decorators ?? [])].map((one) => source.start(one)));
  const decorators = readDecorators(node, names);
  const entityDecorator = decorators.find(({ name }) => ENTITY_DECORATORS.has(name));
  const name = node.id?.name;
  if (name === undefined) {
    if (entityDecorator) problems.push({ message: 'entity class without a name', line: source.lineAt(from) });
    return [];
  }
  const fields = (node.body?.body ?? []).flatMap((member) => readMember(member, name, names, source, problems));
  if (entityDecorator === undefined && fields.length === 0) return [];
  const uniqueKeys = decorators.flatMap(uniqueKey);
  for (const field of fields) if (uniqueKeys.includes(field.name)) field.unique = true;
  const bases = superClasses(node.superClass ?? undefined);
  const nameAt = node.id ? source.start(node.id) : from;
  const entity: SourceEntity = {
    name,
    aliases: entityDecorator === undefined || entityDecorator.name === 'ChildEntity' ? [] : tableNames(name, entityDecorator),
    line: source.lineAt(nameAt),
    fields,
    ...(bases.length > 0 ? { extends: bases } : {}),
    ...(entityDecorator === undefined ? { mixin: true as const } : {}),
  };
  annotate(entity, source.commentsAround(from, nameAt, nameAt), entity.line, problems);
  return [entity];
}

function readMember(member: TSESTree.ClassElement, ownClass: string, names: DecoratorNames, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  const isField = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty' || member.type === 'TSAbstractPropertyDefinition' || (member.type === 'MethodDefinition' && (member.kind === 'get' || member.kind === 'set'));
  if (!isField || (member.decorators ?? []).length === 0) return [];
  const decorators = readDecorators(member, names);
  const annotation = member.type === 'MethodDefinition' ? member.value.returnType?.typeAnnotation : member.typeAnnotation?.typeAnnotation;
  const column = readColumn(decorators, annotation, ownClass, source);
  if (column === undefined) return [];
  const keyAt = source.start(member.key);
  const line = source.lineAt(keyAt);
  const name = member.computed ? undefined : keyName(member.key);
  if (name === undefined) {
    problems.push({ message: `a column of ${ownClass} has a computed name`, line });
    return [];
  }
  const field: SourceField = { name, ...column, line };
  const from = Math.min(source.start(member), ...(member.decorators ?? []).map((decorator) => source.start(decorator)));
  annotate(field, source.commentsAround(from, keyAt, source.end(member)), line, problems);
  const comment = columnComment(decorators);
  if (comment !== undefined) field.comment = field.comment === undefined ? comment : `${field.comment}\n${comment}`;
  return [field];
}

/** The database comment of a column: `@Column({ comment: '氏名' })`. */
function columnComment(decorators: readonly ReadDecorator[]): string | undefined {
  for (const { args } of decorators) {
    for (const argument of args) {
      const comment = stringValue(option(argument, 'comment'));
      if (comment !== undefined) return comment;
    }
  }
  return undefined;
}

/** The table by `@Entity('name')`, `@Entity({ name, schema })`, or TypeORM's own naming: the class in snake_case. */
function tableNames(className: string, { args }: ReadDecorator): string[] {
  const options = args.find((argument) => argument.type === 'ObjectExpression');
  const table = stringValue(args[0]) ?? stringValue(option(options, 'name')) ?? snakeCase(className);
  const schema = stringValue(option(options, 'schema'));
  return [table, ...(schema === undefined ? [] : [`${schema}.${table}`])].filter((alias) => alias !== className);
}

const snakeCase = (name: string): string => name.replace(/([A-Z])([A-Z])([a-z])/g, '$1_$2$3').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Columns that `@Unique(['email'])` or `@Index(['email'], { unique: true })` make unique alone. */
function uniqueKey({ name, args }: ReadDecorator): string[] {
  const uniqueIndex = name === 'Index' && args.some((argument) => option(argument, 'unique')?.type === 'Literal' && (option(argument, 'unique') as TSESTree.Literal).value === true);
  if (name !== 'Unique' && !uniqueIndex) return [];
  const columns = args.find((argument) => argument.type === 'ArrayExpression');
  const only = columns?.elements.length === 1 ? stringValue(columns.elements[0] ?? undefined) : undefined;
  return only === undefined ? [] : [only];
}
