import type { CatalogData, Finding, Problem } from '../model/index.ts';

/** What the tools ask of a project: on disk, or as it stands in an editor. */
export interface AgentProject {
  /** Absolute path; nothing outside is read, and places are relative to it. */
  root: string;
  /** Judges files or folders. @param paths absolute, below the root */
  check(paths: readonly string[]): Promise<{ findings: readonly Finding[]; problems: readonly Problem[]; files: number }>;
  catalog(): Promise<CatalogData>;
}
