import type { TSESTree } from '@typescript-eslint/types';
import type { DialectEdit, RowBound } from '../model/index.ts';
import { isForeign, requestValue, type RequestValue, resolveConstant, type SourceView, staticValue, textOf, unwrapAwait, wrapExpression } from '../ast/index.ts';
import { format, type Localized } from '../l10n/index.ts';

const TEXTS: Record<RequestValue['kind'], Localized> = {
  request: { en: '`{text}` is taken from the request as it is', ja: '`{text}` はリクエストの値がそのまま使われます' },
  input: { en: 'the validation of `{text}` says no maximum', ja: '`{text}` の検証に最大値がありません' },
  argument: { en: '`{text}` is whatever the caller of the resolver asks for', ja: '`{text}` はリゾルバーの呼び出し側が自由に指定できます' },
};

/** A bound whose size a request decides, with nothing that limits it. */
export interface Uncapped {
  /** What the size comes from, in the language of the messages. */
  origin: string;
  /** Caps it where it stands; absent where it stands in another file. */
  cap?: DialectEdit;
}

/** Whether a request alone decides how many rows come back; undefined where that is not certain. */
export function uncappedByRequest(bound: RowBound & { kind: 'dynamic' }, maxRows: number, source: SourceView): Uncapped | undefined {
  const found = bound.clampedTo === undefined ? requestValue(bound.node, source) : undefined;
  if (!found) return undefined;
  const cap = wrapExpression(bound.node, found.isText ? 'Math.min(Number(' : 'Math.min(', `${found.isText ? ')' : ''}, ${maxRows})`, source);
  return { origin: format(TEXTS[found.kind], { text: found.node.type === 'Identifier' ? found.node.name : textOf(source, found.node).replace(/`/g, '').replace(/\s+/g, ' ') }), ...(cap ? { cap } : {}) };
}

/**
 * A cap for a bound whose size stays with whoever calls: `Math.min(limit || 100, 200)` where the written value
 * may mean no limit, `Math.min(size, 200)` where it may be above `maxRows`; a fixed number would take the pages
 * away. Undefined for other bounds, and where the value stands in another file.
 */
export function cappedBound(bound: RowBound, rows: number, maxRows: number, source: SourceView): DialectEdit | undefined {
  if (bound.kind === 'dynamic') return bound.clampedTo === undefined ? undefined : lowerCap(bound.node, maxRows, source) ?? wrapExpression(bound.node, 'Math.min(', `, ${maxRows})`, source);
  if (bound.kind !== 'meaningless' || bound.fallsTo === undefined || staticValue(bound.node, source).kind !== 'unknown') return undefined;
  const number: [string, string] = requestValue(bound.node, source)?.isText ? ['Math.min(Number(', ')'] : ['Math.min(', ''];
  const [before, after] = isOperand(bound.node) ? number : [`${number[0]}(`, `)${number[1]}`];
  const isZero = bound.fallsTo === 'zero';
  const asked = isZero ? fallback(bound.node, source) : undefined;
  const inside = asked && !isForeign(asked.right, source) ? asked : undefined;
  // `limit || 0` has its place for the number that is meant.
  if (inside && number[1] === '') return { code: `Math.min(${textOf(source, inside.left)} || ${rows}, ${maxRows})`, edits: [{ range: inside.range, text: `Math.min(${textOf(source, inside.left)} || ${rows}, ${maxRows})` }] };
  return wrapExpression(bound.node, before, `${after} ${isZero ? '||' : '??'} ${rows}, ${maxRows})`, source);
}

/** `limit || 0`, whose left side needs no brackets. */
function fallback(node: TSESTree.Node, source: SourceView): TSESTree.LogicalExpression | undefined {
  if (node.type !== 'LogicalExpression' || node.operator === '&&' || !isOperand(node.left)) return undefined;
  const right = staticValue(node.right, source);
  return right.kind === 'known' && right.value === 0 ? node : undefined;
}

const isOperand = ({ type }: TSESTree.Node): boolean => type === 'Identifier' || type === 'MemberExpression' || type === 'ChainExpression' || type === 'CallExpression';

/** `Math.min(limit, 1000)` gets the lower number. */
function lowerCap(node: TSESTree.Node, maxRows: number, source: SourceView): DialectEdit | undefined {
  if (node.type !== 'CallExpression' || isForeign(node, source) || textOf(source, node.callee) !== 'Math.min') return undefined;
  const caps = node.arguments.filter((one) => one.type === 'Literal' && typeof one.value === 'number');
  const [cap] = caps;
  if (!cap || caps.length > 1) return undefined;
  const code = textOf(source, node);
  const at = cap.range[0] - node.range[0];
  return { code: `${code.slice(0, at)}${maxRows}${code.slice(at + cap.range[1] - cap.range[0])}`, edits: [{ range: cap.range, text: String(maxRows) }] };
}

/** Whether a bound is a value that somebody else sets: a parameter, a property; not the answer of a function, which may have limited it. */
export function isSetElsewhere(bound: RowBound & { kind: 'dynamic' }, source: SourceView): boolean {
  const value: TSESTree.Node = unwrapAwait(resolveConstant(bound.node, source));
  return bound.clampedTo === undefined && (value.type === 'Identifier' || value.type === 'MemberExpression');
}
