import type { TSESTree } from '@typescript-eslint/types';
import type { Absence } from './absence.ts';
import type { SystemId } from './catalog.ts';
import type { Known, Unknown } from './known.ts';
import type { TextEdit } from './text-edit.ts';

/** Identifier of a data client: `prisma`, `typeorm`, `sql` … The adapter's file name. */
export type ClientId = string;

/**
 * How the receiver of the call was recognised.
 * - `import`: followed through scope to an import of the client's package.
 * - `declaration`: a type annotation, class field, constructor parameter or decorator names it.
 * - `convention`: the call's shape is unique to the client and the entity is in the catalog.
 */
export type Evidence = 'import' | 'declaration' | 'convention';

/** What the call does with the entity's rows. */
export type Operation = 'read' | 'count' | 'aggregate' | 'create' | 'update' | 'delete' | 'raw';

/** An entity as the code names it; the catalog resolves the name to one entity of the project. */
export interface EntityRef {
  /** The spelling of the code: `customer`, `Customer`, `crm_contacts`. */
  name: string;
  /** What kind of name it is, so that the catalog can resolve it. */
  as: 'model' | 'class' | 'table' | 'object';
  /** The customer system that holds it, where the client speaks to one: its standard objects are known without a schema. */
  system?: SystemId;
  /** The file that declares the type by which the code names it, relative to the root; absent where that is not followed. */
  from?: string;
}

/**
 * How many rows the access can return at most.
 * `none`: certainly unlimited. `literal`: a number in the source. `dynamic`: a value of run time,
 * `clampedTo` when the code caps it. `default`: the client itself limits (with the reason).
 * `meaningless`: a bound is written but can leave the result unlimited (0 where 0 means no limit,
 * an optional value); `why` says how, `paged` that a loop reads page after page, `fallsTo` what the written
 * value is when nobody says how many.
 */
export type RowBound =
  | { kind: 'none' }
  | { kind: 'literal'; rows: number; node: TSESTree.Node }
  | { kind: 'dynamic'; node: TSESTree.Node; clampedTo?: number }
  | { kind: 'default'; rows: number; why: string }
  | { kind: 'meaningless'; node: TSESTree.Node; why: string; paged?: true; fallsTo?: 'zero' | 'undefined' }
  | Unknown;

/** Which fields of the entity itself the access returns. `fields: []` means no field at all (a count, an existence check). */
export type Projection =
  | { kind: 'all' }
  | { kind: 'fields'; fields: readonly string[] }
  | { kind: 'except'; fields: readonly string[] }
  | Unknown;

/** One condition of a filter. */
export interface FilterField {
  /** Field name as written in the code or statement. */
  name: string;
  /** `eq`: equals one value; `in`: is in a list; `other`: range, like, not … */
  op: 'eq' | 'in' | 'other';
  /** The value's expression, when there is one. */
  value?: TSESTree.Node;
  /** For `OR` in a statement: the conditions of each alternative, where each of them has an `eq` or `in`. */
  alternatives?: readonly (readonly FilterField[])[];
  /** Whether the condition may fall away: its value can be missing and the client drops such conditions, or only some paths add it. */
  optional: boolean;
  /** For a condition that falls away by its value, why that can be missing. Absent where the code decides whether to add it. */
  absent?: Absence;
}

/** Which rows the access matches. `none`: certainly every row. */
export type Filter =
  | { kind: 'none' }
  | {
      kind: 'fields';
      fields: readonly FilterField[];
      /** True when the client guarantees at most one row per value (a unique key). */
      unique: boolean;
      /** True when more conditions exist that could not be read (a spread, a helper's result). */
      open: boolean;
    }
  | Unknown;

/** What the enclosing function does with the result of the access. */
export interface ResultUse {
  /** Variables that hold the result. */
  bindings: readonly string[];
  /** Fields read from the rows afterwards, when all uses are understood. */
  fields: Known<readonly string[]>;
  /**
   * Where the whole row leaves: `return` (to the caller), `argument` (passed to a call),
   * `no` (does not leave), `unknown`.
   */
  escapes: 'return' | 'argument' | 'no' | 'unknown';
  /** For an escape: the node through which it leaves. */
  through?: TSESTree.Node;
  /** Every node through which the whole row leaves; absent where a use is not understood. */
  exits?: readonly TSESTree.Node[];
  /** Where the rows are to be had, in the order of the code; absent where that is not followed. */
  held?: readonly HeldRows[];
}

/** An expression that answers rows, or a name that holds them, and the way from there to one row: `['rows', '[]']`, as `src/ast/answer-way.ts` writes it. */
export interface HeldRows {
  node: TSESTree.Node;
  way: readonly string[];
}

/** Builds edits in the client's own dialect. Absent where the adapter cannot write one. */
export interface AccessEdits {
  /** Adds or replaces the row bound. */
  bound?: (rows: number) => DialectEdit;
  /** Narrows the projection to these fields of the entity (keeps related entities as they are). */
  project?: (fields: readonly string[]) => DialectEdit;
  /** Leaves these fields of the entity out and keeps the others, where the client can say so. */
  omit?: (fields: readonly string[]) => DialectEdit;
  /** Reads page after page, or row by row, what a loop right behind the access handles; undefined where there is no such loop. */
  pages?: (rows: number) => DialectEdit | undefined;
  /** Adds the condition that a field of the entity equals the value of an expression, beside the conditions there are. */
  filter?: (field: string, value: string) => DialectEdit;
}

/** Text edits with the code that will be written, for the title of a suggestion. */
export interface DialectEdit {
  edits: readonly TextEdit[];
  /** The code that is written: `take: 100`, `LIMIT 100`, `.take(100)`. */
  code: string;
}

/** One call that reads, writes or deletes an entity. The record every rule consults. */
export interface DataAccess {
  client: ClientId;
  evidence: Evidence;
  operation: Operation;
  /** The client's method or verb, as written: `findMany`, `getMany`, `query`. For messages. */
  method: string;
  entity: Known<EntityRef>;
  cardinality: 'one' | 'many';
  rowBound: RowBound;
  projection: Projection;
  filter: Filter;
  /** True where one row is answered or the call fails: there is no empty answer. */
  neverEmpty?: true;
  /** Entities read along: include, relations, joins, sub-queries. Each has its own projection and bound; `node` points at the part that names it. */
  related: readonly DataAccess[];
  /** Computed lazily: asking costs a walk over the enclosing function. */
  readonly result: ResultUse;
  edits: AccessEdits;
  /** True where the client acts with the rights of the person who calls, so that the database may restrict the rows: a browser's client, a person's own token. */
  callerRights?: true;
  /** The call (or tagged template) that performs the access; findings are reported here. */
  node: TSESTree.Node;
  /** For an access that a function of the project performs with what it is given here: the call there. */
  via?: TSESTree.Node;
  /** True where the client's method takes no condition: whose the records are can only be asked of each. */
  takesNoFilter?: true;
  /** The narrowest place to underline: the method name or statement verb. */
  reportNode: TSESTree.Node;
}
