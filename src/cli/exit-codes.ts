import type { CheckResult } from '../model/index.ts';

/** What the process says to its caller. A contract: scripts and CI depend on it. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  usage: 2,
  internal: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** An exit code of the command line. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a run ended as it did. */
export interface Verdict {
  exitCode: ExitCode;
  /** Set when warnings alone made the run fail. */
  tooManyWarnings?: { warnings: number; allowed: number };
}

/**
 * The verdict over a result. Suppressed findings never count. An incomplete analysis outweighs
 * findings: its silence about the rest means nothing.
 * @param maxWarnings warnings tolerated; undefined means any number
 */
export function verdict(result: CheckResult, maxWarnings: number | undefined): Verdict {
  const open = result.findings.filter(({ suppressed }) => suppressed === null);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const warnings = open.length - errors;
  const tooManyWarnings = maxWarnings !== undefined && warnings > maxWarnings ? { warnings, allowed: maxWarnings } : undefined;
  const failed = errors > 0 || tooManyWarnings !== undefined;
  const incomplete = result.problems.some(({ kind }) => kind === 'internal-error');
  return {
    exitCode: incomplete ? exitCodes.internal : failed ? exitCodes.findings : exitCodes.clean,
    ...(tooManyWarnings === undefined ? {} : { tooManyWarnings }),
  };
}
