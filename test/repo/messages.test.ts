import assert from 'node:assert/strict';
import { rules } from '../../rules/index.ts';
import type { GuardRule } from '../../src/rulekit/index.ts';

const all = Object.entries<GuardRule>(rules);
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('texts of the rules', () => {
  it('there are rules', () => assert.ok(all.length >= 4));

  for (const [name, rule] of all) {
    const { docs, messages } = rule.crmGuard;

    it(`${name}: the description is one sentence in each language`, () => {
      assert.match(docs.description.en, /^[A-Z][^]*[^.]$|^[A-Z][^]*\.$/);
      assert.match(docs.description.ja, /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u);
    });

    it(`${name}: every message ends like a sentence, or is the title of a suggestion`, () => {
      for (const [id, text] of Object.entries(messages)) {
        assert.equal(/[.!?]$/.test(text.en), /[。？！]$/.test(text.ja), `${id}: ${text.en} / ${text.ja}`);
        assert.equal(text.en, text.en.trim());
        assert.match(text.en, /^[A-Z{`"]/, id);
      }
    });

    it(`${name}: both languages say the same values`, () => {
      for (const [id, text] of Object.entries(messages)) assert.deepEqual(placeholders(text.ja), placeholders(text.en), id);
    });
  }
});
