import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, walk } from '../../ast/index.ts';
import type { SourceField } from './source.ts';

/** What writes a document as JSON: `toJSON: { transform }`, `schema.methods.toJSON = function () { … }`, `schema.set('toJSON', { … })`. */
const WRITES = /^to(?:JSON|Object)$/;

/**
 * The fields that the documents of a file leave out where they are written as JSON:
 * `toJSON: { transform(doc, ret) { delete ret.password; } }`. https://mongoosejs.com/docs/api/document.html#Document.prototype.toJSON()
 */
export function withheldFields(ast: TSESTree.Program): ReadonlySet<string> {
  const names = new Set<string>();
  walk(ast, (node) => {
    if (!isWriter(node)) return true;
    walk(node, (one) => {
      if (one.type === 'UnaryExpression' && one.operator === 'delete' && one.argument.type === 'MemberExpression') {
        const name = propertyName(one.argument);
        if (name !== undefined) names.add(name);
      }
      return true;
    });
    return false;
  });
  return names;
}

function isWriter(node: TSESTree.Node): boolean {
  if (node.type === 'Property' || node.type === 'MethodDefinition') return WRITES.test((node.type === 'Property' ? propertyName(node) : node.key.type === 'Identifier' ? node.key.name : undefined) ?? '');
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' && WRITES.test(propertyName(node.left) ?? '');
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments;
  return first?.type === 'Literal' && typeof first.value === 'string' && WRITES.test(first.value);
}

/** Marks the fields that are left out. */
export function withheld(fields: readonly SourceField[], names: ReadonlySet<string>): SourceField[] {
  return fields.map((field) => (names.has(field.name) ? { ...field, withheld: true } : field));
}
