import type { TSESTree } from '@typescript-eslint/types';

/** A decorator with the name that TypeORM gives it and its arguments. */
export interface ReadDecorator {
  name: string;
  args: readonly TSESTree.CallExpressionArgument[];
}

/** Packages that decorate classes with the same words and are not TypeORM. */
const OTHERS = /^(?:@mikro-orm\/|sequelize-typescript$|type-graphql$|@nestjs\/graphql$|@typegoose\/|@nestjs\/mongoose$|@aws\/dynamodb|dynamoose|@sap\/)/;

/** How the file's imports name decorators: local name → imported name, or null for another library's. */
export type DecoratorNames = ReadonlyMap<string, string | null>;

/** Reads the imports of a file. A decorator that is not imported (a global, a re-export) keeps its name. */
export function decoratorNames(program: TSESTree.Program): DecoratorNames {
  const names = new Map<string, string | null>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const foreign = OTHERS.test(String(statement.source.value));
    for (const specifier of statement.specifiers) {
      const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.local.name;
      if (foreign) names.set(specifier.local.name, null);
      else if (imported !== specifier.local.name) names.set(specifier.local.name, imported);
    }
  }
  return names;
}

/** The decorators of a class or property that can be TypeORM's. */
export function readDecorators(node: { decorators?: readonly TSESTree.Decorator[] }, names: DecoratorNames): ReadDecorator[] {
  return (node.decorators ?? []).flatMap(({ expression }): ReadDecorator[] => {
    const call = expression.type === 'CallExpression' ? expression : undefined;
    const callee = call ? call.callee : expression;
    const local = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : undefined;
    const root = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? callee.object.name : local;
    if (local === undefined || names.get(root ?? local) === null) return [];
    return [{ name: callee.type === 'Identifier' ? (names.get(local) ?? local) : local, args: call?.arguments ?? [] }];
  });
}

/** A property of an object literal by name. */
export function option(object: TSESTree.Node | undefined, key: string): TSESTree.Node | undefined {
  if (object?.type !== 'ObjectExpression') return undefined;
  for (const property of object.properties) if (property.type === 'Property' && !property.computed && keyName(property.key) === key) return property.value;
  return undefined;
}

/** Name of a property key that is written out. */
export function keyName(key: TSESTree.Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number') ? String(key.value) : undefined;
}

/** The text of a string literal or a template without holes. */
export function stringValue(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The class that `() => Order`, `type => Order`, `'Order'` or `Order` names. */
export function namedClass(node: TSESTree.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'Literal') return stringValue(node);
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') {
    const body = node.body.type === 'BlockStatement' ? returned(node.body) : node.body;
    if (body?.type === 'ArrayExpression') return namedClass(body.elements[0] ?? undefined);
    if (body?.type === 'MemberExpression' && body.property.type === 'Identifier') return body.property.name;
    return body?.type === 'ArrowFunctionExpression' ? undefined : namedClass(body);
  }
  return undefined;
}

function returned(block: TSESTree.BlockStatement): TSESTree.Node | undefined {
  const last = block.body.at(-1);
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
}
