import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, enclosingFunction, type FunctionNode, isForeign, isScript, newLineAt, type SourceView, textBetween, textOf, unwrap } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, HeldRows, TextEdit } from '../../model/index.ts';
import { isFree } from './scope-names.ts';

/** Where an entry can be written behind a read, and how the code there names what was read. */
export interface Place {
  /** The expression of the one row, or of the list of them. */
  rows: string;
  /** Whether that is a list. */
  many: boolean;
  /** Whether the one row may be missing. */
  optional: boolean;
  /** The node behind which the entry stands: what is in scope there counts. */
  at: TSESTree.Node;
  edits(code: string): TextEdit[];
}

/** Where the rows of a read have been waited for and have a name, or can be given one; undefined where neither holds. */
export function placeOf(access: DataAccess, entity: CatalogEntity, source: SourceView): Place | undefined {
  const fn = enclosingFunction(access.node);
  if (!fn?.async || isForeign(access.node, source)) return undefined;
  if (isUntypedPair(access, source)) return undefined;
  const held = (access.result.held ?? []).filter(({ node }) => !isForeign(node, source) && enclosingFunction(node) === fn);
  for (const one of held) {
    const place = named(one, access, source);
    if (place) return place;
  }
  for (const one of held) {
    const place = extracted(one, access, entity, fn, source);
    if (place) return place;
  }
  return undefined;
}

/** Rows beside their columns (`const [rows] = …`) have no type of their own unless the call gives them one. */
function isUntypedPair({ node, result }: DataAccess, source: SourceView): boolean {
  if (isScript(source) || result.held?.[0]?.way[0] !== '0') return false;
  return node.type !== 'CallExpression' || !node.typeArguments;
}

/** Behind `const { rows } = await …;` and `customer = await …;`. */
function named({ node, way }: HeldRows, access: DataAccess, source: SourceView): Place | undefined {
  if (node.type !== 'Identifier') return undefined;
  const statement = statementOf(node);
  if (!statement || !holds(statement, access.node) || !waitsFor(access.node, statement)) return undefined;
  const rows = along(node.name, way, isBesideError(node));
  if (!rows) return undefined;
  const [, at] = statement.range;
  return { ...rows, optional: !access.neverEmpty || way.length > 0, at: statement, edits: (code) => [{ range: [at, at], text: `${newLineAt(statement.range[0], source)}${code}` }] };
}

/** The statement in a list of statements that declares or assigns a name. */
function statementOf(name: TSESTree.Identifier): TSESTree.Node | undefined {
  let current: TSESTree.Node = name;
  while (current.parent && /^(?:Property|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement)$/.test(current.parent.type)) current = current.parent;
  const { parent } = current;
  const statement = parent?.type === 'VariableDeclarator' && parent.id === current ? parent.parent : parent?.type === 'AssignmentExpression' && parent.left === current && parent.operator === '=' ? parent.parent : undefined;
  return statement && (statement.type === 'VariableDeclaration' || statement.type === 'ExpressionStatement') && isListed(statement) ? statement : undefined;
}

const isListed = ({ parent }: TSESTree.Node): boolean => parent?.type === 'BlockStatement' || (parent?.type === 'SwitchCase');

const holds = (outer: TSESTree.Node, inner: TSESTree.Node): boolean => outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

/** Whether a node is waited for on its way up to a statement. */
function waitsFor(node: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== statement; current = current.parent) if (current.type === 'AwaitExpression') return true;
  return false;
}

/** `const { data, error } = …`: where there is an error there is no data. */
function isBesideError(name: TSESTree.Identifier): boolean {
  const pattern = name.parent.type === 'Property' ? name.parent.parent : undefined;
  return pattern?.type === 'ObjectPattern' && pattern.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'error');
}

/** The expression at the end of a way, up to the row or the list of rows; undefined where a step has to be called or may be missing. */
function along(base: string, way: readonly string[], optional: boolean): Pick<Place, 'rows' | 'many'> | undefined {
  let rows = base;
  for (const [at, step] of way.entries()) {
    if (step === '[]') {
      const next = way[at + 1];
      return next === undefined || next.startsWith('.') ? { rows: optional ? `(${rows} ?? [])` : rows, many: true } : undefined;
    }
    if (step.startsWith('.')) return { rows, many: false };
    if (/\(\)$|\?$/.test(step)) return undefined;
    rows += /^\d+$/.test(step) ? `[${step}]` : `.${step}`;
  }
  return { rows, many: false };
}

/** The rows get a name in front of the statement that uses them: `return prisma.…`, `res.json(await …)`. */
function extracted({ node, way }: HeldRows, access: DataAccess, entity: CatalogEntity, fn: FunctionNode, source: SourceView): Place | undefined {
  if (node.type === 'Identifier' || node.type === 'ReturnStatement') return undefined;
  const value = valueToName(node, fn, source);
  const name = value && freshName(way.includes('[]'), entity, access.node, source);
  const rows = name === undefined ? undefined : along(name, way, false);
  if (!value || name === undefined || !rows) return undefined;
  const place = { ...rows, optional: !access.neverEmpty || way.length > 0, at: node };
  const target = plainWayUp(value.node, fn);
  if (!target || (target !== fn && target.range[0] === value.node.range[0])) return undefined;
  const given = `const ${name} = ${value.text};`;
  if (target !== fn) {
    const line = newLineAt(target.range[0], source);
    return { ...place, edits: (code) => [{ range: [target.range[0], target.range[0]], text: `${given}${line}${code}${line}` }, { range: value.node.range, text: name }] };
  }
  const { body } = fn;
  const line = newLineAt(fn.range[0], source);
  const inner = `${line}${/\n\t/.test(source.text) ? '\t' : '  '}`;
  return {
    ...place,
    // One edit of the whole body: where it begins with the read, two would begin at one place.
    edits: (code) => [{ range: body.range, text: `{${inner}${given}${inner}${code}${inner}return ${textBetween(source, body, body.range[0], value.node.range[0])}${name}${textBetween(source, body, value.node.range[1], body.range[1])};${line}}` }],
  };
}

/** The expression whose value has been waited for, with the code that answers it. */
function valueToName(node: TSESTree.Node, fn: FunctionNode, source: SourceView): { node: TSESTree.Node; text: string } | undefined {
  const value = castsAround(node);
  const { parent } = value;
  if (parent?.type === 'AwaitExpression') return { node: castsAround(parent), text: textOf(source, parent) };
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression' && unwrap(inner.object).type === 'AwaitExpression') return { node: value, text: textOf(source, value) };
  const isAnswer = parent?.type === 'ReturnStatement' || (parent === fn && fn.body === value);
  return isAnswer && inner.type !== 'MemberExpression' ? { node: value, text: `await ${textOf(source, value)}` } : undefined;
}

/** What an expression may be a part of and still be worked out first, and always. */
const PLAIN = /^(?:ReturnStatement|VariableDeclarator|VariableDeclaration|ExpressionStatement|MemberExpression|CallExpression|NewExpression|ObjectExpression|Property|SpreadElement|ArrayExpression|AwaitExpression|TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|ChainExpression|BinaryExpression|UnaryExpression|AssignmentExpression|TemplateLiteral|JSXExpressionContainer)$/;

/** The statement before which an expression can be worked out, or its function where it stands in the body of an arrow; undefined where it is not always worked out. */
function plainWayUp(node: TSESTree.Node, fn: FunctionNode): TSESTree.Node | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent === fn) return fn.body === current && current.type !== 'BlockStatement' && current.type !== 'ObjectExpression' && current.type !== 'SequenceExpression' ? fn : undefined;
    if (isListed(current)) return /^(?:IfStatement|ForOfStatement|SwitchStatement)$/.test(current.type) || PLAIN.test(current.type) ? current : undefined;
    const isFirst =
      PLAIN.test(parent.type) ||
      (parent.type === 'IfStatement' && parent.test === current) ||
      (parent.type === 'ForOfStatement' && parent.right === current) ||
      (parent.type === 'SwitchStatement' && parent.discriminant === current) ||
      (parent.type === 'ConditionalExpression' && parent.test === current) ||
      (parent.type === 'LogicalExpression' && parent.left === current);
    if (!isFirst) return undefined;
  }
  return undefined;
}

/** A name that means nothing yet. */
function freshName(many: boolean, entity: CatalogEntity, node: TSESTree.Node, source: SourceView): string | undefined {
  const own = `${entity.name.charAt(0).toLowerCase()}${entity.name.slice(1)}`.replace(/[^\p{ID_Continue}]/gu, '');
  const names = many ? ['rows', 'records', 'found'] : [own, 'record', 'found'];
  return names.find((name) => /^\p{ID_Start}/u.test(name) && !RESERVED.test(name) && isFree(name, node, source));
}

const RESERVED = /^(?:case|class|default|delete|export|import|new|package|return|switch|this|var|void|with|function|enum|interface|let|static|yield)$/;
