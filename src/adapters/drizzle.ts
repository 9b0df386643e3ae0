import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, resultUse } from '../ast/index.ts';
import type { DataAccess, Evidence } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { chainFrom } from './drizzle/builder.ts';
import { Conditions } from './drizzle/conditions.ts';
import { drizzleProof, speaksDrizzle } from './drizzle/receiver.ts';
import { readRelational, relationalReceiver } from './drizzle/relational.ts';
import { entityOf, readSelect, type Site } from './drizzle/select.ts';
import { type Table, tableOf } from './drizzle/table.ts';
import { readWrite, WRITES } from './drizzle/write.ts';

const ID = 'drizzle';
const SELECTS = new Set(['select', 'selectDistinct', 'selectDistinctOn']);
const RELATIONAL = new Set(['findMany', 'findFirst']);

/** Reads Drizzle 0.2x to 1.0: select and write builders, relational queries, `$count`. Statements as text are read as SQL. */
export const drizzle: Adapter = {
  id: ID,
  modules: ['drizzle-orm'],
  methods: new Set([...SELECTS, ...RELATIONAL, ...WRITES.keys(), '$count']),
  tokens: [
    ['.select', '.from('],
    ['query', '.findMany'],
    ['query', '.findFirst'],
    ['.insert(', '.values('],
    ['.insert(', 'drizzle-orm'],
    ['.update(', '.set('],
    ['.where(', '.delete('],
    ['.delete(', 'drizzle-orm'],
    '.$count(',
  ],
  read(node, env) {
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    if (!called || node.type !== 'CallExpression') return undefined;
    const { name, object, member } = called;
    if (RELATIONAL.has(name)) return relational(node, name, object, member, env);
    const target = SELECTS.has(name) ? chainFrom(node).links.find((link) => link.name === 'from')?.call?.arguments : node.arguments;
    const [argument] = target ?? [];
    // A table is a value, never a text; a second argument is another library's alias.
    if (!argument || !isTableLike(argument) || (target?.length ?? 0) > (name === '$count' ? 2 : 1)) return undefined;
    const evidence = evidenceOf(node, name, object, tableOf(argument, env), env);
    if (!evidence) return undefined;
    const site: Site = { client: ID, evidence, env };
    if (SELECTS.has(name)) return readSelect(node, member, name, site);
    return name === '$count' ? count(node, member, argument, site) : readWrite(node, member, name, site);
  },
};

function isTableLike({ type }: TSESTree.Node): boolean {
  return /^(?:Identifier|MemberExpression|CallExpression|TSAsExpression|TSNonNullExpression|TaggedTemplateExpression)$/.test(type);
}

/** How it is known that a chain is Drizzle's: the database is, or the file speaks Drizzle and names a table, or the table is the project's. */
function evidenceOf(call: TSESTree.CallExpression, name: string, database: TSESTree.Node, table: Table, env: ReadEnv): Evidence | undefined {
  const proof = drizzleProof(database, env.source);
  if (proof === 'other' || !proof) return undefined;
  if (proof.certain) return proof.evidence;
  const tells = WRITES.get(name)?.tells;
  const shaped = !tells || chainFrom(call).links.some((link) => tells.includes(link.name));
  if (!shaped) return undefined;
  return table.entity || (speaksDrizzle(env.source) && (!tells || table.proven)) ? proof.evidence : undefined;
}

function relational(call: TSESTree.CallExpression, name: string, object: TSESTree.Node, member: TSESTree.MemberExpression, env: ReadEnv): DataAccess | undefined {
  const receiver = relationalReceiver(object);
  const proof = receiver && drizzleProof(receiver.database, env.source);
  if (!receiver || !proof || proof === 'other') return undefined;
  if (!proof.certain && !speaksDrizzle(env.source) && !env.entity(receiver.name)) return undefined;
  return readRelational(call, member, name, receiver.name, { client: ID, evidence: proof.evidence, env });
}

/** `db.$count(customers, eq(customers.teamId, id))`. */
function count(call: TSESTree.CallExpression, member: TSESTree.MemberExpression, target: TSESTree.Node, { client, evidence, env }: Site): DataAccess {
  const table = tableOf(target, env);
  const conditions = new Conditions(env.source, (column) => (column.table === table.key ? column.name : undefined));
  const [, where] = call.arguments;
  if (where) conditions.add(where);
  return {
    client, evidence, operation: 'count', method: '$count', entity: entityOf(table), cardinality: 'one',
    rowBound: { kind: 'default', rows: 1, why: '$count answers a number' },
    projection: { kind: 'fields', fields: [] },
    filter: conditions.filter(),
    related: [],
    get result() {
      return resultUse(call, false, env.source);
    },
    edits: {}, node: call, reportNode: member.property,
  };
}

export default drizzle;
