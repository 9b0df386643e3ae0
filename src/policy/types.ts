import type { AccessLogPart, ConfiguredSink, ExternalServicesView, InHouseClient, Severity } from '../model/index.ts';
import type { PolicyDiagnosticCode } from './messages.ts';

/** Severity as a policy writes it. */
export type RuleSeverity = 'off' | Severity;

/** What the policy loader must know of a rule; taken from the rule's own meta. */
export interface RuleInfo {
  /** Without prefix: `no-unbounded-query`. */
  name: string;
  recommended: RuleSeverity;
  strict: RuleSeverity;
  /** One sentence; editors show it beside the rule's name in a policy file. */
  description?: string;
}

/** A function that the policy names. */
export interface PolicyFunction {
  /** `recordAccess`, or `AuditService.record` for a method of any instance of that class. */
  name: string;
  /** Module that declares it, as a path relative to the policy file or a package name. */
  module?: string;
  /** Position in the policy file, for warnings. */
  line?: number;
  column?: number;
}

/** A function that counts as writing the access log. */
export type AccessLogFunction = PolicyFunction;

/** What counts as an entry of the access log, and what an entry must hold. */
export interface AccessLogPolicy {
  /** Calls that are an entry. */
  functions: readonly AccessLogFunction[];
  /** What logs whatever runs below or inside it. */
  decorators: readonly AccessLogFunction[];
  wrappers: readonly AccessLogFunction[];
  middleware: readonly AccessLogFunction[];
  /** What logs whatever is read through the data client that it is added to. */
  extensions: readonly AccessLogFunction[];
  /** Functions that lose no entry although nobody waits for them. */
  reliable: readonly string[];
  /** Questions that an entry must answer. */
  require: readonly AccessLogPart[];
  /** The call that a quick fix writes, with `{actor}` and the like. */
  template?: string;
  /** Whether a person's access to their own data needs an entry. */
  selfAccess: 'exempt' | 'logged';
}

/** A field that ties records to a tenant or owner. */
export interface ScopeField {
  name: string;
  /** Entities it ties; all that have it when absent. */
  entities?: readonly string[];
}

/** How records of one tenant or owner are kept apart from those of others. */
export interface ScopePolicy {
  fields: readonly ScopeField[];
  /** Functions whose answer ties the filter, query or client that it is put into. */
  helpers: readonly string[];
  /** Functions that check before or after a read. */
  checks: readonly string[];
  /** Data clients, connections, repositories or their classes that reach one tenant only. */
  clients: readonly string[];
  /** Entities whose rows the database restricts. */
  rowLevelSecurity: 'all' | readonly string[];
  /** Entities that belong to no tenant. */
  shared: readonly string[];
}

/** Functions through which data leaves, with their places in the file. */
export interface PolicySink extends ConfiguredSink {
  functions: readonly PolicyFunction[];
}

/** What the policy says of one field: not personal, or of a category. */
export type FieldDecision = { personal: false } | { personal: true; category: string; sensitivity?: 'low' | 'med' | 'high' | 'critical' };

/** What the policy says of one entity. */
export interface EntityDecision {
  name: string;
  /** False: nothing of this entity is personal data. */
  personal?: boolean;
  subject?: string;
  /** Other names of the entity (tables, DTOs). */
  aliases: readonly string[];
  fields: Readonly<Record<string, FieldDecision & { line?: number }>>;
  line?: number;
}

/** An agreed exception: findings it matches are marked suppressed. */
export interface PolicyException {
  rule: string;
  files: readonly string[];
  entity?: string;
  reason: string;
  kind: 'false-positive' | 'accepted-risk';
  owner?: string;
  /** ISO date; the last day on which the exception holds. */
  until?: string;
  line?: number;
}

/** Settings that hold for some files. */
export interface PolicyOverride {
  /**
   * minimatch globs relative to the policy file's folder. One that starts with `!` excludes what
   * earlier ones matched; one that names a folder covers everything in it.
   */
  files: readonly string[];
  /** For an override of the preset: which files it is about (`tests`, `seeds` …). */
  preset?: string;
  /** Line of the override in the policy file. */
  line?: number;
  /** Lines of its settings: `maxRows`, `strictness`, `rules.no-unbounded-query`. */
  lines?: Readonly<Record<string, number>>;
  maxRows?: number;
  strictness?: 'normal' | 'strict';
  rules: Readonly<Record<string, RuleSeverity>>;
}

/** A loaded, validated policy with its preset merged in. Plain data: crosses threads and the cache. */
export interface Policy {
  /** Absolute path of the policy file; undefined when the defaults apply. */
  file?: string;
  preset: 'recommended' | 'strict';
  maxRows: number;
  strictness: 'normal' | 'strict';
  entities: readonly EntityDecision[];
  accessLog: AccessLogPolicy;
  scopes: ScopePolicy;
  /** Functions that approve or register that all records leave at once. */
  bulkExport: { approvals: readonly string[] };
  /** Functions that encrypt a file or put it under rights management. */
  plaintextExport: { protections: readonly PolicyFunction[] };
  /** Functions through which data leaves. */
  sinks: readonly PolicySink[];
  /** Third parties: who they are and what each may get. */
  externalServices: ExternalServicesView;
  /** Data clients of the project's own. */
  clients: readonly InHouseClient[];
  /** Functions that make a value safe to disclose. */
  maskers: readonly string[];
  rules: Readonly<Record<string, RuleSeverity>>;
  /** Preset overrides (tests, seeds, migrations …) first, then the file's own; later ones win. */
  overrides: readonly PolicyOverride[];
  exceptions: readonly PolicyException[];
  /** minimatch globs of files that are not checked at all; the preset's first. `!` takes files back in. */
  ignore: readonly string[];
  /** Lines of the policy file where settings stand: `extends`, `maxRows`, `strictness`, `bulkExport.approvals`, `rules.no-unbounded-query`, `scopes.helpers.withTenant`. */
  lines?: Readonly<Record<string, number>>;
}

/** The policy as it holds for one file. */
export interface FilePolicy {
  severity(rule: string): RuleSeverity;
  readonly maxRows: number;
  readonly strict: boolean;
  /** False when every rule is off here, so that the file need not be read at all. */
  readonly active: boolean;
}

/** An error or warning in a policy file. `line` and `column` are 1-based. */
export interface PolicyDiagnostic {
  severity: Severity;
  /** The kind of mistake, the same in every language. */
  code: PolicyDiagnosticCode;
  /** What is wrong, what was expected, what to do. */
  message: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Text that mends the mistake when it replaces the range: the nearest valid name. */
  replacement?: string;
}
