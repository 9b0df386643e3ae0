import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isForeign, propertyName, resolveConstant, type SourceView, unwrap } from '../../../ast/index.ts';

/** Tags that answer a fragment or the text as it stands. */
export const TEXT_TAGS = /^(sql|SQL|raw|dedent|outdent|stripIndent|stripIndents|oneLine)$/;

/** Calls that spell a text for a URL. */
const ENCODERS = /^(?:encodeURIComponent|encodeURI|escape)$/;

/** The value of a constant that another file of the project exports. */
export function imported(name: TSESTree.Identifier, source: SourceView): TSESTree.Node | undefined {
  const value = resolveConstant(name, source);
  return isForeign(value, source) ? value : undefined;
}

/** The arguments of `sql(…)` inside `sql`…``. */
export function helperArguments(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  let around: TSESTree.Node | undefined = node.parent;
  while (around && around.type !== 'TaggedTemplateExpression') around = around.parent;
  return around?.tag.type === 'Identifier' && around.tag.name === node.callee.name && node.arguments.length > 0 ? node.arguments : undefined;
}

/** The text that a call spells for a URL. */
export function encodedText({ callee, arguments: [argument, ...more] }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const name = unwrap(callee);
  return name.type === 'Identifier' && ENCODERS.test(name.name) && more.length === 0 && argument?.type !== 'SpreadElement' ? argument : undefined;
}

/** `.replace(/\s+/g, ' ')`: the same text on one line. */
export function collapsesBlanks({ arguments: [pattern, blank] }: TSESTree.CallExpression): boolean {
  return pattern?.type === 'Literal' && 'regex' in pattern && /^(?:\\s|\\n|\\r|\[\\[nrts ]*\]| |[+*{}\d,]|\\t|\^|\$|\||\(|\))+$/.test(pattern.regex.pattern) && blank?.type === 'Literal' && typeof blank.value === 'string' && blank.value.trim() === '';
}

/** Calls and tags of a client that build SQL inside SQL: `Prisma.sql`, `Prisma.raw`, `sql`. */
export function isFragment(node: TSESTree.Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return true;
  const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
  return called?.name === 'raw' && called.object.type === 'Identifier' && called.object.name === 'Prisma';
}

/** `'ASC'` or `'DESC'`: which of the two changes nothing that is read here. */
export function isDirection(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && typeof value.value === 'string' && /^\s*(?:asc|desc)\s*$/i.test(value.value);
}

export function isEmpty(node: TSESTree.Node): boolean {
  const written = unwrap(node);
  const value = written.type === 'TaggedTemplateExpression' ? written.quasi : written;
  if (value.type === 'Identifier' && value.name === 'undefined') return true;
  if (value.type === 'Literal') return value.value === '' || value.value === null;
  if (value.type === 'TemplateLiteral') return value.expressions.length === 0 && value.quasis[0]?.value.cooked === '';
  return value.type === 'MemberExpression' && propertyName(value) === 'empty' && value.object.type === 'Identifier' && value.object.name === 'Prisma';
}

