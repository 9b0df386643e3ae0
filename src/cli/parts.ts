import type { Parts } from './engine.ts';

/** The real engine and rules. */
export const parts: Parts = {
  loadCheck: async () => (await import('../engine/check.ts')).check,
  loadRules: async () => (await import('../engine/rule-docs.ts')).ruleDocs(),
};
