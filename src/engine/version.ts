import manifest from '../../package.json' with { type: 'json' };

/** Name and version under which findings are reported and caches are kept. */
export const TOOL = { name: 'crm-guard', version: manifest.version } as const;
