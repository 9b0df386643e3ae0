import type { AccessLogPart } from '../model/index.ts';
import type { Policy, PolicyOverride, RuleInfo, RuleSeverity } from './types.ts';

/** What an entry of the access log answers at least, unless the policy says otherwise. */
export const REQUIRED: readonly AccessLogPart[] = ['actor', 'subject'];

/** Name of a preset. */
export type PresetName = Policy['preset'];

interface Preset {
  maxRows: number;
  strictness: Policy['strictness'];
  /** Kinds of files in which all rules are off. */
  off: readonly (keyof typeof PATHS)[];
}

/**
 * What deployed code is called whatever its folder is called: a route under `app/api/test` is on the
 * internet. Stands after folder globs and before globs of file names.
 */
const NEVER_BY_FOLDER = ['!**/{route,page,layout}.{js,jsx,ts,tsx}', '!**/pages/api/**'];

/**
 * Files that do not serve customers. Each glob names something that is not also the name of a
 * feature of a CRM: `migration/` (of customers), `factories/`, `tools/` (of an LLM agent),
 * `vendor/` (a supplier) and `*-test.ts` (of two mail subjects) are therefore not here.
 */
const PATHS = {
  tests: [
    '**/{test,tests,__test__,__tests__,testing,testdata,test-utils,test-helpers}/**',
    '**/{e2e,e2e-*,*-e2e,cypress,playwright,load-testing,bench,benchmark,benchmarks,evals,__evals__}/**',
    ...NEVER_BY_FOLDER,
    '**/*.{test,spec,e2e,cy,bench,eval}.*',
    // At the root of a project, where nothing of it runs.
    'test-*.{js,mjs,cjs}',
    '**/*.*-{test,spec}.*',
    '**/*_{test,spec}.*',
  ],
  fixtures: [
    '**/{fixture,fixtures,__fixtures__,mock,mocks,__mocks__,mock-data,fakerest,fake-data,demo-data,__snapshots__,.storybook}/**',
    ...NEVER_BY_FOLDER,
    '**/*.{mock,mocks,fixture,fixtures,stories,story}.*',
  ],
  seeds: [
    '**/{seed,seeds,seeder,seeders,seeding}/**',
    ...NEVER_BY_FOLDER,
    '**/{seed,seeds,seeder}.*',
    '**/{seed-*,*-seed,*-seeder}.{js,mjs,cjs,ts,mts,cts}',
    '**/*.{seed,seeder}.*',
  ],
  migrations: [
    '**/{migrations,__migrations__,*-migrations}/**',
    '**/migration/[0-9]*',
    ...NEVER_BY_FOLDER,
    '**/*.migration.*',
  ],
  scripts: ['**/scripts/**', ...NEVER_BY_FOLDER, '{debug,check,inspect,diagnose,fix,setup,backfill,cleanup}-*.{js,mjs,cjs}'],
  generated: ['**/{generated,__generated__,.prisma}/**', '**/*.{generated,gen}.*', '**/*.d.{ts,mts,cts}'],
} as const satisfies Record<string, readonly string[]>;

/**
 * The presets' settings apart from the rules, whose severities come with each rule.
 *
 * 200 rows: list screens and page-size caps of CRMs end at 100 or 200 (so do the vendors' own list
 * views and batch sizes), and the caps above that seen in real code (500, 999, 1,000, 100,000)
 * stand for "everything". Strict asks for the screenful.
 *
 * Maintenance scripts are off in the recommended preset only: they run with privileged accounts on
 * live data, which is what a strict reviewer wants to see.
 */
export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  recommended: { maxRows: 200, strictness: 'normal', off: ['tests', 'fixtures', 'seeds', 'migrations', 'scripts', 'generated'] },
  strict: { maxRows: 100, strictness: 'strict', off: ['tests', 'fixtures', 'seeds', 'migrations', 'generated'] },
};

/** Files that no preset checks: other people's code, build output, and the examples that test the policy itself. */
const IGNORED = [
  'policy-tests/**',
  '**/{node_modules,bower_components,.git,.yarn,.next,.nuxt,.output,.svelte-kit,.vercel,coverage,dist}/**',
  '**/*.min.{js,mjs,cjs}',
];

/** The policy that holds without a policy file. */
export function defaultPolicy(name: PresetName, rules: readonly RuleInfo[]): Policy {
  const preset = PRESETS[name];
  const allOff: Record<string, RuleSeverity> = Object.fromEntries(rules.map((rule) => [rule.name, 'off']));
  const overrides: PolicyOverride[] = preset.off.map((kind) => ({ files: PATHS[kind], preset: kind, rules: allOff }));
  return {
    preset: name,
    maxRows: preset.maxRows,
    strictness: preset.strictness,
    entities: [],
    accessLog: { functions: [], decorators: [], wrappers: [], middleware: [], extensions: [], reliable: [], require: REQUIRED, selfAccess: 'exempt' },
    scopes: { fields: [], helpers: [], checks: [], clients: [], rowLevelSecurity: [], shared: [] },
    bulkExport: { approvals: [] },
    plaintextExport: { protections: [] },
    sinks: [],
    externalServices: { approved: [], services: [], ownHosts: [] },
    clients: [],
    maskers: [],
    rules: Object.fromEntries(rules.map((rule) => [rule.name, rule[name]])),
    overrides,
    exceptions: [],
    ignore: IGNORED,
  };
}
