import type { TSESTree } from '@typescript-eslint/types';

/** A constant at the top of a file, with the statement it stands in. */
export interface Constant {
  name: string;
  value: TSESTree.Node;
  id: TSESTree.Node;
  statement: TSESTree.Node;
}

/** The name of the entity whose table a constant holds: `users` for `usersTable`. */
export function entityName(constant: string): string {
  return /^(.*[a-z0-9])_?(?:Table|View)$/.exec(constant)?.[1] ?? constant;
}

/** Constants that a file declares at its top level, exported or not. */
export function constantsOf(ast: TSESTree.Program): Constant[] {
  return ast.body.flatMap((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' && statement.declaration ? statement.declaration : statement;
    if (inner.type !== 'VariableDeclaration') return [];
    return inner.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [{ name: id.name, value: bare(init), id, statement }] : []));
  });
}

/** Without casts and `satisfies`. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.type === 'TSAsExpression' || current.type === 'TSSatisfiesExpression' || current.type === 'TSNonNullExpression') current = current.expression;
  return current;
}

/** The object in `{ … }`, `(t) => ({ … })`, `(t) => { return { … } }`. */
export function answeredObject(node: TSESTree.Node | undefined): TSESTree.ObjectExpression | undefined {
  const value = answered(node);
  return value?.type === 'ObjectExpression' ? value : undefined;
}

/** What a function answers, or the value itself. */
export function answered(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  const value = node && bare(node);
  if (value?.type !== 'ArrowFunctionExpression' && value?.type !== 'FunctionExpression') return value;
  if (value.body.type !== 'BlockStatement') return bare(value.body);
  const last = value.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? bare(last.argument) : undefined;
}

/** The name a call is made by, and what it is called on: `pgTable(…)`, `crm.table(…)`, `pgTable(…).enableRLS()`. */
export function madeBy(node: TSESTree.Node): { name: string; object?: TSESTree.Node; call: TSESTree.CallExpression } | undefined {
  let current = node;
  for (let depth = 0; depth < 8 && current.type === 'CallExpression'; depth++) {
    const { callee } = current;
    if (callee.type === 'Identifier') return { name: callee.name, call: current };
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
    if (callee.object.type !== 'CallExpression') return { name: callee.property.name, object: callee.object, call: current };
    current = callee.object;
  }
  return undefined;
}
