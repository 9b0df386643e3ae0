import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, enclosingFunction, propertyName, type SourceView, textBetween, textOf } from '../../ast/index.ts';
import { promiseFate, type PromiseFate, type Swallowed } from '../../flow/index.ts';
import type { TextEdit } from '../../model/index.ts';

/** Edits with the code they write, for the title of a suggestion. */
export interface EntryEdit {
  edits: readonly TextEdit[];
  code: string;
}

/** Most characters of code in a title. */
const SHOWN = 60;

/** Has somebody wait for a promise that is dropped; undefined where no `await` can stand or it would wait for something else. */
export function awaitEdit(dropped: Extract<PromiseFate, { kind: 'dropped' }>, source: SourceView): EntryEdit | undefined {
  const { at, by } = dropped;
  if (!mayAwait(at)) return undefined;
  const text = textOf(source, at);
  const [start, end] = at.range;
  if (by === 'void' && at.type === 'UnaryExpression') {
    return { edits: [{ range: [start, start + 'void'.length], text: 'await' }], code: shown(`await${text.slice('void'.length)}`) };
  }
  if (by === 'statement') return { edits: [{ range: [start, start], text: 'await ' }], code: shown(`await ${text}`) };
  const outer = castsAround(at).parent;
  if (by === 'list') {
    if (outer?.type === 'AwaitExpression') return { edits: [{ range: [start, start], text: 'Promise.all(' }, { range: [end, end], text: ')' }], code: shown(`await Promise.all(${text})`) };
    return outer?.type === 'ExpressionStatement' ? { edits: [{ range: [start, start], text: 'await Promise.all(' }, { range: [end, end], text: ')' }], code: shown(`await Promise.all(${text})`) } : undefined;
  }
  return by === 'callback' && dropped.callback === 'forEach' && outer?.type === 'ExpressionStatement' ? mappedEdit(at, source) : undefined;
}

/** `ids.forEach(async …)` as `await Promise.all(ids.map(async …))`. */
function mappedEdit(at: TSESTree.Node, source: SourceView): EntryEdit | undefined {
  if (at.type !== 'CallExpression' || at.arguments.length !== 1 || at.callee.type !== 'MemberExpression' || at.callee.computed || at.callee.optional || propertyName(at.callee) !== 'forEach') return undefined;
  const { property, object } = at.callee;
  const [start, end] = at.range;
  return {
    edits: [
      { range: [start, start], text: 'await Promise.all(' },
      { range: [property.range[0], property.range[1]], text: 'map' },
      { range: [end, end], text: ')' },
    ],
    code: shown(`await Promise.all(${textOf(source, object)}.map(…))`),
  };
}

/** Takes the handler away that swallows the failure, and waits where nobody did. */
export function letFailEdit({ chain }: Extract<PromiseFate, { kind: 'muted' }>, source: SourceView): EntryEdit | undefined {
  if (chain.callee.type !== 'MemberExpression' || chain.callee.optional) return undefined;
  const [first, second] = chain.arguments;
  const isCatch = propertyName(chain.callee) === 'catch';
  const removed: readonly [number, number] | undefined = isCatch ? [chain.callee.object.range[1], chain.range[1]] : first && second ? [first.range[1], second.range[1]] : undefined;
  if (!removed) return undefined;
  const cut: TextEdit = { range: removed, text: '' };
  const kept = isCatch ? textOf(source, chain.callee.object) : `${textOf(source, chain.callee)}(…)`;
  const outer = promiseFate(chain, source);
  if (outer.kind === 'muted') return undefined;
  if (outer.kind === 'kept') {
    // As a statement of its own, a chain without a handler is kept by nobody.
    const isStatement = castsAround(chain).parent?.type === 'ExpressionStatement';
    if (!isStatement) return { edits: [cut], code: shown(kept) };
  }
  const dropped = outer.kind === 'dropped' ? outer : ({ kind: 'dropped', by: 'statement', at: castsAround(chain) } as const);
  const waiting = dropped.by === 'statement' || dropped.by === 'void' ? awaitEdit(dropped, source) : undefined;
  return waiting && { edits: [...waiting.edits, cut], code: shown(`await ${kept}`) };
}

/** Puts what a `try` holds in its place; not where it declares names or has a `finally`. */
export function withoutTryEdit({ statement }: Swallowed, source: SourceView): EntryEdit | undefined {
  const { body } = statement.block;
  const [first, last] = [body[0], body.at(-1)];
  if (!first || !last || statement.finalizer || body.some(({ type }) => type !== 'ExpressionStatement')) return undefined;
  const inner = indentBefore(first, source);
  const outer = indentBefore(statement, source);
  const text = textBetween(source, first, first.range[0], last.range[1]);
  const moved = inner.startsWith(outer) && inner.length > outer.length ? text.replaceAll(`\n${inner}`, `\n${outer}`) : text;
  return { edits: [{ range: [statement.range[0], statement.range[1]], text: moved }], code: shown(moved) };
}

function indentBefore(node: TSESTree.Node, { text }: SourceView): string {
  const from = text.lastIndexOf('\n', node.range[0] - 1) + 1;
  return /^[ \t]*/.exec(text.slice(from, node.range[0]))?.[0] ?? '';
}

/** Whether `await` may stand at a place: in the body of an async function that is no generator's caller. */
export function mayAwait(node: TSESTree.Node): boolean {
  const fn = enclosingFunction(node);
  return fn?.async === true && node.range[0] >= fn.body.range[0];
}

function shown(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}
