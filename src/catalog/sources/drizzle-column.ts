import type { TSESTree } from '@typescript-eslint/types';
import type { SourceField } from './source.ts';
import type { SourceText } from './source-text.ts';

/** One link of `varchar('email', { length: 255 }).notNull().unique()`. */
interface Link {
  name: string;
  call: TSESTree.CallExpression;
}

const MAX_LINKS = 40;

/** What a column's definition says of a field. */
export type Column = Pick<SourceField, 'column' | 'type' | 'unique'>;

/** Reads a column's definition; undefined for a value that is none. */
export function readColumn(node: TSESTree.Node, source: SourceText): Column | undefined {
  const [made, ...rest] = linksOf(node);
  if (!made) return undefined;
  const column = stringOf(made.call.arguments[0]);
  const type = typeOf(made.name, rest, source);
  const unique = rest.some(({ name }) => name === 'primaryKey' || name === 'unique');
  return { ...(column === undefined ? {} : { column }), type, ...(unique ? { unique: true } : {}) };
}

/** The builder's name is the type: `text`, `integer`, an enum's constant; a literal type written beside it says more. */
function typeOf(made: string, links: readonly Link[], source: SourceText): string {
  const written = links.find(({ name }) => name === '$type')?.call.typeArguments?.params[0];
  const text = written && source.text(written);
  const type = text !== undefined && /^(?:text|varchar|char)$/.test(made) && text.length < 200 ? text : made;
  return links.some(({ name }) => name === 'array') ? `${type}[]` : type;
}

/** The links of a chain whose first call makes the column: `text('email')`, `t.text('email')`. */
function linksOf(node: TSESTree.Node): Link[] {
  const links: Link[] = [];
  let current = node;
  for (let count = 0; count < MAX_LINKS && current.type === 'CallExpression'; count++) {
    const { callee } = current;
    if (callee.type === 'Identifier') return [{ name: callee.name, call: current }, ...links];
    if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
    links.unshift({ name: callee.property.name, call: current });
    if (callee.object.type === 'Identifier') return links;
    current = callee.object;
  }
  return [];
}

/** The text of a literal. */
export function stringOf(node: TSESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** The key of a property, as far as it is written out. */
export function keyOf(property: TSESTree.Property): string | undefined {
  if (property.computed) return undefined;
  return property.key.type === 'Identifier' ? property.key.name : stringOf(property.key);
}
