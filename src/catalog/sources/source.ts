import type { Sensitivity, SystemId } from '../../model/index.ts';

/** What a comment in the schema says: `/// @pii contact.email`, `/// @pii`, `/// @notPersonal`. */
export interface SourceAnnotation {
  /** Category id as written after `@pii`; absent when the annotation gives none. */
  category?: string;
  /** True for `@notPersonal`: wins over everything but the policy. */
  notPersonal?: true;
  /** Where it stands, when that is not where the field is declared: at a type that describes the same record. */
  at?: { file: string; line: number };
}

/** A classification by the vendor of a customer system. */
export interface SourceVendor {
  /** Category id; absent where the vendor says only that the field is personal data. */
  category?: string;
  /** Category where the vendor says only that the field is personal data, and neither its name nor its label say as what. */
  otherwise?: string;
  sensitivity?: Sensitivity;
  /** True where the vendor or its documentation says that the field is no personal data. */
  notPersonal?: true;
  /** Why, in English words: `complianceGroup "PII" of Contact.Email`, `standard field of Salesforce's Contact`. */
  reason: string;
}

/** One field of an entity as a schema declares it. */
export interface SourceField {
  /** The name code uses: property or model field; the column where the schema has only columns. */
  name: string;
  /** Column name, where it differs from `name`. */
  column?: string;
  /** Declared type as written: `String?`, `varchar(255)`, `Order[]`. */
  type?: string;
  /** Set for a relation to another entity (not for a foreign key column, which is a value). `eager`: the client reads it along unasked. */
  relation?: { entity: string; many: boolean; eager?: true };
  /** Class whose fields stand in place of this one (`address.city`), when another file declares it. */
  embedded?: string;
  /** True when the client leaves the field out unless asked for it (`select: false`). */
  hidden?: true;
  /** True when the record leaves the field out where it is written as JSON: class-transformer's `@Exclude()`, `hidden` in MikroORM. */
  withheld?: true;
  /** True for a primary key or a unique constraint on this field alone. */
  unique?: boolean;
  /** 1-based. */
  line: number;
  annotation?: SourceAnnotation;
  /** What the customer system itself says of the field: of a standard object, or in its metadata. */
  vendor?: SourceVendor;
  /** How users know the field: a few words in any language. */
  label?: string;
  /** Category that the declared type implies in a person's record, where no name says one. */
  implied?: string;
  /** How serious a leak of the field is at the least, should it be personal data, and who says so in English words. */
  rating?: { sensitivity: Sensitivity; words: string };
  /** Comment text beside the field, annotations included. */
  comment?: string;
}

/** One entity as a schema declares it. */
export interface SourceEntity {
  /** Model or class name; the table where the schema has only tables. */
  name: string;
  /** The customer system that holds the entity; entities of different systems are never one. */
  system?: SystemId;
  /** Whose data it is, where the vendor defines that; an empty text for records that are about nobody. */
  subject?: string;
  /** Mapped names: table, schema-qualified table, view. */
  aliases: string[];
  /** 1-based. */
  line: number;
  fields: SourceField[];
  /** An annotation on the entity itself: `@pii` makes it a person's record, `@notPersonal` clears it. */
  annotation?: SourceAnnotation;
  /** Names of entities or mixins whose fields this one inherits; the merge adds them. */
  extends?: string[];
  /** What the client adds to every read of the entity unless told otherwise (a default scope, a filter that is always on). */
  defaults?: { filter?: true; bound?: true; projection?: true };
  /** True when the declaration only lends its fields to others (an abstract base class): no entity of its own. */
  mixin?: true;
}

/** A function of the database with the rows it answers: those of a table, or its own. */
export interface SourceFunction {
  name: string;
  /** 1-based. */
  line: number;
  /** The table whose rows it answers; a name that is no table (a type of one value) says nothing. */
  rows?: string;
  /** The columns of rows of its own. */
  fields?: SourceField[];
}

/** What a reader understood of one schema file. A reader never throws. */
export interface SourceResult {
  entities: SourceEntity[];
  /** Functions of the database that answer rows. */
  functions?: SourceFunction[];
  /** Names of enum types the file declares: a field of such a type is a value, no relation. */
  enums?: string[];
  /** What could not be read and was skipped; `line` is 1-based. */
  problems: { message: string; line: number }[];
}

/** Reads one schema file. `file` is its path relative to the root; a reader may use it to tell what kind of file it is. */
export type SourceReader = (text: string, file: string) => SourceResult;
