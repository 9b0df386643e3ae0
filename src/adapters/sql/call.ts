import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectProperty, receiverOf, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import type { AccessNode } from '../adapter.ts';
import { textParts } from '../shared/text/parts.ts';
import type { Part } from '../shared/text/statement-text.ts';
import type { ResultShape } from './packages.ts';
import { withIdentifiers } from './knex-raw.ts';
import { preparedBy, RUNS } from './prepared.ts';
import { inputsOf, listed, spreadValues, type Values, valuesOf } from './values.ts';

/** A call that hands SQL to a client. */
export interface SqlCall {
  node: AccessNode;
  method: string;
  /** The object the method is called on. */
  receiver: TSESTree.Node;
  reportNode: TSESTree.Node;
  parts: readonly Part[];
  /** The expressions of the template are sent as values, not as text. */
  bound: boolean;
  values: Values;
  /** The statement is written in a `sql` tag. */
  tagged?: true;
  /** The statement was prepared before. */
  prepared?: true;
  /** The method answers at most one row. */
  one?: boolean;
  /** How the rows come out, where the call itself says so. */
  shape?: ResultShape;
}

/** Methods that take the values one by one behind the text. */
const SPREAD_VALUES = new Set(['$queryRawUnsafe', '$executeRawUnsafe', 'all', 'get', 'each', 'run']);
/** Names under which postgres.js's client, and the handle of its transactions, are used as a tag. */
export const TAGS: ReadonlySet<string> = new Set(['sql', 'tx', 'trx', 'db', 'pg']);
/** Names of a statement in an object of options: pg, mysql2 and libsql, ClickHouse. */
const TEXT_KEYS = ['text', 'sql', 'query'] as const;
const VALUE_KEYS = ['values', 'query_params', 'params', 'args'] as const;
/** Packages that wrap a statement so that its rows come one after the other. */
const WRAPPERS = /^pg-(?:cursor|query-stream|copy-streams)$/;

/** Methods of Drizzle that take a statement; other libraries take other things under these names. */
export const TAGGED_ONLY: ReadonlySet<string> = new Set(['executeOnReplica', 'all', 'get', 'run', 'values']);

/** `` sql`…` ``, which holds a statement or a part of one. */
function isSqlTag({ tag }: TSESTree.TaggedTemplateExpression): boolean {
  const name = unwrap(tag);
  return name.type === 'Identifier' && name.name === 'sql';
}

/** Takes a call or tagged template of a SQL client apart; undefined when it has no statement. */
export function sqlCall(node: AccessNode, methods: ReadonlySet<string>, source: SourceView): SqlCall | undefined {
  if (node.type === 'TaggedTemplateExpression') return taggedCall(node, methods, source);
  const called = calleeOf(node);
  if (!called || !methods.has(called.name)) return undefined;
  const base = { node, method: called.name, receiver: called.receiver, reportNode: called.reportNode };
  const prepared = RUNS.has(called.name) ? preparedBy(node, source) : undefined;
  if (prepared) {
    const { text, receiver, values, one } = prepared;
    return { ...base, receiver, values, parts: textParts(text, source), bound: false, prepared: true, ...(one ? { one, shape: 'row' } : called.name === 'iterate' ? { shape: 'rows' } : {}) };
  }
  const [first] = node.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const run = unwrap(called.receiver);
  // Kysely: the statement runs on the database it is given.
  if (run.type === 'TaggedTemplateExpression') return isSqlTag(run) && called.name === 'execute' ? { ...base, receiver: first, parts: textParts(run.quasi, source, 'values'), bound: true, values: { kind: 'unknown' } } : undefined;
  const config = resolveConstant(first, source);
  const tagged = config.type === 'TaggedTemplateExpression' && isSqlTag(config);
  // A transaction's work is no statement.
  if ((TAGGED_ONLY.has(called.name) && !RUNS.has(called.name) && !tagged) || isFunction(config)) return undefined;
  if (config.type === 'ObjectExpression') return configured(base, config, node.arguments[1], source);
  const wrapped = wrappedText(first, source);
  if (wrapped) return { ...base, parts: textParts(wrapped.text, source), bound: false, values: valuesOf(wrapped.values, source), shape: 'stream' };
  const rest = node.arguments.slice(1);
  const values = called.name.startsWith('$') ? listed(rest) : SPREAD_VALUES.has(called.name) ? spreadValues(rest.filter((one) => !/Function/.test(one.type)), source) : rest[0] ? valuesOf(rest[0], source) : inputsOf(called.receiver, source);
  const bound = called.name.startsWith('$') && !SPREAD_VALUES.has(called.name);
  const parts = textParts(first, source, bound ? 'values' : 'text');
  if (called.name === 'raw') return { ...base, bound, ...withIdentifiers(parts, alone(values, rest[0]), source) };
  return { ...base, parts, bound, values, ...(called.name === 'get' ? { one: true, shape: 'row' as const } : {}), ...(tagged ? { tagged } : {}) };
}

interface Callee {
  name: string;
  receiver: TSESTree.Node;
  reportNode: TSESTree.Node;
}

/** `pool.query(…)`, or the project's own `query(…)`. */
function calleeOf(node: TSESTree.CallExpression): Callee | undefined {
  const called = calledMember(node);
  if (called) return { name: called.name, receiver: called.object, reportNode: called.member.property };
  const callee = unwrap(node.callee);
  return callee.type === 'Identifier' && !TAGS.has(callee.name) && !RUNS.has(callee.name) ? { name: callee.name, receiver: callee, reportNode: callee } : undefined;
}

/** `sql`…``, `prisma.$queryRaw`…``, mssql's `sql.query`…``. */
function taggedCall(node: TSESTree.TaggedTemplateExpression, methods: ReadonlySet<string>, source: SourceView): SqlCall | undefined {
  const tag = unwrap(node.tag);
  const property = tag.type === 'MemberExpression' && tag.property.type === 'Identifier' ? tag.property : undefined;
  const name = tag.type === 'Identifier' ? tag : property;
  if (!name || !methods.has(name.name)) return undefined;
  if (!(tag.type === 'Identifier' || name.name === 'sql' ? TAGS.has(name.name) : name.name.startsWith('$') || name.name === 'query')) return undefined;
  const receiver = tag.type === 'MemberExpression' && !TAGS.has(name.name) ? unwrap(tag.object) : tag;
  return { node, method: name.name, receiver, reportNode: name, parts: textParts(node.quasi, source, 'values'), bound: true, values: { kind: 'unknown' } };
}

/** `query({ text, values })` of pg, `query({ sql, values })` of mysql2, `query({ query, query_params, format })` of ClickHouse. */
function configured(base: Omit<SqlCall, 'parts' | 'values' | 'bound'>, config: TSESTree.ObjectExpression, second: TSESTree.Node | undefined, source: SourceView): SqlCall | undefined {
  const text = firstOf(config, TEXT_KEYS).value;
  if (!text) return undefined;
  const values = firstOf(config, VALUE_KEYS);
  const format = objectProperty(config, 'format').value;
  const written = format && staticValue(format, source);
  const shape = written?.kind === 'known' && !/EachRow/.test(String(written.value)) ? ({ shape: 'stream' } as const) : {};
  return { ...base, parts: textParts(text, source), bound: false, values: valuesOf(values.open ? undefined : (values.value ?? second), source), ...shape };
}

function firstOf(config: TSESTree.ObjectExpression, keys: readonly string[]): ReturnType<typeof objectProperty> {
  const found = keys.map((key) => objectProperty(config, key));
  return found.find(({ value }) => value) ?? { ...found[0], open: found.some(({ open }) => open) };
}

/** `client.query(new Cursor(text, values))`, `client.query(copyTo(text))`. */
function wrappedText(node: TSESTree.Node, source: SourceView): { text: TSESTree.Node; values?: TSESTree.Node } | undefined {
  const made = resolveConstant(node, source);
  if (made.type !== 'NewExpression' && made.type !== 'CallExpression') return undefined;
  const module = receiverOf(made.callee, source)?.origin?.module;
  const [text, values] = made.arguments;
  return module !== undefined && WRAPPERS.test(module) && text && text.type !== 'SpreadElement' ? { text, ...(values ? { values } : {}) } : undefined;
}

/** Knex takes a single value without a list around it. */
function alone(values: Values, node: TSESTree.Node | undefined): Values {
  return values.kind === 'unknown' && node?.type === 'Literal' ? listed([node]) : values;
}
