import type { EntityRef } from './data-access.ts';

/** How serious it is when a field leaks; the taxonomy's scale. */
export type Sensitivity = 'low' | 'med' | 'high' | 'critical';

/** What a classification rests on, strongest first. */
export type SourceKind = 'policy' | 'annotation' | 'vendor' | 'schema' | 'name';

/** Where a fact was read. `file` is relative to the project root with `/`; `line` is 1-based. */
export interface SourceRef {
  kind: SourceKind;
  file?: string;
  line?: number;
}

/** Why a field is personal data. */
export interface Classification {
  /** Category id of the taxonomy: `contact.email`. */
  category: string;
  sensitivity: Sensitivity;
  source: SourceRef;
  /** The matched rule in English words: `"email" in Customer is contact.email`. */
  reason: string;
}

/** What one source says of a field. */
export interface FieldVerdict {
  /** Category id of the taxonomy; absent where the source says that the field is not personal data. */
  category?: string;
  sensitivity?: Sensitivity;
  source: SourceRef;
  /** Why, in English words. */
  reason: string;
}

/** Why the classification says nothing of a field. */
export type WhyNot =
  /** It leads to another entity: no value of its own. */
  | { kind: 'relation'; entity: string }
  /** No word of the name is known. */
  | { kind: 'unknown-name' }
  /** A word of the name is known, but others beside it make it something else: `emailTemplate`. */
  | { kind: 'other-words'; term: string; category: string; words: string }
  /** The declared type cannot hold it. */
  | { kind: 'type'; type: string; category: string }
  /** Personal only about a person, and nothing says that the records are about one. */
  | { kind: 'no-person'; category: string }
  /** Personal only in a person's own record; these belong to one by the field `by`. */
  | { kind: 'belongs'; category: string; by: string }
  /** Personal only about a person, and the records are about organisations. */
  | { kind: 'organisation'; category: string }
  /** The name itself says that it is an organisation's: `companyName`. */
  | { kind: 'of-organisation'; category: string }
  /** The records are the values there are (the genders, the countries of birth), not somebody's. */
  | { kind: 'list'; category: string }
  /** It stands in a part of the record that is about something else: `orders.items.name`. */
  | { kind: 'part'; category: string; holder: string }
  /** Personal only beside a field of another category. */
  | { kind: 'alone'; category: string; beside: string }
  /** The value is hashed, encrypted or masked. */
  | { kind: 'secured'; category: string }
  /** An opaque key of a person. */
  | { kind: 'key' };

/** A customer system that others run and code reaches through its API. */
export type SystemId = 'salesforce' | 'hubspot' | 'dynamics' | 'kintone' | 'zendesk' | 'intercom' | 'zoho' | 'pipedrive';

/** A field of an entity. `personal` is undefined when the field is not personal data. */
export interface CatalogField {
  name: string;
  /** Column name, where it differs from `name`. */
  column?: string;
  /** Declared type as written in the schema: `String`, `varchar`, `Order[]`. */
  type?: string;
  /** Set for a relation to another entity: never part of "all fields". `eager`: the client reads it along unasked. */
  relation?: { entity: string; many: boolean; eager?: true };
  /** True when the client leaves the field out unless asked for it by name (`select: false`): not part of "all fields". */
  hidden?: true;
  /** True when the record leaves the field out where it is written as JSON, as its class declares. */
  withheld?: true;
  /** Primary or unique key. */
  unique?: boolean;
  /** The file that declares it, where that is not the entity's: a base class, a migration. */
  file?: string;
  line?: number;
  personal?: Classification;
  /** Who decided that it is not personal data, where somebody did. */
  cleared?: FieldVerdict;
  /** Why its name is not personal data here, as the classification decided; absent where no word of it is known, or some source said more. */
  whyNot?: WhyNot;
  /** What weaker sources said, strongest first: recorded where one was overruled, so that people can see it. */
  outranked?: readonly FieldVerdict[];
}

/** An entity of the project with what is known of its fields. Plain data: crosses threads and the cache. */
export interface CatalogEntity {
  /** The name a finding shows: the model or class, else the table. */
  name: string;
  /** Other names of the same entity: table, mapped name. */
  aliases: readonly string[];
  /** The customer system that holds it; absent for the project's own data. */
  system?: SystemId;
  /** Whom the records are about when each of them is a person: `customer`, `contact`, `employee` …; undefined when not a person. */
  subject?: string;
  /**
   * Whose record it is, of an entity that is not a person itself: an order belongs to a customer. `by` is
   * the field that says so, `entity` the person's entity where the project declares it.
   */
  belongsTo?: { subject: string; entity?: string; by: string };
  source: SourceRef;
  /** Kinds of schema that declare it (`prisma`, `typeorm`, `sql` …); absent for one that only the policy names. */
  declaredBy?: readonly string[];
  /** True when only types describe it (GraphQL, zod, TypeScript): a record of the project, of which no store is known. */
  shape?: true;
  /** What the client adds to every read unless told otherwise: a default scope's conditions, bound, choice of fields. */
  defaults?: { filter?: true; bound?: true; projection?: true };
  fields: readonly CatalogField[];
  /**
   * Entities of this name that several places declare, each for itself (packages of a monorepo);
   * `fields` are those of all of them. Which of them code means depends on where it stands.
   */
  variants?: readonly CatalogEntity[];
}

/** Catalog as plain data. */
export interface CatalogData {
  entities: readonly CatalogEntity[];
}

/** What readers and rules ask of a catalog. */
export interface Catalog {
  readonly data: CatalogData;
  /**
   * Resolves any spelling (case, plural, separators, alias) to the project's entity. Of several
   * that places declare for themselves, the one nearest to the file `from` (relative to the root).
   * The project's own entities come first; `system` asks for those of one customer system only.
   */
  find(name: string, from?: string, system?: SystemId): CatalogEntity | undefined;
  /** The entity that a data access names. */
  resolve(entity: EntityRef): CatalogEntity | undefined;
  /** The same catalog as a file sees it: names mean what is declared nearest to it. */
  near(file: string): Catalog;
  /** Personal fields among `fields` (all when omitted); relations and ids of persons excluded. */
  personalFields(entity: CatalogEntity, fields?: readonly string[]): readonly PersonalField[];
  /** Classifies a bare name with optional context, for values whose entity is not known. */
  classifyName(name: string, context?: NameContext): Classification | undefined;
}

/** A field that holds personal data, with the proof. */
export interface PersonalField {
  name: string;
  classification: Classification;
}

/** What is known around a name that is to be classified. */
export interface NameContext {
  /** Name of the object or entity that holds it: `customer` in `customer.email`. */
  owner?: string;
  /** True when the owner is known to be a person entity. */
  person?: boolean;
  /** Declared type, as written. */
  type?: string;
  /** The other fields of the same object. */
  siblings?: readonly string[];
}
