/** UTF-16 offsets into the text that was read; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** SQL dialects that differ in what the reader looks at. */
export type SqlDialect = 'postgres' | 'mysql' | 'sqlite' | 'mssql' | 'clickhouse';

/** A value inside a statement, as far as the text says. */
export type SqlValue =
  | { kind: 'literal'; text: string }
  | SqlPlaceholder
  | { kind: 'hole'; hole: number }
  | { kind: 'unknown' };

/**
 * A bound parameter. `index` is its 0-based place in the list of values; absent for named ones and
 * for a `?` after a hole, since the hole may hold placeholders of its own. `fromEnd` counts from
 * the last `?` (0 is the last), absent when a hole follows.
 */
export interface SqlPlaceholder {
  kind: 'placeholder';
  index?: number;
  fromEnd?: number;
  name?: string;
}

/** A column as the statement spells it, without quotes. `table` is the qualifier: alias or table. */
export interface SqlColumn {
  name: string;
  table?: string;
}

/** A table that a statement names. */
export interface SqlTable {
  /** Name without quotes and schema; undefined when a hole, a function or a sub-select stands there. */
  name?: string;
  /** `crm` in `crm.customers`. */
  schema?: string;
  alias?: string;
  /** `main`: the first table of FROM, or the target of a write. `join`: any further one. */
  role: 'main' | 'join';
  /** A sub-select that stands in the table's place. */
  select?: SqlStatement;
  /** Why there is no name. */
  why?: string;
  /** The join's ON conditions. */
  on: SqlWhere;
  /** LEFT, RIGHT, FULL or CROSS: the ON conditions do not restrict the rows of the statement. */
  outer: boolean;
  range: Span;
}

/**
 * One item of a select list.
 * `star`: `*`, or `t.*` with `table`. `column`: the bare column. `expression`: anything else, with
 * the columns whose content it discloses. `aggregate`: a number over many rows. `constant`: reads
 * no column. `hole`: unknown.
 */
export interface SqlOutput {
  kind: 'star' | 'column' | 'expression' | 'aggregate' | 'constant' | 'hole';
  table?: string;
  columns: readonly SqlColumn[];
  /** For a star: columns it leaves out, `* EXCEPT (notes)`. */
  except?: readonly string[];
  /** For an aggregate: it counts rows and nothing else. */
  counts?: true;
  /** Name of the column in the result. */
  alias?: string;
  range: Span;
}

/** Row limit as written. `none` covers `LIMIT ALL`, `LIMIT NULL` and SQLite's `LIMIT -1`. */
export type SqlLimit =
  | { kind: 'none'; range?: Span }
  | { kind: 'literal'; rows: number; range: Span }
  | { kind: 'value'; value: SqlValue; cap?: number; range: Span }
  | { kind: 'unknown'; why: string };

/** One condition that every matched row fulfils. */
export interface SqlCondition extends SqlColumn {
  op: 'eq' | 'in' | 'other';
  value?: SqlValue;
  /** Length of an IN list that is written out. */
  size?: number;
  /** For `OR`: the conditions of each alternative; only where each of them has an `eq` or `in`. */
  alternatives?: readonly (readonly SqlCondition[])[];
}

/**
 * Conditions joined by AND. Columns below an OR or NOT are listed as `other`, since a row may
 * match without them; an OR whose alternatives all narrow is listed besides. `open`: parts were not understood or stand in a hole.
 */
export type SqlWhere = { kind: 'none' } | { kind: 'conditions'; conditions: readonly SqlCondition[]; open: boolean };

/** What a nested select is for: `filter` and `exists` return nothing to the program. */
export type SubqueryRole = 'filter' | 'exists' | 'output' | 'union';

/** A select inside another statement, other than in FROM. */
export interface SqlSubquery {
  role: SubqueryRole;
  statement: SqlStatement;
}

/** A named sub-statement of a WITH clause. */
export interface SqlCte {
  name: string;
  statement: SqlStatement;
}

/** What one SQL statement does. */
export interface SqlStatement {
  verb: 'select' | 'insert' | 'update' | 'delete' | 'other';
  /** The first keyword, as written and where. */
  keyword: Span & { text: string };
  /** From the first to the last token, comments and `;` not counted. */
  range: Span;
  tables: readonly SqlTable[];
  /** Select list, or RETURNING / OUTPUT list of a write. */
  outputs: readonly SqlOutput[];
  /** Only aggregates and constants are selected. With `grouped`, there are still many rows. */
  aggregateOnly: boolean;
  grouped: boolean;
  distinct: boolean;
  limit: SqlLimit;
  where: SqlWhere;
  ctes: readonly SqlCte[];
  subqueries: readonly SqlSubquery[];
  /** False when rows stay in the database (`SELECT … INTO`, a write without RETURNING). */
  returnsRows: boolean;
  /** Parts of the statement could not be read; what was read still holds. */
  open: boolean;
  /** Dialect that the text gives away. */
  dialect?: SqlDialect;
  places: SqlPlaces;
}

/** Offsets at which a statement can be edited; undefined where no safe place exists. */
export interface SqlPlaces {
  /** Where ` LIMIT n` goes: after the last condition or ordering, before FOR UPDATE, `;` and comments. */
  limit?: number;
  /** Where `TOP (n) ` goes: before the select list. */
  top?: number;
  /** Where ` FETCH NEXT n ROWS ONLY` goes when OFFSET … ROWS is already there. */
  fetch?: number;
}
