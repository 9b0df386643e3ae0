import type { Catalog } from './catalog.ts';
import type { InHouseClient } from './in-house-client.ts';

/** A function of the project that writes the access log, configured or discovered. */
export interface AccessLogEntry {
  /** `recordAccess` or `AuditService.record`. */
  name: string;
  origin: 'policy' | 'discovered';
  /** Module it must be imported from, as the policy names it; any when absent. */
  module?: string;
  /** File that declares it, relative to the root. */
  file?: string;
  line?: number;
  /** What it is seen to record; `unknown` when its calls do not say. */
  records: 'reads' | 'writes' | 'unknown';
}

/** What rules may know of the project a file belongs to. */
export interface ProjectView {
  readonly catalog: Catalog;
  readonly accessLogs: readonly AccessLogEntry[];
  /** True when the project is seen to log reads: somewhere an access-log call stands beside a read. */
  readonly logsReads: boolean;
  /** Data clients of the project's own, from the policy. */
  readonly clients: readonly InHouseClient[];
  /** Names of functions that mask a value, from the policy. */
  readonly maskers: readonly string[];
}
