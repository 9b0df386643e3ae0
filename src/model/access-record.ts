import type { ClientId, Evidence, Operation } from './data-access.ts';
import type { SourceRef } from './catalog.ts';
import type { AccessLogKind } from './project.ts';

/** Part of an access as text: what is known, or why it is not. */
export type Fact = { known: string } | { unknown: string };

/** A data access as plain data, with what was understood of it: for people and other tools to look at. */
export interface AccessRecord {
  /** Relative to the root, with `/`. */
  file: string;
  /** Of the underlined place, 1-based; columns in UTF-16 code units. */
  line: number;
  column: number;
  /** For an access that a function of the project performs with what it is given here: where that function does it, `file:line`. */
  via?: string;
  client: ClientId;
  evidence: Evidence;
  operation: Operation;
  method: string;
  cardinality: 'one' | 'many';
  entity: Fact;
  /** `none`, a number, `dynamic`, `dynamic<=100`, `default 1`, `meaningless: …`. */
  rowBound: Fact;
  /** `*`, `id, email`, `* except phone`, empty for no field at all. */
  projection: Fact;
  /** `every row`, `id = …, email? = …`; `one row by` before a unique key; `new rows` for a create. */
  filter: Fact;
  /** What the code does with the rows: the fields it reads, or where they go. */
  result: Fact;
  related: readonly Omit<AccessRecord, 'file' | 'line' | 'column' | 'via' | 'result'>[];
}

/** A field with personal data that an access returns, of its entity or of one read along. */
export interface AccessField {
  entity: string;
  name: string;
  category: string;
  source: SourceRef;
}

/** A data access in the text of an editor, with what people want to know of it. */
export interface AccessFacts {
  record: Omit<AccessRecord, 'file' | 'line' | 'column'>;
  /** The place to point at, UTF-16 offsets. */
  range: readonly [start: number, end: number];
  /** The function around it, by its name and the offset at which it begins; absent outside of all. */
  within?: { name: string; start: number };
  fields: readonly AccessField[];
  /** False where the projection could not be read, so that `fields` are those that it can return at most. */
  certain: boolean;
  /** Whether the access log is written on every path from here; `none` where no entry is owed. */
  logged: 'yes' | 'no' | 'none' | { unknown: string };
}

/** All accesses of some files. */
export interface AccessReport {
  root: string;
  /** Files looked at. */
  files: number;
  accesses: readonly AccessRecord[];
  problems: readonly { file: string; message: string }[];
}

/** Something that writes the access log, with what it was seen to do. */
export interface AccessLogRecord {
  name: string;
  kind: AccessLogKind;
  origin: 'policy' | 'discovered';
  /** Where it is declared, relative to the root; absent for one of a package, or one that was not found. */
  file?: string;
  line?: number;
  records: 'reads' | 'writes' | 'unknown';
  /** Calls, and places at which it is put around something. */
  uses: number;
  /** Reads of personal data that it logs on every path, by itself. */
  reads: number;
}

/** All access logs of a project. */
export interface AccessLogReport {
  root: string;
  logs: readonly AccessLogRecord[];
  /** Functions, wrappers and builders that log because they use one of them. */
  through: readonly { name: string; kind: AccessLogKind; file: string; line: number }[];
  /** Kinds of reads that are seen to be logged: a call that names the entity. */
  conventions: readonly { words: readonly string[]; of: 'one' | 'many' | 'all'; file: string; line: number }[];
  /** Reads of personal data in the files that rules look at, and how many of them are logged. */
  reads: { all: number; logged: number };
  /** Lines for the policy that name what was discovered; empty when there is nothing to add. */
  policy: string;
  problems: readonly { file?: string; line?: number; message: string }[];
}
