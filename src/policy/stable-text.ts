import type { Policy, PolicyFunction } from './types.ts';

/**
 * The policy as text, the same for policies under which every file has the same findings: the engine
 * hashes it for its cache. Left out are the file's own path, `ignore` (decides which files are read,
 * not what is found in them) and `exceptions` (applied after the cache, since they depend on the day).
 * Lines of entities and fields stay in: findings point at them.
 */
export function stablePolicyText(policy: Policy): string {
  const { preset, maxRows, strictness, entities, accessLog, scopes, bulkExport, plaintextExport, sinks, externalServices, clients, maskers, rules, overrides } = policy;
  return JSON.stringify(
    sorted({
      preset,
      maxRows,
      strictness,
      entities,
      accessLog: { ...accessLog, ...Object.fromEntries(WRITERS.map((kind) => [kind, accessLog[kind].map(withoutPlace)])) },
      scopes,
      bulkExport,
      plaintextExport: { protections: plaintextExport.protections.map(withoutPlace) },
      sinks: sinks.map((sink) => ({ ...sink, functions: sink.functions.map(withoutPlace) })),
      externalServices: { ...externalServices, approved: externalServices.approved.map(({ service, host, categories, fields, entities }) => ({ service, host, categories, fields, entities })) },
      clients,
      maskers,
      rules,
      overrides: overrides.map((override) => ({
        files: override.files,
        maxRows: override.maxRows,
        strictness: override.strictness,
        rules: override.rules,
      })),
    }),
  );
}

const withoutPlace = ({ name, module }: PolicyFunction) => ({ name, module });

const WRITERS = ['functions', 'decorators', 'wrappers', 'middleware', 'extensions'] as const;

/** The same value with the keys of every object in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
