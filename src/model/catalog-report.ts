import type { CatalogData, CatalogEntity, CatalogField, WhyNot } from './catalog.ts';
import type { Problem } from './finding.ts';

/** The catalog of a project with what could not be read. */
export interface CatalogReport {
  /** Absolute path of the project root; files are relative to it. */
  root: string;
  catalog: CatalogData;
  problems: readonly Problem[];
}

/** What is said of one entity or field and why, for people. */
export interface CatalogExplanation {
  entity: CatalogEntity;
  /** Absent where the whole entity is explained. */
  field?: CatalogField;
  /** For a field about which no source says anything. */
  whyNot?: WhyNot;
  /** Lines of a policy file that would decide otherwise, valid as they stand. */
  policy: string;
  /** What can be written beside the declaration; absent where there is none to write at. */
  annotation?: string;
  /** The declaration cannot be read at present; this is what it said when it could. */
  stale?: { file: string; line: number };
}

/** What makes a reviewer's look worthwhile. */
export type ReviewReason =
  /** Code reads the entity, and no schema declares it. */
  | { kind: 'undeclared'; file: string; line: number; reads: number }
  /** By its name the entity may hold persons, or not. */
  | { kind: 'maybe-person'; subject: string }
  /** Its fields look like a person's; its name says nothing of whom. */
  | { kind: 'no-subject'; fields: readonly string[] }
  /** People write what they like into it. */
  | { kind: 'free-text' }
  /** Holds what no schema describes. */
  | { kind: 'payload'; type: string }
  /** Nothing is known of the name, among many personal fields. */
  | { kind: 'unknown-name' }
  /** Another source says otherwise. */
  | { kind: 'disagree'; category?: string; reason: string };

/** One thing a reviewer should decide. */
export interface ReviewItem {
  entity: CatalogEntity;
  /** Absent for a question about the whole entity. */
  field?: CatalogField;
  reason: ReviewReason;
  /** The decision as the policy writes it: a category, `false`, or for an entity its subject. */
  suggestion: string | false;
}
