import assert from 'node:assert/strict';
import { JAPANESE_REASONS, reasonText } from '../../src/rulekit/reasons.ts';
import { reasonTexts } from '../support/reason-texts.ts';

const holes = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();
const code = (text: string): string[] => (text.match(/`[^`]+`/g) ?? []).sort();

describe('reasons of readers', () => {
  let given: ReturnType<typeof reasonTexts>;
  before(function () {
    this.timeout(60_000);
    given = reasonTexts(['src/adapters', 'src/ast', 'src/statements', 'src/flow', 'src/rulekit']);
  });

  it('can all be followed from where they are given to their text', () => {
    assert.ok(given.texts.size > 300, `${given.texts.size} reasons were found`);
    assert.deepEqual(given.unread, []);
  });

  it('exist in Japanese', () => {
    const missing = [...given.texts].filter(([text]) => !/[ぁ-んァ-ヶ一-龠]/.test(reasonText(text, 'ja'))).map(([text, place]) => `${place}: ${text}`);
    assert.deepEqual(missing, [], 'add them to src/rulekit/reasons/');
  });

  it('name the same code and values in Japanese, and are no sentences by themselves', () => {
    for (const text of [...given.texts.keys(), ...Object.keys(JAPANESE_REASONS)]) {
      const japanese = reasonText(text, 'ja');
      assert.deepEqual(holes(japanese), holes(text), text);
      assert.deepEqual(code(japanese), code(text), text);
      assert.doesNotMatch(japanese, /。/, text);
      assert.doesNotMatch(text, /\.$/, text);
    }
  });

  it('that no reader gives are not kept in Japanese', () => {
    const said = new Set([...given.texts.keys()].map((text) => reasonText(text, 'ja')));
    const filled = (japanese: string): boolean => holes(japanese).length > 0 && [...said].some((one) => pattern(japanese).test(one));
    assert.deepEqual(Object.entries(JAPANESE_REASONS).filter(([english, japanese]) => !given.texts.has(english) && !filled(japanese)).map(([english]) => english), []);
  });

  it('keep what is filled in as it is written', () => {
    assert.equal(reasonText('`$limit` is only set on some paths', 'ja'), '`$limit` は一部の経路でしか設定されません');
    assert.equal(reasonText('one page holds 250 rows', 'ja'), '1ページは250行です');
    assert.equal(reasonText('Intercom answers 50 records unless asked for more', 'ja'), 'Intercomは指定がなければ50件を返します');
    assert.equal(reasonText('`$&{0}` is built elsewhere', 'ja'), '`$&{0}` が別の場所で組み立てられています');
    assert.equal(reasonText('what nobody translated', 'ja'), 'what nobody translated');
    assert.equal(reasonText('constructor', 'ja'), 'constructor');
    assert.equal(reasonText('0 means no limit', 'en'), '0 means no limit');
  });
});

/** What a Japanese text with values can look like. */
function pattern(japanese: string): RegExp {
  const parts = japanese.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}
