import type { TSESTree } from '@typescript-eslint/types';
import { namedClass } from './typeorm-decorators.ts';

/** A class of a file's top level. */
export interface FoundClass {
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
  /** Offset at which the statement begins, `export` included. */
  from: number;
}

interface WithOffsets {
  range?: readonly [number, number];
  start?: number;
}

/** The classes of a file's top level, those of its namespaces included. */
export function classesOf(ast: TSESTree.Program): FoundClass[] {
  return classesIn(ast.body);
}

function classesIn(statements: readonly TSESTree.Node[]): FoundClass[] {
  return statements.flatMap((statement): FoundClass[] => {
    const inner = (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') && statement.declaration ? statement.declaration : statement;
    if (inner.type === 'ClassDeclaration' || inner.type === 'ClassExpression') {
      const { range, start } = statement as WithOffsets;
      return [{ node: inner, from: range?.[0] ?? start ?? 0 }];
    }
    return inner.type === 'TSModuleDeclaration' && inner.body?.type === 'TSModuleBlock' ? classesIn(inner.body.body) : [];
  });
}

/** `extends Base`, `extends PartialType(Base)`, `extends IntersectionType(A, B)`: every class that may lend its fields. */
export function superClasses(node: TSESTree.Node | undefined): string[] {
  if (node === undefined) return [];
  if (node.type === 'CallExpression') return node.arguments.flatMap((argument) => superClasses(argument));
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') return [node.property.name];
  const name = namedClass(node);
  return name === undefined ? [] : [name];
}
