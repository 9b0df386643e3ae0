import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction } from './called-function.ts';
import { soleReturn } from './class-lineage.ts';
import { patternKey } from './declared-type.ts';
import { isFunction } from './function.ts';
import { objectProperty, propertyName } from './property.ts';
import { findVariable, resolveConstant, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

const MAX_DEPTH = 4;
const MOST_CHOICES = 60;

/**
 * The expressions a value can be that is looked up in a table of the source: `MODELS[kind]`,
 * `const { model } = CONFIG[kind]`, `CONFIG[kind].model()`. Empty where it is not looked up so, or
 * where one of the entries cannot be read.
 */
export function choicesOf(node: TSESTree.Node, source: SourceView, depth = 0): readonly TSESTree.Node[] {
  if (depth > MAX_DEPTH) return [];
  const value = unwrapAwait(resolveConstant(node, source));
  switch (value.type) {
    case 'MemberExpression':
      return ofMember(value, source, depth);
    case 'CallExpression': {
      if (value.arguments.length > 0) return [];
      const fn = calledFunction(value, source);
      return fn ? all([fn], answerOf) : all(choicesOf(value.callee, source, depth + 1), answerOf);
    }
    case 'Identifier': {
      const definition = soleDefinition(findVariable(value, source));
      const declarator = definition?.node as TSESTree.Node | undefined;
      if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !declarator.init) return [];
      const key = patternKey(declarator.id, definition?.name as TSESTree.Identifier);
      return key === undefined ? [] : all(choicesOf(declarator.init, source, depth + 1), (entry) => entryOf(entry, key, source));
    }
    default:
      return [];
  }
}

function ofMember(member: TSESTree.MemberExpression, source: SourceView, depth: number): readonly TSESTree.Node[] {
  const name = propertyName(member);
  if (name !== undefined) return all(choicesOf(member.object, source, depth + 1), (entry) => entryOf(entry, name, source));
  const table = resolveConstant(member.object, source);
  if (!member.computed || table.type !== 'ObjectExpression' || table.properties.length > MOST_CHOICES) return [];
  return all(table.properties, (property) => (property.type === 'Property' ? property.value : undefined));
}

function entryOf(entry: TSESTree.Node, name: string, source: SourceView): TSESTree.Node | undefined {
  const object = resolveConstant(entry, source);
  return object.type === 'ObjectExpression' ? objectProperty(object, name).value : undefined;
}

function answerOf(choice: TSESTree.Node): TSESTree.Node | undefined {
  if (choice.type === 'Literal' && choice.value === null) return choice;
  return isFunction(choice) ? soleReturn(choice) : undefined;
}

/** Each node's part; none when one of them has none. */
function all(nodes: readonly TSESTree.Node[], part: (node: TSESTree.Node) => TSESTree.Node | undefined): readonly TSESTree.Node[] {
  const parts = nodes.map((node) => part(node));
  return parts.includes(undefined) ? [] : (parts as TSESTree.Node[]);
}
