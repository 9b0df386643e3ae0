import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, resolveConstant, type SourceView, staticValue } from '../ast/index.ts';
import type { DataAccess, Filter, FilterField } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { type ClientSpec, sdkClient } from './shared/crm/client.ts';
import { memberPath } from './shared/crm/path.ts';
import { sdkAccess, type SdkMethod } from './shared/crm/table.ts';

const SPEC: ClientSpec = { modules: /^intercom-client(?:\/|$)/, types: /^(?:Client|IntercomClient)$/, name: /intercom/i };

type Row = Omit<SdkMethod, 'entity'>;
/** Options of lists in all versions: https://developers.intercom.com/docs/references/rest-api/api.intercom.io */
const PAGING = { bound: ['per_page', 'perPage'], cursor: ['starting_after', 'startingAfter', 'page'], ignored: ['order', 'sort', 'scroll_param', 'display_as', 'orderBy'] };
const PAGE = (rows: number): NonNullable<SdkMethod['page']> => ({ rows, why: `Intercom answers ${rows} records unless asked for more` });
const list = (rows: number): Row => ({ operation: 'read', rows: 'page', page: PAGE(rows), options: { argument: 0, meaning: PAGING }, path: ['data'] });
const find = (...keys: string[]): Row => ({ operation: 'read', rows: 'one', options: { argument: 0, meaning: { id: ['id', ...keys], ignored: ['display_as'] } } });
const SEARCH: Row = { operation: 'read', rows: 'page', page: PAGE(50), options: { argument: 0, meaning: { bound: ['pagination.per_page', 'per_page'], cursor: ['pagination.starting_after'], ignored: ['sort'] } }, path: ['data'] };
/** A scroll, and an archive of everything, go on to the end. */
const ALL: Row = { operation: 'read', rows: 'all', path: ['data'] };
const write = (operation: 'create' | 'update' | 'delete', ...keys: string[]): Row => ({ operation, rows: 'one', options: { argument: 0, meaning: { id: ['id', ...keys] } } });

const CONTACTS: Readonly<Record<string, Row>> = {
  list: list(50),
  search: SEARCH,
  find: find('contact_id', 'external_id', 'user_id', 'email'),
  retrieve: find('contact_id'),
  showContactByExternalId: find('external_id'),
  create: write('create'),
  createUser: write('create'),
  createLead: write('create'),
  update: write('update', 'contact_id'),
  delete: write('delete', 'contact_id'),
  archive: write('delete', 'contact_id'),
  mergeLeadInUser: write('update'),
};

const PARTS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  contacts: CONTACTS,
  users: { ...CONTACTS, listBy: list(50), scroll: ALL, each: ALL },
  leads: { ...CONTACTS, listBy: list(50), scroll: ALL },
  companies: { list: list(15), retrieve: list(15), scroll: ALL, find: find('company_id'), create: write('create'), createOrUpdate: write('update'), update: write('update', 'company_id'), delete: write('delete', 'company_id') },
  conversations: { list: list(20), search: { ...SEARCH, page: PAGE(20), path: ['conversations'] }, find: find('conversation_id'), create: write('create'), update: write('update', 'conversation_id'), reply: write('update', 'conversation_id') },
  tickets: { search: { ...SEARCH, page: PAGE(20), path: ['tickets'] }, get: find('ticket_id'), find: find('ticket_id'), create: write('create'), update: write('update', 'ticket_id') },
  admins: { list: { operation: 'read', rows: 'all', path: ['admins'] }, find: find('admin_id') },
  visitors: { find: find('user_id') },
};
/** Contacts of a company, companies of a contact. */
const ATTACHED: Readonly<Record<string, Readonly<Record<string, { entity: string; row: Row }>>>> = {
  companies: { listAttachedContacts: { entity: 'contacts', row: list(50) }, listContacts: { entity: 'contacts', row: list(50) } },
  contacts: { listAttachedCompanies: { entity: 'companies', row: list(50) } },
};

/** Reads Intercom through intercom-client (2.x to 7.x). */
export const intercom: Adapter = {
  id: 'intercom',
  system: 'intercom',
  modules: ['intercom-client'],
  methods: new Set([...Object.values(PARTS), ...Object.values(ATTACHED)].flatMap((methods) => Object.keys(methods))),
  tokens: ['ntercom'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !intercom.methods.has(called.name)) return undefined;
    return readCall(node, called.name, called.member.property, env);
  },
};

function readCall(call: TSESTree.CallExpression, name: string, reportNode: TSESTree.Node, { source }: ReadEnv): DataAccess | undefined {
  const part = memberPath(call, source).at(-2);
  if (!part || part.call) return undefined;
  const method = methodOf(part.name, name);
  const proof = method && sdkClient(part.object, SPEC, source);
  if (!method || !proof) return undefined;
  const access = sdkAccess({ client: 'intercom', evidence: proof.evidence, call, name, reportNode, method, source });
  if (name === 'search') access.filter = searchFilter(call.arguments[0], source) ?? access.filter;
  return access;
}

/** `{ query: { field, operator: '=', value } }`, or several of them under `operator: 'AND'`. */
function searchFilter(request: TSESTree.Node | undefined, source: SourceView, depth = 0): Filter | undefined {
  const query = request && objectView(request, source)?.get('query');
  const fields = query?.kind === 'set' ? conditionsOf(query.member.value, source, depth) : undefined;
  return fields && { kind: 'fields', fields, unique: false, open: false };
}

function conditionsOf(node: TSESTree.Node, source: SourceView, depth: number): FilterField[] | undefined {
  const view = objectView(node, source);
  const text = (name: string): string | undefined => {
    const found = view?.get(name);
    const value = found?.kind === 'set' ? staticValue(found.member.value, source) : undefined;
    return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
  };
  const value = view?.get('value');
  if (value?.kind !== 'set' || depth > 4) return undefined;
  const operator = text('operator');
  const field = text('field');
  if (field !== undefined) return [{ name: field, op: operator === '=' ? 'eq' : operator === 'IN' ? 'in' : 'other', value: resolveConstant(value.member.value, source), optional: false }];
  const list = resolveConstant(value.member.value, source);
  if (operator !== 'AND' || list.type !== 'ArrayExpression') return undefined;
  const parts = list.elements.map((element) => (element && element.type !== 'SpreadElement' ? conditionsOf(element, source, depth + 1) : undefined));
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function methodOf(part: string, name: string): SdkMethod | undefined {
  const own = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  const others = Object.hasOwn(ATTACHED, part) ? ATTACHED[part] : undefined;
  const row = own && Object.hasOwn(own, name) ? own[name] : undefined;
  const other = others && Object.hasOwn(others, name) ? others[name] : undefined;
  return row ? { ...row, entity: part } : other && { ...other.row, entity: other.entity };
}

export default intercom;
