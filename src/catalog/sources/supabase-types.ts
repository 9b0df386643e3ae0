import type { TSESTree } from '@typescript-eslint/types';
import { sourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import type { SourceEntity, SourceField, SourceFunction, SourceResult } from './source.ts';

/** A first look at a file's text: only what `supabase gen types` writes has both of these. */
export const mayHoldSupabaseTypes = (text: string): boolean => text.includes('Row: {') && /\bTables\s*:\s*\{/.test(text);

/**
 * Reads the types that `supabase gen types typescript` generates (CLI 1 and 2): the tables and views
 * of each schema of `Database`, by their `Row`, with the links their foreign keys make. Never throws.
 */
export function readSupabaseTypes(ast: TSESTree.Program, text: string): SourceResult {
  const source = sourceText(text);
  const entities: SourceEntity[] = [];
  const functions: SourceFunction[] = [];
  for (const statement of ast.body) {
    for (const schema of membersOf(databaseType(statement))) {
      for (const kind of ['Tables', 'Views']) {
        for (const table of membersOf(property(schema.type, kind))) {
          const row = property(table.type, 'Row');
          if (row?.type === 'TSTypeLiteral') entities.push(readTable(schema.name, table, row, source));
        }
      }
      for (const fn of membersOf(property(schema.type, 'Functions'))) functions.push(...readFunction(fn, source));
    }
  }
  return { entities, problems: [], ...(functions.length > 0 ? { functions } : {}) };
}

interface Member {
  name: string;
  type: TSESTree.TypeNode;
  node: TSESTree.Node;
}

/** `export type Database = { … }`, `export interface Database { … }`. */
function databaseType(statement: TSESTree.ProgramStatement): TSESTree.Node | undefined {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declared?.type === 'TSInterfaceDeclaration') return declared.body;
  return declared?.type === 'TSTypeAliasDeclaration' ? declared.typeAnnotation : undefined;
}

function membersOf(type: TSESTree.Node | undefined): Member[] {
  const members = type?.type === 'TSTypeLiteral' ? type.members : type?.type === 'TSInterfaceBody' ? type.body : [];
  return members.flatMap((node): Member[] => {
    if (node.type !== 'TSPropertySignature' || node.computed || !node.typeAnnotation) return [];
    const name = node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' && typeof node.key.value === 'string' ? node.key.value : undefined;
    return name === undefined ? [] : [{ name, type: node.typeAnnotation.typeAnnotation, node }];
  });
}

const property = (type: TSESTree.Node, name: string): TSESTree.TypeNode | undefined => membersOf(type).find((member) => member.name === name)?.type;

function readTable(schema: string, { name, type, node }: Member, row: TSESTree.TypeNode, source: SourceText): SourceEntity {
  const fields = columnsOf(row, source);
  return { name, aliases: [`${schema}.${name}`], line: source.lineAt(source.start(node)), fields: [...fields, ...links(property(type, 'Relationships'), fields, source)] };
}

/** `search: { Args: …; Returns: { … }[]; SetofOptions: { to: 'contacts' } }`. */
function readFunction({ name, type, node }: Member, source: SourceText): SourceFunction[] {
  const returns = property(type, 'Returns');
  const row = returns?.type === 'TSArrayType' ? returns.elementType : returns;
  if (row?.type !== 'TSTypeLiteral') return [];
  const line = source.lineAt(source.start(node));
  const options = property(type, 'SetofOptions');
  const table = literal(options && property(options, 'to'));
  return table === undefined ? [{ name, line, fields: columnsOf(row, source) }] : [{ name, line, rows: table }];
}

const columnsOf = (row: TSESTree.TypeNode, source: SourceText): SourceField[] =>
  membersOf(row).map((column) => ({ name: column.name, type: source.text(column.type), line: source.lineAt(source.start(column.node)) }));

const literal = (type: TSESTree.TypeNode | undefined): string | undefined =>
  type?.type === 'TSLiteralType' && type.literal.type === 'Literal' && typeof type.literal.value === 'string' ? type.literal.value : undefined;

/** A foreign key of a table is a link to one row; it goes by the name of the table it leads to. */
function links(type: TSESTree.TypeNode | undefined, columns: readonly SourceField[], source: SourceText): SourceField[] {
  const found: SourceField[] = [];
  for (const element of type?.type === 'TSTupleType' ? type.elementTypes : []) {
    const name = literal(property(element, 'referencedRelation'));
    if (name === undefined || [...columns, ...found].some((field) => field.name === name)) continue;
    found.push({ name, relation: { entity: name, many: false }, line: source.lineAt(source.start(element)) });
  }
  return found;
}
