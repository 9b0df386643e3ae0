import type { TSESTree } from '@typescript-eslint/types';
import { fileOf, type FunctionNode, isFunction, lineOf, propertyName, type SourceView } from '../../ast/index.ts';
import type { AccessLogEntry, ProjectView } from '../../model/index.ts';

/** A function of the file that is itself what the project writes its access log with. */
export interface Writer {
  entry: AccessLogEntry;
  fn: FunctionNode;
}

/** The functions and methods a file declares that write the access log. */
export function writersHere(source: SourceView, { accessLogs }: Pick<ProjectView, 'accessLogs'>): readonly Writer[] {
  const file = fileOf(source.ast);
  const entries = accessLogs.filter((entry) => entry.kind === 'function' && (file === undefined || entry.file === undefined || entry.file === file) && source.text.includes(lastName(entry)));
  if (entries.length === 0) return [];
  return source.ast.body.flatMap((statement) => declared(statement)).flatMap(({ name, fn }) => {
    const entry = entries.find((one) => one.name === name && (one.line === undefined || file !== undefined || Math.abs(one.line - lineOf(source, fn)) <= 1));
    return entry ? [{ entry, fn }] : [];
  });
}

const lastName = ({ name }: AccessLogEntry): string => name.slice(name.lastIndexOf('.') + 1);

function declared(statement: TSESTree.ProgramStatement): { name: string; fn: FunctionNode }[] {
  const node = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
  if (node.type === 'FunctionDeclaration') return node.id ? [{ name: node.id.name, fn: node }] : [];
  if (node.type === 'ClassDeclaration' && node.id) return members(node.id.name, node.body.body);
  if (node.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) => {
    if (id.type !== 'Identifier' || !init) return [];
    if (isFunction(init)) return [{ name: id.name, fn: init }];
    return init.type === 'ObjectExpression' ? members(id.name, init.properties) : [];
  });
}

function members(owner: string, nodes: readonly TSESTree.Node[]): { name: string; fn: FunctionNode }[] {
  return nodes.flatMap((member) => {
    const name = propertyName(member);
    const value = 'value' in member ? (member.value as TSESTree.Node | null) : undefined;
    return name !== undefined && isFunction(value) && value.body ? [{ name: `${owner}.${name}`, fn: value }] : [];
  });
}
