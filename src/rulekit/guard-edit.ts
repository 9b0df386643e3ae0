import type { TSESTree } from '@typescript-eslint/types';
import type { DataAccess, DialectEdit, FilterField } from '../model/index.ts';
import { findVariable, insertStatement, isForeign, isInside, listedStatement, outermostWrapper, type SourceView, textOf, unwrap } from '../ast/index.ts';

/**
 * A statement before the access that throws when the value of a condition is missing. Undefined where
 * the value has no name to ask about there, and where the access stands in no list of statements.
 */
export function guardEdit(access: DataAccess, field: FilterField, source: SourceView): DialectEdit | undefined {
  const subject = access.via || !field.value || isForeign(access.node, source) || isForeign(field.value, source) ? undefined : subjectOf(field.value, access.node);
  const statement = subject && listedStatement(access.node);
  if (!subject || !statement || !isDeclaredBefore(subject, statement, source)) return undefined;
  const text = textOf(source, subject);
  const code = `if (!${text}) throw new Error('${text.replace(/\?\.|!/g, (match) => (match === '!' ? '' : '.')).replace(/'/g, '')} is missing');`;
  const edit = insertStatement(statement, code, source);
  return edit && { code, edits: [edit] };
}

/** The name or property to ask about: the constant that holds the value, or the value as it stands in the access. */
function subjectOf(value: TSESTree.Node, access: TSESTree.Node): TSESTree.Node | undefined {
  const whole = outermostWrapper(value);
  if (!isInside(value, access)) return whole.parent?.type === 'VariableDeclarator' && whole.parent.id.type === 'Identifier' ? whole.parent.id : undefined;
  const chain = value.parent?.type === 'ChainExpression' ? value.parent : value;
  return isPlain(value) ? chain : undefined;
}

/** A name, or properties of one: asking about it twice changes nothing. */
function isPlain(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Identifier' || value.type === 'ThisExpression' || (value.type === 'MemberExpression' && !value.computed && isPlain(value.object));
}

/** Whether what the subject names is declared outside of the statement that the guard is put before. */
function isDeclaredBefore(subject: TSESTree.Node, statement: TSESTree.Node, source: SourceView): boolean {
  let root = unwrap(subject);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return true;
  const variable = root.type === 'Identifier' ? findVariable(root, source) : undefined;
  const declared = variable?.defs[0]?.name as TSESTree.Node | undefined;
  return declared !== undefined && !isInside(declared, statement);
}
