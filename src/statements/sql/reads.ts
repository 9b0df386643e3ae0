import type { SqlColumn, SqlCondition, SqlLimit, SqlOutput, SqlStatement, SqlTable, SqlWhere, Span } from './shape.ts';
import { mergeWhere } from './where.ts';

/** Which columns of a table reach the program. */
export type SqlFields = { kind: 'all' } | { kind: 'except'; names: readonly string[] } | { kind: 'fields'; names: readonly string[] } | { kind: 'unknown'; why: string };

/** One table as a whole statement uses it, with WITH clauses and sub-selects seen through. */
export interface SqlRead {
  verb: SqlStatement['verb'];
  /** `main`: first table of the outermost select. `filter`: only decides which rows match. */
  role: 'main' | 'join' | 'output' | 'union' | 'filter';
  table: SqlTable;
  fields: SqlFields;
  /** What can bound the rows of this table in the result: its own limit or one around it. */
  limit: SqlLimit;
  where: SqlWhere;
  /** `*` or `t.*` in the outermost select list, where it alone names this table's columns. */
  star?: Span;
  /** Only numbers over the rows are returned: a count, or any other measure. */
  measure?: 'count' | 'aggregate';
}

/** Tells whether a table has a column; undefined when the table is not known. */
export type Owns = (table: string, column: string) => boolean | undefined;

/** More reads than a person writes; it bounds what WITH clauses that use each other can unfold to. */
const MAX_READS = 100;

type Wanted = 'all' | ReadonlySet<string>;
const NOTHING: Wanted = new Set();

interface Around {
  role: SqlRead['role'];
  wanted: Wanted;
  limit: SqlLimit;
  where: SqlWhere;
  measure?: 'count' | 'aggregate';
}

/** The tables whose rows a statement reads or writes; the main one first. */
export function readsOf(statement: SqlStatement, owns: Owns = () => undefined): SqlRead[] {
  const unfold = new Unfold(statement, owns);
  unfold.statement(statement, new Map(), { role: 'main', wanted: 'all', limit: { kind: 'none' }, where: { kind: 'none' } });
  return unfold.reads;
}

class Unfold {
  readonly reads: SqlRead[] = [];
  private readonly owns: Owns;
  private readonly root: SqlStatement;

  constructor(root: SqlStatement, owns: Owns) {
    this.root = root;
    this.owns = owns;
  }

  statement(statement: SqlStatement, outer: ReadonlyMap<string, SqlStatement | null>, around: Around): void {
    if (this.reads.length >= MAX_READS || statement.verb === 'other') return;
    const scope = new Map(outer);
    for (const cte of statement.ctes) scope.set(cte.name.toLowerCase(), cte.statement);
    const inner = this.within(statement, around);
    const alone = statement.tables.length === 1 && statement.subqueries.every(({ role }) => role !== 'union');
    for (const table of statement.tables) this.table(statement, table, scope, inner, alone);
    for (const { role, statement: nested } of statement.subqueries) this.subquery(role, nested, scope, around, inner);
    for (const cte of statement.ctes) if (cte.statement.verb !== 'select') this.unread(cte.statement, scope);
  }

  private subquery(role: string, nested: SqlStatement, scope: Map<string, SqlStatement | null>, around: Around, inner: Around): void {
    const bare = { limit: { kind: 'none' }, where: { kind: 'none' } } as const;
    if (role === 'union') {
      this.statement(nested, scope, { ...around, role: around.role === 'main' ? 'union' : around.role, wanted: around.wanted === 'all' || around.wanted.size > 0 ? 'all' : NOTHING });
    } else if (role === 'output' && inner.role !== 'filter' && inner.wanted !== NOTHING) {
      this.statement(nested, scope, { ...bare, role: 'output', wanted: 'all', limit: { kind: 'unknown', why: 'read once per row of the outer select' } });
    } else this.statement(nested, scope, { ...bare, role: 'filter', wanted: NOTHING });
  }

  /** A write in a WITH clause runs even when nothing reads its rows. */
  private unread(statement: SqlStatement, scope: Map<string, SqlStatement | null>): void {
    const role = this.reads.some((read) => read.role === 'main') ? 'join' : 'main';
    if (this.reads.some((read) => read.table === statement.tables[0])) return;
    this.statement(statement, scope, { role, wanted: NOTHING, limit: { kind: 'none' }, where: { kind: 'none' } });
  }

  /** What holds for the tables of a statement, given what stands around it. */
  private within(statement: SqlStatement, around: Around): Around {
    const limit = tighter(around.limit, statement.limit);
    if (!statement.returnsRows) return { ...around, wanted: NOTHING, limit };
    if (!statement.aggregateOnly) return { ...around, limit };
    const counts = statement.outputs.every(isCount);
    const measure = around.measure ?? (counts ? 'count' : 'aggregate');
    const rows: SqlLimit = statement.grouped ? limit : { kind: 'literal', rows: 1, range: statement.range };
    return { ...around, wanted: NOTHING, limit: rows, measure };
  }

  private table(statement: SqlStatement, table: SqlTable, scope: Map<string, SqlStatement | null>, inner: Around, alone: boolean): void {
    const role = table.role === 'main' || inner.role !== 'main' ? inner.role : 'join';
    const key = table.schema === undefined ? table.name?.toLowerCase() : undefined;
    const named = key === undefined ? undefined : scope.get(key);
    const derived = table.select ?? named;
    if (named === null) return;
    if (derived) {
      const below = new Map(scope);
      if (named && key !== undefined) below.set(key, null);
      const where = mergeWhere(inner.where, conditionsFor(statement, table));
      const passed = alone ? { limit: inner.limit, where } : { limit: inner.limit, where: { kind: 'none' } as const };
      const wanted = inner.wanted === NOTHING ? NOTHING : this.wanted(statement, table, inner.wanted);
      this.statement(derived, below, { ...inner, role, wanted, ...passed });
      return;
    }
    if (this.reads.length >= MAX_READS) return;
    const where = mergeWhere(conditionsFor(statement, table), inner.where);
    const fields = inner.wanted === NOTHING ? ({ kind: 'fields', names: [] } as const) : this.fields(statement, table, inner.wanted);
    const star = statement === this.root ? starOf(statement, table) : undefined;
    this.reads.push({
      verb: statement.verb, role, table, fields, limit: inner.limit, where,
      ...(star ? { star } : {}), ...(inner.measure ? { measure: inner.measure } : {}),
    });
  }

  private wanted(statement: SqlStatement, table: SqlTable, wanted: Wanted): Wanted {
    const fields = this.fields(statement, table, wanted);
    return fields.kind === 'fields' ? new Set(fields.names.map((name) => name.toLowerCase())) : 'all';
  }

  private fields(statement: SqlStatement, table: SqlTable, wanted: Wanted): SqlFields {
    const names = new Set<string>();
    let why: string | undefined;
    for (const output of statement.outputs) {
      if (output.kind === 'star' && (output.table === undefined || refersTo(output.table, table))) {
        if (wanted === 'all') return output.except ? { kind: 'except', names: output.except } : { kind: 'all' };
        for (const name of wanted) names.add(name);
      }
      if (wanted !== 'all' && output.alias !== undefined && !wanted.has(output.alias.toLowerCase())) continue;
      if (output.kind === 'hole') why = 'the column list is built at run time';
      for (const column of output.columns) {
        const share = this.share(column, table, statement.tables);
        if (share === 'row') return { kind: 'all' };
        if (share === 'field') names.add(column.name);
      }
    }
    return why === undefined ? { kind: 'fields', names: [...names] } : { kind: 'unknown', why };
  }

  /** What a mentioned column takes of the table: a field, the whole row (`json_agg(c)`), or nothing. */
  private share(column: SqlColumn, table: SqlTable, tables: readonly SqlTable[]): 'row' | 'field' | undefined {
    if (column.table !== undefined) {
      if (!refersTo(column.table, table)) return undefined;
      return column.name === '*' ? 'row' : 'field';
    }
    const row = tables.find((one) => refersTo(column.name, one));
    const isColumn = table.name !== undefined && this.owns(table.name, column.name) === true;
    if (row && !isColumn) return row === table ? 'row' : undefined;
    if (tables.length === 1) return 'field';
    return table.name !== undefined && this.owns(table.name, column.name) === false ? undefined : 'field';
  }
}

const isCount = (output: SqlOutput): boolean => output.kind === 'constant' || output.counts === true;

const sameName = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** True when a qualifier names this table: its alias, or its name when it has none; INSERTED and DELETED are SQL Server's names for the target. */
function refersTo(qualifier: string, table: SqlTable): boolean {
  if (sameName(table.alias, qualifier)) return true;
  if (table.alias === undefined && sameName(table.name, qualifier)) return true;
  return table.role === 'main' && /^(inserted|deleted)$/i.test(qualifier) && table.select === undefined;
}

/** The star that alone names this table's columns, so that a column list can take its place. */
function starOf(statement: SqlStatement, table: SqlTable): Span | undefined {
  const stars = statement.outputs.filter((output) => output.kind === 'star');
  const own = stars.filter((output) => output.table !== undefined && refersTo(output.table, table));
  if (own.length === 1) return own[0]?.range;
  return stars.length === 1 && stars[0]?.table === undefined && statement.tables.length === 1 ? stars[0]?.range : undefined;
}

/** An outer limit bounds the inner rows; a known one wins over an unknown one. */
function tighter(outer: SqlLimit, inner: SqlLimit): SqlLimit {
  if (outer.kind === 'none') return inner;
  if (inner.kind === 'none') return outer;
  if (outer.kind === 'literal' && inner.kind === 'literal') return outer.rows <= inner.rows ? outer : inner;
  return inner.kind === 'literal' ? inner : outer;
}

/** The conditions on the rows of one table: WHERE, and its own ON where that restricts. Those on other tables keep their qualifier. */
function conditionsFor(statement: SqlStatement, table: SqlTable): SqlWhere {
  const where = mergeWhere(statement.where, table.outer ? { kind: 'none' } : boundOnly(table.on));
  if (where.kind === 'none') return where;
  const seen = (condition: SqlCondition): SqlCondition => {
    const { table: qualifier, ...rest } = condition;
    if (rest.alternatives) return { ...rest, alternatives: rest.alternatives.map((one) => one.map(seen)) };
    if (qualifier === undefined || refersTo(qualifier, table)) return rest;
    const other = statement.tables.find((one) => refersTo(qualifier, one));
    return { ...rest, table: other?.name ?? qualifier };
  };
  return { ...where, conditions: where.conditions.map(seen) };
}

/** Of an ON clause only comparisons with a value restrict rows; the rest ties tables together. */
function boundOnly(on: SqlWhere): SqlWhere {
  if (on.kind === 'none') return on;
  const conditions = on.conditions.filter(({ value }) => value !== undefined);
  return conditions.length > 0 ? { kind: 'conditions', conditions, open: false } : { kind: 'none' };
}
