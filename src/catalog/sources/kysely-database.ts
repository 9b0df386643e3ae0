import type { TSESTree } from '@typescript-eslint/types';
import { readAnnotation } from './annotation.ts';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** A file that speaks of Kysely, and the types of its rows. */
const KYSELY = /\bkysely\b/i;
const ROWS = /\b(?:interface|type)\s+(?:DB|Database\w*|Tables)\b|\b(?:Generated|ColumnType)</;

/** False for texts that type no tables for Kysely. */
export function mayDeclareKyselyDatabase(text: string): boolean {
  return KYSELY.test(text) && ROWS.test(text);
}

/** A type of a file that has members: an interface, or an alias of a type literal. */
interface Members {
  name: string;
  node: TSESTree.Node;
  members: readonly TSESTree.TypeElement[];
}

/** Types by which Kysely says that inserts and updates differ: what is read is the first argument. */
const WRAPPERS = /^(?:Generated|GeneratedAlways|ColumnType|JSONColumnType)$/;
const DATABASE = /^(?:DB|Database|Databases|DatabaseSchema|KyselyDatabase|Tables)$/;

/**
 * Reads the interface that types a Kysely database, `interface Database { person: PersonTable }`,
 * with the types of its tables. Types of other modules are mixins there, which the merge adds.
 * Never throws.
 */
export const readKyselyDatabase: (ast: TSESTree.Program, text: string, file: string) => SourceResult = (ast, text) => {
  const source = sourceText(text);
  const problems: SourceResult['problems'] = [];
  const types = typesOf(ast);
  const databases = types.filter(({ name, members }) => DATABASE.test(name) && members.length > 0 && members.every(isTable));
  const tables = new Set<string>();
  const entities = databases.flatMap(({ members }) => members.flatMap((member) => table(member, types, tables, source, problems)));
  // A file of row types alone lends them to the interface that names them.
  const lent = types.filter((type) => !databases.includes(type) && !tables.has(type.name) && type.members.some((member) => member.type === 'TSPropertySignature' && wrapped(member)));
  return { entities: [...entities, ...lent.map((type): SourceEntity => ({ name: type.name, aliases: [], line: source.lineAt(source.start(type.node)), fields: fieldsOf(type, source, problems), mixin: true }))], problems };
};

function typesOf(ast: TSESTree.Program): Members[] {
  return ast.body.flatMap((statement): Members[] => {
    const inner = statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement;
    if (inner.type === 'TSInterfaceDeclaration') return [{ name: inner.id.name, node: inner.id, members: inner.body.body }];
    return inner.type === 'TSTypeAliasDeclaration' && inner.typeAnnotation.type === 'TSTypeLiteral' ? [{ name: inner.id.name, node: inner.id, members: inner.typeAnnotation.members }] : [];
  });
}

function isTable(member: TSESTree.TypeElement): boolean {
  const type = member.type === 'TSPropertySignature' ? member.typeAnnotation?.typeAnnotation.type : undefined;
  return type === 'TSTypeReference' || type === 'TSTypeLiteral';
}

function table(member: TSESTree.TypeElement, types: readonly Members[], named: Set<string>, source: SourceText, problems: SourceResult['problems']): SourceEntity[] {
  if (member.type !== 'TSPropertySignature') return [];
  const written = keyOf(member);
  const type = member.typeAnnotation?.typeAnnotation;
  if (written === undefined || !type) return [];
  const at = source.start(member.key);
  // `'crm.person'`: the table with its schema.
  const name = written.split('.').at(-1) ?? written;
  const entity: SourceEntity = { name, aliases: written === name ? [] : [written], line: source.lineAt(at), fields: [] };
  if (type.type === 'TSTypeLiteral') return [{ ...entity, fields: fieldsOf({ name, node: member, members: type.members }, source, problems) }];
  const target = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
  if (target === undefined) return [entity];
  named.add(target);
  const own = types.find((one) => one.name === target);
  return [own ? { ...entity, line: source.lineAt(source.start(own.node)), fields: fieldsOf(own, source, problems) } : { ...entity, extends: [target] }];
}

function fieldsOf({ members }: Members, source: SourceText, problems: SourceResult['problems']): SourceField[] {
  return members.flatMap((member): SourceField[] => {
    if (member.type !== 'TSPropertySignature') return [];
    const name = keyOf(member);
    const type = readType(member.typeAnnotation?.typeAnnotation);
    if (name === undefined) return [];
    const at = source.start(member.key);
    const line = source.lineAt(at);
    const unique = /^(?:id|uuid)$/i.test(name);
    const field: SourceField = { name, ...(type ? { type: source.text(type) } : {}), ...(unique ? { unique: true } : {}), line };
    const comment = source.commentsAround(source.start(member), at, source.end(member));
    const { annotation, unknownCategory } = readAnnotation(comment);
    if (annotation) field.annotation = annotation;
    if (comment !== '') field.comment = comment;
    if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
    return [field];
  });
}

/** `number` of `Generated<number>`, `Date` of `ColumnType<Date, string, never>`. */
function readType(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  const inner = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && WRAPPERS.test(type.typeName.name) ? type.typeArguments?.params[0] : undefined;
  return inner ?? type;
}

function wrapped(member: TSESTree.TSPropertySignature): boolean {
  const type = member.typeAnnotation?.typeAnnotation;
  return readType(type) !== type;
}

function keyOf({ key, computed }: TSESTree.TSPropertySignature): string | undefined {
  if (key.type === 'Identifier' && !computed) return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}
