import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { bindArguments, BoundSource, calledFunction, calledMember, constantInitialiser, findVariable, isForeign, isFunction, MOST_USES, resolveConstant, returnsOf, sourceOf, type SourceView, staticValue, unwrap } from '../../../ast/index.ts';
import { grownText } from '../text/grown.ts';

/** Text that a source builds, with markers where something of run time stands. */
export interface BuiltText {
  /** What is always there. */
  text: string;
  /** With the parts that only some paths add; the same as `text` where there are none. */
  full: string;
  /** Expressions behind the markers `\uE000n\uE001`, by number. */
  holes: readonly TSESTree.Node[];
}

const MAX_DEPTH = 12;
/** Functions that call functions for a part of a text. */
const MAX_CALLS = 6;
const MAX_PARTS = 1000;

/** Reads an expression as text: literals, templates, concatenation, joined lists, constants of this file. What is not readable becomes a hole. */
export function textOf(node: TSESTree.Node, source: SourceView): BuiltText {
  const builder = new Builder(source, node);
  builder.add(node, false, 0);
  return { text: builder.text, full: builder.full, holes: builder.holes };
}

class Builder {
  text = '';
  full = '';
  readonly holes: TSESTree.Node[] = [];
  private parts = 0;

  constructor(
    private readonly source: SourceView,
    private readonly use: TSESTree.Node,
  ) {}

  add(node: TSESTree.Node, optional: boolean, depth: number): void {
    const value = resolveConstant(node, this.source);
    if (depth > MAX_DEPTH || this.parts++ > MAX_PARTS) return this.hole(node, optional);
    switch (value.type) {
      case 'Literal':
        return typeof value.value === 'string' || typeof value.value === 'number' ? this.put(String(value.value), optional) : this.hole(node, optional);
      case 'TemplateLiteral':
        for (const [i, quasi] of value.quasis.entries()) {
          this.put(quasi.value.cooked ?? quasi.value.raw, optional);
          const expression = value.expressions[i];
          if (expression) this.add(expression, optional, depth + 1);
        }
        return;
      case 'BinaryExpression':
        return this.concatenation(value, node, optional, depth);
      case 'ConditionalExpression':
        return this.either(value, node, optional, depth);
      case 'CallExpression':
        return this.call(value, node, optional, depth);
      case 'NewExpression':
        return this.address(value, node, optional, depth);
      case 'Identifier':
        return this.grown(value, node, optional, depth);
      default:
        return this.hole(node, optional);
    }
  }

  /** `let url = '…'` that is added to before its use. */
  private grown(name: TSESTree.Identifier, node: TSESTree.Node, optional: boolean, depth: number): void {
    const variable = isForeign(name, this.source) ? undefined : findVariable(name, this.source);
    const pieces = variable && grownText(variable, this.use);
    const [first] = pieces ?? [];
    // A number that starts somewhere is not where it ends: an offset, a page.
    if (!pieces || !first || typeof staticNumber(first.node, this.source) === 'number') return this.hole(node, optional);
    for (const piece of pieces) {
      if (piece.when === 'unknown') this.hole(piece.node, true);
      else this.add(piece.node, optional || piece.when === 'sometimes', depth + 1);
    }
  }

  private put(text: string, optional: boolean): void {
    this.full += text;
    if (!optional) this.text += text;
  }

  private hole(node: TSESTree.Node, optional: boolean): void {
    this.put(`\uE000${this.holes.length}\uE001`, optional);
    this.holes.push(unwrap(node));
  }

  private concatenation(value: TSESTree.BinaryExpression, node: TSESTree.Node, optional: boolean, depth: number): void {
    if (value.operator !== '+') return this.hole(node, optional);
    const operands: TSESTree.Node[] = [];
    let left: TSESTree.Node = value;
    while (left.type === 'BinaryExpression' && left.operator === '+' && operands.length < MAX_PARTS) {
      operands.unshift(left.right);
      left = unwrap(left.left);
    }
    for (const operand of [left, ...operands]) this.add(operand, optional, depth + 1);
  }

  /** `x ? 'a' : ''`: text that only some calls have. */
  private either({ consequent, alternate }: TSESTree.ConditionalExpression, node: TSESTree.Node, optional: boolean, depth: number): void {
    if (isEmpty(alternate)) return this.add(consequent, true, depth + 1);
    if (isEmpty(consequent)) return this.add(alternate, true, depth + 1);
    this.hole(node, optional);
  }

  private call(call: TSESTree.CallExpression, node: TSESTree.Node, optional: boolean, depth: number): void {
    const called = calledMember(call);
    const [first] = call.arguments;
    if (!called) {
      const name = call.callee.type === 'Identifier' ? call.callee.name : '';
      if (name === 'encodeURIComponent' && first && first.type !== 'SpreadElement') return this.encoded(first, optional, depth);
      const isSame = /^(?:String|encodeURI|decodeURIComponent)$/.test(name);
      return isSame && first && first.type !== 'SpreadElement' ? this.add(first, optional, depth + 1) : this.answer(call, node, optional, depth);
    }
    if ((called.name === 'trim' || called.name === 'toString') && call.arguments.length === 0) return this.add(called.object, optional, depth + 1);
    if (called.name === 'concat') return [called.object, ...call.arguments].forEach((part) => this.add(part, optional, depth + 1));
    const separator = first && unwrap(first);
    if (called.name !== 'join' || separator?.type !== 'Literal' || typeof separator.value !== 'string') return this.answer(call, node, optional, depth);
    this.join(called.object, separator.value, node, optional, depth);
  }

  /** The one text that a function of the project answers, with what it is given: `apiUrl('contacts')`. */
  private answer(call: TSESTree.CallExpression, node: TSESTree.Node, optional: boolean, depth: number): void {
    const fn = depth > MAX_CALLS ? undefined : calledFunction(call, this.source);
    const [text, second] = fn && !fn.async && !fn.generator ? returnsOf(fn) : [];
    if (!fn || !text || second) return this.hole(node, optional);
    const values = bindArguments(fn, call.arguments, this.source, this.source.bindings?.values ?? new Map());
    const inner = new Builder(new BoundSource(sourceOf(fn, this.source), { ...this.source.bindings, values }), text);
    inner.parts = this.parts;
    inner.add(text, false, depth + 1);
    this.parts = inner.parts;
    if (/^(?:\uE000\d+\uE001)?$/.test(inner.full)) return this.hole(node, optional);
    this.full += this.renumbered(inner.full);
    if (!optional) this.text += this.renumbered(inner.text);
    this.holes.push(...inner.holes);
  }

  private renumbered(text: string): string {
    return text.replace(/\uE000(\d+)\uE001/g, (_, number: string) => `\uE000${Number(number) + this.holes.length}\uE001`);
  }

  /** `new URL(path, base)` as text; what its parameters are set to stands behind it. */
  private address(value: TSESTree.NewExpression, node: TSESTree.Node, optional: boolean, depth: number): void {
    const [path, base] = value.arguments;
    if (value.callee.type !== 'Identifier' || value.callee.name !== 'URL' || !path || path.type === 'SpreadElement' || base?.type === 'SpreadElement') return this.hole(node, optional);
    if (base) this.add(base, optional, depth + 1);
    this.add(path, optional, depth + 1);
    if (unwrap(node) === value) return;
    this.put(this.full.includes('?') ? '&' : '?', optional);
    this.hole(node, optional);
  }

  /** What is encoded cannot part a URL, so that it stays one value: only plain words are written out. */
  private encoded(node: TSESTree.Node, optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH) return this.hole(node, optional);
    const inner = new Builder(this.source, this.use);
    inner.parts = this.parts;
    inner.add(node, false, depth + 1);
    this.parts = inner.parts;
    if (inner.holes.length === 0 && inner.text === inner.full && /^[\w.,$-]*$/.test(inner.text)) this.put(inner.text, optional);
    else this.hole(node, optional);
  }

  private join(list: TSESTree.Node, separator: string, node: TSESTree.Node, optional: boolean, depth: number): void {
    const items = listItems(list, this.use, this.source);
    if (!items) return this.hole(node, optional);
    for (const [i, item] of items.entries()) {
      if (i > 0) this.put(separator, optional || item.optional);
      this.add(item.node, optional || item.optional, depth + 1);
    }
  }
}

interface ListItem {
  node: TSESTree.Node;
  optional: boolean;
}

/** The items of a list at its use: those it was made with, and those that are pushed before; undefined where others may be in it. */
function listItems(list: TSESTree.Node, use: TSESTree.Node, source: SourceView): ListItem[] | undefined {
  const name = unwrap(list);
  const value = resolveConstant(list, source);
  const filtered = value.type === 'CallExpression' ? calledMember(value) : undefined;
  // `[a, cond && b].filter(Boolean)`
  if (filtered?.name === 'filter') return listItems(filtered.object, use, source)?.map((item) => onlyWhen(item));
  if (value.type !== 'ArrayExpression') return undefined;
  const items: ListItem[] = [];
  for (const element of value.elements) {
    if (!element || element.type === 'SpreadElement') return undefined;
    items.push({ node: element, optional: false });
  }
  const variable = name.type === 'Identifier' && !isForeign(name, source) ? findVariable(name, source) : undefined;
  const pushed = variable && constantInitialiser(variable) ? pushedItems(variable, use) : [];
  return pushed && [...items, ...pushed];
}

function onlyWhen(item: ListItem): ListItem {
  const node = unwrap(item.node);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return { node: node.right, optional: true };
  if (node.type === 'ConditionalExpression') return { node: node.consequent, optional: true };
  return item;
}

function pushedItems(variable: Variable, use: TSESTree.Node): ListItem[] | undefined {
  const items: ListItem[] = [];
  if (variable.references.length > MOST_USES) return undefined;
  for (const reference of variable.references) {
    const identifier = reference.identifier as TSESTree.Node;
    const member = identifier.parent;
    if (identifier.range[0] >= use.range[0] || member?.type !== 'MemberExpression' || member.object !== identifier) continue;
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : undefined;
    const name = call && calledMember(call)?.name;
    if (!call || (name !== 'push' && name !== 'unshift')) continue;
    const when = timeOf(call);
    if (when === 'unknown') return undefined;
    for (const argument of call.arguments) {
      if (argument.type === 'SpreadElement') return undefined;
      items.push({ node: argument, optional: when === 'sometimes' });
    }
  }
  return items;
}

/** Whether a push always runs, or under an `if`; in a loop or callback nothing can be said. */
function timeOf(call: TSESTree.Node): 'always' | 'sometimes' | 'unknown' {
  let when: 'always' | 'sometimes' = 'always';
  for (let node = call; node.parent && !isFunction(node.parent) && node.parent.type !== 'Program'; node = node.parent) {
    const { parent } = node;
    if (/^(?:For|While|DoWhile)/.test(parent.type)) return 'unknown';
    if (parent.type === 'IfStatement' || parent.type === 'LogicalExpression' || parent.type === 'ConditionalExpression' || parent.type === 'SwitchCase') when = 'sometimes';
  }
  return when;
}

function staticNumber(node: TSESTree.Node, source: SourceView): unknown {
  const value = staticValue(node, source);
  return value.kind === 'known' ? value.value : undefined;
}

function isEmpty(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return value.value === '' || value.value === null;
  if (value.type === 'Identifier') return value.name === 'undefined';
  return value.type === 'TemplateLiteral' && value.expressions.length === 0 && value.quasis[0]?.value.cooked === '';
}
