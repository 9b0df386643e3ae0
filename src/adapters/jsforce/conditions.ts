import type { TSESTree } from '@typescript-eslint/types';
import { mayBeUndefined, objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { textParts } from '../shared/text/parts.ts';
import type { Part } from '../shared/text/statement-text.ts';

const MAX_DEPTH = 6;
/** What jsforce makes of the operators of a condition object (soql-builder of 1 to 3). */
const OPERATORS: Readonly<Record<string, string>> = {
  $eq: '=', '=': '=', $ne: '!=', '!=': '!=', $gt: '>', '>': '>', $gte: '>=', '>=': '>=', $lt: '<', '<': '<', $lte: '<=', '<=': '<=',
  $like: 'LIKE', $nlike: '!=', $in: 'IN', $nin: 'NOT IN', $includes: 'INCLUDES', $excludes: 'EXCLUDES', $exists: '!=',
};

const text = (written: string, node: TSESTree.Node): Part => ({ kind: 'text', text: written, node });

/**
 * A condition argument as the SOQL that jsforce makes of it, values as holes: text, or an object
 * whose undefined members fall away. Empty for no condition.
 */
export function conditionParts(node: TSESTree.Node, source: SourceView, depth = 0): Part[] {
  const fixed = staticValue(node, source);
  if (fixed.kind === 'none' || (fixed.kind === 'known' && fixed.value === null)) return [];
  const view = depth > MAX_DEPTH ? undefined : objectView(node, source);
  if (!view) {
    const value = resolveConstant(node, source);
    if (value.type !== 'ConditionalExpression') return textParts(node, source);
    const branches = [value.consequent, value.alternate].map((branch) => conditionParts(branch, source, depth + 1));
    const some = branches.filter((parts) => parts.length > 0);
    return some.length === 1 && some[0] ? [{ kind: 'optional', parts: some[0], node }] : [{ kind: 'hole', node }];
  }
  const conditions = view.members.map(({ name, value, optional }): Part[] => {
    if (view.get(name).kind === 'unknown') return [{ kind: 'hole', node: value }];
    const parts = memberParts(name, value, source, depth);
    return optional && parts.length > 0 ? [{ kind: 'optional', parts, node: value }] : parts;
  });
  if (view.open) conditions.push([{ kind: 'hole', node }]);
  return joined(conditions.filter((parts) => parts.length > 0), node);
}

/** Conditions joined by AND; one that may fall away takes its AND with it. */
function joined(conditions: readonly (readonly Part[])[], node: TSESTree.Node): Part[] {
  const always = conditions.filter((parts) => parts[0]?.kind !== 'optional');
  const sometimes = conditions.filter((parts) => parts[0]?.kind === 'optional');
  const written = always.flatMap((parts, i) => (i === 0 ? parts : [text(' AND ', node), ...parts]));
  const added = sometimes.flatMap((parts, i) => parts.map((part): Part => (part.kind === 'optional' && (i > 0 || always.length > 0) ? { ...part, parts: [text(' AND ', node), ...part.parts] } : part)));
  return [...written, ...added];
}

function memberParts(name: string, value: TSESTree.Node, source: SourceView, depth: number): Part[] {
  if (name === '$and' || name === '$or') {
    const list = resolveConstant(value, source);
    if (list.type !== 'ArrayExpression') return [{ kind: 'hole', node: value }];
    const inner = list.elements.map((element) => (element ? conditionParts(element, source, depth + 1) : [])).filter((parts) => parts.length > 0);
    const word = name === '$and' ? ' AND ' : ' OR ';
    return [text('(', value), ...inner.flatMap((parts, i) => (i === 0 ? parts : [text(word, value), ...parts])), text(')', value)];
  }
  const fixed = staticValue(value, source);
  if (fixed.kind === 'none') return [];
  const chosen = resolveConstant(value, source);
  if (chosen.type === 'ConditionalExpression') {
    const branches = [chosen.consequent, chosen.alternate].filter((branch) => staticValue(branch, source).kind !== 'none');
    const [only] = branches;
    if (branches.length === 1 && only) return [{ kind: 'optional', parts: memberParts(name, only, source, depth + 1), node: value }];
  }
  const view = depth > MAX_DEPTH ? undefined : objectView(value, source);
  const [operator] = view?.members ?? [];
  if (operator && OPERATORS[operator.name] !== undefined) return comparison(name, OPERATORS[operator.name] ?? '=', operator.value, source);
  return comparison(name, chosen.type === 'ArrayExpression' ? 'IN' : '=', value, source);
}

function comparison(name: string, operator: string, value: TSESTree.Node, source: SourceView): Part[] {
  const list = operator === 'IN' ? resolveConstant(value, source) : undefined;
  const isWritten = list?.type === 'ArrayExpression' && list.elements.every((element) => element?.type === 'Literal');
  const written: Part[] = isWritten ? [text(`(${list.elements.map(() => "'x'").join(', ')})`, value)] : [{ kind: 'hole', node: value }];
  const parts = [text(`${name} ${operator} `, value), ...written];
  return mayBeUndefined(value, source) ? [{ kind: 'optional', parts, node: value }] : parts;
}
