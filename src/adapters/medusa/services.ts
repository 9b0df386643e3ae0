import type { TSESTree } from '@typescript-eslint/types';
import { importOrigin, objectView, receiverOf, resolveConstant, resultUse, setArgumentProperty, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember } from '../shared/object-arguments.ts';
import { acrossPages, editsOfPage } from '../shared/paging.ts';
import { namesIn, relatedOf } from './fields.ts';
import { byKey, readFilters } from './filters.ts';
import { isResolve } from './query.ts';

/** Models of the commerce modules, as their generated methods name one and several: https://docs.medusajs.com/resources/commerce-modules */
const MODELS: readonly (readonly [one: string, many: string])[] = [
  'Customer', 'CustomerGroup', 'CustomerAddress/CustomerAddresses', 'User', 'Invite', 'AuthIdentity/AuthIdentities', 'ProviderIdentity/ProviderIdentities', 'ApiKey',
  'Order', 'OrderAddress/OrderAddresses', 'OrderLineItem', 'OrderShippingMethod', 'OrderTransaction', 'OrderChange', 'OrderClaim', 'OrderExchange', 'Return', 'ReturnReason', 'RefundReason',
  'Cart', 'LineItem', 'Address/Addresses', 'ShippingMethod', 'Payment', 'PaymentCollection', 'PaymentSession', 'Refund', 'Capture', 'Notification',
  'Product', 'ProductVariant', 'ProductCategory/ProductCategories', 'ProductCollection', 'ProductType', 'ProductTag', 'ProductOption',
  'Promotion', 'Campaign', 'PriceList', 'PriceSet', 'Price', 'Region', 'Country/Countries', 'Currency/Currencies', 'SalesChannel', 'Store', 'StockLocation',
  'InventoryItem', 'InventoryLevel', 'ReservationItem', 'Fulfillment', 'FulfillmentSet', 'ServiceZone', 'ShippingOption', 'ShippingProfile', 'TaxRegion', 'TaxRate',
].map((text) => {
  const [one = '', many = `${one}s`] = text.split('/');
  return [one, many] as const;
});

interface ServiceMethod {
  operation: Operation;
  model: string;
  /** What comes first: filters, a key, keys, values, or a key or filters with values behind. */
  first: 'filters' | 'key' | 'values' | 'selector';
  answers: 'rows' | 'row' | 'pair' | 'nothing';
}

/** The methods that Medusa generates for each model: https://docs.medusajs.com/resources/service-factory-reference */
const GENERATED: readonly (readonly [prefix: string, plural: boolean, method: Omit<ServiceMethod, 'model'>])[] = [
  ['retrieve', false, { operation: 'read', first: 'key', answers: 'row' }],
  ['list', true, { operation: 'read', first: 'filters', answers: 'rows' }],
  ['listAndCount', true, { operation: 'read', first: 'filters', answers: 'pair' }],
  ['create', true, { operation: 'create', first: 'values', answers: 'rows' }],
  ['update', true, { operation: 'update', first: 'selector', answers: 'rows' }],
  ['upsert', true, { operation: 'update', first: 'values', answers: 'rows' }],
  ['delete', true, { operation: 'delete', first: 'key', answers: 'nothing' }],
  ['softDelete', true, { operation: 'delete', first: 'key', answers: 'nothing' }],
  ['restore', true, { operation: 'update', first: 'key', answers: 'nothing' }],
];

/** Every generated method by its name. */
export const SERVICE_METHODS: ReadonlyMap<string, ServiceMethod> = new Map(GENERATED.flatMap(([prefix, plural, method]) => MODELS.map(([one, many]) => [`${prefix}${plural ? many : one}`, { ...method, model: one }] as const)));

const NOTHING: Projection = { kind: 'fields', fields: [] };

/** Reads `customerModuleService.listCustomers(filters, { select, relations, take })`. */
export function readServiceCall(call: TSESTree.CallExpression, { name, object, member }: { name: string; object: TSESTree.Node; member: TSESTree.MemberExpression }, method: ServiceMethod, env: ReadEnv): DataAccess | undefined {
  const { source } = env;
  const evidence = serviceProof(object, source);
  if (!evidence) return undefined;
  const reads = method.operation === 'read';
  const config = reads ? argumentsOf(call.arguments[1], source) : ({ kind: 'none' } as const);
  const owner = env.entity(method.model);
  const filter = filterOf(call, method, source);
  const many = reads ? method.answers !== 'row' : !(filter.kind === 'fields' && filter.unique) && !(method.operation === 'create' && isObject(call.arguments[0], source));
  const skip = config.kind === 'object' ? config.view.get('skip') : undefined;
  const rowBound = reads ? (many ? acrossPages(takeOf(config, filter, source), call, skip?.kind === 'set' ? skip.member.value : undefined, source) : ({ kind: 'default', rows: 1, why: `${name} answers one row` } as const)) : writtenRows(method, many);
  return {
    client: 'medusa',
    evidence,
    operation: method.operation,
    method: name,
    entity: known({ name: method.model, as: 'model' }),
    cardinality: many ? 'many' : 'one',
    rowBound,
    projection: reads ? selectOf(config, source) : method.answers === 'nothing' ? NOTHING : { kind: 'all' },
    filter,
    related: reads ? relationsOf(config, owner, { client: 'medusa', evidence, env }) : [],
    get result() {
      return resultUse(call, method.answers === 'pair' ? 'pair' : reads && many, source);
    },
    edits: reads ? editsOfPage(editsOf(call, config, many, source), rowBound) : {},
    node: call,
    reportNode: member.property,
  };
}

/** A value of type `ICustomerModuleService`, or what a container answers for `Modules.CUSTOMER`. */
function serviceProof(node: TSESTree.Node, source: SourceView): Evidence | undefined {
  const receiver = receiverOf(node, source);
  const typed = (name: string | undefined): boolean => name !== undefined && /^I[A-Z]\w*ModuleService$/.test(name);
  if (typed(receiver?.typeName)) return receiver?.origin && !/^(?:@medusajs\/|[.~@#])/.test(receiver.origin.module) ? undefined : 'declaration';
  const made = unwrapAwait(receiver?.initialiser ?? node);
  if (made.type !== 'CallExpression' || !isResolve(made)) return undefined;
  const [type] = made.typeArguments?.params ?? [];
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && typed(type.typeName.name)) return 'declaration';
  const key = made.arguments[0];
  const root = key?.type === 'MemberExpression' ? unwrap(key.object) : undefined;
  return root?.type === 'Identifier' && /^@medusajs\//.test(importOrigin(root, source)?.module ?? '') ? 'import' : undefined;
}

const isObject = (node: TSESTree.Node | undefined, source: SourceView): boolean => node !== undefined && resolveConstant(node, source).type === 'ObjectExpression';

function writtenRows({ answers }: ServiceMethod, many: boolean): RowBound {
  if (answers === 'nothing') return { kind: 'default', rows: 0, why: 'a write answers no rows' };
  return many ? unknown('as many rows as are written') : { kind: 'default', rows: 1, why: 'one row is written' };
}

function filterOf(call: TSESTree.CallExpression, { first, operation }: ServiceMethod, source: SourceView): Filter {
  const argument = call.arguments[0];
  if (first === 'filters') return readFilters(argument, source);
  if (first === 'key') return byKey(argument, source);
  if (operation === 'create') return none;
  // `updateCustomers(id, data)`, `updateCustomers({ status }, data)`; one list or object of records names their keys.
  if (first === 'selector' && call.arguments.length > 1 && argument) return objectView(argument, source) ? readFilters(argument, source) : byKey(argument, source);
  const id = argument && objectView(argument, source)?.get('id');
  return id?.kind === 'set' && !id.member.optional ? byKey(id.member.value, source) : unknown('the records name their keys');
}

/** `take`. What comes without it differs: the reference says 15 records, the code of 2.0 sets no limit. */
function takeOf(config: Arguments, filter: Filter, source: SourceView): RowBound {
  const bound = boundMember(config, 'take', source);
  if (bound.kind === 'literal' && bound.rows === 0) return { kind: 'meaningless', node: bound.node, why: '0 means no limit' };
  if (bound.kind !== 'none') return bound;
  const written = config.kind === 'object' && config.view.get('take').kind === 'set';
  if (written) return bound;
  if (filter.kind === 'fields' && filter.unique) return { kind: 'default', rows: 1, why: 'the filter names one record' };
  return unknown('how many rows come without `take` depends on the version');
}

function selectOf(config: Arguments, source: SourceView): Projection {
  if (config.kind === 'unknown') return config;
  const select = config.kind === 'object' ? config.view.get('select') : undefined;
  if (select?.kind === 'unknown') return unknown('the fields are built elsewhere');
  if (select?.kind !== 'set') return { kind: 'all' };
  const names = select.member.optional ? undefined : namesIn(select.member.value, source);
  return names ? { kind: 'fields', fields: names.map(({ name }) => name).filter((name) => !name.includes('.')) } : unknown('the fields are built elsewhere');
}

function relationsOf(config: Arguments, owner: Parameters<typeof relatedOf>[1], common: Parameters<typeof relatedOf>[2]): DataAccess[] {
  const relations = config.kind === 'object' ? config.view.get('relations') : undefined;
  const names = relations?.kind === 'set' ? namesIn(relations.member.value, common.env.source) : undefined;
  // A relation is read whole; one on the way to another is, too.
  const paths = new Map((names ?? []).flatMap(({ name, node }) => name.split('.').map((_, at, steps) => [`${steps.slice(0, at + 1).join('.')}.*`, node] as const)));
  return relatedOf([...paths].map(([name, node]) => ({ name, node })), owner, common);
}

function editsOf(call: TSESTree.CallExpression, config: Arguments, many: boolean, source: SourceView): DataAccess['edits'] {
  if (config.kind === 'unknown' || (config.kind === 'object' && (!config.view.inline || config.view.open)) || call.arguments.length === 0) return {};
  const object = config.kind === 'object' ? config.view.object : undefined;
  return {
    ...(many ? { bound: (rows: number) => setArgumentProperty(call, object, 'take', String(rows), source, 1) } : {}),
    project: (fields: readonly string[]) => setArgumentProperty(call, object, 'select', `[${fields.map((field) => `'${field}'`).join(', ')}]`, source, 1),
  };
}
