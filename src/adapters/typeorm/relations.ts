import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, isOn, isUndefined, switchedOn } from '../shared/object-arguments.ts';

const MAX_DEPTH = 6;

/** What every access read along shares with the one it belongs to. */
export interface Common {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

type Relation = { entity: string; many: boolean };

/** The relation that a dotted path leads to from an entity: `visits.branch`. */
export function relationAt(owner: CatalogEntity | undefined, path: string, env: ReadEnv): Relation | undefined {
  let entity = owner;
  let relation: Relation | undefined;
  for (const step of path.split('.')) {
    relation = entity?.fields.find((field) => field.name === step)?.relation;
    entity = relation && env.entity(relation.entity);
  }
  return relation;
}

/** Relations that find options read along, each as an access of its own. */
export function relationsOf(options: Arguments, owner: CatalogEntity | undefined, common: Common): DataAccess[] {
  if (options.kind !== 'object') return [];
  const { source } = common.env;
  const found = options.view.get('relations');
  if (found.kind === 'absent') return [];
  if (found.kind === 'unknown') return [unreadable(options.view.object, common)];
  const node = found.member.value;
  if (isUndefined(node, source)) return [];
  const paths = relationPaths(node, source);
  if (!paths) return [unreadable(node, common)];
  const selects = options.view.get('select');
  return paths.map((path) => {
    const relation = relationAt(owner, path, common.env);
    const projection = selects.kind === 'unknown' ? unknown('`select` is built elsewhere') : selects.kind === 'set' ? selectedOf(selects.member.value, path, relation, common.env) : ({ kind: 'all' } as const);
    return relatedAccess('relations', path, relation, projection, node, common);
  });
}

/** Paths of `['visits', 'visits.branch']` or `{ visits: { branch: true } }`; undefined when they are built elsewhere. */
function relationPaths(node: TSESTree.Node, source: SourceView): string[] | undefined {
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') {
    const names = listedNames(value, source);
    // A path brings what it leads through.
    return names && [...new Set(names.flatMap((name) => name.split('.').map((_, at, steps) => steps.slice(0, at + 1).join('.'))))];
  }
  const view = objectView(node, source);
  return view && !view.open ? nestedPaths(view, source, 0) : undefined;
}

function nestedPaths(view: ObjectView, source: SourceView, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  return view.members
    .filter((member) => isOn(member, source))
    .flatMap(({ name, value }) => {
      const nested = objectView(value, source);
      return [name, ...(nested ? nestedPaths(nested, source, depth + 1).map((path) => `${name}.${path}`) : [])];
    });
}

/** `select` may narrow a relation: `{ id: true, visits: { note: true } }`; without such an object all its fields come. */
function selectedOf(node: TSESTree.Node, path: string, relation: Relation | undefined, env: ReadEnv): Projection {
  let current: TSESTree.Node | undefined = node;
  for (const step of path.split('.')) {
    const found: ReturnType<ObjectView['get']> | undefined = current && objectView(current, env.source)?.get(step);
    current = found?.kind === 'set' ? found.member.value : undefined;
  }
  const on = current && objectView(current, env.source) ? switchedOn(current, env.source) : undefined;
  if (!on) return { kind: 'all' };
  const entity = relation && env.entity(relation.entity);
  return { kind: 'fields', fields: on.map(({ name }) => name).filter((name) => !entity?.fields.some((field) => field.name === name && field.relation)) };
}

/** The texts of an array of literals; undefined when one is not a literal. */
export function listedNames(array: TSESTree.ArrayExpression, source: SourceView): string[] | undefined {
  const names: string[] = [];
  for (const element of array.elements) {
    const name = element ? staticValue(element, source) : undefined;
    if (name?.kind !== 'known' || typeof name.value !== 'string') return undefined;
    names.push(name.value);
  }
  return names;
}

/** An entity read along with another one. */
export function relatedAccess(method: string, path: string, relation: Relation | undefined, projection: Projection, node: TSESTree.Node, common: Common): DataAccess {
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
  const why = unknown('relations are built elsewhere');
  return { ...part('relations', node, common), entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why };
}

function part(method: string, node: TSESTree.Node, { client, evidence }: Common): Pick<DataAccess, 'client' | 'evidence' | 'operation' | 'method' | 'related' | 'result' | 'edits' | 'node' | 'reportNode'> {
  return { client, evidence, operation: 'read', method, related: [], result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode: node };
}
