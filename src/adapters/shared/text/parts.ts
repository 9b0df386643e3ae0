import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, constantInitialiser, findVariable, isForeign, objectProperty, propertyName, resolveConstant, returnsOf, sourceOf, type SourceView, staticValue, textBetween, unwrap } from '../../../ast/index.ts';
import { collapsesBlanks, encodedText, helperArguments, imported, isDirection, isEmpty, isFragment, TEXT_TAGS } from './fragments.ts';
import { type Growth, grownList, grownText, listOf } from './grown.ts';
import { holeNames } from './hole-names.ts';
import type { Part } from './statement-text.ts';

const MAX_DEPTH = 12;
/** A statement longer than this is data, not code. */
const MAX_PARTS = 2000;
/** Names of variables that hold whole clauses, with the blank in front that the text before them lacks. */
const CLAUSE = /(?:where|clause|cond|condition|filter|limit|order|orderby|paging|pagination|joins?)s?(?:sql|str|string|query)?$/i;

const lastName = (node: TSESTree.Node): string => (node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (propertyName(node) ?? '') : '');

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
    else if (typeof node.value === 'string') this.parts.push({ kind: 'text', text: node.value, ...this.place(node, node.range[0] + 1, node.range[1] - 1) });
    else this.hole(node);
  }

  /** Where a text is written, as far as it is in this file; the call stands for what another file writes. */
  private place(node: TSESTree.Node, at: number, end: number): Pick<Part & { kind: 'text' }, 'node' | 'at' | 'raw'> {
    return isForeign(node, this.source) ? { node: this.call } : { node, at, raw: textBetween(this.source, node, at, end) };
  }

  private template(node: TSESTree.TemplateLiteral, holes: Holes, depth: number): void {
    const foreign = isForeign(node, this.source);
    const names = holes === 'values' ? holeNames(node, this.source) : undefined;
    for (const [i, quasi] of node.quasis.entries()) {
      const expression = node.expressions[i];
      const at = (i === 0 ? node.range[0] : (node.expressions[i - 1]?.range[1] ?? node.range[0])) + 1;
      const written = sourceOf(node, this.source).text;
      const open = i === 0 ? at : written.indexOf('}', at - 1) + 1;
      const text = quasi.value.cooked ?? quasi.value.raw;
      const close = expression ? written.lastIndexOf('${', expression.range[0]) : node.range[1] - 1;
      this.parts.push({ kind: 'text', text, ...this.place(node, open, close) });
      const name = expression && names?.get(expression);
      if (name !== undefined && expression) this.parts.push({ kind: 'text', text: name, node: foreign ? this.call : expression });
      else if (expression) this.embedded(expression, holes, depth + 1);
    }
  }

  /** An expression inside a template: text goes in as text, a value of a tagged template stays a hole unless it is a fragment. */
  private embedded(node: TSESTree.Node, holes: Holes, depth: number): void {
    const expression = unwrap(node);
    const dynamic = holes === 'values' ? helperArguments(expression) : undefined;
    if (dynamic) return this.dynamic(expression, dynamic);
    if (holes === 'text' || isFragment(expression)) return this.add(expression, holes, depth);
    if (expression.type === 'ConditionalExpression') return this.conditional(expression, holes, depth);
    const value = resolveConstant(expression, this.source);
    return isFragment(value) ? this.add(value, holes, depth) : this.hole(expression);
  }

  /** postgres.js's `sql(…)` inside a statement: names where names stand, else the values that are given. */
  private dynamic(node: TSESTree.Node, given: readonly TSESTree.Node[]): void {
    const [only] = given;
    const list = given.length === 1 && only ? resolveConstant(only, this.source) : undefined;
    const names = (list?.type === 'ArrayExpression' ? list.elements : given).map((one) => (one ? staticValue(one, this.source) : undefined));
    const before = this.parts.findLast((part) => part.kind === 'text')?.text ?? '';
    if (!/\b(?:in|values|set)\s*\(?\s*$/i.test(before) && names.length > 0 && names.every((name) => name?.kind === 'known' && typeof name.value === 'string')) {
      const text = names.map((name) => (name?.kind === 'known' ? String(name.value).split('.').map((part) => `"${part}"`).join('.') : '')).join(', ');
      this.parts.push({ kind: 'text', text, node });
    } else this.hole(given.length === 1 && only ? only : node);
  }

  private tagged(node: TSESTree.TaggedTemplateExpression, depth: number): void {
    const tag = unwrap(node.tag);
    const name = tag.type === 'Identifier' ? tag.name : tag.type === 'MemberExpression' ? propertyName(tag) : undefined;
    if (name === undefined || !TEXT_TAGS.test(name)) return this.hole(node);
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
    const value = constantInitialiser(variable) ?? imported(node, this.source);
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
    const separator = node.arguments[0] && unwrap(node.arguments[0]);
    if (called.name !== 'join' || separator?.type !== 'Literal' || typeof separator.value !== 'string') return this.answer(node, depth);
    const elements = this.elements(called.object);
    if (!elements) return this.hole(node);
    this.joined(elements, { kind: 'text', text: separator.value, node: separator }, depth);
  }

  /** What a function of the project answers, where that is one text. */
  private answer(node: TSESTree.CallExpression, depth: number): void {
    const fn = calledFunction(node, this.source);
    const returns = fn ? returnsOf(fn) : [];
    const [text] = returns;
    if (fn?.async === false && returns.length === 1 && text) this.holds(text, node, depth);
    else this.hole(node);
  }

  /** The elements of a list that is joined: written there, or pushed one after the other. */
  private elements(node: TSESTree.Node): Growth[] | undefined {
    const written = unwrap(node);
    if (written.type === 'Identifier') {
      const variable = findVariable(written, this.source);
      return variable && grownList(variable, this.call);
    }
    const filtered = written.type === 'CallExpression' ? calledMember(written) : undefined;
    if (filtered?.name === 'filter') return this.elements(filtered.object);
    return written.type === 'ArrayExpression' ? listOf(written) : undefined;
  }

  /** A separator goes with the element that it ties to what certainly stands there. */
  private joined(elements: readonly Growth[], separator: Part, depth: number): void {
    const first = elements.findIndex(({ when }) => when === 'always');
    for (const [i, { node, when }] of elements.entries()) {
      const outer = this.parts;
      this.parts = [];
      if (i > 0 && (first === -1 || i > first)) this.parts.push(separator);
      if (when === 'unknown') this.apart(node);
      else if (node.type === 'ConditionalExpression' || node.type === 'LogicalExpression') this.branch(node, depth + 1);
      else this.add(node, 'text', depth + 1);
      if (i < first) this.parts.push(separator);
      const inner = this.parts;
      this.parts = outer;
      if (when === 'sometimes') this.parts.push({ kind: 'optional', parts: inner, node });
      else this.parts.push(...inner);
    }
  }

  /** An element such as `all ? '' : 'LIMIT 10'` or `name && 'AND name = ?'`. */
  private branch(node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression, depth: number): void {
    if (node.type === 'LogicalExpression' && node.operator === '&&') this.optional(node.right, 'text', depth);
    else this.add(node, 'text', depth);
  }

  /** `encodeURIComponent(query)`: the text itself, as far as its language is concerned. */
  private encoded(node: TSESTree.CallExpression, depth: number): void {
    const argument = encodedText(node);
    if (argument) this.holds(argument, argument, depth);
    else this.answer(node, depth);
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
