import type { TSESTree } from '@typescript-eslint/types';
import { enclosingClass, isFunction, propertyName, unwrap } from '../../ast/index.ts';

/**
 * The names under which the code around a node is known in its own file, the narrowest first:
 * `CustomerService.detail` and `CustomerService`, `load`, `default`, the router a handler is
 * registered on. Empty for code that runs when the module is loaded.
 */
export function placeNames(node: TSESTree.Node): readonly string[] {
  let member: string | undefined;
  let current: TSESTree.Node = node;
  for (; current.parent && current.parent.type !== 'Program'; current = current.parent) {
    if (current.type === 'MethodDefinition' || current.type === 'PropertyDefinition') member = propertyName(current);
    else if (current.type === 'Property' && isFunction(unwrap(current.value))) member = propertyName(current);
  }
  const owner = nameOfStatement(current, node);
  if (owner === undefined) return [];
  return member === undefined || member === owner ? [owner] : [`${owner}.${member}`, owner];
}

/**
 * What callers that know only an interface or a base class call the method around a node:
 * `CustomerRepository.find` in `class PrismaCustomerRepository implements CustomerRepository`.
 */
export function contractNames(node: TSESTree.Node): readonly string[] {
  const [name] = placeNames(node);
  const owner = enclosingClass(node);
  const member = name?.split('.')[1];
  if (!owner || member === undefined) return [];
  const contracts = [...owner.implements.map(({ expression }) => expression), ...(owner.superClass ? [owner.superClass] : [])];
  return contracts.flatMap((contract) => (contract.type === 'Identifier' ? [`${contract.name}.${member}`] : []));
}

function nameOfStatement(statement: TSESTree.Node, node: TSESTree.Node): string | undefined {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration ? nameOfStatement(statement.declaration, node) : undefined;
    case 'ExportDefaultDeclaration':
      return nameOfStatement(statement.declaration, node) ?? 'default';
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id?.name;
    case 'VariableDeclaration': {
      const holder = statement.declarations.find(({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1]);
      return holder?.id.type === 'Identifier' ? holder.id.name : undefined;
    }
    case 'ExpressionStatement':
      return nameOfExpression(statement.expression);
    default:
      return undefined;
  }
}

/** `exports.load = …`, `module.exports = …`, `router.get('/', …)`. */
function nameOfExpression(expression: TSESTree.Expression): string | undefined {
  if (expression.type === 'AssignmentExpression' && expression.left.type === 'MemberExpression') {
    const name = propertyName(expression.left);
    return name === 'exports' ? 'default' : name;
  }
  let node: TSESTree.Node = unwrap(expression);
  for (let links = 0; links < 40 && (node.type === 'CallExpression' || node.type === 'MemberExpression'); links++) {
    node = unwrap(node.type === 'CallExpression' ? node.callee : node.object);
  }
  return expression.type === 'CallExpression' && node.type === 'Identifier' ? node.name : undefined;
}
