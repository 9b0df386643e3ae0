import type { TSESTree } from '@typescript-eslint/types';
import { objectView, resultUse, setArgumentProperty, unwrapAwait } from '../../ast/index.ts';
import { type DataAccess, type Filter, known, none, type Operation, type RowBound } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { argumentsOf, boundMember } from '../shared/object-arguments.ts';
import { isPagedThrough, everyPage } from '../shared/paging.ts';
import { supabaseClient } from './client.ts';

/** What the administration of accounts does with `auth.users` (auth-js 2). */
export const ADMIN: ReadonlyMap<string, Operation> = new Map([
  ['listUsers', 'read'],
  ['getUserById', 'read'],
  ['createUser', 'create'],
  ['inviteUserByEmail', 'create'],
  ['updateUserById', 'update'],
  ['deleteUser', 'delete'],
]);

/** The page that the server gives when none is asked for. */
const PAGE: RowBound = { kind: 'default', rows: 50, why: 'a page has 50 users unless `perPage` says otherwise' };

/** Reads `client.auth.admin.listUsers({ perPage })` and its kin: accounts with their e-mail addresses and telephone numbers. */
export function readAdmin(call: TSESTree.CallExpression, name: string, member: TSESTree.MemberExpression, client: string, env: ReadEnv): DataAccess | undefined {
  const operation = ADMIN.get(name);
  const admin = calledMemberOwner(member.object, 'admin');
  const owner = admin && calledMemberOwner(admin, 'auth');
  const proof = owner && supabaseClient(owner, env.source);
  if (!operation || !proof) return undefined;
  const many = name === 'listUsers';
  const [first] = call.arguments;
  return {
    client,
    evidence: proof.evidence,
    operation,
    method: name,
    entity: known({ name: 'auth.users', as: 'table' }),
    cardinality: many ? 'many' : 'one',
    rowBound: many ? pageBound(call, env) : { kind: 'default', rows: 1, why: `${name} answers one user` },
    projection: operation === 'delete' ? { kind: 'fields', fields: [] } : { kind: 'all' },
    filter: many || operation === 'create' ? none : byId(first),
    ...(many ? { takesNoFilter: true } : {}),
    related: [],
    get result() {
      return resultUse(call, many ? ['data', 'users', '[]'] : ['data', 'user'], env.source);
    },
    edits: many ? { bound: (rows: number) => setArgumentProperty(call, first && objectView(first, env.source)?.inline ? objectView(first, env.source)?.object : undefined, 'perPage', String(rows), env.source) } : {},
    node: call,
    reportNode: member.property,
  };
}

/** The object of `object.name`. */
function calledMemberOwner(node: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const value = unwrapAwait(node);
  return value.type === 'MemberExpression' && !value.computed && value.property.type === 'Identifier' && value.property.name === name ? value.object : undefined;
}

function byId(id: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name: 'id', op: 'eq', ...(id ? { value: id } : {}), optional: false }], unique: true, open: false };
}

function pageBound(call: TSESTree.CallExpression, env: ReadEnv): RowBound {
  const args = argumentsOf(call.arguments[0], env.source);
  const page = args.kind === 'object' ? args.view.get('page') : undefined;
  if (page?.kind === 'set' && isPagedThrough(call, page.member.value, env.source)) return everyPage(page.member.value);
  const bound = boundMember(args, 'perPage', env.source);
  return bound.kind === 'none' || bound.kind === 'meaningless' ? PAGE : bound;
}
