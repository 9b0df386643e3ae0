import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, type ObjectView, readRowBound, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type RowBound, type Unknown, unknown } from '../../model/index.ts';

/** The argument object of a call: present, absent, or not readable. */
export type Arguments = { kind: 'object'; view: ObjectView } | { kind: 'none' } | { kind: 'unknown'; why: string };

/** Reads the one argument of a model method. */
export function readArguments(call: TSESTree.CallExpression, source: SourceView): Arguments {
  const argument = call.arguments[0];
  return argument ? argumentsOf(argument, source) : { kind: 'none' };
}

/** Reads what stands for arguments: an object of this file, `undefined`, or something else. */
export function argumentsOf(node: TSESTree.Node, source: SourceView): Arguments {
  const view = literalView(node, source);
  if (view) return { kind: 'object', view };
  return isUndefined(node, source) ? { kind: 'none' } : { kind: 'unknown', why: 'arguments are built elsewhere' };
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

/** True for a value that is certainly undefined: Prisma leaves the property out. */
export function isUndefined(node: TSESTree.Node, source: SourceView): boolean {
  return staticValue(node, source).kind === 'none';
}

/** Why a property of arguments that are written here is not known. */
export function unsettled({ view }: Arguments & { kind: 'object' }): Unknown {
  return unknown(view.open ? 'arguments come from a spread' : 'it is set in more than one place');
}

/** `take`, negative too (the last rows): https://www.prisma.io/docs/orm/prisma-client/queries/pagination */
export function readTake(args: Arguments, source: SourceView): RowBound {
  if (args.kind === 'none') return { kind: 'none' };
  if (args.kind === 'unknown') return args;
  const take = args.view.get('take');
  if (take.kind === 'unknown') return unsettled(args);
  if (take.kind === 'absent') return { kind: 'none' };
  const { value, optional } = take.member;
  const bound = readRowBound(value, source, { undefinedIsUnlimited: true });
  if (!optional || bound.kind === 'none' || bound.kind === 'unknown') return bound;
  return { kind: 'meaningless', node: value, why: '`take` is only set on some paths' };
}
