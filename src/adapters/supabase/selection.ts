import type { TSESTree } from '@typescript-eslint/types';
import { type CatalogEntity, type DataAccess, known, type Projection, unknown } from '../../model/index.ts';
import { type PostgrestEmbed, type PostgrestSelect, readPostgrestSelect } from '../../statements/postgrest/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { writtenText } from '../shared/text/written-text.ts';
import { boundOf } from './bounds.ts';
import type { Conditions } from './conditions.ts';
import type { Request } from './follow.ts';
import type { Table } from './table.ts';

/** What a `select` asks for, with the argument that says it. */
export interface Selection {
  node: TSESTree.Node | undefined;
  read: PostgrestSelect;
}

/** Reads the argument of `select(…)`; without one it asks for all columns. */
export function selectionOf(node: TSESTree.Node | undefined, env: ReadEnv): Selection {
  return { node, read: readPostgrestSelect(node ? writtenText(node, env.source) : '') };
}

/** The columns of the table itself. */
export function projectionOf({ all, columns, open }: PostgrestSelect): Projection {
  if (all) return { kind: 'all' };
  return open ? unknown('a part of the columns is chosen at run time') : { kind: 'fields', fields: columns };
}

/** A resource under a name by which conditions and bounds address it. `binds`: rows without a match are left out. */
export interface Addressed {
  embed: PostgrestEmbed;
  binds: boolean;
}

const MOST_NAMES = 300;

/** The resources read along by their dotted names; where two go by one name, the first is meant. */
export function addressed({ embeds }: PostgrestSelect, path = '', binds = true, into = new Map<string, Addressed>()): ReadonlyMap<string, Addressed> {
  for (const embed of embeds) {
    const names = (embed.alias === undefined ? [embed.name] : [embed.alias, embed.name]).map((name) => path + name);
    for (const name of names) {
      // Aliases inside aliases double the names at every level.
      if (into.has(name) || into.size > MOST_NAMES) continue;
      into.set(name, { embed, binds: binds && embed.inner });
      addressed(embed.select, `${name}.`, binds && embed.inner, into);
    }
  }
  return into;
}

/** What stays the same for all resources of one request. */
export interface Embedding {
  client: string;
  table: Table;
  node: TSESTree.Node;
  request: Request;
  conditions: Conditions;
  names: ReadonlyMap<string, Addressed>;
  env: ReadEnv;
}

/** The resources read along, each with its own columns, conditions and bound. */
export function relatedOf({ embeds }: PostgrestSelect, owner: CatalogEntity | undefined, embedding: Embedding): DataAccess[] {
  return embeds.map((embed) => embedded(embed, owner, embedding));
}

function embedded(embed: PostgrestEmbed, owner: CatalogEntity | undefined, embedding: Embedding): DataAccess {
  const { client, table, node, request, conditions, env } = embedding;
  const link = owner?.fields.find(({ name, column, relation }) => relation && (name === embed.name || column === embed.name))?.relation ?? linkByColumn(embed.name, env);
  const name = link ? link.entity : embed.name;
  const names = [...embedding.names].filter(([, found]) => found.embed === embed).map(([dotted]) => dotted);
  const { select } = embed;
  const counts = select.aggregates && select.columns.length === 0 && !select.all;
  const one = link !== undefined && !link.many;
  return {
    client,
    evidence: table.evidence,
    operation: counts ? 'count' : 'read',
    method: 'select',
    entity: name === undefined ? unknown('the link is named by a column, whose table is not known') : known({ name, as: 'table' }),
    cardinality: one || counts ? 'one' : 'many',
    rowBound: one || counts ? { kind: 'default', rows: 1, why: counts ? 'the resource is only counted' : 'the link leads to one row' } : boundOf(request, table.hosted, env.source, names),
    projection: projectionOf(select),
    filter: conditions.ofEmbedded(names),
    related: relatedOf(select, name === undefined ? undefined : env.entity(name), embedding),
    result: { bindings: [], fields: unknown('fields of what is read along are not followed'), escapes: 'unknown' },
    edits: {},
    node,
    reportNode: node,
  };
}

/** `team:team_id(*)`: a foreign key's column stands for the one row it leads to; its table is told by the column's name. */
function linkByColumn(column: string, env: ReadEnv): { entity: string | undefined; many: false } | undefined {
  const [, stem] = /^(\w+?)(?:_id|_uuid|Id)$/.exec(column) ?? [];
  return stem === undefined || env.entity(column) ? undefined : { entity: env.entity(stem)?.name, many: false };
}
