import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { TokenIndex, trieSource } from '../../src/rulekit/token-index.ts';

const adapter = (id: string, tokens: Adapter['tokens']): Adapter => ({ id, modules: [], methods: new Set(), tokens, read: () => undefined });
const ids = (index: TokenIndex, text: string): string[] => [...index.adaptersOf(text)].map(({ id }) => id).sort();

describe('the adapters that a text can concern', () => {
  const index = new TokenIndex([
    adapter('a', ['.find', '.findMany']),
    adapter('b', ['query(', ['Model', '.find(', /\b[A-Z]\w*\.find\(/]]),
    adapter('c', ['.query']),
    adapter('d', [['x.y', 'z$']]),
  ]);
  for (const [text, expected] of [
    ['', []],
    ['a.findMany()', ['a']],
    ['pool.query(x)', ['b', 'c']],
    ['Model.find(x)', ['a', 'b']],
    ['model.find(x) // Model', ['a']],
    ['z$ x.y', ['d']],
    ['z$', []],
    ['xzy z$', []],
  ] as const) it(`${text} → ${expected.join(' ')}`, () => assert.deepEqual(ids(index, text), expected));

  it('are found whatever the tokens begin with, contain or overlap', () => {
    const token = fc.string({ unit: fc.constantFrom('a', 'b', '.', '(', '$'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(token, { minLength: 1, maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', '.', '(', '$'), maxLength: 30 }), (tokens, text) => {
        const each = new TokenIndex(tokens.map((one) => adapter(one, [one])));
        assert.deepEqual(ids(each, text), tokens.filter((one) => text.includes(one)).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('by a pattern in which common beginnings stand once', () => {
    assert.equal(trieSource(['.find', '.findMany', '.a']), '\\.(?:find(?:Many)?|a)');
  });
});
