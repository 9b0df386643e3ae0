import path from 'node:path';
import { type Baseline, BASELINE_FILE, BaselineFileError, baselineEntry, readBaseline, writeBaseline } from '../engine/baseline/index.ts';
import type { Finding, Problem } from '../model/index.ts';

/** The findings that a folder's baseline names: read once, and again when the file changes. */
export class KnownFindings {
  readonly file: string;
  #read: { baseline: Baseline | undefined; problem: Problem | undefined } | undefined;

  /** @param folder absolute: the one the policy is of */
  constructor(private readonly folder: string) {
    this.file = path.join(folder, BASELINE_FILE);
  }

  /** What is wrong with the file; findings count as if there were none until it is mended. */
  get problem(): Problem | undefined {
    return this.#known.problem;
  }

  /** The findings with those marked that the baseline names. */
  mark(findings: readonly Finding[]): readonly Finding[] {
    return this.#known.baseline?.mark(findings) ?? findings;
  }

  /** Forgets what was read: the file has changed. */
  forget(): void {
    this.#read = undefined;
  }

  /**
   * Adds findings to the file, which is made where there is none. What others wrote into it meanwhile stays.
   * @throws what forbids to read or write it
   */
  add(findings: readonly Finding[]): void {
    const { reason = null, until = null, entries = [] } = readBaseline(this.folder)?.content ?? {};
    writeBaseline(this.folder, { reason, until, entries: [...entries, ...findings.map((finding) => baselineEntry(finding))] });
    this.forget();
  }

  get #known(): { baseline: Baseline | undefined; problem: Problem | undefined } {
    return (this.#read ??= this.#open());
  }

  #open(): { baseline: Baseline | undefined; problem: Problem | undefined } {
    try {
      return { baseline: readBaseline(this.folder), problem: undefined };
    } catch (error) {
      if (!(error instanceof BaselineFileError)) throw error;
      const { line, column, what } = error;
      return { baseline: undefined, problem: { kind: 'policy-error', file: BASELINE_FILE, line, column, message: what } };
    }
  }
}
