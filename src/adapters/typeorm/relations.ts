import type { TSESTree } from '@typescript-eslint/types';
import { objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, isOn, isUndefined, switchedOn } from '../shared/object-arguments.ts';

const MAX_DEPTH = 6;
/** How far eager relations of eager relations are followed. */
const EAGER_DEPTH = 3;

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

/** Relations that find options read along, each as an access of its own; `eager` is where those are reported that come unasked. */
export function relationsOf(options: Arguments, owner: CatalogEntity | undefined, eager: TSESTree.Node | undefined, common: Common): DataAccess[] {
  if (options.kind === 'unknown') return [];
  const named = options.kind === 'object' ? namedRelations(options.view, common) : { paths: [] };
  const selects = options.kind === 'object' ? options.view.get('select') : undefined;
  const read = (path: string, node: TSESTree.Node): DataAccess => {
    const relation = relationAt(owner, path, common.env);
    const projection = selects?.kind === 'unknown' ? unknown('`select` is built elsewhere') : selects?.kind === 'set' ? selectedOf(selects.member.value, path, relation, common.env) : ({ kind: 'all' } as const);
    return relatedAccess('relations', path, relation, projection, node, common);
  };
  const { node, paths } = named;
  const asked = node === undefined ? [] : paths ? paths.map((path) => read(path, node)) : [unreadable(node, common)];
  // Where `relations` cannot be read, it may name the same ones: they come in either case.
  const unasked = eager && loadsEager(options, common.env.source) ? eagerPaths(owner, paths ?? [], common.env).map((path) => read(path, eager)) : [];
  return [...asked, ...unasked];
}

/** The paths of `relations` and where they stand; no paths when they are built elsewhere. */
function namedRelations(view: ObjectView, { env: { source } }: Common): { node?: TSESTree.Node; paths?: string[] } {
  const found = view.get('relations');
  if (found.kind === 'absent') return { paths: [] };
  if (found.kind === 'unknown') return { node: view.object };
  const node = found.member.value;
  if (isUndefined(node, source)) return { paths: [] };
  const paths = relationPaths(node, source);
  return paths ? { node, paths } : { node };
}

/** Only `loadEagerRelations` keeps eager relations away; a value that this file does not show may do so. */
function loadsEager(options: Arguments, source: SourceView): boolean {
  const found = options.kind === 'object' ? options.view.get('loadEagerRelations') : undefined;
  if (found === undefined || found.kind === 'absent') return true;
  if (found.kind === 'unknown') return false;
  const value = staticValue(found.member.value, source);
  return isUndefined(found.member.value, source) || (value.kind === 'known' && value.value === true);
}

/** Paths of the eager relations of an entity and of what is read along with it, without those that are named. */
function eagerPaths(owner: CatalogEntity | undefined, named: readonly string[], env: ReadEnv): string[] {
  const paths = new Set<string>();
  const follow = (base: string, through: readonly (CatalogEntity | undefined)[], depth: number): void => {
    if (depth >= EAGER_DEPTH) return;
    for (const { name, relation } of through.at(-1)?.fields ?? []) {
      const target = relation?.eager ? env.entity(relation.entity) : undefined;
      const path = base === '' ? name : `${base}.${name}`;
      // Back to an entity on the way: its fields are read already, and the way would not end.
      if (!target || through.includes(target) || named.includes(path)) continue;
      paths.add(path);
      follow(path, [...through, target], depth + 1);
    }
  };
  follow('', [owner], 0);
  for (const path of named) {
    const on = path.split('.').map((_, at, steps) => relationAt(owner, steps.slice(0, at + 1).join('.'), env));
    follow(path, [owner, ...on.map((relation) => relation && env.entity(relation.entity))], 0);
  }
  return [...paths];
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
