import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, importOfDefinition, propertyName, resolveConstant, soleDefinition, type SourceView, staticValue, unwrap, textOf } from '../../../ast/index.ts';
import { calleeName, declaredTable } from '../table-declaration.ts';

/** Where only a table can stand. */
const TABLE_PLACE = /\b(?:from|join|into|update|only|table)\s+$/i;
/** Calls of a `sql` tag that put a name into the text: `sql.identifier('email')`, `sql.table('person')`, `sql.ref('person.email')`. */
const NAMES = /^(?:identifier|table|ref|id)$/;

/** What the holes of a template stand for in the text, where they are tables and columns that Drizzle or Kysely writes out. */
export function holeNames({ quasis, expressions }: TSESTree.TemplateLiteral, source: SourceView): ReadonlyMap<TSESTree.Node, string> {
  const names = new Map<TSESTree.Node, string>();
  const tables = new Map<string, string>();
  for (const [at, expression] of expressions.entries()) {
    const table = TABLE_PLACE.test(quasis[at]?.value.raw ?? '') ? tableName(unwrap(expression), source) : undefined;
    const written = table ?? writtenName(unwrap(expression), source);
    if (written !== undefined) names.set(expression, written);
    if (table !== undefined) tables.set(textOf(source, unwrap(expression)), table);
  }
  for (const expression of expressions) {
    const column = unwrap(expression);
    const table = column.type === 'MemberExpression' ? tables.get(textOf(source, unwrap(column.object))) : undefined;
    const name = column.type === 'MemberExpression' ? propertyName(column) : undefined;
    if (table !== undefined && name !== undefined && isName(name) && !names.has(expression)) names.set(expression, `${table}."${name}"`);
  }
  return names;
}

/** A table of this file, or one a module brings; a value of run time has no name here. */
function tableName(node: TSESTree.Node, source: SourceView): string | undefined {
  const declared = declaredTable(resolveConstant(node, source), source);
  const name = declared ?? importedName(node, source);
  return name !== undefined && isName(name) ? `"${name}"` : undefined;
}

function importedName(node: TSESTree.Node, source: SourceView): string | undefined {
  const root = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const definition = root.type === 'Identifier' ? soleDefinition(findVariable(root, source)) : undefined;
  const origin = definition && importOfDefinition(definition);
  if (!origin) return undefined;
  if (node.type === 'MemberExpression') return propertyName(node);
  return origin.name === 'default' || origin.name === '*' ? undefined : origin.name;
}

function writtenName(node: TSESTree.Node, source: SourceView): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !NAMES.test(calleeName(node) ?? '')) return undefined;
  const parts = node.arguments.map((argument) => staticValue(argument, source));
  const names = parts.flatMap((part) => (part.kind === 'known' && typeof part.value === 'string' ? part.value.split('.') : []));
  return names.length >= parts.length && names.length > 0 && names.every(isName) ? names.map((name) => `"${name}"`).join('.') : undefined;
}

const isName = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name);
