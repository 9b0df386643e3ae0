import type { TSESTree } from '@typescript-eslint/types';
import { calledMember } from '../ast/index.ts';
import { type DataAccess, type EntityRef, type Known, known, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type ClientSpec, sdkClient } from './shared/crm/client.ts';
import { memberPath } from './shared/crm/path.ts';
import { sdkAccess, type SdkMethod } from './shared/crm/table.ts';
import { textOf } from './shared/crm/text.ts';

const SPEC: ClientSpec = { modules: /^(?:node-zendesk|zendesk-node-api)(?:\/|$)/, types: /^(?:Client|ZendeskClient|Zendesk)$/, name: /zendesk/i };

const all = (key?: SdkMethod['key']): Omit<SdkMethod, 'entity'> => ({ operation: 'read', rows: 'all', ...(key ? { key } : {}) });
const parent = (name: string): Omit<SdkMethod, 'entity'> => all({ argument: 0, name, kind: 'parent' });
const write = (operation: 'create' | 'update' | 'delete', rows: 'one' | 'list' = 'one'): Omit<SdkMethod, 'entity'> => ({ operation, rows, key: { argument: 0, name: 'id', kind: rows === 'one' ? 'id' : 'ids' } });
const SHOW: Omit<SdkMethod, 'entity'> = { operation: 'read', rows: 'one', key: { argument: 0, name: 'id', kind: 'id' }, path: ['result'] };
const SHOW_MANY: Omit<SdkMethod, 'entity'> = { operation: 'read', rows: 'list', key: { argument: 0, name: 'id', kind: 'ids' }, path: ['result'] };
const SEARCH: Omit<SdkMethod, 'entity'> = all({ argument: 0, name: 'query', kind: 'words' });
const SAMPLE: Omit<SdkMethod, 'entity'> = { operation: 'read', rows: 'page', page: { rows: 50, why: 'a sample of an export holds 50 records' }, path: ['result'] };
const COUNT: Omit<SdkMethod, 'entity'> = { operation: 'count', rows: 'one' };

/** What all parts share. Lists follow the links of their pages to the end (2.x to 6.x). */
const COMMON: Readonly<Record<string, Omit<SdkMethod, 'entity'>>> = {
  list: all(),
  listWithFilter: all({ argument: 1, name: 'filter', kind: 'parent' }),
  listByOrganization: parent('organizationId'),
  listByUser: parent('userId'),
  show: SHOW,
  showMany: SHOW_MANY,
  search: SEARCH,
  incremental: all(),
  incrementalInclude: all(),
  incrementalSample: SAMPLE,
  count: COUNT,
  create: write('create'),
  createMany: write('create', 'list'),
  createOrUpdate: write('update'),
  createOrUpdateMany: write('update', 'list'),
  update: write('update'),
  updateMany: write('update', 'list'),
  delete: write('delete'),
  deleteMany: write('delete', 'list'),
  destroyMany: write('delete', 'list'),
  bulkDelete: write('delete', 'list'),
};

const PARTS: Readonly<Record<string, Readonly<Record<string, Omit<SdkMethod, 'entity'>>>>> = {
  users: { ...COMMON, listByGroup: parent('groupId'), me: { operation: 'read', rows: 'one', path: ['result'] }, merge: write('update'), suspend: write('update') },
  tickets: { ...COMMON, listAssigned: parent('assigneeId'), listByUserRequested: parent('requesterId'), listByUserCCD: parent('userId'), listRecent: all(), export: { ...SAMPLE, page: { rows: 1000, why: 'an export answers 1000 records at a time' } }, getComments: parent('ticketId') },
  organizations: { ...COMMON, showManyByExternalIds: SHOW_MANY, autocomplete: SEARCH },
  requests: { ...COMMON, listOpen: all(), listSolved: all(), listCCD: parent('userId'), search: { ...SEARCH, rows: 'page', page: { rows: 100, why: 'Zendesk answers 100 records at a time' }, path: ['result'] } },
  suspendedtickets: { list: all(), show: SHOW },
  satisfactionratings: { list: all(), show: SHOW },
  useridentities: { list: parent('userId') },
};

const SEARCHES: Readonly<Record<string, Omit<SdkMethod, 'entity'>>> = {
  query: { operation: 'read', rows: 'page', key: { argument: 0, name: 'query', kind: 'words' }, page: { rows: 100, why: 'Zendesk answers 100 records at a time' }, path: ['result'] },
  queryAll: SEARCH,
  exportResults: SEARCH,
  showResultsCount: COUNT,
};

/** Reads Zendesk through node-zendesk (2.x to 6.x). */
export const zendesk: Adapter = {
  id: 'zendesk',
  system: 'zendesk',
  modules: ['node-zendesk'],
  methods: new Set([...Object.values(PARTS).flatMap((methods) => Object.keys(methods)), ...Object.keys(SEARCHES)]),
  tokens: ['endesk'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !zendesk.methods.has(called.name)) return undefined;
    return readCall(node, called.name, called.member.property, env);
  },
};

function readCall(call: TSESTree.CallExpression, name: string, reportNode: TSESTree.Node, { source }: ReadEnv): DataAccess | undefined {
  const part = memberPath(call, source).at(-2);
  if (!part || part.call) return undefined;
  const table = part.name === 'search' ? SEARCHES : Object.hasOwn(PARTS, part.name) ? PARTS[part.name] : undefined;
  const method = table && Object.hasOwn(table, name) ? table[name] : undefined;
  const proof = method && sdkClient(part.object, SPEC, source);
  if (!method || !proof) return undefined;
  const entity = part.name === 'search' ? searched(call.arguments[0], source) : undefined;
  return sdkAccess({ client: 'zendesk', evidence: proof.evidence, call, name, reportNode, method: { ...method, entity: part.name }, ...(entity ? { entity } : {}), source });
}

/** What `type:user …` looks for. */
function searched(query: TSESTree.Node | undefined, source: ReadEnv['source']): Known<EntityRef> {
  const type = query && /\btype:\s*(user|ticket|organization|group)\b/i.exec(textOf(query, source).text)?.[1];
  return type ? known({ name: `${type.toLowerCase()}s`, as: 'object', system: 'zendesk' }) : unknown('the search says what it looks for');
}

export default zendesk;
