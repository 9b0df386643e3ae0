import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, staticValue } from '../../../ast/index.ts';
import { type EntityRef, type Known, known, type Projection, unknown } from '../../../model/index.ts';
import { isNothing } from './bound.ts';
import { nameList } from './fields.ts';

/** Ids of the standard object types: https://developers.hubspot.com/docs/guides/crm/understanding-the-crm */
const TYPE_IDS: Readonly<Record<string, string>> = {
  '0-1': 'contacts', '0-2': 'companies', '0-3': 'deals', '0-5': 'tickets', '0-7': 'products', '0-8': 'line_items', '0-14': 'quotes', '0-27': 'tasks', '0-46': 'notes', '0-47': 'meetings', '0-48': 'calls', '0-49': 'emails', '0-53': 'invoices',
  contact: 'contacts', company: 'companies', deal: 'deals', ticket: 'tickets', product: 'products', line_item: 'line_items', quote: 'quotes', task: 'tasks', note: 'notes', meeting: 'meetings', call: 'calls', email: 'emails', invoice: 'invoices',
};

/** Properties that come back where none are asked for: https://developers.hubspot.com/docs/api-reference/crm-search */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  contacts: ['id', 'createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
  companies: ['id', 'name', 'domain', 'createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  deals: ['id', 'dealname', 'amount', 'closedate', 'pipeline', 'dealstage', 'createdate', 'hs_lastmodifieddate', 'hs_object_id'],
  tickets: ['id', 'subject', 'content', 'hs_pipeline', 'hs_pipeline_stage', 'hs_ticket_category', 'hs_ticket_priority', 'createdate', 'hs_lastmodifieddate', 'hs_object_id'],
};

/** Fields of an owner, which are always all there. */
export const OWNER_FIELDS: Projection = { kind: 'fields', fields: ['id', 'email', 'firstName', 'lastName', 'userId', 'teams', 'archived', 'createdAt', 'updatedAt'] };

/** An object type by the name that its collection has: `contacts` for `0-1` and `contact`. */
export function objectName(name: string): string {
  return TYPE_IDS[name] ?? name;
}

/** The object type that an argument names. */
export function entityOfArgument(node: TSESTree.Node | undefined, source: SourceView): Known<EntityRef> {
  const name = node && staticValue(node, source);
  if (name?.kind !== 'known' || typeof name.value !== 'string' || name.value === '') return unknown('the object type is chosen at run time');
  return known({ name: objectName(name.value), as: 'object', system: 'hubspot' });
}

/** The properties that an object answers by itself. */
export function defaultProjection(entity: Known<EntityRef>): Projection {
  const fields = entity.kind === 'known' ? DEFAULTS[entity.value.name] : undefined;
  return fields ? { kind: 'fields', fields } : unknown('the default properties of the object');
}

/** What lists of properties ask for; the object's own set where they ask for nothing. */
export function projectionOf(lists: readonly (TSESTree.Node | undefined)[], entity: Known<EntityRef>, source: SourceView): Projection {
  const written = lists.flatMap((node) => (node && !isNothing(node, source) ? [node] : []));
  const read = written.map((node) => nameList(node, source));
  const names = read.flatMap((list) => list?.names ?? []);
  if (read.some((list) => list === undefined || list.open)) return unknown('`properties` is built elsewhere');
  return names.length === 0 ? defaultProjection(entity) : { kind: 'fields', fields: [...new Set(['id', ...names])] };
}
