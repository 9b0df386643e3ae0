import { start } from '../../src/cli/start.ts';

// Something keeps the process alive, as workers of the real engine do.
setInterval(() => undefined, 1000);

await start({
  loadCheck: async () => () => {
    process.stderr.write('checking\n');
    return new Promise(() => undefined);
  },
  loadCatalog: async () => Promise.reject(new Error('not asked for')),
  loadAccesses: () => Promise.reject(new Error('not asked for')),
  loadAccessLogs: () => Promise.reject(new Error('not asked for')),
  loadPolicyTests: () => Promise.reject(new Error('not asked for')),
  loadPolicyPreview: () => Promise.reject(new Error('not asked for')),
  loadScopes: () => Promise.reject(new Error('not asked for')),
  loadAccessLogPlan: () => Promise.reject(new Error('not asked for')),
  loadDescriptions: async () => ({ rules: [], categoryLabel: () => undefined }),
});
