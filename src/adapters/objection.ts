import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, resultUse, staticValue } from '../ast/index.ts';
import { type DataAccess, type FilterField, known, type ResultUse, type RowBound } from '../model/index.ts';
import type { Adapter, AccessNode, ReadEnv } from './adapter.ts';
import { graphAccesses } from './objection/graph.ts';
import { DISTINCTIVE, OBJECTION_LINKS, OPERATIONS, STARTS } from './objection/links.ts';
import { OBJECTION_MODULES } from './objection/model.ts';
import { type ObjectionStart, objectionSyntax } from './objection/start.ts';
import { builderAccess, type OwnLinks } from './shared/builder/access.ts';
import type { BuilderStep } from './shared/builder-step.ts';
import { type BuilderHistory, builderHistory } from './shared/builder/history.ts';

const ID = 'objection';

/** Reads Objection: `Person.query()`, `Person.relatedQuery('pets')`, `person.$query()`, graphs read along. */
export const objection: Adapter = {
  id: ID,
  modules: OBJECTION_MODULES,
  methods: new Set([...OBJECTION_LINKS, ...STARTS]),
  tokens: ['$query', 'elatedQuery', [/\.query\(\s*(?:[\w.]+\s*,?\s*)?\)/, 'query(']],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const history = builderHistory(node, objectionSyntax(env), env.source);
    return history && isConvincing(history, env) ? readQuery(node, history, env) : undefined;
  },
};

/** A class known by its import alone must be an entity that code declares, or be queried as only Objection does. */
function isConvincing({ start, links }: BuilderHistory<ObjectionStart>, env: ReadEnv): boolean {
  if (start.evidence !== 'convention') return true;
  const entity = start.entity === undefined ? undefined : env.entity(start.entity);
  if (!entity) return false;
  if (start.verb !== 'query' || links.some(({ name }) => DISTINCTIVE.has(name))) return true;
  return entity.name === start.entity && /\.[cm]?[jt]sx?$/.test(entity.source.file ?? '');
}

function readQuery(node: TSESTree.CallExpression, history: BuilderHistory<ObjectionStart>, env: ReadEnv): DataAccess {
  const { start } = history;
  const { links } = history;
  const entity = start.entity === undefined ? undefined : env.entity(start.entity);
  const alias = links.find(({ name }) => name === 'alias')?.args[0];
  const aliasText = alias && staticValue(alias, env.source);
  const main = { name: start.entity, alias: aliasText?.kind === 'known' ? String(aliasText.value) : entity?.aliases[0], entity, node: start.call, method: start.verb, conditional: false };
  return builderAccess({
    client: ID,
    evidence: start.evidence,
    history,
    links,
    main,
    as: 'class',
    whyNoEntity: start.relation ? 'the relation is not in the catalog' : 'the class is named elsewhere',
    node,
    reportNode: start.reportNode,
    verb: start.verb,
    begin: start.call,
    env,
    own: ownLinks(start, main.entity, env),
  });
}

function ownLinks(start: ObjectionStart, entity: ReturnType<ReadEnv['entity']>, env: ReadEnv): OwnLinks {
  const one = (name: string): boolean => name === 'findById' || name === 'findOne' || /AndFetchById$/.test(name);
  return {
    joinsSelect: false,
    instance: start.instance,
    methods: OPERATIONS,
    one: ({ name }) => start.instance || one(name),
    bound: (link) => boundOf(link, env),
    filter: (link) => filterOf(link, env),
    operation: ({ name }) => OPERATIONS.get(name),
    fetches: ({ name }) => name.includes('AndFetch'),
    related: (links) => graphAccesses(links, entity, ID, start.evidence, env),
    result: (links, rows, many) => {
      const paged = links.some(({ name, conditional }) => (name === 'page' || name === 'range') && !conditional);
      return withoutMethods(resultUse(rows, paged ? ['results', '[]'] : many, env.source));
    },
  };
}

/** `row.$query()` is no field of the row. */
function withoutMethods(use: ResultUse): ResultUse {
  return use.fields.kind === 'known' ? { ...use, fields: known(use.fields.value.filter((name) => !name.startsWith('$'))) } : use;
}

/** `page(index, size)`, `range(from, to)` (with both ends), `findById(id)`. */
function boundOf({ name, args, call }: BuilderStep, env: ReadEnv): RowBound | undefined {
  if (name === 'findById' || name === 'findOne') return { kind: 'default', rows: 1, why: `\`${name}\` answers one row` };
  if (name === 'page') return args[1] ? readRowBound(args[1], env.source) : undefined;
  if (name !== 'range' || args.length < 2) return undefined;
  const [from, to] = args.map((argument) => staticValue(argument, env.source));
  if (from?.kind === 'known' && to?.kind === 'known' && typeof from.value === 'number' && typeof to.value === 'number') return { kind: 'literal', rows: to.value - from.value + 1, node: args[1] ?? call };
  return { kind: 'dynamic', node: args[1] ?? call };
}

function filterOf({ name, args }: BuilderStep, env: ReadEnv): FilterField[] | undefined {
  const [value] = args;
  if (/^(?:findById|deleteById|(?:patch|update)AndFetchById)$/.test(name)) {
    const key: FilterField = { name: 'id', op: 'eq', ...(value ? { value } : {}), optional: false };
    return [key];
  }
  if (name === 'findByIds') return [{ name: 'id', op: 'in', ...(value ? { value } : {}), optional: false }];
  // `relatedQuery('pets').for(owner)` keeps to the rows of an owner.
  if (name === 'for' && value) return [{ name: 'owner', op: staticValue(value, env.source).kind === 'known' ? 'eq' : 'other', value, optional: false }];
  return undefined;
}

export default objection;
