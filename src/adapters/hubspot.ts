import type { TSESTree } from '@typescript-eslint/types';
import { calledMember } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { currentAccess, currentCall } from './hubspot/current.ts';
import { LEGACY_METHODS, legacyAccess, legacyCall } from './hubspot/legacy.ts';
import { type ClientSpec, sdkClient } from './shared/crm/client.ts';
import { memberPath } from './shared/crm/path.ts';

const SPEC: ClientSpec = { modules: /^(?:@hubspot\/api-client|hubspot)(?:\/|$)/, types: /^(?:Client|Hubspot|HubSpot)$/, name: /hubspot/i };
const CURRENT = ['getPage', 'getAll', 'getById', 'doSearch', 'read', 'create', 'update', 'upsert', 'archive', 'purge', 'merge'];

/** Reads HubSpot through @hubspot/api-client (3 to 13) and the older `hubspot` package (2.x). */
export const hubspot: Adapter = {
  id: 'hubspot',
  system: 'hubspot',
  modules: ['@hubspot/api-client', 'hubspot'],
  methods: new Set([...CURRENT, ...LEGACY_METHODS]),
  tokens: ['ubspot', 'ubSpot', 'basicApi', 'searchApi', 'batchApi'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !hubspot.methods.has(called.name)) return undefined;
    return readCall(node, called.member.property, env);
  },
};

function readCall(call: TSESTree.CallExpression, reportNode: TSESTree.Node, env: ReadEnv): DataAccess | undefined {
  const path = memberPath(call, env.source);
  const current = currentCall(path, call, env);
  if (current) {
    const proof = sdkClient(current.client, SPEC, env.source);
    const evidence = proof?.evidence ?? (current.distinctive ? 'convention' : undefined);
    return evidence && currentAccess(current, call, reportNode, evidence, env);
  }
  const legacy = legacyCall(path);
  const proof = legacy && sdkClient(legacy.client, SPEC, env.source);
  return legacy && proof && legacyAccess(legacy, call, reportNode, proof.evidence, env);
}

export default hubspot;
