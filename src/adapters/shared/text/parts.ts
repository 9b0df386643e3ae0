import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, findVariable, isForeign, objectProperty, propertyName, resolveConstant, sourceOf, type SourceView, unwrap } from '../../../ast/index.ts';
import type { Part } from './statement-text.ts';
import { grownText } from './grown.ts';
import { holeNames } from './hole-names.ts';

const MAX_DEPTH = 12;
/** A statement longer than this is data, not code. */
const MAX_PARTS = 2000;
/** Tags that answer a fragment or the text as it stands. */
const TAGS = /^(sql|SQL|raw|dedent|outdent|stripIndent|stripIndents|oneLine)$/;

/** Names of variables that hold whole clauses, with the blank in front that the text before them lacks. */
const CLAUSE = /(?:where|clause|cond|condition|filter|limit|order|orderby|paging|pagination|joins?)s?(?:sql|str|string|query)?$/i;

const lastName = (node: TSESTree.Node): string => (node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (propertyName(node) ?? '') : '');

/** Calls that spell a text for a URL. */
const ENCODERS = /^(?:encodeURIComponent|encodeURI|escape)$/;

/** How the expressions of a template are to be taken. */
export type Holes = 'text' | 'values';

/**
 * Takes an expression that holds a statement's text apart: literals, templates, concatenation, constants of this
 * file, text grown with `+=`, joined arrays. What is not readable becomes a hole.
 */
export function textParts(node: TSESTree.Node, source: SourceView, holes: Holes = 'text'): Part[] {
  const builder = new PartsBuilder(source, node);
  builder.add(node, holes, 0);
  return builder.parts;
}

class PartsBuilder {
  parts: Part[] = [];
  private readonly source: SourceView;
  private readonly call: TSESTree.Node;

  constructor(source: SourceView, call: TSESTree.Node) {
    this.source = source;
    this.call = call;
  }

  add(node: TSESTree.Node, holes: Holes, depth: number): void {
    const expression = unwrap(node);
    if (depth > MAX_DEPTH || this.parts.length > MAX_PARTS) return this.hole(expression);
    switch (expression.type) {
      case 'Literal':
        return this.literal(expression);
      case 'TemplateLiteral':
        return this.template(expression, holes, depth);
      case 'TaggedTemplateExpression':
        return this.tagged(expression, depth);
      case 'BinaryExpression':
        return this.concatenation(expression, depth);
      case 'Identifier':
        return this.variable(expression, depth);
      case 'MemberExpression':
        return this.member(expression, depth);
      case 'CallExpression':
        return this.call_(expression, depth);
      case 'ConditionalExpression':
        return this.conditional(expression, holes, depth);
      default:
        return this.hole(expression);
    }
  }

  private hole(node: TSESTree.Node): void {
    const before = this.parts.at(-1);
    const touches = before?.kind === 'text' && /[\p{L}\p{N}_]$/u.test(before.text);
    if (touches && CLAUSE.test(lastName(node))) this.apart(node);
    else this.parts.push({ kind: 'hole', node });
  }

  /** A hole that cannot be the rest of the word before it: text added to a statement starts with a blank. */
  private apart(node: TSESTree.Node): void {
    this.parts.push({ kind: 'text', text: ' ', node }, { kind: 'hole', node }, { kind: 'text', text: ' ', node });
  }

  private literal(node: TSESTree.Literal): void {
    if (typeof node.value === 'number') this.parts.push({ kind: 'text', text: String(node.value), node });
    else if (typeof node.value === 'string') this.parts.push({ kind: 'text', text: node.value, node, ...this.place(node, node.range[0] + 1, node.range[1] - 1) });
    else this.hole(node);
  }

  /** Where a text is written, as far as it is in this file. */
  private place(node: TSESTree.Node, at: number, end: number): { at: number; raw: string } | undefined {
    return isForeign(node, this.source) ? undefined : { at, raw: this.source.text.slice(at, Math.max(at, end)) };
  }

  private template(node: TSESTree.TemplateLiteral, holes: Holes, depth: number): void {
    const names = holes === 'values' ? holeNames(node, this.source) : undefined;
    for (const [i, quasi] of node.quasis.entries()) {
      const expression = node.expressions[i];
      const at = (i === 0 ? node.range[0] : (node.expressions[i - 1]?.range[1] ?? node.range[0])) + 1;
      const written = sourceOf(node, this.source).text;
      const open = i === 0 ? at : written.indexOf('}', at - 1) + 1;
      const text = quasi.value.cooked ?? quasi.value.raw;
      const close = expression ? written.lastIndexOf('${', expression.range[0]) : node.range[1] - 1;
      this.parts.push({ kind: 'text', text, node, ...this.place(node, open, close) });
      const name = expression && names?.get(expression);
      if (name !== undefined && expression) this.parts.push({ kind: 'text', text: name, node: expression });
      else if (expression) this.embedded(expression, holes, depth + 1);
    }
  }

  /** An expression inside a template: text goes in as text, a value of a tagged template stays a hole unless it is a fragment. */
  private embedded(node: TSESTree.Node, holes: Holes, depth: number): void {
    const expression = unwrap(node);
    if (holes === 'text' || isFragment(expression)) return this.add(expression, holes, depth);
    if (expression.type === 'ConditionalExpression') return this.conditional(expression, holes, depth);
    const value = resolveConstant(expression, this.source);
    return isFragment(value) ? this.add(value, holes, depth) : this.hole(expression);
  }

  private tagged(node: TSESTree.TaggedTemplateExpression, depth: number): void {
    const tag = unwrap(node.tag);
    const name = tag.type === 'Identifier' ? tag.name : tag.type === 'MemberExpression' ? propertyName(tag) : undefined;
    if (name === undefined || !TAGS.test(name)) return this.hole(node);
    const asText = name !== 'sql' && name !== 'SQL';
    this.template(node.quasi, asText ? 'text' : 'values', depth + 1);
  }

  private concatenation(node: TSESTree.BinaryExpression, depth: number): void {
    const operands: TSESTree.Node[] = [];
    let left: TSESTree.Node = node;
    while (left.type === 'BinaryExpression' && left.operator === '+') {
      operands.unshift(left.right);
      left = unwrap(left.left);
      if (operands.length > MAX_PARTS) return this.hole(node);
    }
    if (operands.length === 0) return this.hole(node);
    for (const operand of [left, ...operands]) this.add(operand, 'text', depth + 1);
  }

  private variable(node: TSESTree.Identifier, depth: number): void {
    const variable = findVariable(node, this.source);
    const value = constantInitialiser(variable);
    if (value) return this.holds(value, node, depth);
    const grown = variable && grownText(variable, this.call);
    if (!grown) return this.brought(node, depth);
    for (const growth of grown) {
      if (growth.when === 'always') this.add(growth.node, 'text', depth + 1);
      else if (growth.when === 'unknown') this.apart(growth.node);
      else this.optional(growth.node, 'text', depth);
    }
  }

  /** A constant of another module, or what a parameter stands for on this way. */
  private brought(node: TSESTree.Identifier, depth: number): void {
    const value = resolveConstant(node, this.source);
    if (value === node) this.hole(node);
    else this.holds(value, node, depth);
  }

  /** A constant: its text where it has one, else the name itself as the hole, so that its value is still found. */
  private holds(value: TSESTree.Node, name: TSESTree.Node, depth: number): void {
    const outer = this.parts;
    this.parts = [];
    this.add(value, 'text', depth + 1);
    const inner = this.parts;
    this.parts = outer;
    const opaque = inner.length === 1 && inner[0]?.kind === 'hole';
    this.parts.push(...(opaque ? [{ kind: 'hole', node: name } as const] : inner));
  }

  /** `QUERIES.list` of a constant object in this file. */
  private member(node: TSESTree.MemberExpression, depth: number): void {
    const name = propertyName(node);
    const object = name === undefined ? undefined : resolveConstant(node.object, this.source);
    const found = object?.type === 'ObjectExpression' && name !== undefined ? objectProperty(object, name) : undefined;
    if (found?.value && !found.open) return this.holds(found.value, node, depth);
    const value = resolveConstant(node, this.source);
    return value === node ? this.hole(node) : this.holds(value, node, depth);
  }

  private call_(node: TSESTree.CallExpression, depth: number): void {
    const called = calledMember(node);
    if (!called) return this.encoded(node, depth);
    if (called.name === 'replace' && collapsesBlanks(node)) return this.add(called.object, 'text', depth + 1);
    if (called.name === 'trim' && node.arguments.length === 0) return this.add(called.object, 'text', depth + 1);
    if (called.name === 'raw' && node.arguments.length === 1 && node.arguments[0]) return this.add(node.arguments[0], 'text', depth + 1);
    const list = called.name === 'join' ? resolveConstant(called.object, this.source) : undefined;
    const separator = node.arguments[0] && unwrap(node.arguments[0]);
    if (list?.type !== 'ArrayExpression' || separator?.type !== 'Literal' || typeof separator.value !== 'string') return this.hole(node);
    if (unwrap(called.object).type === 'Identifier') return this.hole(node);
    for (const [i, element] of list.elements.entries()) {
      if (i > 0) this.parts.push({ kind: 'text', text: separator.value, node: separator });
      if (element) this.add(element, 'text', depth + 1);
    }
  }

  /** `encodeURIComponent(query)`: the text itself, as far as its language is concerned. */
  private encoded(node: TSESTree.CallExpression, depth: number): void {
    const [argument] = node.arguments;
    const callee = unwrap(node.callee);
    const encodes = callee.type === 'Identifier' && ENCODERS.test(callee.name) && node.arguments.length === 1 && argument && argument.type !== 'SpreadElement';
    if (!encodes) return this.hole(node);
    const outer = this.parts;
    this.parts = [];
    this.add(argument, 'text', depth + 1);
    const inner = this.parts;
    this.parts = outer;
    this.parts.push(...(inner.length === 1 && inner[0]?.kind === 'hole' ? [{ kind: 'hole', node: argument } as const] : inner));
  }

  /** `${all ? '' : 'LIMIT 10'}`: text that only some calls have. */
  private conditional(node: TSESTree.ConditionalExpression, holes: Holes, depth: number): void {
    if (isDirection(node.consequent) && isDirection(node.alternate)) return this.add(node.consequent, holes, depth + 1);
    if (isEmpty(node.alternate)) return this.optional(node.consequent, holes, depth);
    if (isEmpty(node.consequent)) return this.optional(node.alternate, holes, depth);
    this.hole(node);
  }

  private optional(node: TSESTree.Node, holes: Holes, depth: number): void {
    const outer = this.parts;
    this.parts = [];
    this.embedded(node, holes, depth + 1);
    const parts = this.parts;
    this.parts = outer;
    this.parts.push({ kind: 'optional', parts, node });
  }
}

/** `.replace(/\s+/g, ' ')`: the same text on one line. */
function collapsesBlanks({ arguments: [pattern, blank] }: TSESTree.CallExpression): boolean {
  return pattern?.type === 'Literal' && 'regex' in pattern && /^(?:\\s|\\n|\\r|\[\\[nrts ]*\]| |[+*{}\d,]|\\t|\^|\$|\||\(|\))+$/.test(pattern.regex.pattern) && blank?.type === 'Literal' && typeof blank.value === 'string' && blank.value.trim() === '';
}

/** Calls and tags of a client that build SQL inside SQL: `Prisma.sql`, `Prisma.raw`, `sql`. */
function isFragment(node: TSESTree.Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return true;
  const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
  return called?.name === 'raw' && called.object.type === 'Identifier' && called.object.name === 'Prisma';
}

/** `'ASC'` or `'DESC'`: which of the two changes nothing that is read here. */
function isDirection(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && typeof value.value === 'string' && /^\s*(?:asc|desc)\s*$/i.test(value.value);
}

function isEmpty(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return value.value === '';
  if (value.type === 'TemplateLiteral') return value.expressions.length === 0 && value.quasis[0]?.value.cooked === '';
  return value.type === 'MemberExpression' && propertyName(value) === 'empty' && value.object.type === 'Identifier' && value.object.name === 'Prisma';
}

