import type { PolicyDiagnostic } from '../policy/types.ts';

/** The policy file cannot be used; `diagnostics` holds every error in it with its place. */
export class PolicyError extends Error {
  constructor(readonly diagnostics: readonly PolicyDiagnostic[]) {
    super(diagnostics.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'));
    this.name = 'PolicyError';
  }
}

/** What was asked for cannot be done: a path that does not exist, an unknown option. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
