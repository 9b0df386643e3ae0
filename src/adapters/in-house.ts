import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, importOrigin, objectView, propertyName, readRowBound, receiverOf, resolveConstant, resultUse, type SourceView, staticValue, unwrap, unwrapAwait } from '../ast/index.ts';
import { type ArgumentPlace, type DataAccess, type EntityRef, type Evidence, type Filter, type FilterField, type InHouseClient, type InHouseMethod, type Known, known, none, type Projection, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { objectFieldEdit } from './in-house/edits.ts';

/** Reads the data clients that a policy describes, one method of one client at a time. */
export function inHouseAdapter(clients: readonly InHouseClient[]): Adapter {
  const methods = new Map<string, { client: InHouseClient; method: InHouseMethod }[]>();
  for (const client of clients) for (const method of client.methods) methods.set(method.name, [...(methods.get(method.name) ?? []), { client, method }]);
  return {
    id: 'in-house',
    modules: clients.flatMap(({ module }) => (module === undefined ? [] : [module])),
    methods: new Set(methods.keys()),
    tokens: [...methods.keys()],
    read(node, env) {
      if (node.type !== 'CallExpression') return undefined;
      const called = calledMember(node);
      const callee = unwrap(node.callee);
      const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
      for (const { client, method } of (name === undefined ? undefined : methods.get(name)) ?? []) {
        const evidence = called ? objectEvidence(called.object, client, env.source) : functionEvidence(callee, client, env.source);
        if (evidence) return readCall(node, called?.member.property ?? callee, client, method, evidence, env);
      }
      return undefined;
    },
  };
}

/** How an object is known to be the client; without a module its own name may say so. */
function objectEvidence(object: TSESTree.Node, { module, object: wanted }: InHouseClient, source: SourceView): Evidence | undefined {
  const value = unwrapAwait(object);
  const imported = value.type === 'Identifier' ? importOrigin(value, source) : undefined;
  if (imported && module !== undefined && sameModule(imported.module, module) && (wanted === undefined || imported.name === wanted || imported.name === '*' || imported.name === 'default')) return 'import';
  const receiver = receiverOf(value, source);
  const fromModule = receiver?.origin && module !== undefined && sameModule(receiver.origin.module, module);
  if (receiver && fromModule && (wanted === undefined || receiver.typeName === wanted || receiver.origin?.name === wanted)) return receiver.evidence;
  if (module !== undefined && !(wanted !== undefined && receiver?.typeName === wanted && !receiver.origin)) return undefined;
  if (wanted === undefined) return undefined;
  if (receiver?.typeName !== undefined) return receiver.typeName === wanted ? 'declaration' : undefined;
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  return name === wanted || name === lowerFirst(wanted) ? 'convention' : undefined;
}

function functionEvidence(callee: TSESTree.Node, { module }: InHouseClient, source: SourceView): Evidence | undefined {
  const origin = callee.type === 'Identifier' ? importOrigin(callee, source) : undefined;
  return origin && module !== undefined && sameModule(origin.module, module) ? 'import' : undefined;
}

/** A package by its name; a path by its last part, since aliases and extensions differ from place to place. */
function sameModule(specifier: string, module: string): boolean {
  return specifier === module || (/^[./]/.test(module) && lastPart(specifier) === lastPart(module));
}

function lastPart(module: string): string {
  const path = module.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function readCall(call: TSESTree.CallExpression, reportNode: TSESTree.Node, client: InHouseClient, method: InHouseMethod, evidence: Evidence, { source }: ReadEnv): DataAccess {
  const { operation, many } = method;
  const rows = operation === 'read';
  return {
    client: client.name,
    evidence,
    operation,
    method: method.name,
    entity: entityOf(method, call, source),
    cardinality: many ? 'many' : 'one',
    rowBound: rows ? boundOf(method, call, source) : { kind: 'default', rows: 0, why: `${method.name} answers no rows` },
    projection: rows ? projectionOf(method, call, source) : { kind: 'fields', fields: [] },
    filter: filterOf(method, call, source),
    related: [],
    get result() {
      return resultUse(call, many && rows, source);
    },
    edits: rows && many ? objectFieldEdit(call, method, source) : {},
    node: call,
    reportNode,
  };
}

type Found = { kind: 'set'; node: TSESTree.Node; optional: boolean } | { kind: 'absent' } | { kind: 'unknown' };

/** What stands at a place of the arguments. */
function at(place: ArgumentPlace, call: TSESTree.CallExpression, source: SourceView): Found {
  if (call.arguments.slice(0, place.argument + 1).some(({ type }) => type === 'SpreadElement')) return { kind: 'unknown' };
  const argument = call.arguments[place.argument];
  if (!argument || staticValue(argument, source).kind === 'none') return { kind: 'absent' };
  if (place.property === undefined) return { kind: 'set', node: argument, optional: false };
  const found = objectView(argument, source)?.get(place.property);
  if (!found || found.kind === 'unknown') return { kind: 'unknown' };
  return found.kind === 'absent' ? found : { kind: 'set', node: found.member.value, optional: found.member.optional };
}

function entityOf({ entity }: InHouseMethod, call: TSESTree.CallExpression, source: SourceView): Known<EntityRef> {
  if (typeof entity === 'string') return known({ name: entity, as: 'object' });
  const found = at(entity, call, source);
  const value = found.kind === 'set' ? staticValue(found.node, source) : undefined;
  if (value?.kind === 'known' && typeof value.value === 'string') return known({ name: value.value, as: 'object' });
  const named = found.kind === 'set' ? unwrap(found.node) : undefined;
  return named?.type === 'Identifier' && /^\p{Lu}/u.test(named.name) ? known({ name: named.name, as: 'class' }) : unknown('the entity is named at run time');
}

function boundOf({ many, bound, defaultRows, name, key }: InHouseMethod, call: TSESTree.CallExpression, source: SourceView): RowBound {
  if (!many || (key && at(key, call, source).kind === 'set')) return { kind: 'default', rows: 1, why: `${name} answers one row` };
  const unbounded: RowBound = defaultRows === undefined ? { kind: 'none' } : { kind: 'default', rows: defaultRows, why: 'default of the client, as the policy says' };
  const found = bound ? at(bound, call, source) : ({ kind: 'absent' } as const);
  if (found.kind === 'absent') return unbounded;
  if (found.kind === 'unknown') return unknown('arguments are built elsewhere');
  const read = readRowBound(found.node, source, { undefinedIsUnlimited: defaultRows === undefined });
  if (read.kind === 'none') return unbounded;
  return found.optional && defaultRows === undefined && read.kind !== 'unknown' ? { kind: 'meaningless', node: found.node, why: 'the bound is only set on some paths' } : read;
}

function projectionOf({ fields }: InHouseMethod, call: TSESTree.CallExpression, source: SourceView): Projection {
  const found = fields ? at(fields, call, source) : ({ kind: 'absent' } as const);
  if (found.kind === 'absent') return { kind: 'all' };
  if (found.kind === 'unknown' || found.optional) return unknown('fields are chosen elsewhere');
  const list = resolveConstant(found.node, source);
  if (list.type === 'ArrayExpression') {
    const names = list.elements.map((element) => (element && element.type !== 'SpreadElement' ? staticValue(element, source) : undefined));
    const texts = names.flatMap((name) => (name?.kind === 'known' && typeof name.value === 'string' ? [name.value] : []));
    return texts.length === names.length ? { kind: 'fields', fields: texts } : unknown('fields are chosen at run time');
  }
  const text = staticValue(found.node, source);
  if (text.kind === 'known' && typeof text.value === 'string') return text.value === '*' ? { kind: 'all' } : { kind: 'fields', fields: text.value.split(/[\s,]+/).filter((name) => name !== '') };
  return unknown('fields are chosen at run time');
}

function filterOf({ filter, key }: InHouseMethod, call: TSESTree.CallExpression, source: SourceView): Filter {
  const byKey = key ? at(key, call, source) : undefined;
  if (key && byKey?.kind === 'set') return { kind: 'fields', fields: [{ name: key.property ?? 'id', op: 'eq', value: byKey.node, optional: byKey.optional }], unique: true, open: false };
  const found = filter ? at(filter, call, source) : ({ kind: 'absent' } as const);
  if (found.kind === 'absent') return byKey?.kind === 'unknown' ? unknown('arguments are built elsewhere') : none;
  const view = found.kind === 'set' ? objectView(found.node, source) : undefined;
  if (!view) return unknown('conditions are built elsewhere');
  const fields: FilterField[] = view.members.map(({ name, value, optional }) => ({ name, op: unwrap(value).type === 'ArrayExpression' ? 'in' : 'eq', value, optional }));
  if (fields.length === 0) return view.open ? unknown('conditions are built elsewhere') : none;
  return { kind: 'fields', fields, unique: false, open: view.open };
}
