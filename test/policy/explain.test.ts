import assert from 'node:assert/strict';
import { defaultPolicy, explainPolicy, policyFor } from '../../src/policy/index.ts';
import { RULES, load } from './support.ts';

const { policy } = load(`maxRows: 50
rules:
  no-pii-in-logs: warning
overrides:
  - files: src/jobs/**
    maxRows: 1000
    rules:
      require-access-log: off
`);

const table = (file: string): string[] =>
  explainPolicy(policy, file).map(({ setting, value, origin, kind, line }) => [setting, value, origin, kind ?? line].filter((part) => part !== undefined).join(' '));

describe('where the settings of a file come from', () => {
  it('is told for each, with the line or the kind of file', () => {
    assert.deepEqual(table('src/jobs/export.ts'), [
      'maxRows 1000 override 6',
      'strictness normal preset',
      'rules.no-pii-in-logs warning policy 3',
      'rules.no-select-all-fields warning preset',
      'rules.no-unbounded-query error preset',
      'rules.require-access-log off override 8',
    ]);
    assert.deepEqual(table('src/a.test.ts').slice(0, 3), ['maxRows 50 policy 1', 'strictness normal preset', 'rules.no-pii-in-logs off preset-files tests']);
  });

  it('agrees with what holds', () => {
    for (const file of ['src/a.ts', 'src/a.test.ts', 'src/jobs/seed.ts', 'scripts/x.ts']) {
      const here = policyFor(policy, file);
      for (const { setting, value } of explainPolicy(policy, file)) {
        if (setting.startsWith('rules.')) assert.equal(value, here.severity(setting.slice('rules.'.length)), file);
        else assert.equal(value, setting === 'maxRows' ? here.maxRows : here.strict ? 'strict' : 'normal', file);
      }
    }
  });

  it('is the preset where there is no policy file', () => {
    const origins = explainPolicy(defaultPolicy('strict', RULES), 'src/a.ts').map(({ origin }) => origin);
    assert.deepEqual(new Set(origins), new Set(['preset']));
  });
});
