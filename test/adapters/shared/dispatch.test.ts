import assert from 'node:assert/strict';
import { adapters } from '../../../src/adapters/index.ts';
import { accessDispatch } from '../../../src/rulekit/accesses.ts';
import { CLIENTS, QUESTIONS, type QuestionKey } from '../contract.ts';

describe('a file that one adapter can read is shown to it, whatever tokens the others have', () => {
  for (const adapter of adapters) {
    it(adapter.id, () => {
      for (const key of Object.keys(QUESTIONS) as QuestionKey[]) {
        const source = CLIENTS[adapter.id]?.sources[key];
        // Statements as text may be read by the adapter of their language.
        if (typeof source !== 'string' || key === 'raw') continue;
        const asked = new Set([...accessDispatch(`${CLIENTS[adapter.id]?.before ?? ''}${source}`).values()].flat());
        assert.ok(asked.has(adapter), `${key}: ${source}`);
      }
    });
  }
});
