import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, declaredType, findVariable, isFunction, MOST_USES, objectView, propertyName, resolveConstant, type SourceView, unwrapAwait } from '../../ast/index.ts';
import { METHODS } from './methods.ts';

/** Array methods that no entity has. */
const OF_LISTS = /^(?:push|map|flatMap|forEach|filter|some|every|reduce|slice|concat)$/;

/** Whether a method that takes one entity or several gets several, as far as the source says. */
export function listOfEntities(argument: TSESTree.Node, source: SourceView): boolean {
  const value = unwrapAwait(resolveConstant(argument, source));
  if (value.type === 'ArrayExpression') return true;
  if (value.type === 'CallExpression') {
    const called = calledMember(value)?.name;
    const [first] = value.arguments;
    // `list.find((one) => …)` is a list's own, and answers one of its elements.
    if (called === 'find' && first && isFunction(first)) return false;
    if (called !== undefined && (/^(?:map|flatMap|filter|slice|concat|getMany)$/.test(called) || (METHODS.get(called)?.operation === 'read' && METHODS.get(called)?.many === true))) return true;
    if (isList(calledFunction(value, source)?.returnType?.typeAnnotation)) return true;
  }
  return isList(declaredType(argument, source)) || isUsedAsList(argument, source);
}

function isList(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSUnionType') return type.types.some((one) => isList(one));
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type?.type === 'TSArrayType';
  return /^(?:Readonly)?Array$/.test(type.typeName.name) || (type.typeName.name === 'Promise' && isList(type.typeArguments?.params[0]));
}

/** Whether the code around takes a variable for a list: it walks over it, or calls a method of lists. */
function isUsedAsList(argument: TSESTree.Node, source: SourceView): boolean {
  const name = unwrapAwait(argument);
  const variable = name.type === 'Identifier' ? findVariable(name, source) : undefined;
  if (!variable || variable.references.length > MOST_USES) return false;
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    if (parent?.type === 'ForOfStatement') return parent.right === (identifier as TSESTree.Node);
    if (parent?.type !== 'MemberExpression' || parent.object !== (identifier as TSESTree.Node)) return false;
    return parent.parent?.type === 'CallExpression' && parent.parent.callee === parent && OF_LISTS.test(propertyName(parent) ?? '');
  });
}

/**
 * Whether an entity that is saved is made here: `save(new Customer({ … }))`, `save(repo.create(dto))`.
 * One that gets a key, or what another read answered, may be a row that exists.
 */
export function isMadeHere(argument: TSESTree.Node, source: SourceView): boolean {
  const value = unwrapAwait(resolveConstant(argument, source));
  if (value.type === 'ArrayExpression') return value.elements.length > 0 && value.elements.every((element) => element !== null && element.type !== 'SpreadElement' && isMadeHere(element, source));
  const made = value.type === 'NewExpression' || (value.type === 'CallExpression' && calledMember(value)?.name === 'create') ? value : undefined;
  if (!made || getsKey(argument, source)) return false;
  const values = made.arguments.at(-1);
  return values === undefined || isWithoutKey(values, source);
}

function isWithoutKey(values: TSESTree.Node, source: SourceView): boolean {
  const view = objectView(values, source);
  if (view) return !view.members.some(({ name }) => isKeyName(name)) && view.object.properties.every((property) => property.type !== 'SpreadElement' || objectView(property.argument, source) !== undefined || isParameter(property.argument, source));
  return isParameter(values, source);
}

/** What a function is handed, or a part of it: `input`, `input.address`. A row that was read is none. */
function isParameter(node: TSESTree.Node, source: SourceView): boolean {
  let root = unwrapAwait(node);
  while (root.type === 'MemberExpression') root = unwrapAwait(root.object);
  const definition = root.type === 'Identifier' ? findVariable(root, source)?.defs[0] : undefined;
  if (definition?.type !== 'Variable') return definition?.type === 'Parameter';
  // `const { input } = options`: a part under a name of its own.
  const { id, init } = definition.node as TSESTree.VariableDeclarator;
  return id.type === 'ObjectPattern' && init?.type === 'Identifier' && findVariable(init, source)?.defs[0]?.type === 'Parameter';
}

/** `customer.id = …` of a variable before it is saved. */
function getsKey(argument: TSESTree.Node, source: SourceView): boolean {
  const name = unwrapAwait(argument);
  const variable = name.type === 'Identifier' ? findVariable(name, source) : undefined;
  if (!variable) return false;
  if (variable.references.length > MOST_USES) return true;
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    return parent?.type === 'MemberExpression' && parent.object === (identifier as TSESTree.Node) && isKeyName(propertyName(parent) ?? '') && parent.parent?.type === 'AssignmentExpression' && parent.parent.left === parent;
  });
}

function isKeyName(name: string): boolean {
  return /^_?(?:id|uuid)$/.test(name);
}
