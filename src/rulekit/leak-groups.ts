import type { TSESTree } from '@typescript-eslint/types';
import { isInside } from '../ast/index.ts';
import type { RuleEnv } from './create-rule.ts';
import type { Leak } from './leaks.ts';

/**
 * What reaches each sink, for one finding each: a line of a log that writes three fields of a customer
 * is one place to mend. Told apart by entity, since exceptions and approvals are given by entity.
 */
export function leaksBySink(leaks: readonly Leak[], env: RuleEnv<string>): Leak[][] {
  const places = new Map<TSESTree.Node, Map<TSESTree.Node, Leak[]>>();
  const ofNode = new Map<TSESTree.Node, Leak[]>();
  for (const leak of leaks) ofNode.set(leak.node, [...(ofNode.get(leak.node) ?? []), leak]);
  for (const leak of leaks) {
    if (isWithinAnother(leak, ofNode)) continue;
    const ends = places.get(leak.node) ?? new Map<TSESTree.Node, Leak[]>();
    const end = leak.through?.node ?? leak.node;
    places.set(leak.node, ends.set(end, [...(ends.get(end) ?? []), leak]));
  }
  return [...places.values()].flatMap((ends) => [...ends.values()].flatMap((group) => withReadAlong(byEntity(group, env))));
}

/** `res.status(409).json(makeError(customer))`: what one sink hands to another is told at the outer one. */
function isWithinAnother({ node }: Leak, ofNode: ReadonlyMap<TSESTree.Node, readonly Leak[]>): boolean {
  let outer: TSESTree.Node | undefined = node.parent;
  for (let links = 0; outer && links < 12; outer = outer.parent, links++) {
    if (ofNode.get(outer)?.some(({ value }) => isInside(value.node, node) || isInside(node, value.node))) return true;
    if (/Statement$|Function/.test(outer.type) && outer.type !== 'ThrowStatement') return false;
  }
  return false;
}

/** Leaks of one place by the entity they are of; vague ones join the only entity there is. */
export function byEntity(leaks: readonly Leak[], { project }: RuleEnv<string>): Leak[][] {
  const groups = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const key = leak.value.entity === undefined ? '' : (project.catalog.find(leak.value.entity)?.name ?? '');
    groups.set(key, [...(groups.get(key) ?? []), leak]);
  }
  const unnamed = groups.get('');
  if (unnamed && groups.size === 2) {
    groups.delete('');
    for (const group of groups.values()) group.push(...unnamed);
  }
  return [...groups.values()];
}

/** Records that were read along with another one stand in the same expression, and go with it. */
function withReadAlong(groups: readonly Leak[][]): Leak[][] {
  const kept: Leak[][] = [];
  for (const group of groups) {
    const whole = kept.find((other) => other.some(isRecord) && group.every((leak) => isRecord(leak) && other.some((one) => isRecord(one) && one.value.node === leak.value.node)));
    if (whole) whole.push(...group.map(qualified));
    else kept.push([...group]);
  }
  return kept;
}

const isRecord = ({ value }: Leak): boolean => value.via === 'record';

/** Fields of a record that came along, with the name of their entity. */
function qualified(leak: Leak): Leak {
  const { value } = leak;
  return { ...leak, value: { ...value, fields: value.fields.map((field) => (value.entity === undefined ? field : { ...field, name: `${value.entity}.${field.name}` })) } };
}
