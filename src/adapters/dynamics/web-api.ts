import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, resolveConstant, resultUse, setArgumentProperty, type SourceView, staticValue } from '../../ast/index.ts';
import { type DataAccess, type Evidence, none, type Operation, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { acrossPages } from '../shared/paging.ts';
import { type ClientSpec, sdkClient } from '../shared/crm/client.ts';
import { nameList } from '../shared/crm/fields.ts';
import { byKey, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { argumentsOf, boundMember } from '../shared/object-arguments.ts';
import { textParts } from '../shared/text/parts.ts';
import type { Part } from '../shared/text/statement-text.ts';
import { logicalName } from '../shared/crm/dataverse-names.ts';
import { entityName, ONE_PAGE, readQuery } from '../shared/crm/dataverse-query.ts';

/** dynamics-web-api 1 and 2. */
const SPEC: ClientSpec = { modules: /^dynamics-web-api(?:\/|$)/, types: /^DynamicsWebApi$/, name: /dynamics_?web_?api|dynamicsApi|^dwa$/i };

interface Method {
  operation: Operation;
  /** `page`: one page. `all`: every page. `one`: one record. */
  answers: 'page' | 'all' | 'one';
  /** The query is FetchXML. */
  fetches?: true;
}

const READS: Readonly<Record<string, Method>> = {
  retrieveMultiple: { operation: 'read', answers: 'page' },
  retrieveAll: { operation: 'read', answers: 'all' },
  retrieve: { operation: 'read', answers: 'one' },
  fetch: { operation: 'read', answers: 'page', fetches: true },
  fetchAll: { operation: 'read', answers: 'all', fetches: true },
  executeFetchXml: { operation: 'read', answers: 'page', fetches: true },
  executeFetchXmlAll: { operation: 'read', answers: 'all', fetches: true },
  count: { operation: 'count', answers: 'one' },
  countAll: { operation: 'count', answers: 'one' },
};
const WRITES: Readonly<Record<string, Operation>> = { create: 'create', update: 'update', updateSingleProperty: 'update', upsert: 'update', deleteRecord: 'delete' };
/** Version 1 has each method twice: `retrieveMultiple(collection, …)` and `retrieveMultipleRequest({ … })`. */
const base = (method: string): string => (method === 'deleteRequest' ? 'deleteRecord' : method.replace(/Request$/, ''));

/** Methods of the package's client. */
export const WEB_API_METHODS: readonly string[] = [...Object.keys(READS), ...Object.keys(WRITES)].flatMap((name) => [name, `${name}Request`]).concat('deleteRequest');

/** Reads `client.retrieveMultiple({ collection: 'contacts', select: ['fullname'], top: 5 })` and its companions. */
export function webApiAccess(call: TSESTree.CallExpression, method: string, object: TSESTree.Node, reportNode: TSESTree.Node, client: string, env: ReadEnv): DataAccess | undefined {
  const proof = sdkClient(object, SPEC, env.source);
  const [first] = call.arguments;
  if (!proof || !first || first.type === 'SpreadElement') return undefined;
  const request = requestOf(call, base(method), env.source);
  // A name alone needs the request's own words beside it.
  if (!proof.certain && !(request.view && request.collection)) return undefined;
  const frame = { client, evidence: proof.evidence, method, node: call, reportNode };
  const write = WRITES[base(method)];
  if (write) return writeAccess(frame, write, request, env);
  const read = READS[base(method)];
  return read && readAccess(frame, read, request, call, env);
}

type Frame = Pick<DataAccess, 'client' | 'method' | 'node' | 'reportNode'> & { evidence: Evidence };

interface Request {
  view?: ObjectView;
  collection?: TSESTree.Node;
  key?: TSESTree.Node;
  select?: TSESTree.Node;
  filter?: TSESTree.Node;
  fetchXml?: TSESTree.Node;
  /** The request comes from elsewhere. */
  opaque: boolean;
}

function requestOf(call: TSESTree.CallExpression, method: string, source: SourceView): Request {
  const [first, second, third] = call.arguments as readonly (TSESTree.Node | undefined)[];
  const view = first && objectView(first, source);
  if (view) {
    const of = (name: string): TSESTree.Node | undefined => {
      const found = view.get(name);
      return found.kind === 'set' ? found.member.value : undefined;
    };
    return compact({ view, collection: of('collection'), key: of('key'), select: of('select'), filter: of('filter'), fetchXml: of('fetchXml'), opaque: view.open });
  }
  const text = first && staticValue(first, source);
  if (text?.kind === 'known' && typeof text.value === 'string' && method !== 'retrieve') {
    return compact({ collection: first, ...(/etchXml/.test(method) ? { fetchXml: second } : { select: second, filter: third }), opaque: false });
  }
  // Version 1: `retrieve(key, collection, select)`, `update(key, collection, data)`, `create(data, collection)`.
  return second ? compact({ key: first, collection: second, select: third, opaque: false }) : { opaque: true };
}

function compact(request: { [K in keyof Request]: Request[K] | undefined } & { opaque: boolean }): Request {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) as unknown as Request;
}

function readAccess(frame: Frame, { operation, answers, fetches }: Method, request: Request, call: TSESTree.CallExpression, env: ReadEnv): DataAccess {
  const { source } = env;
  const { view } = request;
  const sender = { client: frame.client, evidence: frame.evidence, env, node: call, entity: request.collection };
  const parts = fetches ? (request.fetchXml ? textParts(request.fetchXml, source) : []) : optionsText(request, call, source);
  const query = request.opaque && !view ? undefined : readQuery(parts, sender);
  const why = 'the request is built elsewhere';
  const facts = query?.facts ?? { entity: entityName(request.collection, source), projection: unknown(why), filter: unknown(why), related: [], rowBound: unknown(why), operation: 'read' as const };
  const shape = facts.operation === 'read' ? operation : facts.operation;
  const rowBound = operation === 'count' ? oneRow('a count or measure answers one row') : answers === 'one' ? oneRow('the call names one record') : pages(facts.rowBound, answers, request, query?.page, call, source);
  const edits = shape === 'read' && view?.inline && !view.open && !fetches && answers !== 'one' ? objectEdits(call, view, source) : {};
  return {
    ...frame, ...facts, operation: shape, rowBound, cardinality: answers === 'one' ? 'one' : 'many',
    projection: operation === 'count' ? { kind: 'fields', fields: [] } : request.opaque && !request.select ? unknown(why) : facts.projection,
    filter: answers === 'one' && operation === 'read' ? byKey(facts.entity.kind === 'known' ? `${logicalName(facts.entity.value.name)}id` : 'id', request.key) : facts.filter,
    get result() {
      return resultUse(call, answers === 'one' ? [] : ['value', '[]'], source);
    },
    edits,
  };
}

/** `top` limits, `maxPageSize` only parts; `retrieveAll` and `fetchAll` ask for page after page by themselves. */
function pages(written: RowBound, answers: 'page' | 'all', { view, opaque }: Request, page: RowBound | undefined, call: TSESTree.CallExpression, source: SourceView): RowBound {
  if (written.kind !== 'none') return written;
  const args = view ? ({ kind: 'object', view } as const) : argumentsOf(undefined, source);
  const top = boundMember(args, 'top', source);
  if (top.kind !== 'none') return top;
  if (answers === 'all') return { kind: 'none' };
  const across = acrossPages(ONE_PAGE, call, call.arguments[1] ?? call.arguments[0], source);
  if (across !== ONE_PAGE) return across;
  if (opaque && !view) return unknown('the request is built elsewhere');
  const size = view?.get('maxPageSize');
  const most = size?.kind === 'set' ? boundMember(args, 'maxPageSize', source) : page;
  if (most?.kind === 'literal') return { kind: 'default', rows: most.rows, why: `one page holds ${most.rows} rows` };
  return most?.kind === 'dynamic' ? most : ONE_PAGE;
}

/** The request as the options that the package sends; `top` is read from the object itself. */
function optionsText(request: Request, call: TSESTree.Node, source: SourceView): Part[] {
  const text = (written: string): Part => ({ kind: 'text', text: written, node: call });
  const parts: Part[] = [text('?$count=false')];
  if (request.select) parts.push(text('&$select='), listed(request.select, source));
  if (request.filter) parts.push(text('&$filter='), ...textParts(request.filter, source));
  const expand = request.view?.get('expand');
  const apply = request.view?.get('apply');
  if (apply?.kind === 'set') parts.push(text('&$apply='), ...textParts(apply.member.value, source));
  if (expand?.kind === 'set') parts.push(text('&$expand='), ...expansions(expand.member.value, call, source, 0));
  return parts;
}

function listed(node: TSESTree.Node, source: SourceView): Part {
  const names = nameList(node, source);
  return names && !names.open ? { kind: 'text', text: names.names.join(','), node } : { kind: 'hole', node };
}

/** `[{ property: 'contact_customer_accounts', select: […], top: 5 }]`. */
function expansions(node: TSESTree.Node, call: TSESTree.Node, source: SourceView, depth: number): Part[] {
  const value = resolveConstant(node, source);
  const text = (written: string): Part => ({ kind: 'text', text: written, node });
  if (value.type !== 'ArrayExpression' || depth > 6) return textParts(node, source);
  return value.elements.flatMap((element, i): Part[] => {
    const view = element ? objectView(element, source) : undefined;
    const of = (name: string): TSESTree.Node | undefined => {
      const found = view?.get(name);
      return found?.kind === 'set' ? found.member.value : undefined;
    };
    const property = of('property');
    const head: Part[] = [...(i > 0 ? [text(',')] : []), ...(property ? textParts(property, source) : [{ kind: 'hole', node: element ?? node } as const])];
    const [select, filter, top, inner] = [of('select'), of('filter'), of('top'), of('expand')];
    const options: Part[] = [
      ...(select ? [text('$select='), listed(select, source), text(';')] : []), ...(filter ? [text('$filter='), ...textParts(filter, source), text(';')] : []),
      ...(top ? [text('$top='), ...textParts(top, source), text(';')] : []), ...(inner ? [text('$expand='), ...expansions(inner, call, source, depth + 1), text(';')] : []),
    ];
    return options.length > 0 ? [...head, text('('), ...options, text(')')] : head;
  });
}

function objectEdits(call: TSESTree.CallExpression, { object }: ObjectView, source: SourceView): DataAccess['edits'] {
  return {
    bound: (rows) => setArgumentProperty(call, object, 'top', String(rows), source),
    project: (fields) => setArgumentProperty(call, object, 'select', `[${fields.map((name) => `'${name}'`).join(', ')}]`, source),
  };
}

function writeAccess(frame: Frame, operation: Operation, { collection, key }: Request, env: ReadEnv): DataAccess {
  const entity = entityName(operation === 'create' && !collection ? undefined : collection, env.source);
  return {
    ...frame, operation, entity, cardinality: 'one', rowBound: NO_ROWS, projection: { kind: 'fields', fields: [] },
    filter: operation === 'create' ? none : byKey(entity.kind === 'known' ? `${logicalName(entity.value.name)}id` : 'id', key),
    related: [], result: { bindings: [], fields: unknown('a write answers no rows'), escapes: 'no' }, edits: {},
  };
}
