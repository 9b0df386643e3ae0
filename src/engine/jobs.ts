import type { Locale } from '../l10n/index.ts';
import type { ModuleFiles, ProjectData } from '../project/index.ts';
import type { FileOutcome } from './lint-file.ts';
import type { FilesToTell, ToldFile } from './told-files.ts';

/** One file to lint: its text travels along, so that findings and hashes are of the same bytes. */
export interface Job {
  file: string;
  text: string;
  /** True when the text alone must not clear it. */
  anyway?: boolean;
}

/** What a worker must know before its first job. */
export interface LintContext {
  data: ProjectData;
  modules: ModuleFiles;
  locale: Locale;
}

export interface JobResult {
  file: string;
  outcome: FileOutcome;
}

/** From the main thread to a worker. `syntax` and `tell` need no context, `lint` does. */
export type ToWorker = { type: 'context'; context: LintContext } | { type: 'syntax' | 'lint'; jobs: Job[] } | { type: 'tell'; task: FilesToTell };

/** The answer to one `syntax` or `lint` message, in order. */
export interface CheckedByWorker {
  results: JobResult[];
}

/** The answer to a `tell` message: what the files that the worker took told, by their index. */
export interface ToldByWorker {
  told: readonly (readonly [index: number, told: ToldFile])[];
}

/** From a worker to the main thread. */
export type FromWorker = CheckedByWorker | ToldByWorker;
