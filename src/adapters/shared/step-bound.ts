import { type BoundSemantics, readRowBound, type SourceView } from '../../ast/index.ts';
import { type RowBound, unknown } from '../../model/index.ts';
import type { BuilderStep } from './builder-step.ts';

/**
 * The row bound that the steps of a builder set by calls of one of these names: the last one that
 * every path makes. One that only some paths make bounds nothing on the others; two of them are the
 * branches of a choice. A step may say itself in which source its arguments are read.
 */
export function stepBound({ steps, opaque }: { steps: readonly (BuilderStep & { source?: SourceView })[]; opaque?: string }, names: readonly string[], source: SourceView, semantics: BoundSemantics = {}): RowBound {
  const bounds = steps.filter(({ name, args }) => names.includes(name) && args.length > 0);
  const last = bounds.findLast(({ conditional }) => !conditional);
  const argument = last?.args[0];
  if (last && argument) return argument.type === 'SpreadElement' ? unknown('bound comes from a spread') : readRowBound(argument, last.source ?? source, semantics);
  if (opaque !== undefined) return unknown(opaque);
  const [first, second] = bounds;
  if (first && second) return { kind: 'dynamic', node: first.call };
  return first ? { kind: 'meaningless', node: first.call, why: `\`.${first.name}()\` is only called on some paths` } : { kind: 'none' };
}
