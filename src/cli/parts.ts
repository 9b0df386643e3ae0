import type { Parts } from './engine.ts';

/** The real engine and rules. */
export const parts: Parts = {
  loadEngine: async () => {
    const { check, PolicyError, UsageError } = await import('../engine/check.ts');
    return {
      check,
      policyDiagnostics: (error) => (error instanceof PolicyError ? error.diagnostics : undefined),
      isUsageError: (error): error is Error => error instanceof UsageError,
    };
  },
  loadRules: async () => (await import('../engine/rules.ts')).ruleDocs(),
};
