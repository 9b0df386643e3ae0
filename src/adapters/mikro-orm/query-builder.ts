import type { TSESTree } from '@typescript-eslint/types';
import { insertLink, isInside, propertyName, resultUse, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, type FilterField, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type BuilderCall, type BuilderHistory, builderHistory, type BuilderMakers } from '../shared/builder-origin.ts';
import { stepBound } from '../shared/step-bound.ts';
import { TERMINALS } from './methods.ts';
import { type Common, listed, related, relationAt } from './populate.ts';
import { entityName, mikroReceiver } from './receiver.ts';
import { readWhere } from './where.ts';

const MAKERS: BuilderMakers = { methods: new Set(['createQueryBuilder', 'qb', 'queryBuilder']), types: /QueryBuilder$/ };
const WRITES: Readonly<Record<string, Operation>> = { insert: 'create', update: 'update', delete: 'delete', truncate: 'delete' };
const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

/** Reads `em.createQueryBuilder(Customer, 'c').select('*').where({ … }).limit(20).getResult()`. */
export function readQueryBuilder(call: TSESTree.CallExpression, name: string, member: TSESTree.MemberExpression, client: string, env: ReadEnv): DataAccess | undefined {
  const terminal = TERMINALS.get(name);
  const history = terminal && builderHistory(call, MAKERS, env.source);
  if (!terminal || history?.origin.kind !== 'made') return undefined;
  const made = history.origin.call;
  const receiver = mikroReceiver(history.origin.receiver, env);
  const named = receiver?.kind === 'manager' ? entityName(made.arguments[0], env) : undefined;
  if (!receiver || (receiver.tentative && !(receiver.kind === 'manager' ? named?.known : receiver.entity !== undefined))) return undefined;
  const target = receiver.kind === 'manager' ? named?.name : receiver.entity;
  const entity = target === undefined ? undefined : env.entity(target);
  const alias = textOf(made.arguments[receiver.kind === 'manager' ? 1 : 0], env.source);
  const operation = operationOf(name, history.calls);
  const reads = operation === 'read';
  const { source } = env;
  const common: Common = { client, evidence: receiver.evidence, env };
  return {
    client,
    evidence: receiver.evidence,
    operation,
    method: name,
    entity: target === undefined ? unknown('the entity is chosen at run time') : known({ name: target, as: 'class' }),
    cardinality: terminal.many && operation !== 'count' ? 'many' : 'one',
    rowBound: boundOf(name, operation, terminal.many, history, source),
    projection: reads ? projectionOf(history, alias, entity) : NO_FIELDS,
    filter: filterOf(history, alias, entity, env),
    related: reads ? joined(history, alias, entity, common) : [],
    get result() {
      return resultUse(call, name === 'getResultAndCount' ? 'pair' : terminal.many && terminal.rows, source);
    },
    edits: reads && terminal.many && isInside(made, call) ? { bound: (rows) => boundEdit(member, made, rows, source) } : {},
    node: call,
    reportNode: member.property,
  };
}

function operationOf(terminal: string, calls: readonly BuilderCall[]): Operation {
  const write = calls.map(({ name }) => WRITES[name]).find((operation) => operation !== undefined);
  return write ?? (terminal === 'getCount' || calls.some(({ name }) => name === 'count') ? 'count' : 'read');
}

function boundOf(name: string, operation: Operation, many: boolean, { calls, opaque }: BuilderHistory, source: SourceView): RowBound {
  if (operation !== 'read' || !many) return { kind: 'default', rows: operation === 'read' || operation === 'count' ? 1 : 0, why: `${name} answers one row or number` };
  return stepBound({ steps: calls, ...(opaque === undefined ? {} : { opaque }) }, ['limit'], source, { undefinedIsUnlimited: true });
}

/** `select` takes names, with or without the alias; without it all fields come. */
function projectionOf({ calls, opaque }: BuilderHistory, alias: string | undefined, entity: CatalogEntity | undefined): Projection {
  const selects = calls.filter(({ name }) => name === 'select' || name === 'addSelect');
  if (selects.length === 0) return opaque === undefined ? { kind: 'all' } : unknown(opaque);
  const names: string[] = [];
  for (const { name, args, conditional, source } of selects) {
    if (name === 'select') names.length = 0;
    const text = textOf(args[0], source);
    const list = text === undefined ? (args[0] ? listed(args[0], source) : undefined) : text.split(',').map((part) => part.trim());
    if (!list || conditional) return unknown('`select` is built elsewhere');
    names.push(...list);
  }
  const own = names.flatMap((name) => (name.includes('.') && alias !== undefined ? (name.startsWith(`${alias}.`) ? [name.slice(alias.length + 1)] : []) : [name.replace(/\s+as\s+.*$/i, '')]));
  if (own.includes('*') || names.includes(alias ?? '')) return { kind: 'all' };
  return { kind: 'fields', fields: own.filter((name) => !/\(/.test(name) && relationAt(entity, name, undefined) === undefined) };
}

function filterOf({ calls, opaque }: BuilderHistory, alias: string | undefined, entity: CatalogEntity | undefined, env: ReadEnv): Filter {
  const found: FilterField[] = [];
  let open = opaque !== undefined;
  for (const { name, args, conditional, source } of calls) {
    if (name === 'orWhere') found.splice(0, found.length, { name: 'OR', op: 'other', optional: false });
    if (name !== 'where' && name !== 'andWhere' && name !== 'delete') continue;
    const filter = readWhere(args[0], entity, { ...env, source });
    if (filter.kind === 'unknown' || (filter.kind === 'fields' && textOf(args[0], source) !== undefined)) open = true;
    else if (filter.kind === 'fields') {
      open ||= filter.open;
      found.push(...filter.fields.map((field) => ({ ...field, name: alias !== undefined && field.name.startsWith(`${alias}.`) ? field.name.slice(alias.length + 1) : field.name, optional: field.optional || conditional })));
    }
  }
  if (found.length > 0) return { kind: 'fields', fields: found, unique: false, open };
  return open ? unknown('the conditions are text or built elsewhere') : none;
}

/** `leftJoinAndSelect('c.orders', 'o')`: relations that come along. */
function joined({ calls }: BuilderHistory, alias: string | undefined, entity: CatalogEntity | undefined, common: Common): DataAccess[] {
  const paths = new Map<string, string>(alias === undefined ? [] : [[alias, '']]);
  return calls.flatMap(({ name, args, source }) => {
    if (!/[jJ]oin/.test(name)) return [];
    const target = textOf(args[0], source);
    const [owner = '', step] = target?.split('.') ?? [];
    const base = step === undefined ? '' : paths.get(owner);
    const path = [base, step ?? owner].filter(Boolean).join('.');
    const joinAlias = textOf(args[1], source);
    if (joinAlias !== undefined) paths.set(joinAlias, path);
    const [first] = args;
    return /AndSelect$/.test(name) && first ? [related(path, relationAt(entity, path, common.env), { kind: 'all' }, first, common, name)] : [];
  });
}

function boundEdit(member: TSESTree.MemberExpression, made: TSESTree.CallExpression, rows: number, source: SourceView): { code: string; edits: { range: readonly [number, number]; text: string }[] } {
  const code = `.limit(${rows})`;
  const written = limitArgument(member, made);
  if (written) return { code, edits: [{ range: written.range, text: String(rows) }] };
  return { code, edits: [insertLink(member.object, code, source)] };
}

/** The argument of the last `.limit(…)` of the chain. */
function limitArgument(member: TSESTree.MemberExpression, made: TSESTree.CallExpression): TSESTree.Node | undefined {
  for (let current: TSESTree.Node = member.object; current !== made && current.type === 'CallExpression' && current.callee.type === 'MemberExpression'; current = current.callee.object) {
    if (propertyName(current.callee) === 'limit') return current.arguments[0];
  }
  return undefined;
}

function textOf(node: TSESTree.Node | undefined, source: SourceView): string | undefined {
  const value = node && node.type !== 'SpreadElement' ? staticValue(node, source) : undefined;
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value : undefined;
}
