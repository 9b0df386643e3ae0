/** Where records that are taken out as a whole go. */
export type ExportKind = 'file' | 'table' | 'document' | 'response' | 'download' | 'upload' | 'sheet' | 'mail' | 'http';

/**
 * Functions, methods and classes of packages through which values leave. Names are those that the package
 * exports, or of methods on what it makes; positions are those of the arguments that carry values.
 */
export interface PackageSinks {
  packages: RegExp;
  /** Exported functions, and methods of the package's own object, with the positions of what they take; all positions when empty. */
  functions?: Readonly<Record<string, readonly number[]>>;
  /** Methods of what the package makes: a worksheet, a bucket, a stream. */
  methods?: ReadonlySet<string>;
  /** Classes that take values when they are made. */
  classes?: ReadonlySet<string>;
}
