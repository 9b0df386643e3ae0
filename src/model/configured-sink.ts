/** A function as the policy names it: `protectFile`, `RightsManagement.seal`; of one module, or of any. */
export interface NamedFunction {
  name: string;
  /** Path relative to the policy file, or a package name. */
  module?: string;
}

/** How data leaves through a function that the policy names. */
export type ConfiguredSinkKind = 'log' | 'error' | 'url' | 'client-storage' | 'external-service' | 'export';

/** Functions of the project, or of a package, through which data leaves. */
export interface ConfiguredSink {
  kind: ConfiguredSinkKind;
  functions: readonly NamedFunction[];
  /** Indices of the arguments that leave; all when absent. */
  arguments?: readonly number[];
  /** Who receives it, for `external-service`. */
  service?: string;
}
