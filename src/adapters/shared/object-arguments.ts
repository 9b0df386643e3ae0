import type { TSESTree } from '@typescript-eslint/types';
import { type ObjectMember, objectView, type ObjectView, readRowBound, type SourceView, staticValue } from '../../ast/index.ts';
import { type RowBound, type Unknown, unknown } from '../../model/index.ts';

/** An object argument of a call: present, absent, or not readable. */
export type Arguments = { kind: 'object'; view: ObjectView } | { kind: 'none' } | { kind: 'unknown'; why: string };

/** Reads what stands for an object argument: an object of this file, `undefined`, or something else. */
export function argumentsOf(node: TSESTree.Node | undefined, source: SourceView, read = objectView): Arguments {
  if (!node) return { kind: 'none' };
  const view = read(node, source);
  if (view) return { kind: 'object', view };
  return isUndefined(node, source) ? { kind: 'none' } : { kind: 'unknown', why: 'arguments are built elsewhere' };
}

/** True for a value that is certainly undefined: object APIs leave the property out. */
export function isUndefined(node: TSESTree.Node, source: SourceView): boolean {
  return staticValue(node, source).kind === 'none';
}

/** Why a property of arguments that are written here is not known. */
export function unsettled({ view }: Arguments & { kind: 'object' }): Unknown {
  return unknown(view.open ? 'arguments come from a spread' : 'it is set in more than one place');
}

/** The row bound in a property such as `take`: absent, undefined or set under a condition, it bounds nothing. */
export function boundMember(args: Arguments, name: string, source: SourceView): RowBound {
  if (args.kind === 'none') return { kind: 'none' };
  if (args.kind === 'unknown') return args;
  const found = args.view.get(name);
  if (found.kind === 'unknown') return unsettled(args);
  if (found.kind === 'absent') return { kind: 'none' };
  const { value, optional } = found.member;
  const bound = readRowBound(value, source, { undefinedIsUnlimited: true });
  if (!optional || bound.kind === 'none' || bound.kind === 'unknown') return bound;
  return { kind: 'meaningless', node: value, why: `\`${name}\` is only set on some paths` };
}

/** The members of `{ a: true, b: false, c: { … } }` that are switched on; undefined when some are not readable. */
export function switchedOn(node: TSESTree.Node, source: SourceView, read = objectView): ObjectMember[] | undefined {
  const view = read(node, source);
  if (!view || view.open || view.members.some(({ name }) => view.get(name).kind === 'unknown')) return undefined;
  return view.members.filter((member) => isOn(member, source));
}

/** False for `false` and `undefined`. */
export function isOn({ value }: ObjectMember, source: SourceView): boolean {
  const flag = staticValue(value, source);
  return flag.kind !== 'none' && !(flag.kind === 'known' && flag.value === false);
}
