import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, type ObjectView, resolveConstant, type SourceView } from '../../ast/index.ts';
import type { RowBound } from '../../model/index.ts';
import * as shared from '../shared/object-arguments.ts';

export type { Arguments } from '../shared/object-arguments.ts';
export { isOn, isUndefined, unsettled } from '../shared/object-arguments.ts';

/** Reads the one argument of a model method. */
export function readArguments(call: TSESTree.CallExpression, source: SourceView): shared.Arguments {
  return argumentsOf(call.arguments[0], source);
}

/** Reads what stands for arguments: an object of this file, `undefined`, or something else. */
export function argumentsOf(node: TSESTree.Node | undefined, source: SourceView): shared.Arguments {
  return shared.argumentsOf(node, source, literalView);
}

/** The members of a `select` or `omit` that are switched on; undefined when some are not readable. */
export function switchedOn(node: TSESTree.Node, source: SourceView): ReturnType<typeof shared.switchedOn> {
  return shared.switchedOn(node, source, literalView);
}

/** An object literal, also inside `Prisma.validator<…>()({ … })`. */
export function literalView(node: TSESTree.Node, source: SourceView): ObjectView | undefined {
  const view = objectView(node, source);
  if (view) return view;
  const call = resolveConstant(node, source);
  const maker = call.type === 'CallExpression' && call.callee.type === 'CallExpression' ? calledMember(call.callee) : undefined;
  const argument = call.type === 'CallExpression' ? call.arguments[0] : undefined;
  return maker?.name === 'validator' && argument ? objectView(argument, source) : undefined;
}

/** `take`, negative too (the last rows): https://www.prisma.io/docs/orm/prisma-client/queries/pagination */
export function readTake(args: shared.Arguments, source: SourceView): RowBound {
  return shared.boundMember(args, 'take', source);
}
