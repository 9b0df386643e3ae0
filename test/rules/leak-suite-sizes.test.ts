import assert from 'node:assert/strict';
import * as exportFound from './no-plaintext-pii-export/found.ts';
import * as exportSilent from './no-plaintext-pii-export/silent.ts';
import * as storageFound from './no-pii-in-client-storage/found.ts';
import * as storageSilent from './no-pii-in-client-storage/silent.ts';
import * as urlPut from './no-pii-in-url/put.ts';
import * as urlSilent from './no-pii-in-url/silent.ts';

const SUITES: Readonly<Record<string, readonly object[]>> = {
  'no-pii-in-client-storage': [storageFound, storageSilent],
  'no-pii-in-url': [urlPut, urlSilent],
  'no-plaintext-pii-export': [exportFound, exportSilent],
};

const isCase = (value: unknown): value is { name: string; code: string; filename: string; findings?: unknown } => typeof value === 'object' && value !== null && 'code' in value && 'name' in value;

describe('suites of leak rules', () => {
  for (const [rule, modules] of Object.entries(SUITES)) {
    it(`${rule}: forty cases at least, and no fewer that must stay silent than are found`, () => {
      const cases = modules.flatMap((module) => Object.values(module)).flatMap((value) => (Array.isArray(value) ? value.filter(isCase) : []));
      const silent = cases.filter(({ findings }) => findings === undefined);
      assert.equal(new Set(cases.map(({ code, filename }) => `${filename}\n${code}`)).size, cases.length, 'no case counts twice');
      assert.ok(cases.length >= 40, `${cases.length} cases`);
      assert.ok(silent.length * 2 >= cases.length, `${silent.length} of ${cases.length} stay silent`);
    });
  }
});
