import type { Parts } from './engine.ts';

/** The real engine. */
export const parts: Parts = {
  loadCheck: async () => (await import('../engine/check.ts')).check,
  loadCatalog: async () => {
    const [{ readCatalog }, { TAXONOMY, ...questions }] = await Promise.all([import('../engine/read-catalog.ts'), import('../engine/catalog-questions.ts')]);
    return { ...questions, read: readCatalog, review: async (...asked) => (await import('../engine/review-catalog.ts')).reviewCatalog(...asked), categories: TAXONOMY.map(({ id }) => id) };
  },
  loadAccesses: async () => (await import('../engine/read-accesses.ts')).readAccesses,
  loadAccessLogs: async () => (await import('../engine/read-access-logs.ts')).readAccessLogs,
  loadPolicyTests: async () => (await import('../engine/policy-tests.ts')).runPolicyTests,
  loadPolicyPreview: async () => (await import('../engine/preview-policy.ts')).previewPolicy,
  loadScopes: async () => (await import('../engine/read-scopes.ts')).readScopes,
  loadAccessLogPlan: async () => (await import('../engine/plan-access-log.ts')).planAccessLog,
  loadDescriptions: async () => {
    const { ruleDescriptions, categoryLabel } = await import('../engine/descriptions.ts');
    return { rules: ruleDescriptions(), categoryLabel };
  },
};
