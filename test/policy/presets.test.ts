import assert from 'node:assert/strict';
import { defaultPolicy, overridesFor, policyFor } from '../../src/policy/index.ts';
import { RULES } from './support.ts';

const recommended = defaultPolicy('recommended', RULES);
const strict = defaultPolicy('strict', RULES);

/** Kind of file for which the preset turns the rules off, or `checked`. */
const kind = (file: string): string => (policyFor(recommended, file).active ? 'checked' : (overridesFor(recommended, file)[0]?.preset ?? '?'));

const OFF: Readonly<Record<string, readonly string[]>> = {
  tests: [
    'src/customer.test.ts', 'src/customer.spec.tsx', 'src/customer.e2e-spec.ts', 'src/customer.integration-test.ts', 'src/customer_test.ts',
    'src/__tests__/customer.ts', 'tests/customer.ts', 'packages/api/test/app.ts', 'e2e/login.ts', 'apps/api-e2e/src/login.ts',
    'cypress/support/commands.ts', 'src/customer.cy.ts', 'app/api/customers/route.test.ts', 'pages/api/customers.spec.ts', 'src/list.bench.ts',
    'app/api/customers/__tests__/helpers.ts', 'packages/testing/src/index.ts', 'packages/ai/evals/summary.ts', 'src/summary.eval.ts', 'test-mail.js',
  ],
  fixtures: ['src/__mocks__/db.ts', 'fixtures/customers.ts', 'src/customer.mock.ts', 'mock-data/customers.ts', 'src/Card.stories.tsx', '.storybook/preview.ts'],
  seeds: ['prisma/seed.ts', 'prisma/seeds/customers.ts', 'src/database/seeders/customer.seeder.ts', 'seed-database.ts', 'prisma/seed/users.ts'],
  migrations: ['src/migrations/1692-add-email.ts', 'backend/saas-migrations/forms/move.ts', 'prisma/migrations/20240101/backfill.ts', 'src/migration/1692000000000-Init.ts', 'db/20240101.migration.ts'],
  scripts: ['scripts/export-customers.ts', 'packages/db/scripts/fix.mjs', 'debug-query.js', 'fix-emails.mjs'],
  generated: ['src/generated/client.ts', 'src/__generated__/graphql.ts', 'src/api.generated.ts', 'src/types.d.ts', 'src/router.gen.ts'],
};

/** Code that serves customers though its name sounds otherwise. */
const CHECKED = [
  'src/customers/customer.service.ts', 'app/api/test/route.ts', 'app/(crm)/seed/page.tsx', 'pages/api/test/customers.ts', 'app/api/auth/test-otp/route.ts',
  'src/subject-line-test.ts', 'src/modules/migration/migration.service.ts', 'src/factories/controller.ts', 'src/vendor/vendor.service.ts',
  'src/ai/tools/search-customers.ts', 'src/subscription/get-subscription.ts', 'src/contest.ts', 'src/latest/customers.ts', 'src/jobs/export.ts',
  'src/customer-history.component.ts', 'src/bin/export.ts', 'cli/export.ts', 'examples/crm/src/customers.ts', 'src/description.ts',
];

describe('the presets', () => {
  for (const [expected, files] of Object.entries(OFF)) {
    it(`are silent in ${expected}`, () => {
      for (const file of files) assert.equal(kind(file), expected, file);
    });
  }

  it('check what is deployed, whatever it is called', () => {
    for (const file of CHECKED) assert.equal(kind(file), 'checked', file);
  });

  it('differ in severities, rows, strictness and maintenance scripts', () => {
    assert.deepEqual(
      [recommended, strict].map((policy) => [policy.preset, policy.rules['no-select-all-fields'], policy.maxRows, policy.strictness]),
      [
        ['recommended', 'warning', 200, 'normal'],
        ['strict', 'error', 100, 'strict'],
      ],
    );
    assert.equal(policyFor(strict, 'scripts/export.ts').active, true);
    assert.equal(policyFor(strict, 'src/a.test.ts').active, false);
  });
});
