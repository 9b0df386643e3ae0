import type { Parts } from './engine.ts';

/** The real engine. */
export const parts: Parts = {
  loadCheck: async () => (await import('../engine/check.ts')).check,
  loadAccesses: async () => (await import('../engine/read-accesses.ts')).readAccesses,
  loadDescriptions: async () => {
    const { ruleDescriptions, categoryLabel } = await import('../engine/descriptions.ts');
    return { rules: ruleDescriptions(), categoryLabel };
  },
};
