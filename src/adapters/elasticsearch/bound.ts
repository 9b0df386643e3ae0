import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectView, readRowBound, resolveConstant, setArgumentProperty, type SourceView, staticValue, walk } from '../../ast/index.ts';
import { type AccessEdits, type RowBound, unknown } from '../../model/index.ts';
import { isPagedThrough } from '../shared/paging.ts';
import type { SearchMethod } from './methods.ts';
import type { Parameters } from './parameters.ts';

/**
 * How many documents a search answers: `size`, 10 without it. The server refuses more than 10000
 * (`index.max_result_window`), so that only pages reach further: scrolling, or `search_after` in a loop.
 */
export function sizeBound(call: TSESTree.CallExpression, method: SearchMethod, parameters: Parameters, source: SourceView): RowBound {
  if (method.pages) return { kind: 'none' };
  const written = writtenSize(method, parameters, source);
  const scroll = parameters.get('scroll');
  if (scroll.kind === 'set') return source.text.includes('.scroll(') ? paged(written, 'scrolling goes on to the last page') : unknown('the search is scrolled elsewhere');
  const after = parameters.get('search_after');
  if (after.kind === 'set' && isPagedThrough(call, after.member.value, source)) return paged(written, '`search_after` in a loop goes on to the last page');
  return written;
}

function paged(written: RowBound, why: string): RowBound {
  return written.kind === 'literal' || written.kind === 'dynamic' ? { kind: 'meaningless', node: written.node, why } : { kind: 'none' };
}

function writtenSize(method: SearchMethod, parameters: Parameters, source: SourceView): RowBound {
  const standard: RowBound = { kind: 'default', rows: method.size ?? 10, why: `${method.size ?? 10} documents come without a size` };
  const found = parameters.get('size');
  if (found.kind === 'absent') return standard;
  if (found.kind === 'unknown') return unknown('the search is built elsewhere');
  const { value, optional } = found.member;
  if (staticValue(value, source).kind === 'none') return standard;
  const bound = readRowBound(value, source);
  return optional && bound.kind === 'literal' ? { kind: 'dynamic', node: value, clampedTo: Math.max(bound.rows, method.size ?? 10) } : bound;
}

/** As many documents as ids are asked for. */
export function idsBound(parameters: Parameters, call: TSESTree.CallExpression, source: SourceView): { bound: RowBound; node: TSESTree.Node | undefined } {
  for (const name of ['ids', 'docs']) {
    const found = parameters.get(name);
    if (found.kind !== 'set') continue;
    const { value } = found.member;
    const list = resolveConstant(value, source);
    const written = list.type === 'ArrayExpression' && !list.elements.some((element) => element?.type === 'SpreadElement');
    return { node: value, bound: written ? { kind: 'default', rows: list.elements.length, why: 'as many documents as ids' } : { kind: 'dynamic', node: value } };
  }
  return { node: undefined, bound: parameters.get('ids').kind === 'unknown' ? unknown('the ids are built elsewhere') : { kind: 'dynamic', node: call } };
}

/** The index of the only point in time that a file opens; searches of one name no index. */
export function pointInTimeIndex(source: SourceView): TSESTree.Node | undefined {
  const indexes: TSESTree.Node[] = [];
  walk(source.ast, (node) => {
    if (isFunction(node) || node.type !== 'CallExpression' || !/^(?:openPointInTime|createPit|createPointInTime)$/.test(calledMember(node)?.name ?? '')) return;
    const found = node.arguments[0] && objectView(node.arguments[0], source)?.get('index');
    if (found?.kind === 'set') indexes.push(found.member.value);
  });
  return indexes.length === 1 ? indexes[0] : undefined;
}

/** `size` and `_source`, written where the other parameters of the search stand. */
export function searchEdits(call: TSESTree.CallExpression, parameters: Parameters, rowBound: RowBound, source: SourceView): AccessEdits {
  const { target, top } = parameters;
  if (!target || !top?.inline || (target !== top && !target.inline)) return {};
  const listed = parameters.get('size');
  const object = listed.kind === 'set' && top.get('size').kind === 'set' ? top.object : target.object;
  const narrowed = parameters.get('_source');
  // These say it in the address, where an edit of the request would be a second answer.
  const inAddress = ['_source_includes', '_source_excludes', '_sourceIncludes', '_sourceExcludes'].some((name) => parameters.get(name).kind === 'set');
  const canNarrow = !inAddress && (narrowed.kind === 'absent' || (narrowed.kind === 'set' && target.get('_source').kind === 'set'));
  return {
    ...(rowBound.kind === 'none' || rowBound.kind === 'meaningless' || listed.kind === 'unknown' ? {} : { bound: (rows: number) => setArgumentProperty(call, object, 'size', String(rows), source) }),
    ...(canNarrow ? { project: (fields: readonly string[]) => setArgumentProperty(call, target.object, '_source', `[${fields.map((field) => `'${field}'`).join(', ')}]`, source) } : {}),
  };
}
