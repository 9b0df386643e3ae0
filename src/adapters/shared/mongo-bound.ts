import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resolveConstant, type SourceView, staticValue, textOf, unwrapAwait } from '../../ast/index.ts';
import { type RowBound, unknown } from '../../model/index.ts';
import type { QueryChain } from './mongo-chain.ts';
import { type Arguments, argumentsOf } from './object-arguments.ts';

/** 0 and `undefined` mean no limit; a negative limit counts by its size: https://www.mongodb.com/docs/manual/reference/method/cursor.limit/ */
const LIMIT = { zeroIsUnlimited: true, undefinedIsUnlimited: true };

/** Reads the argument of `.limit(…)` or of the option of that name. */
export function readLimit(node: TSESTree.Node | undefined, source: SourceView): RowBound {
  if (!node) return { kind: 'none' };
  const bound = readRowBound(node, source, LIMIT);
  if (bound.kind !== 'dynamic' && bound.kind !== 'meaningless') return bound;
  return mayBeZero(node, source) ? { kind: 'meaningless', node, why: 'falls back to 0, which means no limit', fallsTo: 'zero' } : bound;
}

/** `limit ? limit : 0`, `+(limit || 0)`, `parseInt(limit || '0')`, `Number(limit ?? 0)`. */
function mayBeZero(node: TSESTree.Node, source: SourceView, depth = 0): boolean {
  if (depth > 6) return false;
  const value = unwrapAwait(resolveConstant(node, source));
  const isZero = (one: TSESTree.Node): boolean => {
    const fixed = staticValue(one, source);
    return fixed.kind === 'known' && (fixed.value === 0 || fixed.value === '0');
  };
  if (value.type === 'ConditionalExpression') return [value.consequent, value.alternate].some((branch) => isZero(branch) || mayBeZero(branch, source, depth + 1));
  if (value.type === 'LogicalExpression') return value.operator !== '&&' && (isZero(value.right) || mayBeZero(value.right, source, depth + 1));
  if (value.type === 'UnaryExpression' && value.operator === '+') return mayBeZero(value.argument, source, depth + 1);
  if (value.type === 'CallExpression' && value.arguments[0] && /^(?:Number|parseInt|parseFloat)$|\.(?:parseInt|floor|trunc|round|ceil|abs)$/.test(textOf(source, value.callee))) return mayBeZero(value.arguments[0], source, depth + 1);
  return false;
}

/** The bound of a find: the last `.limit()` that every path calls, else the option, else none. */
export function limitOf(chain: QueryChain, options: Arguments, source: SourceView): RowBound {
  const bounds = chain.links.flatMap((link) => {
    if (link.name === 'limit') return [{ link, bound: readLimit(link.args[0], source) }];
    if (link.name !== 'setOptions' && link.name !== 'option') return [];
    const bound = optionLimit(argumentsOf(link.args[0], source), source);
    return bound.kind === 'none' ? [] : [{ link, bound }];
  });
  const last = bounds.filter(({ link }) => !link.conditional).at(-1);
  if (last) return last.bound;
  if (chain.opaque !== undefined) return unknown(chain.opaque);
  const own = optionLimit(options, source);
  const [first, second] = bounds;
  if (!first || own.kind === 'literal' || own.kind === 'dynamic' || own.kind === 'unknown') return own;
  return second ? { kind: 'dynamic', node: first.link.call } : { kind: 'meaningless', node: first.link.call, why: '`.limit()` is only called on some paths' };
}

/** `limit` of an options object. An object of run time may hold one. */
export function optionLimit(options: Arguments, source: SourceView): RowBound {
  if (options.kind === 'none') return { kind: 'none' };
  if (options.kind === 'unknown') return options;
  const found = options.view.get('limit');
  if (found.kind === 'unknown') return unknown(options.view.open ? 'options come from a spread' : 'it is set in more than one place');
  if (found.kind === 'absent') return { kind: 'none' };
  const bound = readLimit(found.member.value, source);
  return found.member.optional && (bound.kind === 'literal' || bound.kind === 'dynamic') ? { kind: 'meaningless', node: found.member.value, why: '`limit` is only set on some paths' } : bound;
}
