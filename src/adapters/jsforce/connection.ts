import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, receiverOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import { type ClientProof, type ClientSpec, lastName, sdkClient } from '../shared/crm/client.ts';
import { memberPath, type PathLink } from '../shared/crm/path.ts';

/** jsforce 1 to 3, its node build, and the connection of Salesforce's own CLI library, which extends it. */
const SPEC: ClientSpec = {
  modules: /^(?:jsforce|@jsforce\/[\w-]+|@salesforce\/(?:core|core-bundle)|@ntegral\/nestjs-jsforce|nestjs-jsforce)(?:\/|$)/,
  types: /^(?:Connection|SfdxConnection|JsforceService|Tooling)$/,
  name: /salesforce|jsforce|sfdc|sforce|^sf(?:$|Conn|Client|Org|dx)/i,
};

const ORG: ClientSpec = { ...SPEC, types: /^(?:Org|ScratchOrg|SandboxOrg)$/ };

/** Packages whose import makes a receiver a connection. */
export const JSFORCE_MODULES: readonly string[] = ['jsforce', '@jsforce/jsforce-node', '@salesforce/core'];

/** Parts of a connection with methods of their own. */
const PARTS = new Set(['bulk', 'bulk2', 'bulkV1', 'tooling', 'apex', 'soap', 'streaming', 'metadata', 'analytics', 'chatter']);

/** A call on a connection or a part of it. */
export interface ConnectionCall {
  call: TSESTree.CallExpression;
  method: string;
  reportNode: TSESTree.Node;
  /** The part the method belongs to: `bulk2`, `tooling`; absent for the connection's own. */
  part?: string;
  /** Set for a method of `sobject(…)`: the object's name as an expression, or as written in `sobjects.Contact`. */
  object?: { node?: TSESTree.Node; name?: string };
  /** The record id in `sobject(…).record(id)`. */
  record?: TSESTree.Node;
  proof: ConnectionProof;
}

/** `weak`: nothing but a common name (`conn`) or the method `sobject` speaks for it, so that the statement must. */
export interface ConnectionProof extends ClientProof {
  weak?: true;
}

/** Recognises a call on a connection of jsforce; undefined when nothing says that it is one. */
export function connectionCall(call: TSESTree.CallExpression, source: SourceView): ConnectionCall | undefined {
  const called = calledMember(call);
  if (!called) return undefined;
  const path = memberPath(call, source);
  const { holder, ...target } = targetOf(path, called.object);
  const proof = connectionProof(holder, source) ?? (target.object?.node ? WEAK : undefined);
  return proof && { call, method: called.name, reportNode: called.member.property, ...target, proof };
}

interface Target extends Pick<ConnectionCall, 'part' | 'object' | 'record'> {
  holder: TSESTree.Node;
}

function targetOf(path: readonly PathLink[], object: TSESTree.Node): Target {
  const [second, first, last] = [path.at(-3), path.at(-2), path.at(-1)];
  if (first?.name === 'record' && first.call && second?.name === 'sobject' && second.call) {
    const [id] = first.call.arguments;
    return { holder: throughTooling(second.object), object: objectOf(second.call), ...(id ? { record: id } : {}) };
  }
  if (first?.name === 'sobject' && first.call) return { holder: throughTooling(first.object), object: objectOf(first.call) };
  if (first && !first.call && second?.name === 'sobjects' && !second.call) return { holder: second.object, object: { name: first.name } };
  if (first && !first.call && PARTS.has(first.name)) return { holder: first.object, part: first.name };
  return { holder: last?.object ?? object };
}

function objectOf(call: TSESTree.CallExpression): NonNullable<Target['object']> {
  const [node] = call.arguments;
  return node && node.type !== 'SpreadElement' ? { node } : {};
}

/** `conn.tooling.sobject(…)` is an object of the tooling interface. */
function throughTooling(node: TSESTree.Node): TSESTree.Node {
  return node.type === 'MemberExpression' && lastName(node) === 'tooling' ? node.object : node;
}

const WEAK: ConnectionProof = { evidence: 'convention', certain: false, weak: true };

/** `org.getConnection()`: an org of @salesforce/core, or one that a command's base class declares. */
function fromOrg(holder: TSESTree.Node, source: SourceView): ConnectionProof | undefined {
  const held = receiverOf(holder, source)?.initialiser ?? holder;
  const made = unwrapAwait(held);
  const called = made.type === 'CallExpression' ? calledMember(made) : undefined;
  if (called?.name !== 'getConnection') return undefined;
  const org = sdkClient(called.object, ORG, source);
  if (org?.certain) return { evidence: org.evidence, certain: true };
  if (!/org$/i.test(lastName(called.object) ?? '')) return undefined;
  return /['"]@salesforce\/(?:core|sf-plugins-core|command)['"]/.test(source.text) ? { evidence: 'convention', certain: true } : WEAK;
}

function connectionProof(holder: TSESTree.Node, source: SourceView): ConnectionProof | undefined {
  const org = fromOrg(holder, source);
  if (org) return org;
  const receiver = receiverOf(holder, source);
  // What a package exports is a class or a module, never a connection.
  if (receiver?.origin && receiver.typeName === undefined && SPEC.modules.test(receiver.origin.module)) return undefined;
  return sdkClient(holder, SPEC, source) ?? (/^(?:conn|connection)$/i.test(lastName(holder) ?? '') ? WEAK : undefined);
}
