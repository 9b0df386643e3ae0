import { calledMember } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter } from './adapter.ts';
import { ODATA_METHODS, odataAccess } from './dynamics/odata.ts';
import { WEB_API_METHODS, webApiAccess } from './dynamics/web-api.ts';
import { XRM_METHODS, xrmAccess, xrmEvidence } from './dynamics/xrm.ts';

const ID = 'dynamics';
const OWN = new Set(WEB_API_METHODS);

/** Reads Dynamics 365 and Dataverse: `Xrm.WebApi` and `context.webAPI` (client API 9), the packages dynamics-web-api (1 and 2) and odata (2). */
export const dynamics: Adapter = {
  id: ID,
  system: 'dynamics',
  modules: ['dynamics-web-api', 'odata'],
  methods: new Set([...XRM_METHODS.keys(), ...WEB_API_METHODS, ...ODATA_METHODS]),
  tokens: ["'odata'", '"odata"', 'retrieveMultipleRecords', 'retrieveRecord', 'dynamics-web-api', 'WebApi', 'webAPI', 'webApi', 'WebAPI'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !dynamics.methods.has(called.name)) return undefined;
    const { name, object, member } = called;
    const evidence = XRM_METHODS.has(name) ? xrmEvidence(node, name, object, env.source) : undefined;
    if (evidence) return xrmAccess(node, name, member.property, evidence, ID, env);
    if (OWN.has(name)) return webApiAccess(node, name, object, member.property, ID, env);
    return ODATA_METHODS.includes(name) ? odataAccess(node, name, object, member.property, ID, env) : undefined;
  },
};

export default dynamics;
