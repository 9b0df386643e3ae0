import assert from 'node:assert/strict';
import { type GoldenSource, sources } from './collect.ts';
import { made } from './modules.ts';
import { ClientTypes } from './types.ts';

const types = new ClientTypes(made);

describe('golden sources type-check against the real packages', () => {
  for (const adapter of new Set(sources.map((source) => source.adapter))) {
    const own = sources.filter((source) => source.adapter === adapter);
    describe(adapter, () => {
      let problems: Map<GoldenSource, string[]>;
      before(function () {
        this.timeout(120_000);
        problems = types.check(adapter, own);
      });

      for (const source of own) {
        it(source.title, () => {
          const found = problems.get(source) ?? [];
          const where = `${adapter} (${source.from}), ${source.title}`;
          if (source.types === undefined && found.length > 0) assert.fail(`${where}\n  ${found.join('\n  ')}\n`);
          if (source.types !== undefined && found.length === 0) assert.fail(`${where}: it does type-check, so drop \`types: ${JSON.stringify(source.types)}\``);
        });
      }
    });
  }
});
