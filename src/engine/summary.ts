import type { CheckResult, Finding, Problem } from '../model/index.ts';

/** What one project contributes to a result. */
export interface ProjectResult {
  findings: readonly Finding[];
  problems: readonly Problem[];
  /** Sources that were asked for, unreadable ones included. */
  files: number;
  /** Sources whose text was read. */
  read: number;
}

/** Counts findings and files. A file that could not be parsed, or in which a rule failed, does not count as analysed. */
export function summarise(root: string, { findings, problems, files, read }: ProjectResult, durationMs: number): CheckResult {
  const counted = findings.filter((finding) => !finding.suppressed);
  const unanalysed = new Set(problems.filter(({ kind }) => kind === 'syntax-error' || kind === 'internal-error').map(({ file }) => file));
  return {
    root,
    summary: {
      files,
      analysed: read - unanalysed.size,
      errors: counted.filter(({ severity }) => severity === 'error').length,
      warnings: counted.filter(({ severity }) => severity === 'warning').length,
      suppressed: findings.length - counted.length,
      durationMs: Math.round(durationMs),
    },
    findings,
    problems,
  };
}

/** A project's result as seen from a folder above: file names get the way down to it. */
export function seenFromAbove(result: ProjectResult, prefix: string): ProjectResult {
  const moved = (file: string): string => `${prefix}/${file}`;
  return {
    ...result,
    findings: result.findings.map((finding) => ({
      ...finding,
      file: moved(finding.file),
      fields: finding.fields.map((field) => ({ ...field, source: { ...field.source, ...(field.source.file === undefined ? {} : { file: moved(field.source.file) }) } })),
      related: finding.related.map((place) => ({ ...place, file: moved(place.file) })),
    })),
    problems: result.problems.map((problem) => ({ ...problem, ...(problem.file === undefined ? {} : { file: moved(problem.file) }) })),
  };
}

/** Joins the results of several projects. */
export function joined(results: readonly ProjectResult[]): ProjectResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    problems: results.flatMap(({ problems }) => problems),
    files: results.reduce((sum, { files }) => sum + files, 0),
    read: results.reduce((sum, { read }) => sum + read, 0),
  };
}
