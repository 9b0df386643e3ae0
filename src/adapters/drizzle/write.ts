import type { TSESTree } from '@typescript-eslint/types';
import { resultUse } from '../../ast/index.ts';
import { type DataAccess, type Filter, type Operation, type Projection } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { writtenRows } from '../shared/written-rows.ts';
import { followBuilder } from './builder.ts';
import { type ColumnName, Conditions } from './conditions.ts';
import { entityOf, isUnique, type Site, testedOf, testsOf } from './select.ts';
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
  const conditions = conditionsOf(builder.steps, table, env);
  const filter = filterOf(conditions, table);
  const returning = builder.steps.find((step) => step.name === 'returning' || step.name === '$returningId');
  const values = builder.steps.find((step) => step.name === 'values')?.args[0];
  const rowBound = writtenRows({ creates: name === 'insert', returns: returning !== undefined, filter, values }, source);
  return {
    client: site.client,
    evidence: site.evidence,
    operation: write.operation,
    method: name,
    entity: entityOf(table),
    cardinality: rowBound.kind === 'default' && rowBound.rows === 1 ? 'one' : 'many',
    rowBound,
    projection: returned(returning, table, env),
    filter,
    related: testedOf(testsOf(conditions.tests, ownColumn(table), env), { ...site, head }),
    get result() {
      return resultUse(builder.end, true, source);
    },
    edits: {},
    node: builder.node,
    reportNode: method.property,
  };
}

function ownColumn({ key }: Table): ColumnName {
  return ({ table, name }) => (table === key ? name : undefined);
}

function conditionsOf(steps: readonly ChainedStep[], table: Table, env: ReadEnv): Conditions {
  const conditions = new Conditions(env.source, ownColumn(table));
  const wheres = steps.filter((step) => step.name === 'where');
  const last = wheres.findLastIndex(({ conditional }) => !conditional);
  for (const { args, conditional } of wheres.slice(Math.max(0, last))) if (args[0]) conditions.add(args[0], conditional);
  return conditions;
}

function filterOf(conditions: Conditions, table: Table): Filter {
  const filter = conditions.filter();
  if (filter.kind !== 'fields') return filter;
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
