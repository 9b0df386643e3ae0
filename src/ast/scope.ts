import type { TSESTree } from '@typescript-eslint/types';
import type { Definition, Scope, Variable } from '@typescript-eslint/scope-manager';
import { exportedNode } from './module-exports.ts';
import { isForeign, sourceOf } from './modules.ts';
import { classMembers } from './class-members.ts';
import { enclosingClass } from './function.ts';
import { objectProperty, propertyName } from './property.ts';
import type { SourceView } from './source.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';

/** The variable an identifier refers to, looked up through the enclosing scopes of the file it stands in. */
export function findVariable(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier, source: SourceView): Variable | undefined {
  let scope: Scope | null = sourceOf(identifier, source).getScope(identifier);
  while (scope) {
    const variable = scope.set.get(identifier.name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}

/** The only definition of a variable; undefined when there are several or none. Interfaces of one name are one, and the first stands for all. */
export function soleDefinition(variable: Variable | undefined): Definition | undefined {
  const { defs = [] } = variable ?? {};
  const isOne = defs.length === 1 || defs.every(({ node }) => (node as TSESTree.Node).type === 'TSInterfaceDeclaration');
  return isOne ? defs[0] : undefined;
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

/** Where a name is declared: in its own file, or in the module of the project it is imported from. */
export interface Declaration {
  /** The declaring node, as the scope analysis names it: declarator, function, class, interface, import specifier … */
  node: TSESTree.Node;
  /** The declared name. */
  name: TSESTree.Identifier;
  /** True for a parameter: `node` is its function. */
  parameter: boolean;
}

/**
 * The declaration of a name, through imports of the project's own modules. A name of a package, or
 * of a module that is not read, ends at its import.
 */
export function declarationOf(identifier: TSESTree.Identifier, source: SourceView): Declaration | undefined {
  let current = identifier;
  for (let hops = 0; hops < 8; hops++) {
    const variable = findVariable(current, source);
    const given = variable && source.bindings?.values.get(variable);
    if (given?.type === 'Identifier') {
      current = given;
      continue;
    }
    const definition = soleDefinition(variable);
    if (!definition) return undefined;
    const origin = importOfDefinition(definition);
    const exported = origin && exportedNode(origin.module, origin.name, sourceOf(current, source));
    if (exported?.type !== 'Identifier') {
      if (exported && isDeclaration(exported)) return { node: exported, name: current, parameter: false };
      return { node: definition.node as TSESTree.Node, name: definition.name as TSESTree.Identifier, parameter: definition.type === 'Parameter' };
    }
    current = exported;
  }
  return undefined;
}

/** What a parameter is on the way that is being read: the caller's own expression, which may be of another file. */
export function givenValue(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  let current = unwrapAwait(node);
  for (let hops = 0; hops < 8 && current.type === 'Identifier'; hops++) {
    const variable = source.bindings && findVariable(current, source);
    const given = variable && source.bindings?.values.get(variable);
    if (!given) break;
    current = unwrapAwait(given);
  }
  return current;
}

function isDeclaration({ type }: TSESTree.Node): boolean {
  return /^(?:Class|Function|ArrowFunction|TS\w+Declaration)/.test(type);
}

/**
 * Follows a name through constants to the expression it stands for, also `LIMITS.list` of an object
 * that nobody changes, also into the project's other modules; other nodes stay. Bounded. The answer
 * may be a node of another file.
 */
export function resolveConstant(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  return follow(unwrap(node), source, 12);
}

function follow(node: TSESTree.Node, source: SourceView, steps: number): TSESTree.Node {
  let current = node;
  let answer = node;
  for (let left = steps; left > 0; left--) {
    const next = current.type === 'Identifier' ? valueOfName(current, source) : current.type === 'MemberExpression' ? valueOfMember(current, source, left - 1) : frozen(current);
    if (!next) return answer;
    current = unwrap(next);
    // A name of another file is only a station on the way: here it would mean something else.
    if (current.type !== 'Identifier' || !isForeign(current, source)) answer = current;
  }
  return answer;
}

/** The initial value of a constant, or what a name brings that is imported from the project. */
function valueOfName(name: TSESTree.Identifier, source: SourceView): TSESTree.Node | undefined {
  const variable = findVariable(name, source);
  const value = (variable && source.bindings?.values.get(variable)) ?? constantInitialiser(variable);
  if (value) return value;
  const definition = soleDefinition(variable);
  const origin = definition && importOfDefinition(definition);
  return origin && exportedNode(origin.module, origin.name, sourceOf(name, source));
}

/** The value of `OBJECT.name` where the object keeps its properties, of a name behind `import * as`, of a static or own read-only field. */
function valueOfMember(member: TSESTree.MemberExpression, source: SourceView, steps: number): TSESTree.Node | undefined {
  const owner = unwrap(member.object);
  const name = propertyName(member);
  if (name === undefined || steps <= 0) return undefined;
  if (owner.type === 'ThisExpression') return fieldOfSelf(owner, name, source);
  if (owner.type !== 'Identifier' && owner.type !== 'MemberExpression') return undefined;
  if (owner.type === 'Identifier') {
    const declared = declarationOf(owner, source);
    const space = declared && importOfNamespace(declared);
    if (space) return exportedNode(space, name, sourceOf(declared.name, source));
    if (declared?.node.type === 'ClassDeclaration') return constantField(declared.node, name, true);
  }
  const value = follow(owner, source, steps);
  if (value.type !== 'ObjectExpression' || isChangedObject(value, source)) return undefined;
  const { value: found, open } = objectProperty(value, name);
  return open ? undefined : found;
}

function importOfNamespace({ node }: Declaration): string | undefined {
  return node.type === 'ImportNamespaceSpecifier' && node.parent?.type === 'ImportDeclaration' ? String((node.parent as TSESTree.ImportDeclaration).source.value) : undefined;
}

/** A read-only field of the own class; of the class that `this` is on the way that is being read, any field with a value. */
function fieldOfSelf(self: TSESTree.Node, name: string, source: SourceView): TSESTree.Node | undefined {
  const given = source.bindings?.self && classMembers(source.bindings.self).fields.get(name)?.value;
  return given ?? constantField(enclosingClass(self), name, false);
}

/** The initial value of a field that nothing else sets: `static readonly MAX = 100`. */
function constantField(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined, name: string, isStatic: boolean): TSESTree.Node | undefined {
  const field = owner && classMembers(owner).fields.get(name);
  if (!field?.value || field.static !== isStatic) return undefined;
  return field.readonly || /^#?[A-Z][A-Z\d_]*$/.test(name) ? field.value : undefined;
}

/** `Object.freeze(x)` is x. */
function frozen(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== 'CallExpression' || node.arguments.length !== 1 || node.callee.type !== 'MemberExpression') return undefined;
  const { object } = node.callee;
  return object.type === 'Identifier' && object.name === 'Object' && propertyName(node.callee) === 'freeze' ? node.arguments[0] : undefined;
}

/** Whether an object literal that has a name may get other properties where it is declared. */
function isChangedObject(object: TSESTree.Node, source: SourceView): boolean {
  let holder = object.parent;
  while (holder && holder.type !== 'VariableDeclarator' && !/Statement$|Declaration$/.test(holder.type)) holder = holder.parent;
  const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? findVariable(holder.id, source) : undefined;
  return variable !== undefined && isChanged(variable);
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
  let whole: TSESTree.Node = parent;
  while (whole.parent?.type === 'MemberExpression' && whole.parent.object === whole) whole = whole.parent;
  const at = whole.parent;
  return (at?.type === 'AssignmentExpression' && at.left === whole) || at?.type === 'UpdateExpression' || (at?.type === 'UnaryExpression' && at.operator === 'delete');
}
