import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, known, none, type Projection, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** What every part of one access shares. */
export interface Common {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

const ELSEWHERE = unknown('the fields are built elsewhere');

/** Names in a list, with lists that are spread into it; undefined when some are built elsewhere. */
export function namesIn(node: TSESTree.Node, source: SourceView, depth = 0): { name: string; node: TSESTree.Node }[] | undefined {
  const list = resolveConstant(node, source);
  if (list.type !== 'ArrayExpression' || depth > 4) return undefined;
  const names: { name: string; node: TSESTree.Node }[] = [];
  for (const element of list.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement') {
      const spread = namesIn(element.argument, source, depth + 1);
      if (!spread) return undefined;
      names.push(...spread);
      continue;
    }
    const text = staticValue(element, source);
    if (text.kind !== 'known' || typeof text.value !== 'string') return undefined;
    names.push({ name: text.value, node: element });
  }
  return names;
}

/**
 * Reads `fields: ['id', 'email', 'groups.*', '*addresses']`: names, `*` for all of a model, paths through
 * relations and links to other modules.
 */
export function fieldsOf(node: TSESTree.Node | undefined, owner: CatalogEntity | undefined, common: Common): { projection: Projection; related: DataAccess[] } {
  const names = node && namesIn(node, common.env.source);
  if (!names) return { projection: ELSEWHERE, related: [] };
  const own = names.filter(({ name }) => !name.includes('.') && !/^\*./.test(name)).map(({ name }) => name);
  const projection: Projection = own.includes('*') ? { kind: 'all' } : { kind: 'fields', fields: [...new Set(own)] };
  return { projection, related: relatedOf(names, owner, common) };
}

/** Relations by the first step of their paths; what lies deeper is told under them. */
export function relatedOf(names: readonly { name: string; node: TSESTree.Node }[], owner: CatalogEntity | undefined, common: Common, depth = 0): DataAccess[] {
  const paths = new Map<string, { name: string; node: TSESTree.Node }[]>();
  for (const { name, node } of names) {
    const path = name.startsWith('*') && name.length > 1 ? `${name.slice(1)}.*` : name;
    const at = path.indexOf('.');
    if (at < 1 || depth > 6) continue;
    const step = path.slice(0, at);
    paths.set(step, [...(paths.get(step) ?? []), { name: path.slice(at + 1), node }]);
  }
  return [...paths].map(([step, rest]) => along(step, rest, owner, common, depth));
}

function along(step: string, rest: readonly { name: string; node: TSESTree.Node }[], owner: CatalogEntity | undefined, common: Common, depth: number): DataAccess {
  const { client, evidence, env } = common;
  const relation = owner?.fields.find(({ name }) => name === step)?.relation;
  const entity = relation ? env.entity(relation.entity) : env.entity(step);
  const name = relation?.entity ?? entity?.name ?? step;
  const many = relation ? relation.many : /s$/.test(step);
  const own = rest.map((one) => one.name).filter((one) => !one.includes('.'));
  const node = rest[0]?.node as TSESTree.Node;
  return {
    client, evidence, operation: 'read', method: 'fields',
    entity: known({ name, as: 'model' }),
    cardinality: many ? 'many' : 'one',
    rowBound: many ? unknown('as many as belong to each row') : { kind: 'default', rows: 1, why: 'relation to one' },
    projection: own.includes('*') ? { kind: 'all' } : { kind: 'fields', fields: own },
    filter: none,
    related: relatedOf(rest, entity, common, depth + 1),
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {}, node, reportNode: node,
  };
}
