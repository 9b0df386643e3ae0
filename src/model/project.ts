import type { Catalog } from './catalog.ts';
import type { ExternalServicesView } from './external-service.ts';
import type { ConfiguredSink, NamedFunction } from './configured-sink.ts';
import type { InHouseClient } from './in-house-client.ts';

/** Question that an entry of an access log answers: who, what was done, whose data, why. */
export type AccessLogPart = 'actor' | 'action' | 'subject' | 'purpose';

/** How something of the project writes the access log. */
export type AccessLogKind = 'function' | 'decorator' | 'wrapper' | 'middleware' | 'extension';

/** A field that ties records to a tenant or owner, and how that is known. */
export interface ScopeConvention {
  field: string;
  /** Entities it ties; all that have it when absent. */
  entities?: readonly string[];
  origin: 'policy' | 'learnt';
  /** For a learnt one: in how many of the files that read customer data it stands, and how many entities have it. */
  evidence?: { files: number; ofFiles: number; entities: number; ofEntities: number };
}

/** How a project keeps the records of tenants or owners apart. */
export interface ScopeView {
  fields: readonly ScopeConvention[];
  helpers: readonly string[];
  checks: readonly string[];
  clients: readonly string[];
  rowLevelSecurity: 'all' | readonly string[];
  shared: readonly string[];
}

/** A function of the project that writes the access log, configured or discovered. */
export interface AccessLogEntry {
  /** `recordAccess` or `AuditService.record`. */
  name: string;
  origin: 'policy' | 'discovered';
  /** How it logs: called for each entry, or around whatever runs below, inside or through it. */
  kind: AccessLogKind;
  /** Module it must be imported from, as the policy names it; any when absent. */
  module?: string;
  /** File that declares it, relative to the root. */
  file?: string;
  line?: number;
  /** What it is seen to record; `unknown` when its calls do not say. */
  records: 'reads' | 'writes' | 'unknown';
}

/** A call of an access log that records a read: reads of this kind are meant to be logged. */
export interface ReadConvention {
  /** The access log that is called. */
  name: string;
  /** What the call names, the entity among it; may be empty: then the file's name tells. */
  words: readonly string[];
  /** Whether it records that one record was opened, that some were listed or found, or that all of them left. */
  of: 'one' | 'many' | 'all';
  /** Relative to the root. */
  file: string;
  line: number;
}

/** Something of a file, by its name there. */
export interface PlaceName {
  /** Relative to the root, with `/`. */
  file: string;
  name: string;
}

/** A function around which some of its users log and others do not. */
export interface ForgottenUse extends PlaceName {
  /** The first use without a log. */
  by: { file: string; line: number };
}

/** Reads that a data client logs by itself. */
export interface ClientLog {
  /** Id of the data client. */
  client: string;
  /** Name of the entity; all that the client holds when absent. */
  entity?: string;
  /** Methods whose reads are logged; all when absent. */
  methods?: readonly string[];
  file: string;
  line: number;
}

/** How far logging reaches beyond the file it stands in. */
export interface LogReach {
  /** What logs when other files call it, wrap with it or build on it, although no policy and no name says so. */
  declares: readonly AccessLogEntry[];
  /** Functions, classes and routers around all of whose uses a log is written. */
  covered: readonly PlaceName[];
  forgotten: readonly ForgottenUse[];
  clients: readonly ClientLog[];
  /** True when every request that a controller handles is logged. */
  allControllers: boolean;
  /** Files that this was learnt from. */
  files: readonly string[];
}

/** What the logger that a framework hands out was told to leave out. */
export interface HostRedaction {
  host: 'nestjs-pino' | 'fastify' | 'pino-http';
  /** As they are written: `req.headers.authorization`, `*.email`. */
  paths: readonly string[];
  /** It leaves something out, but the sources do not say what. */
  opaque: boolean;
}

/** What rules may know of the project a file belongs to. */
export interface ProjectView {
  readonly catalog: Catalog;
  readonly accessLogs: readonly AccessLogEntry[];
  /** True when every read is meant to be logged: the policy names a log, or reads of many kinds are seen to be logged. */
  readonly logsReads: boolean;
  /** Kinds of reads that are seen to be logged somewhere. */
  readonly readConventions: readonly ReadConvention[];
  /** How the access logs are called in the project: what another call should look like. */
  readonly logSamples: readonly LogSample[];
  readonly logReach: LogReach;
  /** Data clients of the project's own, from the policy. */
  readonly clients: readonly InHouseClient[];
  /** What entries of the access log must be like. */
  readonly accessLogRules: { reliable: readonly string[]; require: readonly AccessLogPart[]; template?: string; selfAccess: 'exempt' | 'logged' };
  readonly scopes: ScopeView;
  /** Functions of the project with whose values requests are answered: `load`, `userService.find`. */
  readonly answered: readonly string[];
  /** Functions that approve or register that all records leave at once. */
  readonly exportApprovals: readonly string[];
  /** Functions that encrypt a file or put it under rights management, from the policy. */
  readonly protections: readonly NamedFunction[];
  /** Functions through which data leaves, from the policy. */
  readonly sinks: readonly ConfiguredSink[];
  /** Third parties: who they are and what each may get. */
  readonly externalServices: ExternalServicesView;
  /** What loggers of frameworks leave out, wherever they are used. */
  readonly logRedaction: readonly HostRedaction[];
  /** Names of functions that mask a value, from the policy. */
  readonly maskers: readonly string[];
}

/** A value as code hands it in, as plain data: a text or number, an object, a list, or any other code. */
export type WrittenValue =
  | { kind: 'literal'; text: string }
  | { kind: 'object'; properties: readonly { key: string; value: WrittenValue }[] }
  | { kind: 'list'; items: readonly WrittenValue[] }
  | { kind: 'code'; text: string };

/** A call of an access log as it stands somewhere in the project: what a new one should look like. */
export interface LogSample {
  /** Name of the access log, as `AccessLogEntry.name`. */
  name: string;
  file: string;
  line: number;
  /** Whether it is seen to record a read. */
  reads: boolean;
  awaited: boolean;
  values: readonly WrittenValue[];
}
