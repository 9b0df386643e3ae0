import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, classMembers, enclosingClass, isFunction, propertyName, resolveConstant, type SourceView, staticValue, unrollChain, unwrapAwait } from '../../ast/index.ts';
import { type EntityRef, type Evidence, type Known, known, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { localFunction, soleReturn, supabaseClient } from './client.ts';
import type { Request } from './follow.ts';

/** The table a verb is called on. */
export interface Table {
  entity: Known<EntityRef>;
  evidence: Evidence;
  hosted: boolean;
  /** The expression that the table is asked of. */
  client: TSESTree.Node;
}

/** Links that no other builder of queries has beside `from` and `select`. */
const DISTINCTIVE = new Set(['eq', 'neq', 'ilike', 'maybeSingle', 'single', 'match', 'gte', 'lte', 'contains', 'overlaps', 'textSearch', 'throwOnError']);

/** Recognises `client.from('contacts')` under a verb, also in a constant or behind a function of this file. */
export function tableOf(object: TSESTree.Node, request: () => Request, env: ReadEnv): Table | undefined {
  const from = fromCall(object, env.source, 0);
  const called = from && calledMember(from);
  const [name] = from?.arguments ?? [];
  if (!called || !name || name.type === 'SpreadElement' || from.arguments.length > 1) return undefined;
  const entity = entityOf(name, env.source);
  const client = supabaseClient(called.object, env.source);
  if (client) return { entity, evidence: client.evidence, hosted: client.hosted, client: called.object };
  if (isOtherPart(called.object, env.source) || entity.kind !== 'known' || !env.entity(entity.value.name)) return undefined;
  return request().links.some((link) => DISTINCTIVE.has(link.name)) ? { entity, evidence: 'convention', hosted: true, client: called.object } : undefined;
}

function fromCall(node: TSESTree.Node, source: SourceView, depth: number): TSESTree.CallExpression | undefined {
  const value = resolveConstant(node, source);
  if (depth > 4) return undefined;
  if (value.type === 'CallExpression') {
    const called = calledMember(value);
    if (called?.name === 'from') return value;
    const fn = called?.object.type === 'ThisExpression' ? method(called.object, called.name) : undefined;
    const callee = unwrapAwait(value.callee);
    const helper = fn ?? (callee.type === 'Identifier' ? localFunction(callee, source) : undefined);
    const answer = isFunction(helper) ? soleReturn(helper) : undefined;
    return answer && fromCall(answer, source, depth + 1);
  }
  if (value.type !== 'MemberExpression' || value.object.type !== 'ThisExpression') return undefined;
  const owner = enclosingClass(value);
  const getter = owner && classMembers(owner).getters.get(propertyName(value) ?? '')?.value;
  const answer = isFunction(getter) ? soleReturn(getter) : undefined;
  return answer && fromCall(answer, source, depth + 1);
}

function method(self: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const owner = enclosingClass(self);
  return owner && classMembers(owner).methods.get(name)?.value;
}

/** `supabase.storage.from('avatars')`: a bucket is no table. */
function isOtherPart(node: TSESTree.Node, source: SourceView): boolean {
  return unrollChain(resolveConstant(node, source)).links.some(({ name }) => name === 'storage');
}

function entityOf(node: TSESTree.Node, source: SourceView): Known<EntityRef> {
  const name = staticValue(node, source);
  return name.kind === 'known' && typeof name.value === 'string' && name.value !== '' ? known({ name: name.value, as: 'table' }) : unknown('the table is chosen at run time');
}
