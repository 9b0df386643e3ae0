import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, receiverOf, resultUse, type SourceView, unwrapAwait } from '../../ast/index.ts';
import { type DataAccess, type Evidence, none, type Operation, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { nameList } from '../shared/crm/fields.ts';
import { logicalName } from '../shared/crm/dataverse-names.ts';
import { entityName, ONE_PAGE, readQuery } from '../shared/crm/dataverse-query.ts';
import { byKey, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { textOf } from '../shared/crm/text.ts';
import { textParts } from '../shared/text/parts.ts';
import type { Part } from '../shared/text/statement-text.ts';

/** Methods of the `odata` package's handler (https://github.com/janhommes/odata): they name a resource, `query` and `fetch` send the request. */
const OPERATIONS: Readonly<Record<string, Operation>> = { get: 'read', post: 'create', patch: 'update', put: 'update', delete: 'delete' };
export const ODATA_METHODS: readonly string[] = Object.keys(OPERATIONS);

/** The package speaks to any OData service: these words make it Dataverse. */
const DATAVERSE_TEXT = /\/?api\/data\/v\d|dynamics|dataverse/i;
const OPTIONS = ['$select', '$filter', '$top', '$expand', '$apply'];
/** `contacts`, `contacts(00000000-…)`. */
const RESOURCE = /^\/?([A-Za-z_]\w*|\uE000\d+\uE001)(?:\(([^()]*)\))?$/;

/** Reads `o(url).get('contacts').query({ $select: 'fullname', $top: 5 })` on Dataverse. */
export function odataAccess(call: TSESTree.CallExpression, method: string, object: TSESTree.Node, reportNode: TSESTree.Node, client: string, env: ReadEnv): DataAccess | undefined {
  const { source } = env;
  const [resource] = call.arguments;
  if (!/['"]odata['"]/.test(source.text) || !DATAVERSE_TEXT.test(source.text) || !resource || resource.type === 'SpreadElement') return undefined;
  const evidence = handlerEvidence(object, source);
  const sent = sending(call);
  const built = textOf(resource, source);
  const [, set, key] = RESOURCE.exec(built.full) ?? [];
  const operation = OPERATIONS[method];
  if (!evidence || !sent || set === undefined || !operation || /^EntityDefinitions$/i.test(set)) return undefined;
  const entity = entityName(set.startsWith('\uE000') ? resource : set, source);
  const hole = /\uE000(\d+)\uE001/.exec(key ?? '')?.[1];
  const byId = byKey(entity.kind === 'known' ? `${logicalName(entity.value.name)}id` : 'id', hole === undefined ? undefined : built.holes[Number(hole)]);
  const frame = { client, evidence, method, node: call, reportNode, edits: {} };
  if (operation !== 'read') {
    return { ...frame, operation, entity, cardinality: 'one', rowBound: NO_ROWS, projection: { kind: 'fields', fields: [] }, filter: operation === 'create' ? none : byId, related: [], get result() { return resultUse(sent, [], source); } };
  }
  const query = readQuery(optionParts(sent.arguments[0], call, source), { client, evidence, env, node: call, entity: entity.kind === 'known' ? entity.value.name : call });
  const why = 'the options are built elsewhere';
  const facts = query?.facts ?? { projection: unknown(why), filter: unknown(why), rowBound: unknown(why), related: [] };
  const one = key !== undefined;
  const rowBound: RowBound = one ? oneRow('the path names one record') : facts.rowBound.kind === 'none' ? ONE_PAGE : facts.rowBound;
  return {
    ...frame, operation, entity, cardinality: one ? 'one' : 'many', rowBound, projection: facts.projection, filter: one ? byId : facts.filter, related: facts.related,
    get result() { return resultUse(sent, one ? [] : ['[]'], source); },
  };
}

/** What says that a value is the package's handler: its type, or `o(…)` that made it. */
function handlerEvidence(node: TSESTree.Node, source: SourceView): Evidence | undefined {
  const made = unwrapAwait(node);
  const receiver = receiverOf(made, source);
  if (receiver?.origin?.module === 'odata') return receiver.evidence;
  const held = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  const call = held?.type === 'CallExpression' ? held : made.type === 'CallExpression' ? made : undefined;
  return call && receiverOf(call.callee, source)?.origin?.module === 'odata' ? 'import' : undefined;
}

/** The `.query(…)` or `.fetch(…)` behind a resource, with which the request is sent. */
function sending(call: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const member = call.parent;
  const next = member.type === 'MemberExpression' && member.object === call ? member.parent : undefined;
  const name = next?.type === 'CallExpression' && next.callee === member ? calledMember(next)?.name : undefined;
  return next?.type === 'CallExpression' && (name === 'query' || name === 'fetch') ? next : undefined;
}

/** `{ $filter, $select, … }` as the options of a URL. */
function optionParts(options: TSESTree.Node | undefined, call: TSESTree.Node, source: SourceView): Part[] {
  const text = (written: string): Part => ({ kind: 'text', text: written, node: call });
  const view = options && objectView(options, source);
  if (options && !view) return [{ kind: 'hole', node: options }];
  const parts: Part[] = [text('?$count=false'), ...(view?.open ? [text('&$orderby=createdon'), { kind: 'hole', node: call } as const] : [])];
  for (const name of OPTIONS) {
    const found = view?.get(name);
    if (found?.kind !== 'set') continue;
    const { value, optional } = found.member;
    const names = name === '$select' ? nameList(value, source) : undefined;
    const written: Part[] = [text(`&${name}=`), ...(names && !names.open ? [text(names.names.join(','))] : textParts(value, source))];
    parts.push(...(optional ? [{ kind: 'optional' as const, parts: written, node: value }] : written));
  }
  return parts;
}
