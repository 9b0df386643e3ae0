import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectProperty, resolveConstant, type SourceView, unwrap } from '../../ast/index.ts';
import type { SqlPlaceholder } from '../../statements/sql/index.ts';
import type { AccessNode } from '../adapter.ts';
import { textParts } from '../shared/text/parts.ts';
import type { Part } from '../shared/text/statement-text.ts';
import { withIdentifiers } from './knex-raw.ts';

/** Where a call's bound values are written. */
export type Values = { kind: 'list'; nodes: readonly TSESTree.Node[]; open: boolean } | { kind: 'named'; object: TSESTree.ObjectExpression } | { kind: 'unknown' };

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
}

/** Methods that take the values one by one behind the text. */
const SPREAD_VALUES = new Set(['$queryRawUnsafe', '$executeRawUnsafe']);

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
  const [first] = node.arguments;
  if (!called || !methods.has(called.name) || !first || first.type === 'SpreadElement') return undefined;
  const base = { node, method: called.name, receiver: called.receiver, reportNode: called.reportNode };
  const run = unwrap(called.receiver);
  // Kysely: the statement runs on the database it is given.
  if (run.type === 'TaggedTemplateExpression') return isSqlTag(run) && called.name === 'execute' ? { ...base, receiver: first, parts: textParts(run.quasi, source, 'values'), bound: true, values: { kind: 'unknown' } } : undefined;
  const config = resolveConstant(first, source);
  const tagged = config.type === 'TaggedTemplateExpression' && isSqlTag(config);
  // A transaction's work is no statement.
  if ((TAGGED_ONLY.has(called.name) && !tagged) || isFunction(config)) return undefined;
  if (config.type === 'ObjectExpression') return configured(base, config, node.arguments[1], source);
  const rest = node.arguments.slice(1);
  const values = SPREAD_VALUES.has(called.name) ? listed(rest) : valuesOf(rest[0], source);
  const bound = called.name.startsWith('$') && !SPREAD_VALUES.has(called.name);
  const parts = textParts(first, source, bound ? 'values' : 'text');
  if (called.name === 'raw') return { ...base, bound, ...withIdentifiers(parts, alone(values, rest[0]), source) };
  return { ...base, parts, bound, values };
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
  return callee.type === 'Identifier' && callee.name !== 'sql' ? { name: callee.name, receiver: callee, reportNode: callee } : undefined;
}

function taggedCall(node: TSESTree.TaggedTemplateExpression, methods: ReadonlySet<string>, source: SourceView): SqlCall | undefined {
  const tag = unwrap(node.tag);
  const property = tag.type === 'MemberExpression' && tag.property.type === 'Identifier' ? tag.property : undefined;
  const name = tag.type === 'Identifier' ? tag : property;
  if (!name || !methods.has(name.name) || !(tag.type === 'Identifier' ? name.name === 'sql' : name.name.startsWith('$'))) return undefined;
  const receiver = tag.type === 'MemberExpression' ? unwrap(tag.object) : tag;
  return { node, method: name.name, receiver, reportNode: name, parts: textParts(node.quasi, source, 'values'), bound: true, values: { kind: 'unknown' } };
}

/** `query({ text, values })` of pg, `query({ sql, values })` of mysql2. */
function configured(base: Omit<SqlCall, 'parts' | 'values' | 'bound'>, config: TSESTree.ObjectExpression, second: TSESTree.Node | undefined, source: SourceView): SqlCall | undefined {
  const text = objectProperty(config, 'text').value ?? objectProperty(config, 'sql').value;
  if (!text) return undefined;
  const values = objectProperty(config, 'values');
  return { ...base, parts: textParts(text, source), bound: false, values: valuesOf(values.open ? undefined : (values.value ?? second), source) };
}

function valuesOf(node: TSESTree.Node | undefined, source: SourceView, depth = 0): Values {
  if (!node) return { kind: 'unknown' };
  const value = resolveConstant(node, source);
  // A list that has a name can grow by `push`.
  if (value.type === 'ArrayExpression') return { ...listed(value.elements), ...(value === unwrap(node) ? {} : { open: true }) };
  if (value.type !== 'ObjectExpression') return { kind: 'unknown' };
  // Sequelize keeps the values inside its options.
  const inner = objectProperty(value, 'replacements').value ?? objectProperty(value, 'bind').value;
  return inner && depth === 0 ? valuesOf(inner, source, 1) : { kind: 'named', object: value };
}

/** Knex takes a single value without a list around it. */
function alone(values: Values, node: TSESTree.Node | undefined): Values {
  return values.kind === 'unknown' && node?.type === 'Literal' ? listed([node]) : values;
}

function listed(elements: readonly (TSESTree.Node | null)[]): { kind: 'list'; nodes: readonly TSESTree.Node[]; open: boolean } {
  const nodes: TSESTree.Node[] = [];
  for (const element of elements) if (element) nodes.push(element);
  return { kind: 'list', nodes, open: false };
}

/** The expression that a placeholder stands for. */
export function valueOf(placeholder: SqlPlaceholder, values: Values): TSESTree.Node | undefined {
  if (values.kind === 'named') return placeholder.name === undefined ? undefined : objectProperty(values.object, placeholder.name).value;
  if (values.kind !== 'list') return undefined;
  const { nodes } = values;
  if (placeholder.index !== undefined) {
    const before = nodes.slice(0, placeholder.index + 1);
    const found = before[placeholder.index];
    if (found && !before.some((node) => node.type === 'SpreadElement')) return found;
  }
  if (placeholder.fromEnd === undefined || values.open) return undefined;
  const behind = nodes.slice(nodes.length - 1 - placeholder.fromEnd);
  return behind.length === placeholder.fromEnd + 1 && !behind.some((node) => node.type === 'SpreadElement') ? behind[0] : undefined;
}
