import type { TSESTree } from '@typescript-eslint/types';
import { bindArguments, BoundSource, calledFunction, calledMember, findVariable, importOrigin, sourceOf, type SourceView, staticValue, unwrap, walk } from '../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, type Projection, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { recordsAccess } from './kintone/access.ts';
import { namesApp as saysApp, openApp, UNNAMED } from './shared/crm/kintone-app.ts';
import { type Method, METHODS, restMethod, SAMPLES } from './kintone/methods.ts';
import { type ClientSpec, lastName, sdkClient } from './shared/crm/client.ts';
import { memberPath } from './shared/crm/path.ts';
import { textOf } from './shared/crm/text.ts';
import { argumentsOf } from './shared/object-arguments.ts';

const SPEC: ClientSpec = { modules: /^(?:@kintone\/(?:rest-api-client|kintone-js-sdk)|kintone-utility)(?:\/|$)/, types: /^(?:KintoneRestAPIClient|Record|RecordCursor)$/, name: /kintone/i };

/** Reads kintone: its REST client, `kintone.api` of customisations, the older SDKs and functions after kintone's samples. */
export const kintone: Adapter = {
  id: 'kintone',
  system: 'kintone',
  modules: ['@kintone/rest-api-client', '@kintone/kintone-js-sdk', 'kintone-utility'],
  methods: new Set([...Object.keys(METHODS), ...Object.keys(SAMPLES), 'api', 'get']),
  tokens: ['intone', 'INTONE'],
  given: { text: /app_?(?:id|no)|\bapps?\b|アプリ/i, says: saysApp },
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const access = accessOf(node, env);
    if (access) access.filter = withUniqueFields(access, env);
    return access;
  },
};

function accessOf(node: TSESTree.CallExpression, env: ReadEnv): DataAccess | undefined {
  const called = calledMember(node);
  if (!called) return sampleCall(node, env.source);
  if (!kintone.methods.has(called.name)) return undefined;
  if (called.name === 'get') return openRecord(node, called.member.property, env.source);
  return called.name === 'api' ? customisationCall(node, called.object, called.member.property, env.source) : clientCall(node, called.name, called.member.property, env);
}

/** A filter by a field that the form declares unique, or by the number of the record under the code it has in the app. */
function withUniqueFields({ filter, entity }: DataAccess, env: ReadEnv): Filter {
  if (filter.kind !== 'fields' || filter.unique || entity.kind !== 'known' || filter.fields.length === 0) return filter;
  const unique = new Set(env.entity(entity.value.name)?.fields.flatMap((field) => (field.unique ? [field.name] : [])));
  return filter.fields.some(({ name, op, optional }) => op === 'eq' && !optional && unique.has(name)) ? { ...filter, unique: true } : filter;
}

/** `client.record.getRecords({ … })`, `new kintoneJSSDK.Record(…).getRecords({ … })`, `kintoneUtility.rest.getRecords({ … })`. */
function clientCall(call: TSESTree.CallExpression, name: string, reportNode: TSESTree.Node, { source }: ReadEnv): DataAccess | undefined {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return undefined;
  const path = memberPath(call, source);
  const [owner, last] = path.slice(-2);
  const isPart = path.length > 1 && owner !== undefined && !owner.call && (owner.name === 'record' || owner.name === 'rest');
  const proof = isPart ? sdkClient(owner.object, SPEC, source) : last || owner ? partProof((last ?? owner)?.object as TSESTree.Node, source) : undefined;
  // `client.record.getRecords({ app })` has no other meaning.
  const evidence = proof?.evidence ?? (isPart && owner.name === 'record' && namesApp(call, source) ? 'convention' : undefined);
  return evidence && recordsAccess({ call, name, method, evidence, options: 0, reportNode }, source);
}

/** `Record` of kintone-js-sdk, which is a client by itself. */
function partProof(node: TSESTree.Node, source: SourceView): ReturnType<typeof sdkClient> {
  const proof = sdkClient(node, SPEC, source);
  return proof?.certain && (proof.typeName === 'Record' || proof.typeName === 'RecordCursor') ? proof : undefined;
}

function namesApp(call: TSESTree.CallExpression, source: SourceView): boolean {
  const args = argumentsOf(call.arguments[0], source);
  return args.kind === 'object' && args.view.get('app').kind === 'set';
}

/** `kintone.api(kintone.api.url('/k/v1/records.json', true), 'GET', { … })`. */
function customisationCall(call: TSESTree.CallExpression, receiver: TSESTree.Node, reportNode: TSESTree.Node, source: SourceView): DataAccess | undefined {
  if (lastName(receiver) !== 'kintone') return undefined;
  const [url, verb] = call.arguments;
  const path = url && pathOf(url, source);
  const how = verb && staticValue(verb, source);
  const method = path !== undefined && how?.kind === 'known' && typeof how.value === 'string' ? restMethod(path, how.value) : undefined;
  if (!method) return undefined;
  const isGlobal = receiver.type !== 'Identifier' || !findVariable(receiver, source)?.defs.some(({ type }) => type === 'ImportBinding');
  const evidence: Evidence = isGlobal ? 'declaration' : 'import';
  return recordsAccess({ call, name: `kintone.api ${(how as { value: string }).value.toUpperCase()}`, method, evidence, options: 2, callback: 3, reportNode }, source);
}

const OPEN_RECORD: Method = { operation: 'read', rows: 'one', path: ['record'] };

/** `kintone.app.record.get()`: the record that the page shows. */
function openRecord(call: TSESTree.CallExpression, reportNode: TSESTree.Node, source: SourceView): DataAccess | undefined {
  const path = memberPath(call, source);
  const names = path.map(({ name }) => name).join('.');
  if (!/^(?:window\.kintone\.|kintone\.)?(?:mobile\.)?app\.record\.get$/.test(names) || call.arguments.length > 0) return undefined;
  const root = path[0]?.object;
  if (root?.type !== 'Identifier' || !/^(?:kintone|window)$/.test(root.name)) return undefined;
  const access = recordsAccess({ call, name: 'kintone.app.record.get', method: OPEN_RECORD, evidence: 'declaration', options: 0, reportNode }, source);
  access.entity = openApp();
  const { projection } = access;
  // The page holds the whole record already: what is read of it is what the code takes.
  Object.defineProperty(access, 'projection', { enumerable: true, get: (): Projection => (access.result.fields.kind === 'known' && access.result.escapes === 'no' ? { kind: 'fields', fields: access.result.fields.value } : projection) });
  access.filter = { kind: 'fields', fields: [{ name: 'id', op: 'eq', optional: false }], unique: true, open: false };
  return access;
}

/** The path behind `kintone.api.url(…)`, or a path written as it is. */
function pathOf(node: TSESTree.Node, source: SourceView): string | undefined {
  const value = unwrap(node);
  const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
  if (value.type === 'CallExpression' && called && /^url(?:ForGet)?$/.test(called.name)) return value.arguments[0] && textOf(value.arguments[0], source).text;
  if (value.type === 'Identifier') {
    const declaration = findVariable(value, source)?.defs[0]?.node as TSESTree.Node | undefined;
    if (declaration?.type === 'VariableDeclarator' && declaration.init && declaration.init.type === 'CallExpression') return pathOf(declaration.init, source);
  }
  return textOf(node, source).text;
}

/** `fetchAllRecords({ appId, filterCond })`: a function of the project's own after kintone's samples. */
function sampleCall(call: TSESTree.CallExpression, source: SourceView): DataAccess | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier') return undefined;
  const origin = importOrigin(callee, source);
  const name = origin && origin.name !== 'default' ? origin.name : callee.name;
  const method = origin && Object.hasOwn(SAMPLES, name) && /kintone/i.test(origin.module) ? SAMPLES[name] : undefined;
  if (!method) return undefined;
  const access = recordsAccess({ call, name, method, evidence: 'import', options: 0, reportNode: callee }, source);
  if (access.entity.kind === 'unknown' && access.entity.why === UNNAMED) access.entity = appOfSample(call, source);
  return access;
}

/**
 * The app that such a function reads unless it is told: what its own call says; where the function is
 * not to be seen, the app that is open, as in kintone's samples ("アプリID（省略時は表示中アプリ）").
 * https://cybozu.dev/ja/kintone/tips/development/customize/record-retrieval/get-all-records-by-offset/
 */
function appOfSample(call: TSESTree.CallExpression, source: SourceView): DataAccess['entity'] {
  const fn = calledFunction(call, source);
  if (!fn) return openApp();
  const bound = new BoundSource(sourceOf(fn, source), { values: bindArguments(fn, call.arguments, source, new Map()) });
  let entity: DataAccess['entity'] = unknown(UNNAMED);
  walk(fn.body, (node) => {
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    const access = called?.name === 'api' ? customisationCall(node as TSESTree.CallExpression, called.object, called.member.property, bound) : called && clientCall(node as TSESTree.CallExpression, called.name, called.member.property, { source: bound, entity: () => undefined });
    if (entity.kind !== 'known' && access) ({ entity } = access);
    return entity.kind !== 'known';
  });
  return entity;
}

export default kintone;
