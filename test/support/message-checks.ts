import assert from 'node:assert/strict';
import type { Linter } from 'eslint';
import { type Locale, setLocale } from '../../src/l10n/index.ts';
import type { GuardRule } from '../../src/rulekit/index.ts';
import type { BadCase } from './rule-cases.ts';
import { lintAll } from './rule-linter.ts';

const SENTENCE_END: Readonly<Record<Locale, RegExp>> = { en: /\.$/, ja: /(?:。|」)$/ };
/** Something left of a placeholder, of a value that was not there, or of a text put together wrongly. */
const GAPS = /\{\{?\s*\w+\s*\}\}?|(?:of|reads|writes|every|with) (?:undefined|null)\b|(?:undefined|null) [のをに]|\[object|``|\( ?\)|（）|  | [,.、。]|、、/;
/** A phrase that nobody translated; names of the code stand alone or in back quotes. */
const ENGLISH = /[a-z]+ [a-z]+ [a-z]+/i;

/** What a rule says, in both languages, for every case: no gap, whole sentences, the same findings. */
export function describeMessages(rule: GuardRule, cases: readonly BadCase[]): void {
  const { name, messages } = rule.crmGuard;
  const ruleId = `crm-guard/${name}`;
  describe(`messages of ${name}`, () => {
    afterEach(() => setLocale('en'));

    for (const language of ['en', 'ja'] as const) {
      it(`are whole sentences in ${language}, with every value filled in`, () => {
        setLocale(language);
        for (const { message, suggestions } of findings()) {
          assert.match(message, SENTENCE_END[language]);
          assert.doesNotMatch(withoutCode(message), GAPS, message);
          for (const { desc } of suggestions ?? []) assert.doesNotMatch(desc, /\{\w+\}|undefined/, desc);
        }
      });
    }

    it('are about the same places in both languages, and none is left untranslated', () => {
      const english = findings();
      setLocale('ja');
      const japanese = findings();
      assert.deepEqual(japanese.map(placeOf), english.map(placeOf));
      for (const [index, { message }] of japanese.entries()) {
        assert.match(message, /[ぁ-ん]/);
        assert.notEqual(message, english[index]?.message);
        assert.doesNotMatch(withoutCode(message), ENGLISH, message);
      }
    });

    it('are all met by some case', () => {
      const met = new Set(findings().flatMap(({ messageId, suggestions }) => [messageId, ...(suggestions ?? []).map((one) => one.messageId)]));
      assert.deepEqual(Object.keys(messages).filter((id) => !met.has(id)), []);
    });
  });

  function findings(): Linter.LintMessage[] {
    return cases.flatMap(({ code, filename }) => lintAll(code, filename).filter((message) => message.ruleId === ruleId));
  }
}

const placeOf = ({ messageId, line, column }: Linter.LintMessage): string => `${messageId} ${line}:${column}`;

/** Names from the code may look like anything. */
const withoutCode = (message: string): string => message.replace(/`[^`]+`/g, '`x`');
