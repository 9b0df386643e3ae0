import type { TSESTree } from '@typescript-eslint/types';
import { type ChainLink, unwrap } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import type { Adapter, AccessNode, ReadEnv } from './adapter.ts';
import { type KnexStart, knexSyntax } from './knex/start.ts';
import { KNEX_MODULES } from './shared/knex-instance.ts';
import { builderAccess } from './shared/builder/access.ts';
import type { BuilderStep } from './shared/builder-step.ts';
import { type BuilderHistory, builderHistory } from './shared/builder/history.ts';
import { BUILDER_LINKS } from './shared/builder/links.ts';
import { scoped } from './shared/builder/scope.ts';
import { namedTable } from './shared/builder/tables.ts';

const ID = 'knex';

/** Names under which an instance is called, for queries without any link: `await knex('customers')`. */
const HANDLES = ['knex', 'Knex', 'db', 'DB', 'trx', 'tx', 'database', 'conn', 'connection', 'pg', 'batchInsert'];

/** Ends of names that may be an instance without the word in the file: they count where they are called with a table. */
const NAMES = ['db', 'Db', 'DB', 'trx', 'tx', 'conn', 'onnection', 'atabase', 'replica', 'pg', 'mysql', 'sqlite', 'postgres'];
const CALLED = new RegExp(`(?:${NAMES.join('|')})(?:<[^()\\n]*>)?\\)?\\(\\s*['"\`{\\w]`);

/** Links that no array, element collection or hosted database's client has. */
const DISTINCTIVE = /^(?:(?:or|and)?[wW]here(?:\w+)?|(?:left|right|inner|full|cross|outer)\w*Join|join|del|first|pluck|returning|select|insert|update|delete|orderBy|groupBy|limit|offset|count|countDistinct|distinct|onConflict|sum|avg)$/;

/** Reads Knex: `knex('customers')`, `db.select().from('customers')`, transactions, builders in variables and helpers. */
export const knex: Adapter = {
  id: ID,
  modules: KNEX_MODULES,
  methods: new Set([...BUILDER_LINKS, ...HANDLES]),
  tokens: ['knex', 'Knex', 'KNEX', ...NAMES.flatMap((name) => [`${name}(`, `${name}<`, `${name})(`].map((text) => [text, CALLED] as const))],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const history = builderHistory(node, knexSyntax(env.source), env.source);
    return history && readQuery(node, history, env);
  },
};

function readQuery(node: TSESTree.CallExpression, history: BuilderHistory<KnexStart>, env: ReadEnv): DataAccess | undefined {
  const { start } = history;
  const links: BuilderStep[] = [...start.links.map(asLink), ...history.links];
  const from = links.findLast(({ name, conditional }) => /^(?:from|table|into)$/.test(name) && !conditional);
  const named = from?.args[0] ?? start.table;
  const table = namedTable(named, env.source);
  const main = { ...scoped(table, env), node: named ?? start.call, method: 'from', conditional: false };
  if (start.instance.tentative && !isConvincing(start, links, main.entity !== undefined)) return undefined;
  // A builder that names no table yet is a part of something.
  if (!named && !start.instance.tentative && links.every(({ name }) => name !== 'from')) return undefined;
  return builderAccess({
    client: ID,
    evidence: start.instance.evidence,
    history,
    links,
    main,
    as: 'table',
    whyNoEntity: 'the table is named elsewhere',
    node,
    reportNode: start.reportNode,
    verb: start.verb,
    begin: start.table && start.call === named?.parent ? start.call : from?.call,
    env,
  });
}

/** What is only called like an instance must read a table of the project, the way only Knex does. */
function isConvincing({ instance, links: started }: KnexStart, links: readonly BuilderStep[], known: boolean): boolean {
  if (!known) return false;
  if (instance.tentative === 'named') return true;
  // `db.select().from(…)` is every builder's; `db('customers').where(…)` is Knex's.
  return started.length === 0 && links.filter(({ name }) => DISTINCTIVE.test(name)).length >= 2;
}

const asLink = ({ name, call }: ChainLink & { call: TSESTree.CallExpression }): BuilderStep => ({ name, args: call.arguments.map((argument) => unwrap(argument)), call, conditional: false });

export default knex;
