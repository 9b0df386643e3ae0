import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, walk } from '../../ast/index.ts';

/** Names of what says who is asking. */
const CALLER = /^(?:req|request|ctx|context|session|user|currentUser|auth|viewer|principal|params|searchParams|formData)$/;

/** What has been said of outermost functions: a file may hold many accesses in one. */
const known = new WeakMap<TSESTree.Node, boolean>();

/** True where something in the functions around a node says who is asking. */
export function knowsCaller(node: TSESTree.Node): boolean {
  let outermost: TSESTree.Node = node;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) outermost = fn;
  let answer = known.get(outermost);
  if (answer === undefined) known.set(outermost, (answer = namesCaller(outermost)));
  return answer;
}

function namesCaller(outermost: TSESTree.Node): boolean {
  let found = false;
  walk(outermost, (one) => {
    if (one.type === 'Identifier' && CALLER.test(one.name) && !isPartOfOther(one)) found = true;
    return !found;
  });
  return found;
}

/** The name of a field or a relation of something else: `include: { user: true }`, `visit.patient.user`. */
function isPartOfOther(name: TSESTree.Identifier): boolean {
  const { parent } = name;
  if (parent.type === 'Property') return parent.key === name && !parent.shorthand && !parent.computed;
  return parent.type === 'MemberExpression' && parent.property === name && !parent.computed && parent.object.type !== 'ThisExpression';
}
