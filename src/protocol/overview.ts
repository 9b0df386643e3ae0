/** A place of a document; lines and characters are 0-based. */
export interface DocumentRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** Which project: `uri` is any document of it, existing or not. */
export interface ProjectParams {
  uri: string;
}

/** `id` comes back with the progress. */
export interface CheckProjectParams extends ProjectParams {
  id: string;
}

/** How many of the files are judged. */
export interface CheckProgress {
  id: string;
  done: number;
  total: number;
}

/** How an editor shows a finding: as the policy says, or as the user wants to see it. */
export type ShownSeverity = 'error' | 'warning' | 'info' | 'hint';

/** A finding as lists show it. */
export interface FoundFinding {
  uri: string;
  range: DocumentRange;
  /** Without prefix. */
  rule: string;
  severity: ShownSeverity;
  message: string;
  entity?: string;
}

/** What a check of a project found, or why it came to nothing, in the user's language (empty when cancelled). */
export type ProjectChecked = { done: true; files: number; problems: readonly string[]; findings: readonly FoundFinding[] } | { done: false; why: string };

/** A document in Markdown or HTML, or why there is none, in the user's language. */
export type CatalogAnswer = { done: true; text: string } | { done: false; why: string };

/** A field with personal data: what people call its category, and the category's id. */
export interface DataField {
  name: string;
  category: string;
  id: string;
  place?: { uri: string; line: number };
}

/** A place that reads an entity, in words: method and row bound, whether it is logged. */
export interface EntityAccess {
  uri: string;
  line: number;
  character: number;
  title: string;
  fields: readonly string[];
  logged: string;
  isLogged: boolean;
}

/** An entity that holds personal data. */
export interface DataEntity {
  name: string;
  fields: readonly DataField[];
  accesses: readonly EntityAccess[];
}

/** The entities of a project that hold personal data, or why they are not known, in the user's language. */
export type CustomerDataAnswer = { done: true; entities: readonly DataEntity[] } | { done: false; why: string };

/** A rule as the policy has it. */
export interface RuleState {
  name: string;
  description: string;
  severity: 'off' | 'error' | 'warning';
}
