import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, type Filter, type FilterField, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { FROM_FUNCTION, readsOf, type SqlCondition, type SqlDialect, type SqlLimit, type SqlRead, type SqlStatement, type SqlValue } from '../../statements/sql/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { SqlCall } from './call.ts';
import type { ResultShape } from './packages.ts';
import { sqlEdits } from './edits.ts';
import { fieldOfColumn } from './names.ts';
import { rowsUse, takesFirstOnly } from './result.ts';
import { FIRST_OF_EQUAL, isEquality } from '../shared/first-of-equal.ts';
import type { StatementText } from '../shared/text/statement-text.ts';
import { valueOf } from './values.ts';

/** A statement of a call, with what was found out about the call. */
export interface StatementSite {
  call: SqlCall;
  text: StatementText;
  statement: SqlStatement;
  /** The same statement with the parts that only some paths add, and its text. */
  full?: SqlStatement;
  fullText?: StatementText;
  evidence: Evidence;
  shape: ResultShape;
  dialect: SqlDialect | undefined;
  env: ReadEnv;
}

const OPERATIONS: Readonly<Record<SqlStatement['verb'], Operation>> = { select: 'read', insert: 'create', update: 'update', delete: 'delete', other: 'raw' };

/** Turns a statement into the record; undefined when it names no table at all. */
export function statementAccess(site: StatementSite, client: string): DataAccess | undefined {
  const { env, statement, full } = site;
  const owns = (table: string, column: string): boolean | undefined => {
    const entity = env.entity(table);
    return entity && fieldOfColumn(entity, column) !== undefined;
  };
  const reads = readsOf(statement, owns);
  const main = reads.find(({ role }) => role === 'main');
  if (!main) return undefined;
  const fullMain = full && readsOf(full, owns).find(({ role }) => role === 'main');
  const others = reads.filter((read) => read !== main && read.verb === main.verb);
  return new AccessReader(site, client).main(main, fullMain, others);
}

/** The access of a call whose statement cannot be read. */
export function unreadableAccess(call: SqlCall, evidence: Evidence, client: string): DataAccess {
  const why = 'the statement is built elsewhere';
  return {
    client, evidence, operation: 'raw', method: call.method, entity: unknown(why), cardinality: 'many', rowBound: unknown(why), projection: unknown(why),
    filter: unknown(why), related: [], result: { bindings: [], fields: unknown(why), escapes: 'unknown' }, edits: {}, node: call.node, reportNode: call.reportNode,
  };
}

class AccessReader {
  private readonly site: StatementSite;
  private readonly client: string;

  constructor(site: StatementSite, client: string) {
    this.site = site;
    this.client = client;
  }

  main(read: SqlRead, full: SqlRead | undefined, others: readonly SqlRead[]): DataAccess {
    const { site } = this;
    const { call, text, statement, dialect, env } = site;
    const entity = this.entityOf(read);
    const filter = this.filter(read, full, entity);
    const rowBound = this.rowBound(read, full, filter, entity);
    const operation = read.measure ?? OPERATIONS[read.verb];
    const { shape } = site;
    return {
      ...this.common(read, entity),
      operation,
      method: call.method,
      cardinality: isOne(operation, filter, rowBound) ? 'one' : 'many',
      rowBound,
      filter,
      related: others.map((other) => this.related(other, rowBound)),
      get result() {
        return rowsUse(call.node, shape, env.source);
      },
      edits: operation === 'read' ? sqlEdits({ text, statement, read, entity, dialect, rowBound, source: env.source }) : {},
      node: call.node,
      reportNode: call.reportNode,
    };
  }

  private related(read: SqlRead, around: RowBound): DataAccess {
    const entity = this.entityOf(read);
    const node = this.site.text.nodeAt(read.table.range.start) ?? this.site.call.node;
    const filter = this.filter(read, undefined, entity);
    const rows = read.role === 'filter' ? unknown('only decides which rows match') : around.kind === 'none' ? unknown('as many as the statement it is part of') : around;
    return {
      ...this.common(read, entity),
      operation: read.measure ?? OPERATIONS[read.verb],
      method: read.role === 'join' ? 'JOIN' : read.role === 'union' ? 'UNION' : 'SELECT',
      cardinality: 'many',
      rowBound: read.role === 'union' && read.limit.kind === 'none' ? { kind: 'none' } : rows,
      filter,
      related: [],
      result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
      edits: {},
      node,
      reportNode: node,
    };
  }

  private common(read: SqlRead, entity: CatalogEntity | undefined): Pick<DataAccess, 'client' | 'evidence' | 'entity' | 'projection'> {
    const { name, why } = read.table;
    return {
      client: this.client,
      evidence: this.site.evidence,
      entity: name === undefined ? unknown(why ?? 'the statement names no table') : known({ name, as: 'table' }),
      projection: projectionOf(read, entity),
    };
  }

  private entityOf(read: SqlRead): CatalogEntity | undefined {
    return read.table.name === undefined ? undefined : this.site.env.entity(read.table.name);
  }

  private filter(read: SqlRead, full: SqlRead | undefined, entity: CatalogEntity | undefined): Filter {
    const { where } = read;
    const always = where.kind === 'conditions' ? where.conditions : [];
    const all = full?.where.kind === 'conditions' ? full.where.conditions : always;
    const fields = [...always.map((one) => this.condition(one, false)), ...without(all, always).map((one) => this.condition(one, true))];
    const open = (where.kind === 'conditions' && where.open) || (full?.where.kind === 'conditions' && full.where.open) || false;
    if (fields.length === 0 && read.table.name === undefined && read.table.why === FROM_FUNCTION) return unknown('a database function chooses the rows');
    if (fields.length === 0) return open ? unknown('the conditions are built at run time') : none;
    return { kind: 'fields', fields, unique: always.some((one) => one.op === 'eq' && one.table === undefined && isUnique(entity, one.name)), open };
  }

  private condition(condition: SqlCondition, optional: boolean, text = optional ? this.site.fullText : this.site.text): FilterField {
    const name = condition.table === undefined ? condition.name : `${condition.table}.${condition.name}`;
    const value = condition.value && this.valueNode(condition.value, text);
    const alternatives = condition.alternatives?.map((fields) => fields.map((one) => this.condition(one, false, text)));
    return { name, op: condition.op, ...(value ? { value } : {}), ...(alternatives ? { alternatives } : {}), optional };
  }

  private valueNode(value: SqlValue, text: StatementText | undefined = this.site.text): TSESTree.Node | undefined {
    if (value.kind === 'hole') return text?.holes[value.hole];
    // Parts that only some paths add shift the places of `?`.
    if (value.kind !== 'placeholder' || (this.site.full && this.site.text.text.includes('?'))) return undefined;
    return valueOf(value, this.site.call.values);
  }

  private rowBound(read: SqlRead, full: SqlRead | undefined, filter: Filter, entity: CatalogEntity | undefined): RowBound {
    if (read.verb !== 'select') return { kind: 'default', rows: filter.kind === 'fields' && filter.unique ? 1 : 0, why: 'a write answers no rows beyond those it changes' };
    if (read.measure !== undefined && read.limit.kind === 'literal') return { kind: 'default', rows: 1, why: 'an aggregate without GROUP BY answers one row' };
    const alone = this.site.statement.tables.length === 1 && this.site.statement.subqueries.every(({ role }) => role !== 'union');
    if (alone && filter.kind === 'fields' && filter.unique) return { kind: 'default', rows: 1, why: 'the filter names one record' };
    const list = alone && read.limit.kind === 'none' && read.where.kind === 'conditions' ? mostRows(read.where.conditions, entity) : undefined;
    if (list !== undefined) return { kind: 'default', rows: list, why: `the filter lists ${list} records` };
    if (this.site.call.one) return { kind: 'default', rows: 1, why: `\`${this.site.call.method}\` answers one row` };
    if (alone && read.limit.kind === 'none' && isEquality(filter) && takesFirstOnly(this.site.call.node, this.site.shape, this.site.env.source)) {
      return FIRST_OF_EQUAL;
    }
    if (read.limit.kind === 'none' && full && full.limit.kind !== 'none') return this.sometimes(full.limit);
    return this.limit(read.limit);
  }

  private limit(limit: SqlLimit): RowBound {
    if (limit.kind === 'none' || limit.kind === 'unknown') return limit.kind === 'none' ? { kind: 'none' } : limit;
    const { node } = this.site.call;
    const written = this.site.text.nodeAt(limit.range.start) ?? node;
    if (limit.kind === 'literal') return { kind: 'literal', rows: limit.rows, node: written };
    const value = this.valueNode(limit.value);
    const bound: RowBound = value ? readRowBound(value, this.site.env.source) : { kind: 'dynamic', node: written };
    const cap = limit.cap ?? Infinity;
    if (cap === Infinity) return bound;
    const inner = bound.kind === 'dynamic' ? (bound.clampedTo ?? Infinity) : bound.kind === 'literal' ? bound.rows : Infinity;
    return { kind: 'dynamic', node: value ?? written, clampedTo: Math.min(cap, inner) };
  }

  private sometimes(limit: SqlLimit): RowBound {
    if (limit.kind === 'unknown') return limit;
    const optional = this.site.call.parts.find((part) => part.kind === 'optional' && part.parts.some((one) => one.kind === 'text' && /\b(limit|fetch|top)\b/i.test(one.text)));
    return { kind: 'meaningless', node: optional?.node ?? this.site.call.node, why: 'LIMIT is added only under a condition' };
  }
}

/** The conditions of `all` that `some` lacks. */
function without(all: readonly SqlCondition[], some: readonly SqlCondition[]): SqlCondition[] {
  const keyOf = ({ table, name, op }: SqlCondition): string => `${table ?? ''}.${name} ${op}`;
  const left = some.map(keyOf);
  return all.filter((one) => {
    const at = left.indexOf(keyOf(one));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function projectionOf(read: SqlRead, entity: CatalogEntity | undefined): Projection {
  if (read.fields.kind !== 'fields' && read.fields.kind !== 'except') return read.fields;
  const fields = read.fields.names.map((name) => fieldOfColumn(entity, name)?.name ?? name);
  return { kind: read.fields.kind, fields: [...new Set(fields)] };
}

/** A key by the schema, or a column that is one by its name where the schema says nothing about keys. */
function isUnique(entity: CatalogEntity | undefined, column: string): boolean {
  const field = fieldOfColumn(entity, column);
  if (field?.unique !== undefined) return field.unique;
  return /^(id|uuid|guid)$/i.test(column);
}

/** How many rows conditions can match: by a key, by a written-out list of keys, by alternatives of these. */
function mostRows(conditions: readonly SqlCondition[], entity: CatalogEntity | undefined): number | undefined {
  const counts = conditions.map(({ op, size, name, table, alternatives }) => {
    if (alternatives) return alternatives.reduce((sum, one) => sum + (mostRows(one, entity) ?? NaN), 0);
    return op === 'other' || table !== undefined || !isUnique(entity, name) ? NaN : op === 'eq' ? 1 : (size ?? NaN);
  });
  const most = Math.min(...counts.filter((count) => !Number.isNaN(count)));
  return Number.isFinite(most) ? most : undefined;
}

/** A read is of one row by what it answers, a change by what it matches: it answers no rows at all. */
function isOne(operation: DataAccess['operation'], filter: DataAccess['filter'], rowBound: RowBound): boolean {
  if (operation === 'update' || operation === 'delete') return filter.kind === 'fields' && filter.unique;
  return rowBound.kind === 'default' && rowBound.rows <= 1;
}
