import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, objectView, resolveConstant, type SourceView } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { boundLink, boundOf } from '../shared/builder/bound.ts';
import { linksInside } from '../shared/builder/callback.ts';
import type { BuilderStep } from '../shared/builder-step.ts';
import { tableScope } from '../shared/builder/scope.ts';
import { readSelection } from '../shared/builder/selection.ts';
import { textOf } from '../shared/builder/tables.ts';

const GRAPH = /^(?:withGraphFetched|withGraphJoined|eager|joinEager|mergeEager)$/;
const MAX_PATHS = 40;

/** Relations that `withGraphFetched` reads along, each with what `modifyGraph` says of it. */
export function graphAccesses(links: readonly BuilderStep[], owner: CatalogEntity | undefined, client: string, evidence: Evidence, env: ReadEnv): DataAccess[] {
  const modifiers = links.filter(({ name }) => name === 'modifyGraph' || name === 'modifyEager');
  return links.filter(({ name }) => GRAPH.test(name)).flatMap((link) => {
    const node = link.args[0];
    if (!node) return [];
    const paths = graphPaths(node, env.source);
    if (!paths) return [related(link, node, undefined, 'relations are built elsewhere', [], client, evidence, env)];
    return paths.map((path) => related(link, node, relationAt(owner, path, env), `\`${path.join('.')}\` is not a relation the catalog knows`, modifiers.filter(({ args }) => modifies(args[0], path, env.source)), client, evidence, env));
  });
}

function modifies(node: TSESTree.Node | undefined, path: readonly string[], source: SourceView): boolean {
  const text = textOf(node, source);
  return text === undefined || text.replace(/[[\]\s]/g, '') === path.join('.');
}

/** Paths of `[pets, children.[pets]]` or `{ pets: true }`; undefined when they are built elsewhere. */
function graphPaths(node: TSESTree.Node, source: SourceView): string[][] | undefined {
  const text = textOf(node, source);
  if (text !== undefined) return expressionPaths(text);
  const value = resolveConstant(node, source);
  const view = value.type === 'ObjectExpression' ? objectView(node, source) : undefined;
  if (!view || view.open) return undefined;
  return view.members.filter(({ name }) => !name.startsWith('$')).flatMap(({ name, value: inner }) => [[name], ...(graphPaths(inner, source) ?? []).map((path) => [name, ...path])]);
}

/** Relation expressions: https://vincit.github.io/objection.js/api/types/#relationexpression-string */
function expressionPaths(text: string): string[][] {
  const paths: string[][] = [];
  const open: string[][] = [];
  let prefix: string[] = [];
  let current: string[] = [];
  for (const [token] of text.matchAll(/\([^)]*\)|\bas\s+\w+|[\w$]+|[[\],.*^]/g)) {
    if (token.startsWith('(') || token.startsWith('as ') || token === '^' || token === '*') continue;
    if (token === '[') {
      open.push(prefix);
      prefix = current;
      current = prefix;
    } else if (token === ']') {
      prefix = open.pop() ?? [];
      current = prefix;
    } else if (token === ',') current = prefix;
    else if (token !== '.' && paths.length < MAX_PATHS) {
      current = [...current, token];
      paths.push(current);
    }
  }
  return paths;
}

function relationAt(owner: CatalogEntity | undefined, path: readonly string[], env: ReadEnv): { entity: string; many: boolean } | undefined {
  let entity = owner;
  let relation: { entity: string; many: boolean } | undefined;
  for (const step of path) {
    relation = entity?.fields.find((field) => field.name === step)?.relation;
    entity = relation && env.entity(relation.entity);
  }
  return relation;
}

function related(link: BuilderStep, node: TSESTree.Node, relation: { entity: string; many: boolean } | undefined, why: string, modifiers: readonly BuilderStep[], client: string, evidence: Evidence, env: ReadEnv): DataAccess {
  const inside = modifiers.map(({ args }) => (isFunction(args[1]) ? linksInside(args[1], 0, env.source) : undefined));
  const links = inside.flatMap((one) => one ?? []);
  const opaque = inside.includes(undefined) ? 'the relation is modified elsewhere' : undefined;
  const main = { name: relation?.entity, alias: undefined, entity: relation && env.entity(relation.entity), node, method: link.name, conditional: false };
  const selection = readSelection(links, tableScope(main, links, env), env.source);
  const bounds = links.flatMap((one) => {
    const bound = boundLink(one, env.source);
    return bound ? [{ link: one, bound }] : [];
  });
  const rowBound: RowBound = relation === undefined ? unknown(why) : relation.many ? boundOf(bounds, opaque) : { kind: 'default', rows: 1, why: 'relation to one' };
  return {
    client,
    evidence,
    operation: 'read',
    method: link.name,
    entity: relation ? known({ name: relation.entity, as: 'class' }) : unknown(why),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound,
    projection: opaque !== undefined && !selection.written ? unknown(opaque) : selection.of(main),
    filter: relation ? none : unknown(why),
    related: [],
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {},
    node,
    reportNode: node,
  };
}
