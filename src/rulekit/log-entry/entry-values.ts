import type { TSESTree } from '@typescript-eslint/types';
import { isInside, propertyName } from '../../ast/index.ts';
import { personalValues, type PersonalValue } from '../../flow/index.ts';
import type { RuleEnv } from '../create-rule.ts';
import { valueEnvOf } from '../leaks.ts';
import type { LogCall } from './calls.ts';
import { roleOf } from './names.ts';

/**
 * The personal data of customers that a call copies into the entry it writes: what is not the
 * actor's own, and not where the actor worked from.
 */
export function entryValues({ call, parts }: LogCall, env: Pick<RuleEnv<string>, 'source' | 'project' | 'accesses'>): PersonalValue[] {
  const values = valueEnvOf(env);
  const ofActor = parts.parts.get('actor') ?? [];
  return call.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : personalValues(argument, values))).filter((value) => isInside(value.node, call) && !ofActor.some((actor) => isInside(value.node, actor)) && !isAside(value.node, call));
}

/** True below a property that tells of the actor or of the request: `actorEmail`, `ip`, `session`. */
function isAside(node: TSESTree.Node, call: TSESTree.CallExpression): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== call; current = current.parent) {
    if (current.type !== 'Property' || current.parent.type !== 'ObjectExpression') continue;
    const key = propertyName(current);
    const role = key === undefined ? undefined : roleOf(key);
    if (role === 'actor' || role === 'trace' || role === 'context') return true;
  }
  return false;
}
