import assert from 'node:assert/strict';
import adapter from '../../../src/adapters/crm-rest.ts';
import kintone from '../../../src/adapters/kintone.ts';
import { catalog } from '../catalog.ts';
import { accessesOf, view } from '../driver.ts';
import { assertInProportion } from '../../support/growth.ts';

/** Sources whose size tempts a reader of addresses and queries to look at everything again and again. */
const BAIT: Readonly<Record<string, (n: number) => string>> = {
  'a long query': (n) => `fetch(base + '/services/data/v58.0/query?q=' + encodeURIComponent('SELECT ${'a,'.repeat(n)}Id FROM Contact'));`,
  'a long address': (n) => `fetch('https://acme.crm4.dynamics.com/api/data/v9.2/${'/services/data/'.repeat(n)}contacts');`,
  'many options': (n) => `fetch('https://acme.crm4.dynamics.com/api/data/v9.2/contacts?${'$filter=((a eq 1&'.repeat(n)}');`,
  'percent signs': (n) => `fetch('https://example.cybozu.com/k/v1/records.json?app=1&query=${'%E6'.repeat(n)}');`,
  'lines and signs': (n) => `fetch(\`https://api.hubapi.com/crm/v3/objects/contacts${'#\n'.repeat(n)}\`);`,
  'a kintone query': (n) => `kintone.api('/k/v1/records', 'GET', { app: 1, query: '${'('.repeat(n)}a = "${'\\\\'.repeat(n)}' });`,
  'encoded in encoded': (n) => `fetch('https://api.hubapi.com/crm/v3/objects/contacts?x=' + ${'encodeURIComponent('.repeat(Math.min(n, 400))}x${')'.repeat(Math.min(n, 400))});`,
};

describe('crm-rest: time in proportion to the source', () => {
  for (const [name, bait] of Object.entries(BAIT)) {
    it(name, () => {
      const prepare = (n: number): (() => void) => {
        const source = view(bait(n));
        return () => {
          for (const one of [adapter, kintone]) for (const access of accessesOf(one, source, catalog)) assert.ok(access.result);
        };
      };
      assertInProportion(prepare, 4000, 64_000);
    });
  }
});
