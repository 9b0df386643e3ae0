import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, isUndefined, unsettled } from '../shared/object-arguments.ts';

/** What every access read along shares with the one it belongs to. */
export interface Common {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

type Relation = { entity: string; many: boolean };

const ELSEWHERE = unknown('`fields` are built elsewhere');

/** Reads `fields` and `exclude`: https://mikro-orm.io/docs/entity-manager#partial-loading */
export function readFields(options: Arguments, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (options.kind === 'unknown') return options;
  if (options.kind === 'none') return { kind: 'all' };
  const fields = options.view.get('fields');
  if (fields.kind === 'unknown') return unsettled(options);
  if (fields.kind === 'set' && !isUndefined(fields.member.value, source)) {
    const names = fields.member.optional ? undefined : listed(fields.member.value, source);
    if (!names) return ELSEWHERE;
    if (names.includes('*')) return { kind: 'all' };
    return { kind: 'fields', fields: names.filter((name) => !name.includes('.') && !relationAt(entity, name, undefined)) };
  }
  const exclude = options.view.get('exclude');
  if (exclude.kind === 'unknown') return unsettled(options);
  if (exclude.kind === 'absent' || isUndefined(exclude.member.value, source)) return { kind: 'all' };
  const names = exclude.member.optional ? undefined : listed(exclude.member.value, source);
  return names ? { kind: 'except', fields: names.filter((name) => !name.includes('.')) } : unknown('`exclude` is built elsewhere');
}

/** Entities that `populate` reads along, and those of which `fields` names parts. */
export function populated(node: TSESTree.Node | undefined, options: Arguments, owner: CatalogEntity | undefined, common: Common): DataAccess[] {
  const { source } = common.env;
  const fields = options.kind === 'object' ? options.view.get('fields') : undefined;
  const names = fields?.kind === 'set' ? listed(fields.member.value, source) : undefined;
  const written = node ? paths(node, owner, source) : [];
  if (!written) return [unreadable(node as TSESTree.Node, common)];
  const nested = (names ?? []).filter((name) => name.includes('.')).map((name) => name.slice(0, name.lastIndexOf('.')));
  const all = [...new Set([...written, ...nested].flatMap((path) => path.split('.').map((_, at, steps) => steps.slice(0, at + 1).join('.'))))];
  const place = node ?? (fields?.kind === 'set' ? fields.member.value : undefined);
  return place ? all.map((path) => related(path, relationAt(owner, path, common.env), partOf(path, names), place, common)) : [];
}

/** The paths of `['orders.items']`, `['*']`, `true`; undefined when they are built elsewhere. */
function paths(node: TSESTree.Node, owner: CatalogEntity | undefined, source: SourceView): string[] | undefined {
  if (isUndefined(node, source)) return [];
  const flag = staticValue(node, source);
  if (flag.kind === 'known' && flag.value === false) return [];
  const names = flag.kind === 'known' && flag.value === true ? ['*'] : listed(node, source);
  if (!names?.includes('*')) return names?.map((name) => name.replace(/:ref$/, ''));
  return owner?.fields.flatMap(({ name, relation }) => (relation ? [name] : []));
}

/** With `fields`, a relation brings only what is named of it. */
function partOf(path: string, names: readonly string[] | undefined): Projection {
  const own = (names ?? []).filter((name) => name.startsWith(`${path}.`)).map((name) => name.slice(path.length + 1));
  if (own.length === 0 || own.includes('*')) return { kind: 'all' };
  return { kind: 'fields', fields: own.filter((name) => !name.includes('.')) };
}

/** The relation that a dotted path leads to. */
export function relationAt(owner: CatalogEntity | undefined, path: string, env: ReadEnv | undefined): Relation | undefined {
  let entity = owner;
  let relation: Relation | undefined;
  for (const step of path.split('.')) {
    relation = entity?.fields.find((field) => field.name === step)?.relation;
    entity = relation && env?.entity(relation.entity);
  }
  return relation;
}

/** The texts of a list; undefined when one is not written out. */
export function listed(node: TSESTree.Node, source: SourceView, budget = { lists: 50 }): string[] | undefined {
  const value = resolveConstant(node, source);
  // Lists that are spread into one another would never end.
  if (value.type !== 'ArrayExpression' || budget.lists-- <= 0) return undefined;
  const names: string[] = [];
  for (const element of value.elements) {
    const inner = element?.type === 'SpreadElement' ? listed(element.argument, source, budget) : undefined;
    if (inner) names.push(...inner);
    else {
      const name = element && element.type !== 'SpreadElement' ? staticValue(element, source) : undefined;
      if (name?.kind !== 'known' || typeof name.value !== 'string') return undefined;
      names.push(name.value);
    }
  }
  return names;
}

/** An entity read along with another one. */
export function related(path: string, relation: Relation | undefined, projection: Projection, node: TSESTree.Node, common: Common, method = 'populate'): DataAccess {
  const rowBound: RowBound = relation === undefined ? unknown('relation is not known') : relation.many ? { kind: 'none' } : { kind: 'default', rows: 1, why: 'relation to one' };
  return {
    ...part(method, node, common),
    entity: relation ? known({ name: relation.entity, as: 'class' }) : unknown(`\`${path}\` is not a relation the catalog knows`),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound,
    projection,
    filter: relation ? none : unknown('relation is not known'),
  };
}

/** Relations that are read along and that this file does not name. */
export function unreadable(node: TSESTree.Node, common: Common): DataAccess {
  const why = unknown('`populate` is built elsewhere');
  return { ...part('populate', node, common), entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why };
}

function part(method: string, node: TSESTree.Node, { client, evidence }: Common): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'related' | 'result' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence, operation: 'read', method, related: [], result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode: node };
}
