import type { TSESTree } from '@typescript-eslint/types';
import type { FilePolicy } from '../policy/types.ts';
import type { ProjectView } from '../model/index.ts';

/** What a host knows of one file: its project, the policy as it holds there. */
export interface FileContext {
  project: ProjectView;
  policy: FilePolicy;
  /** Relative to the project root, with `/`. */
  file: string;
  /** Lets readers follow the imports of the file into other modules of the project. */
  link?(ast: TSESTree.Program): void;
  /**
   * True when an exception of the policy covers findings of this rule (without prefix) about this
   * entity here. Given by hosts that cannot mark a finding as suppressed and so must not show it.
   */
  isExcepted?(rule: string, entity: string | null): boolean;
}

/** Finds the project of a file. Undefined when the file is not to be checked at all. */
export type FileContextProvider = (filename: string) => FileContext | undefined;

let provider: FileContextProvider | undefined;

/**
 * Installs the host's knowledge of projects. The plugin installs one that looks at the disk, the
 * engine one that serves what it has loaded. One per thread.
 */
export function setFileContextProvider(next: FileContextProvider | undefined): void {
  provider = next;
}

/** The context of a file; undefined when no host is installed or the file is not to be checked. */
export function fileContext(filename: string): FileContext | undefined {
  return provider?.(filename);
}
