import assert from 'node:assert/strict';
import { adapters } from '../../src/adapters/index.ts';
import { accessDispatch } from '../../src/rulekit/accesses.ts';

describe('which adapters a text concerns', () => {
  for (const adapter of adapters) {
    it(`${adapter.id}: every token of it, whatever the tokens of the others`, () => {
      for (const token of adapter.tokens) {
        if (typeof token !== 'string' && token.some((part) => typeof part !== 'string')) continue;
        const text = typeof token === 'string' ? token : token.join(' ');
        const asked = new Set([...accessDispatch(` x${text} `).values()].flat());
        assert.ok(asked.has(adapter), `${text} does not lead to ${adapter.id}`);
      }
    });
  }
});
