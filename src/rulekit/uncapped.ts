import type { TSESTree } from '@typescript-eslint/types';
import type { DialectEdit, RowBound } from '../model/index.ts';
import { requestValue, type RequestValue, resolveConstant, type SourceView, textOf, unwrapAwait, wrapExpression } from '../ast/index.ts';
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

/** Whether a bound is a value that somebody else sets: a parameter, a property; not the answer of a function, which may have limited it. */
export function isSetElsewhere(bound: RowBound & { kind: 'dynamic' }, source: SourceView): boolean {
  const value: TSESTree.Node = unwrapAwait(resolveConstant(bound.node, source));
  return bound.clampedTo === undefined && (value.type === 'Identifier' || value.type === 'MemberExpression');
}
