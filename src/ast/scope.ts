import type { TSESTree } from '@typescript-eslint/types';
import type { Definition, Scope, Variable } from '@typescript-eslint/scope-manager';
import type { SourceView } from './source.ts';
import { objectProperty, propertyName } from './property.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';

/** The variable an identifier refers to, looked up through the enclosing scopes. */
export function findVariable(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, source: SourceView): Variable | undefined {
  let scope: Scope | null = source.getScope(identifier);
  while (scope) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}

/** The only definition of a variable; undefined when there are several or none. */
export function soleDefinition(variable: Variable | undefined): Definition | undefined {
  return variable?.defs.length === 1 ? variable.defs[0] : undefined;
}

/** What a module import brings. `name` is `default`, `*` or the exported name. */
export interface ImportOrigin {
  module: string;
  name: string;
}

/**
 * The import an identifier comes from, if it comes from one: ES imports, `import x = require()`,
 * `const { x } = require('m')`, `const { x } = await import('m')`.
 */
export function importOrigin(identifier: TSESTree.Identifier, source: SourceView): ImportOrigin | undefined {
  const definition = soleDefinition(findVariable(identifier, source));
  return definition && importOfDefinition(definition);
}

/** As `importOrigin`, for a definition already found. */
export function importOfDefinition(definition: Definition): ImportOrigin | undefined {
  const node = definition.node as TSESTree.Node;
  const parent = definition.parent as TSESTree.Node | null | undefined;
  if (parent?.type === 'ImportDeclaration') {
    const module = String(parent.source.value);
    if (node.type === 'ImportDefaultSpecifier') return { module, name: 'default' };
    if (node.type === 'ImportNamespaceSpecifier') return { module, name: '*' };
    if (node.type === 'ImportSpecifier') {
      return { module, name: node.imported.type === 'Identifier' ? node.imported.name : String(node.imported.value) };
    }
  }
  if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
    const expression = node.moduleReference.expression as TSESTree.Node;
    return expression.type === 'Literal' ? { module: String(expression.value), name: '*' } : undefined;
  }
  if (node.type === 'VariableDeclarator' && node.init) {
    const module = requiredModule(unwrapAwait(node.init));
    if (module === undefined) return undefined;
    if (node.id.type === 'Identifier') return { module, name: '*' };
    if (node.id.type === 'ObjectPattern') {
      for (const property of node.id.properties) {
        if (property.type === 'Property' && property.value === definition.name) {
          const name = propertyName(property);
          return name === undefined ? undefined : { module, name };
        }
      }
    }
  }
  return undefined;
}

function requiredModule(node: TSESTree.Node): string | undefined {
  if (node.type === 'ImportExpression') return literalText(node.source);
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') {
    const argument = node.arguments[0];
    return argument && literalText(argument);
  }
  if (node.type === 'MemberExpression') return undefined;
  return undefined;
}

function literalText(node: TSESTree.Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** Answers per variable: a constant that a whole file uses would be asked about at every use. */
const reassigned = new WeakMap<Variable, boolean>();
const changed = new WeakMap<Variable, boolean>();

/** True when some reference assigns the variable after its declaration. */
export function isReassigned(variable: Variable): boolean {
  let answer = reassigned.get(variable);
  if (answer === undefined) reassigned.set(variable, (answer = variable.references.some((reference) => reference.isWrite() && !reference.init)));
  return answer;
}

/** Uses of one variable that are followed; more would make the time grow faster than the source. */
export const MOST_USES = 400;

/**
 * The initial value of a variable that keeps it: declared once with an initialiser and never
 * assigned again, not a loop variable, not destructured.
 */
export function constantInitialiser(variable: Variable | undefined): TSESTree.Node | undefined {
  const definition = soleDefinition(variable);
  const node = definition?.node as TSESTree.Node | undefined;
  if (!variable || node?.type !== 'VariableDeclarator' || !node.init || node.id.type !== 'Identifier') return undefined;
  return isReassigned(variable) ? undefined : node.init;
}

/**
 * Follows a name through constants of this file to the expression it stands for, also `LIMITS.list`
 * of an object that nobody changes; other nodes stay. Bounded.
 */
export function resolveConstant(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  let current = unwrap(node);
  for (let depth = 0; depth < 8; depth++) {
    const value = current.type === 'Identifier' ? constantInitialiser(findVariable(current, source)) : current.type === 'MemberExpression' ? constantMember(current, source) : undefined;
    if (!value) return current;
    current = unwrap(value);
  }
  return current;
}

/** The value of `OBJECT.name` where the object is a literal of this file that keeps its properties. */
function constantMember(member: TSESTree.MemberExpression, source: SourceView): TSESTree.Node | undefined {
  const owner = unwrap(member.object);
  const name = propertyName(member);
  if (owner.type !== 'Identifier' || name === undefined) return undefined;
  const variable = findVariable(owner, source);
  const object = constantInitialiser(variable);
  const literal = object && unwrap(object);
  if (!variable || literal?.type !== 'ObjectExpression' || isChanged(variable)) return undefined;
  const { value, open } = objectProperty(literal, name);
  return open ? undefined : value;
}

function isChanged(variable: Variable): boolean {
  let answer = changed.get(variable);
  if (answer === undefined) changed.set(variable, (answer = variable.references.some((reference) => mayChange(reference.identifier as TSESTree.Node))));
  return answer;
}

/** True when an object named here may get other properties: assigned to, handed to a call, spread by a method. */
function mayChange(identifier: TSESTree.Node): boolean {
  const parent = identifier.parent;
  if (parent?.type === 'CallExpression') return parent.callee !== identifier;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return false;
  const at = parent.parent;
  return (at?.type === 'AssignmentExpression' && at.left === parent) || at?.type === 'UpdateExpression' || (at?.type === 'UnaryExpression' && at.operator === 'delete');
}
