import type { TSESTree } from '@typescript-eslint/types';
import type { CatalogEntity, DataAccess, Filter, FilterField, ProjectView } from '../model/index.ts';
import { propertyName, resolveConstant, type SourceView, textOf, unwrap } from '../ast/index.ts';

/**
 * The conditions of a filter that may all fall away because their values can be undefined and the client
 * drops such conditions; undefined where one of them stays for certain or the filter has more that could not be read.
 */
export function filterFallsAway(filter: Filter): string[] | undefined {
  if (filter.kind !== 'fields' || filter.open || filter.fields.length === 0) return undefined;
  return filter.fields.every(({ optional }) => optional) ? filter.fields.map(({ name }) => name) : undefined;
}

/** Parents that hold a whole company's customers: a filter by one of them does not make a read narrow. */
const WIDE_PARENT = /^(tenant|organi[sz]ation|org|company|workspace|team|shop|store|site|channel|project|instance|environment|env|brand|region|country|status|state|type|category|stage|kaisha|soshiki|tenpo|会社|組織|テナント|店舗)$/i;

/** True for the key of a parent that holds a whole company's customers: `tenantId`, `store.id`. */
export function isWideParent(name: string): boolean {
  const parent = parentOf(name.split('.'));
  return parent !== undefined && WIDE_PARENT.test(parent);
}

/** Words of parents that are a tenant in one project and a customer's company in another. */
const GROUP = /^(?:company|account|organi[sz]ation|site|project|会社|kaisha)$/i;
/** Entities that have to have the key before it can be the one that keeps tenants apart. */
const TENANT_SHARE = 0.2;

/**
 * True for the contacts of one company that the project has as a customer: hardly any other record has the
 * key, so that it is not what keeps tenants apart. In a small project nobody can tell.
 */
export function isOfOneCustomer({ filter }: DataAccess, entity: CatalogEntity, { catalog, scopes }: Pick<ProjectView, 'catalog' | 'scopes'>): boolean {
  if (filter.kind !== 'fields' || entity.subject === 'user' || entity.subject === 'employee') return false;
  return filter.fields.some(({ name, op, optional }) => {
    const parent = op === 'eq' && !optional && !name.includes('.') ? parentOf([name]) : undefined;
    if (parent === undefined || !GROUP.test(parent)) return false;
    const loose = (one: string): string => one.toLowerCase().replace(/_/g, '');
    if (scopes.fields.length > 0) return !scopes.fields.some(({ field }) => loose(field) === loose(name));
    const stored = catalog.data.entities.filter(({ shape, system }) => !shape && system === undefined);
    return stored.length >= 20 && stored.filter(({ fields }) => fields.some((field) => loose(field.name) === loose(name))).length < stored.length * TENANT_SHARE;
  });
}

/** True when the filter can match only few rows: a unique key, a list of keys, a parent record that is not a tenant. */
export function isNarrow(access: Pick<DataAccess, 'filter' | 'node'>, entity: CatalogEntity): boolean {
  const { filter } = access;
  if (filter.kind !== 'fields') return false;
  return filter.unique || filter.fields.some((field) => narrows(field, entity) || isPolymorphicKey(field, filter.fields, entity)) || (filter.open && isNarrowedByHelper(access, entity));
}

/**
 * The same access with the conditions that hold for certain only: one that may be left out narrows nothing.
 * @param isCertain which conditions hold.
 */
export function withCertainConditions(access: DataAccess, isCertain: (field: FilterField) => boolean = ({ optional }) => !optional): DataAccess {
  const { filter } = access;
  if (filter.kind !== 'fields' || filter.unique) return access;
  return { ...access, filter: { ...filter, fields: filter.fields.filter(isCertain) } };
}

/** True for a condition that the code itself always adds, whatever becomes of its value: `if (patientId) query.andWhere(…)` adds none for whoever names no patient. */
export const isAlwaysAdded = ({ optional, absent }: FilterField): boolean => !optional || absent !== undefined;

/** `{ contentType: 'invoice', contentTypeId: id }`: of a pair that names a record of any kind, the second part is its key. */
function isPolymorphicKey({ name, op }: FilterField, fields: readonly FilterField[], entity: CatalogEntity): boolean {
  const kind = op === 'other' ? undefined : /^(.*type)_?id$/i.exec(name)?.[1];
  return kind !== undefined && (fields.some((one) => one.name === kind) || entity.fields.some((one) => one.name === kind));
}

/** `where: { ...tenantWhere(ctx, { id: { in: ids } }) }`: what a helper is given to add to a filter. */
function isNarrowedByHelper({ node }: Pick<DataAccess, 'node'>, entity: CatalogEntity): boolean {
  const where = node.type === 'CallExpression' ? whereOf(node) : undefined;
  const helpers = where?.type === 'ObjectExpression' ? where.properties.flatMap((property) => (property.type === 'SpreadElement' ? [unwrap(property.argument)] : [])) : [];
  return helpers.some((helper) => helper.type === 'CallExpression' && helper.arguments.some((given) => given.type === 'ObjectExpression' && given.properties.some((property) => property.type === 'Property' && isNarrowProperty(property, entity))));
}

function whereOf({ arguments: [options] }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const where = options?.type === 'ObjectExpression' ? options.properties.findLast((property) => property.type === 'Property' && propertyName(property) === 'where') : undefined;
  return where?.type === 'Property' ? unwrap(where.value) : undefined;
}

/** True when one condition leaves only few rows. */
export function narrows(field: FilterField, entity: CatalogEntity): boolean {
  if (field.alternatives) return field.alternatives.every((fields) => fields.some((one) => narrows(one, entity)));
  if (isAlternatives(field)) return everyAlternative(field.value, entity);
  if (isConditionFromElsewhere(field, entity)) return true;
  if (field.op === 'other') return false;
  if (TRACE.test(field.name)) return true;
  if (isPrivilegedFew(field) || isListOfNames(field)) return true;
  const path = field.name.split('.');
  const last = path.at(-1) ?? field.name;
  const declared = entity.fields.find((candidate) => candidate.name === last || candidate.column === last);
  if (path.length === 1 && declared?.unique) return true;
  if (path.length === 1 && declared?.personal && /^(contact\.(email|phone)|gov_id\.|finance\.(bank_account|card))/.test(declared.personal.category)) return true;
  if (path.length === 1 && declared?.relation && !declared.relation.many) return !WIDE_PARENT.test(declared.relation.entity) && !WIDE_PARENT.test(last);
  const parent = parentOf(path);
  return parent !== undefined && !WIDE_PARENT.test(parent);
}

/** `envelope: envelopeWhere`: which parents are meant is said elsewhere; only a tenant is wide for certain. */
function isConditionFromElsewhere({ name, op, value }: FilterField, entity: CatalogEntity): boolean {
  if (op !== 'other' || name.includes('.') || (value?.type !== 'Identifier' && value?.type !== 'CallExpression')) return false;
  const relation = entity.fields.find((field) => field.name === name)?.relation;
  return relation !== undefined && !relation.many && !WIDE_PARENT.test(relation.entity) && !WIDE_PARENT.test(name);
}

/** Values that hardly two records share. */
const TRACE = /^(?:ref|reference)$|(?:^|[a-z_.])(?:hash|token|fingerprint|checksum|nonce)$|(?:^|[a-z_.])(?:order|invoice|quotation|quote|proforma|contract|ticket|case|document|receipt|reference|ref|serial|tracking|policy|membership|po)_?(?:number|no|num)$|伝票番号|受注番号|契約番号|整理番号/i;

/** What records go by, and what sorts them into few kinds. */
const GOES_BY = /(?:^|_|[a-z])(?:name|code|slug|sku|title|名)$/i;
const KIND = /role|status|type|categor|class|group|team|depart|country|city|state|region|tag|stage|source|plan|event|permission|branch|store|shop|company|tenant|org|brand|channel|priorit|lang|currency/i;

/** `name: { in: rows.map(({ name }) => name) }`: at most as many as there are names in a list that the code has made. */
function isListOfNames({ name, op, value }: FilterField): boolean {
  const list = op === 'in' && value ? unwrap(value) : undefined;
  return list !== undefined && list.type !== 'ArrayExpression' && GOES_BY.test(name) && !KIND.test(name);
}

function isAlternatives({ name }: FilterField): boolean {
  return /^\$?or$/i.test(name);
}

/** `OR: [{ email: { in: emails } }, ...(id ? [{ personId: id }] : [])]`: few rows match where every alternative is narrow. */
function everyAlternative(value: TSESTree.Node | undefined, entity: CatalogEntity): boolean {
  const list = value && unwrap(value);
  if (list?.type !== 'ArrayExpression' || list.elements.length === 0) return false;
  return list.elements.every((element) => (element?.type === 'SpreadElement' ? addsNarrow(unwrap(element.argument), entity) : element?.type === 'ObjectExpression' && element.properties.some((property) => property.type === 'Property' && isNarrowProperty(property, entity))));
}

/** Alternatives that are only added where there is a value for them. */
function addsNarrow(added: TSESTree.Node, entity: CatalogEntity): boolean {
  if (added.type === 'ConditionalExpression') return addsNarrow(unwrap(added.consequent), entity) && addsNarrow(unwrap(added.alternate), entity);
  if (added.type === 'LogicalExpression') return addsNarrow(unwrap(added.right), entity);
  return added.type === 'ArrayExpression' && (added.elements.length === 0 || everyAlternative(added, entity));
}

/** True for alternatives that are put together elsewhere: which they are, and how narrow, is not known here. */
export function isBuiltElsewhere({ filter }: DataAccess): boolean {
  if (filter.kind !== 'fields') return false;
  return filter.fields.some((field) => {
    const list = isAlternatives(field) && !field.optional && field.value ? unwrap(field.value) : undefined;
    return list !== undefined && (list.type !== 'ArrayExpression' || list.elements.length === 0);
  });
}

function isNarrowProperty(property: TSESTree.Property, entity: CatalogEntity): boolean {
  const name = propertyName(property);
  const value = unwrap(property.value);
  if (name === undefined) return false;
  if (value.type !== 'ObjectExpression') return narrows({ name, op: 'eq', value, optional: false }, entity);
  const [condition] = value.properties;
  const op = condition?.type === 'Property' ? propertyName(condition) : undefined;
  return condition?.type === 'Property' && (op === 'in' || op === 'equals' || op === '$in') && narrows({ name, op: op === 'equals' ? 'eq' : 'in', value: condition.value, optional: false }, entity);
}

/** A filter for the few who run the system: `role: 'ADMIN'`, `roles: { hasSome: [Role.Manager, Role.Admin] }`, `is_admin: true`. */
function isPrivilegedFew({ name, value }: FilterField): boolean {
  const nodes = value?.type === 'ArrayExpression' ? value.elements : [value];
  const values = nodes.map((node) => (node?.type === 'Literal' ? node.value : node?.type === 'MemberExpression' ? propertyName(node) : undefined));
  const own = name.split('.').at(-1) ?? name;
  if (values.every((one) => one === true)) return /^is_?(?:super_?)?(?:admin|superuser|owner|root)$/i.test(own);
  const isRole = /^(?:user_?)?(?:role|type|group)(?:_?name)?s?$/i.test(own) || /(?:^|\.)roles?\.(?:name|code|slug|key)$/i.test(name);
  return values.length > 0 && isRole && values.every((one) => typeof one === 'string' && /admin|owner|root|superuser|manager|director|supervisor|管理者/i.test(one));
}

/** The record a key points at: `account` of `accountId`, `account_id`, `account.id`; `self` of `id`. */
function parentOf(path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? '';
  if (/^(id|uuid|_id|guid|ids)$/i.test(last)) return path.length > 1 ? lastWord(path.at(-2) ?? '') : 'self';
  const match = /^(.+?)_?(?:Id|ID|_id|Uuid|_uuid|Ids|IDs|_ids|ID番号|ＩＤ)$/.exec(last);
  return match?.[1] === undefined ? undefined : lastWord(match[1]);
}

function lastWord(name: string): string {
  return /([A-Z]?[a-z0-9]+|[A-Z]+|[^\x00-\x7F]+)_?$/.exec(name)?.[1] ?? name;
}

/** Names of helpers that answer what a user or tenant may see. */
const SCOPE_NAME = /scope|tenant|visib|accessible|permission|(?:^|[a-z])Acl(?:[A-Z]|$)/i;

/**
 * True when a filter that is built elsewhere comes from helpers that by their names only add a scope:
 * `where: contactScope(user)`, `where: { ...tenantWhere(ctx) }`. Such a read returns all that somebody may see.
 */
export function isScopeOnly(access: DataAccess, source: SourceView): boolean {
  if (access.filter.kind !== 'unknown' || access.node.type !== 'CallExpression') return false;
  const where = whereOf(access.node);
  return where !== undefined && isScope(where, source);
}

function isScope(node: TSESTree.Node, source: SourceView): boolean {
  const value = unwrap(resolveConstant(node, source));
  if (value.type === 'ObjectExpression') return value.properties.length > 0 && value.properties.every((property) => property.type === 'SpreadElement' && isScope(property.argument, source));
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name !== undefined && SCOPE_NAME.test(name);
}

/** Fields that say whether a row is still in use. */
const ALIVE = /(?:^|_|[a-z])(?:deleted|archived|removed|active|enabled|disabled|hidden)(?:_?at|_?on|_?by)?$/i;

/** What nearly every row of a store fulfils: it is not deleted, it is in use (`deletedAt: null`, `status: { $ne: 'deleted' }`). */
export function isAlive({ name, op, value }: FilterField, source: SourceView): boolean {
  return ALIVE.test(name) || (op === 'other' && value !== undefined && /^['"](?:deleted|archived|removed|trashed)['"]$/i.test(textOf(source, value)));
}
