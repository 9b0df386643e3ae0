import assert from 'node:assert/strict';
import { sources } from './collect.ts';
import { made } from './modules.ts';
import { suggestedSources } from './suggestions.ts';
import { ClientTypes } from './types.ts';

const types = new ClientTypes(made);
/** Clients whose suggestions must be seen here: without one, this suite would hold nothing. */
const EXPECTED = ['prisma', 'typeorm', 'sequelize', 'mongoose', 'drizzle', 'kysely', 'mikro-orm', 'knex', 'supabase'];

describe('suggestions type-check against the real packages', () => {
  for (const adapter of new Set(sources.map((source) => source.adapter))) {
    it(adapter, function () {
      this.timeout(180_000);
      const own = suggestedSources(sources.filter((one) => one.adapter === adapter));
      const problems = types.check(adapter, own);
      const wrong = own.flatMap((one) => {
        const found = problems.get(one) ?? [];
        return found.length > 0 ? [`${one.from}, ${one.rule}, ${one.title}\n  ${found.join('\n  ')}`] : [];
      });
      assert.equal(wrong.length, 0, `${wrong.length} of ${own.length}\n${wrong.join('\n')}`);
      if (EXPECTED.includes(adapter)) assert.ok(own.length >= 5, `only ${own.length} suggestions`);
    });
  }
});
