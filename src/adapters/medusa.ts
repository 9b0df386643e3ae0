import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, unwrap } from '../ast/index.ts';
import type { Adapter } from './adapter.ts';
import { CALLS, readQueryCall } from './medusa/query.ts';
import { readServiceCall, SERVICE_METHODS } from './medusa/services.ts';

/**
 * Reads Medusa 2: `query.graph({ entity, fields, filters, pagination })`, `remoteQueryObjectFromString`,
 * the steps of workflows that query, and the generated methods of commerce modules (`listCustomers`):
 * https://docs.medusajs.com/learn/fundamentals/module-links/query
 */
export const medusa: Adapter = {
  id: 'medusa',
  modules: ['@medusajs/framework', '@medusajs/medusa', '@medusajs/utils', '@medusajs/types'],
  methods: new Set([...CALLS, ...SERVICE_METHODS.keys()]),
  tokens: [['medusajs', '.graph('], ['medusajs', 'oduleService'], ['medusajs', 'Modules.'], 'remoteQueryObjectFromString(', 'useQueryGraphStep(', 'useRemoteQueryStep('],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const callee: TSESTree.Node = unwrap(node.callee);
    const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
    if (name === undefined) return undefined;
    if (CALLS.has(name)) return readQueryCall(node, name, called, env);
    const method = called && SERVICE_METHODS.get(name);
    return method ? readServiceCall(node, called, method, env) : undefined;
  },
};

export default medusa;
