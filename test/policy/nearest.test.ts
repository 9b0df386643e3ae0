import assert from 'node:assert/strict';
import { nearest } from '../../src/policy/index.ts';

const names = ['maxRows', 'rules', 'contact.email', 'contact.phone', 'no-unbounded-query', 'no-pii-in-logs', 'device.ip'];

describe('the nearest name', () => {
  for (const [typed, meant] of [
    ['rulez', 'rules'],
    ['ruels', 'rules'],
    ['max_rows', 'maxRows'],
    ['MAXROWS', 'maxRows'],
    ['email', 'contact.email'],
    ['ip', 'device.ip'],
    ['contact.phon', 'contact.phone'],
    ['no-unbounded', 'no-unbounded-query'],
    ['no-unbound-query', 'no-unbounded-query'],
    ['colour', undefined],
    ['no', undefined],
    ['', undefined],
    ['---', undefined],
  ] as const) {
    it(`to "${typed}" is ${meant ?? 'none'}`, () => assert.equal(nearest(typed, names), meant));
  }

  it('is none where several begin alike', () => {
    assert.equal(nearest('contact', ['contact.email', 'contact.phone']), undefined);
  });
});
