import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, resultUse } from '../../ast/index.ts';
import { type DataAccess, type Filter, none, type Operation, type Projection } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { followBuilder } from './builder.ts';
import { Conditions } from './conditions.ts';
import { entityOf, isUnique, type Site } from './select.ts';
import { Selection } from './selection.ts';
import { type Table, tableOf } from './table.ts';

/** Writes, and the call that tells each of them from a method of the same name elsewhere. */
export const WRITES: ReadonlyMap<string, { operation: Operation; tells: readonly string[] }> = new Map([
  ['insert', { operation: 'create', tells: ['values', 'select'] }],
  ['update', { operation: 'update', tells: ['set'] }],
  ['delete', { operation: 'delete', tells: ['where', 'returning'] }],
]);

/** Reads `db.insert(t).values(…)`, `db.update(t).set(…).where(…)`, `db.delete(t).where(…)`, with what `returning` answers. */
export function readWrite(head: TSESTree.CallExpression, method: TSESTree.MemberExpression, name: string, site: Site): DataAccess | undefined {
  const write = WRITES.get(name);
  const [target] = head.arguments;
  const builder = followBuilder(head, site.env.source);
  if (!write || !target || !builder) return undefined;
  const { env } = site;
  const { source } = env;
  const table = tableOf(target, env);
  const filter = filterOf(builder.steps, table, env);
  const returning = builder.steps.find((step) => step.name === 'returning' || step.name === '$returningId');
  const single = name === 'insert' ? isOneRecord(builder.steps, env) : filter.kind === 'fields' && filter.unique;
  return {
    client: site.client,
    evidence: site.evidence,
    operation: write.operation,
    method: name,
    entity: entityOf(table),
    cardinality: single ? 'one' : 'many',
    rowBound: { kind: 'default', rows: single ? 1 : 0, why: 'a write answers no rows beyond those it changes' },
    projection: returned(returning, table, env),
    filter,
    related: [],
    get result() {
      return resultUse(builder.end, true, source);
    },
    edits: {},
    node: builder.node,
    reportNode: method.property,
  };
}

function isOneRecord(steps: readonly ChainedStep[], { source }: ReadEnv): boolean {
  const values = steps.find((step) => step.name === 'values')?.args[0];
  return values !== undefined && resolveConstant(values, source).type === 'ObjectExpression';
}

function filterOf(steps: readonly ChainedStep[], table: Table, env: ReadEnv): Filter {
  const conditions = new Conditions(env.source, (column) => (column.table === table.key ? column.name : undefined));
  const wheres = steps.filter((step) => step.name === 'where');
  const last = wheres.findLastIndex(({ conditional }) => !conditional);
  for (const { args, conditional } of wheres.slice(Math.max(0, last))) if (args[0]) conditions.add(args[0], conditional);
  const filter = conditions.filter();
  if (filter.kind !== 'fields') return filter.kind === 'unknown' ? filter : none;
  return { ...filter, unique: filter.fields.some(({ name, op, optional }) => op === 'eq' && !optional && isUnique(table, name)) };
}

function returned(step: ChainedStep | undefined, table: Table, env: ReadEnv): Projection {
  if (!step) return { kind: 'fields', fields: [] };
  if (step.name === '$returningId') return { kind: 'fields', fields: ['id'] };
  const [list] = step.args;
  if (!list) return { kind: 'all' };
  const selection = new Selection(env.source, new Set([table.key]));
  selection.object(list);
  return selection.of(table.key);
}
