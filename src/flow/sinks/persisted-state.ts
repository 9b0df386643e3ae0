import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, objectProperty, propertyName, resolveConstant, type SourceView, textOf, unwrap, walk } from '../../ast/index.ts';
import { returnedValues } from '../values/patterns.ts';
import type { StorageSink } from './client-storage.ts';

/** Storages that encrypt, or forget with the page. */
const SAFE_STORAGE = /secure|encrypt|memory|cookieless/i;

/**
 * The state that `persist` of zustand keeps in the storage of the browser: what its functions put there, and what
 * it is declared to be; of all that `partialize` chooses, where it does.
 */
export function persistedState(call: TSESTree.CallExpression, source: SourceView): StorageSink | undefined {
  const [creator, given] = call.arguments;
  const options = given && resolveConstant(given, source);
  if (!creator || options?.type !== 'ObjectExpression') return undefined;
  const storage = objectProperty(options, 'storage').value;
  if (storage && SAFE_STORAGE.test(textOf(source, storage))) return undefined;
  const chosen = chosenNames(objectProperty(options, 'partialize').value);
  const values = [...puts(creator), ...declared(call)].filter(({ name }) => !chosen || chosen.has(name));
  return values.length === 0 ? undefined : { name: 'persist', detail: 'storage', arguments: values.map(({ node }) => node), keys: new Map(values.map(({ name, node }) => [node, name])) };
}

interface Part {
  name: string;
  node: TSESTree.Node;
}

/** The names that `partialize: (state) => ({ name: state.name })` keeps. */
function chosenNames(partialize: TSESTree.Node | undefined): ReadonlySet<string> | undefined {
  const answers = partialize ? returnedValues(unwrap(partialize)).map(unwrap) : [];
  if (answers.length === 0 || answers.some(({ type }) => type !== 'ObjectExpression')) return undefined;
  return new Set(answers.flatMap((answer) => (answer.type === 'ObjectExpression' ? answer.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : [])) : [])));
}

/** What `set({ user })` and `set((state) => ({ user }))` put into the state. */
function puts(creator: TSESTree.Node): Part[] {
  const fn = unwrap(creator);
  const setter = isFunction(fn) ? fn.params[0] : undefined;
  if (!isFunction(fn) || setter?.type !== 'Identifier') return [];
  const parts: Part[] = [];
  walk(fn.body, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== setter.name || !node.arguments[0]) return undefined;
    const put = unwrap(node.arguments[0]);
    for (const answer of isFunction(put) ? returnedValues(put).map(unwrap) : [put]) parts.push(...partsOf(answer));
    return undefined;
  });
  return parts;
}

/** The state's type, where it is given beside the call: `create<State>()(persist(…))`, members that are declared in this file. */
function declared(call: TSESTree.CallExpression): Part[] {
  const outer = call.parent.type === 'CallExpression' && call.parent.callee.type === 'CallExpression' ? call.parent.callee : call.parent.type === 'CallExpression' ? call.parent : undefined;
  const [type] = outer?.typeArguments?.params ?? call.typeArguments?.params ?? [];
  const members = type?.type === 'TSTypeLiteral' ? type.members : type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? membersOf(type.typeName.name, type) : [];
  return members.flatMap((member) => (member.type === 'TSPropertySignature' && member.typeAnnotation && propertyName(member) !== undefined ? [{ name: propertyName(member) ?? '', node: member.typeAnnotation.typeAnnotation }] : []));
}

/** The members of an interface or type of the same file. */
function membersOf(name: string, at: TSESTree.Node): readonly TSESTree.Node[] {
  let program: TSESTree.Node = at;
  while (program.parent) program = program.parent;
  for (const statement of program.type === 'Program' ? program.body : []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'TSInterfaceDeclaration' && declaration.id.name === name) return declaration.body.body;
    if (declaration?.type === 'TSTypeAliasDeclaration' && declaration.id.name === name && declaration.typeAnnotation.type === 'TSTypeLiteral') return declaration.typeAnnotation.members;
  }
  return [];
}

function partsOf(state: TSESTree.Node): Part[] {
  if (state.type !== 'ObjectExpression') return [];
  return state.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    return property.type === 'Property' && name !== undefined && !isFunction(property.value) ? [{ name, node: property.value }] : [];
  });
}
