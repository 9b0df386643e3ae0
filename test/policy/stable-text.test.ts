import assert from 'node:assert/strict';
import { defaultPolicy, loadPolicy, stablePolicyText } from '../../src/policy/index.ts';
import { CATEGORIES, RULES, load } from './support.ts';

const textOf = (source: string): string => stablePolicyText(load(source).policy);
const base = 'maxRows: 50\nrules: { no-pii-in-logs: off, require-access-log: error }\nmaskers: [mask]\n';

describe('the text a cache key is made of', () => {
  it('does not depend on order, comments, style or place of the file', () => {
    const other = '# same\nmaskers:\n  - mask\nrules:\n  crm-guard/require-access-log: {severity: error}\n  no-pii-in-logs: "off"\nmaxRows: 50\n';
    assert.equal(textOf(other), textOf(base));
    const elsewhere = loadPolicy(base, '/elsewhere/crm-guard.yml', { rules: RULES, categories: CATEGORIES });
    assert.equal(stablePolicyText(elsewhere.policy), textOf(base));
    assert.equal(textOf(''), stablePolicyText(defaultPolicy('recommended', RULES)));
  });

  it('does not depend on exceptions and ignored files, which are applied outside the cache', () => {
    assert.equal(textOf(`${base}exceptions: [{ rule: no-pii-in-logs, files: a.ts, reason: x }]\nignore: [old]\n`), textOf(base));
  });

  for (const [what, change] of [
    ['preset', 'extends: strict\n'],
    ['strictness', 'strictness: strict\n'],
    ['entities', 'entities: { Customer: { subject: customer } }\n'],
    ['access-log functions', 'accessLog: { functions: [record] }\n'],
    ['overrides', 'overrides: [{ files: a.ts, maxRows: 2 }]\n'],
  ] as const) {
    it(`changes with the ${what}`, () => assert.notEqual(textOf(base + change), textOf(base)));
  }

  it('changes with a row bound, a severity and a masker', () => {
    const texts = [base, base.replace('50', '51'), base.replace('off', 'warning'), base.replace('mask]', 'mask, hide]')].map(textOf);
    assert.equal(new Set(texts).size, 4);
  });

  it('changes when a field moves to another line: findings name that line', () => {
    const entities = 'entities:\n  Customer:\n    fields:\n      mail: contact.email\n';
    assert.notEqual(textOf(entities), textOf(`# note\n${entities}`));
  });

  it('keeps the order of overrides, because the last one wins', () => {
    const a = '{ files: a.ts, maxRows: 1 }';
    const b = '{ files: a.ts, maxRows: 2 }';
    assert.notEqual(textOf(`overrides: [${a}, ${b}]`), textOf(`overrides: [${b}, ${a}]`));
  });
});
