import assert from 'node:assert/strict';
import { clientStorageSinks } from '../../src/flow/sinks/client-storage.ts';
import { fileSinks } from '../../src/flow/sinks/written-files.ts';
import { collectCalls } from '../../src/rulekit/index.ts';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { PlainSource } from '../../src/engine/plain-source.ts';
import { sourceParser } from '../../src/parse/index.ts';

describe('readers of sinks that anybody may ask about any call', () => {
  for (const reader of [clientStorageSinks, fileSinks]) {
    it(`look through a text once, however many calls it has: ${reader.kind}`, () => {
      const text = 'seen.set(key, one); '.repeat(300);
      const parsed = sourceParser().parse(text, 'a.ts');
      assert.ok(parsed.ok);
      const { ast } = parsed.source;
      const calls = collectCalls(ast, visitorKeys);
      let looked = 0;
      const source = Object.create(new PlainSource(text, ast), { text: { get: () => (looked++, text) } }) as PlainSource;
      for (const call of calls) reader.read(call, source);
      assert.ok(calls.length === 300 && looked <= 2, `${looked} looks`);
    });
  }
});
