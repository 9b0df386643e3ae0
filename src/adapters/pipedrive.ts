import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, receiverOf, resolveConstant } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type ClientSpec, sdkClient } from './shared/crm/client.ts';
import { sdkAccess, type SdkMethod } from './shared/crm/table.ts';

const SPEC: ClientSpec = { modules: /^pipedrive(?:\/|$)/, types: /^(?:Persons|Organizations|Deals|Leads|Users|Activities|Notes|ItemSearch|Mailbox)Api$/, name: /pipedrive/i };

/** Options of requests; v1 and v2 share them: https://developers.pipedrive.com/docs/api/v1/Persons */
const MEANING = { bound: ['limit'], cursor: ['cursor', 'start'], id: ['id'], ids: ['ids'], ignored: ['sort', 'sort_by', 'sort_direction', 'include_fields', 'include_option_labels', 'include_labels', 'custom_fields', 'sortBy', 'sortDirection'] };
const PAGE = { rows: 100, why: 'Pipedrive answers 100 records unless asked for more' };

/** Entities by the class that reads them, with the name its methods carry. */
const CLASSES: Readonly<Record<string, { entity: string; one: string; many: string }>> = {
  PersonsApi: { entity: 'persons', one: 'Person', many: 'Persons' },
  OrganizationsApi: { entity: 'organizations', one: 'Organization', many: 'Organizations' },
  DealsApi: { entity: 'deals', one: 'Deal', many: 'Deals' },
  LeadsApi: { entity: 'leads', one: 'Lead', many: 'Leads' },
  UsersApi: { entity: 'users', one: 'User', many: 'Users' },
  ActivitiesApi: { entity: 'activities', one: 'Activity', many: 'Activities' },
  NotesApi: { entity: 'notes', one: 'Note', many: 'Notes' },
};

const METHODS: ReadonlyMap<string, SdkMethod> = new Map(
  Object.values(CLASSES).flatMap(({ entity, one, many }): [string, SdkMethod][] => {
    const options = { argument: 0, meaning: MEANING };
    const key = { operation: 'read', rows: 'one', entity, options, path: ['data'] } as const;
    // `getUsers` has no pages.
    const list: SdkMethod = entity === 'users' ? { operation: 'read', rows: 'all', entity, options, path: ['data'] } : { operation: 'read', rows: 'page', entity, options, page: PAGE, path: ['data'] };
    const search: SdkMethod = { ...list, path: ['data', 'items'] };
    return [
      [`get${many}`, list],
      [`getAll${many}`, list],
      [`getArchived${many}`, list],
      [`get${many}Collection`, list],
      [`search${many}`, search],
      [`search${one}`, search],
      [`find${many}ByName`, search],
      [`get${one}`, key],
      [`add${one}`, { ...key, operation: 'create' }],
      [`update${one}`, { ...key, operation: 'update' }],
      [`delete${one}`, { ...key, operation: 'delete' }],
      [`merge${many}`, { ...key, operation: 'update' }],
    ];
  }),
);

/** Persons and deals of a record, in v1. */
const OF_RECORDS: ReadonlyMap<string, SdkMethod> = new Map<string, SdkMethod>([
  ['getOrganizationPersons', { operation: 'read', rows: 'page', entity: 'persons', options: { argument: 0, meaning: { ...MEANING, id: [] } }, page: PAGE, path: ['data'] }],
  ['getDealPersons', { operation: 'read', rows: 'page', entity: 'persons', options: { argument: 0, meaning: { ...MEANING, id: [] } }, page: PAGE, path: ['data'] }],
  ['getDealParticipants', { operation: 'read', rows: 'page', entity: 'persons', options: { argument: 0, meaning: { ...MEANING, id: [] } }, page: PAGE, path: ['data'] }],
  ['getPersonDeals', { operation: 'read', rows: 'page', entity: 'deals', options: { argument: 0, meaning: { ...MEANING, id: [] } }, page: PAGE, path: ['data'] }],
]);

/** Reads Pipedrive through its SDK (10 to 33, v1 and v2). */
export const pipedrive: Adapter = {
  id: 'pipedrive',
  system: 'pipedrive',
  modules: ['pipedrive', 'pipedrive/v1', 'pipedrive/v2'],
  methods: new Set([...METHODS.keys(), ...OF_RECORDS.keys()]),
  tokens: ['ipedrive', 'PersonsApi', 'DealsApi', 'OrganizationsApi', 'LeadsApi'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const method = called && (METHODS.get(called.name) ?? OF_RECORDS.get(called.name));
    if (!called || !method) return undefined;
    const proof = sdkClient(called.object, SPEC, env.source) ?? byClass(called.object, env);
    return proof && sdkAccess({ client: 'pipedrive', evidence: proof.evidence, call: node, name: called.name, reportNode: called.member.property, method: withKey(method, node, env), source: env.source });
  },
};

/** `getPerson(id)` of versions before 17 takes the key itself. */
function withKey(method: SdkMethod, call: TSESTree.CallExpression, { source }: ReadEnv): SdkMethod {
  const [first] = call.arguments;
  if (method.rows !== 'one' || !first || resolveConstant(first, source).type === 'ObjectExpression') return method;
  return { operation: method.operation, rows: method.rows, entity: method.entity, path: ['data'], key: { argument: 0, name: 'id', kind: 'id' } };
}

/** A class of the SDK that a module of the project hands on. */
function byClass(node: TSESTree.Node, { source }: ReadEnv): { evidence: 'declaration' } | undefined {
  const receiver = receiverOf(node, source);
  return receiver?.typeName !== undefined && Object.hasOwn(CLASSES, receiver.typeName) && (!receiver.origin || /^(?:[.~/]|@\/)/.test(receiver.origin.module)) ? { evidence: 'declaration' } : undefined;
}

export default pipedrive;
