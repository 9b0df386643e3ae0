import assert from 'node:assert/strict';
import { format, locale, localeOf, setLocale } from '../../src/l10n/index.ts';

const greeting = { en: '{count} findings in {file}', ja: '{file} の検出は {count} 件' };

describe('l10n', () => {
  afterEach(() => setLocale('en'));

  it('speaks English until told otherwise', () => {
    assert.equal(locale(), 'en');
    assert.equal(format(greeting, { count: 2, file: 'a.ts' }), '2 findings in a.ts');
  });

  it('speaks the language that was set, and the one that is named for a single text', () => {
    setLocale('ja');
    assert.equal(format(greeting, { count: 2, file: 'a.ts' }), 'a.ts の検出は 2 件');
    assert.equal(format(greeting, { count: 2, file: 'a.ts' }, 'en'), '2 findings in a.ts');
  });

  it('inserts values verbatim: braces and $ patterns in them are not read again', () => {
    assert.equal(format(greeting, { count: 1, file: '{count}$&.ts' }), '1 findings in {count}$&.ts');
  });

  it('leaves a placeholder without value as written, also for names of Object.prototype', () => {
    assert.equal(format({ en: '{toString} {x}', ja: '' }), '{toString} {x}');
  });

  it('takes the language from host tags', () => {
    assert.deepEqual(
      ['ja', 'ja-JP', 'JA', 'ja_JP.UTF-8', 'jav', 'en-US', 'de', '', undefined].map(localeOf),
      ['ja', 'ja', 'ja', 'ja', 'en', 'en', 'en', 'en', 'en'],
    );
  });
});
