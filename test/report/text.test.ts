import assert from 'node:assert/strict';
import { displayWidth, padEnd, truncate, visible } from '../../src/report/text-width.ts';
import { wrap } from '../../src/report/wrap.ts';

describe('text on a terminal', () => {
  it('counts cells as terminals draw them', () => {
    const widths: [string, number][] = [
      ['', 0],
      ['abc', 3],
      ['顧客', 4],
      ['ｶﾞ', 2],
      ['が', 2],
      ['か\u3099', 2],
      ['é', 1],
      ['e\u0301', 1],
      ['한국', 4],
      ['😀', 2],
      ['👩‍👩‍👧', 2],
      ['❤️', 2],
      ['𠮷', 2],
      ['Ａ', 2],
      ['…', 1],
      ['│', 1],
    ];
    for (const [text, width] of widths) assert.equal(displayWidth(text), width, JSON.stringify(text));
  });

  it('spells out what could deceive a terminal or a reader', () => {
    assert.equal(visible('a\u001b[31mb'), 'a<U+001B>[31mb');
    assert.equal(visible('if (x) \u202e} // ok'), 'if (x) <U+202E>} // ok');
    assert.equal(visible('zero\u200bwidth\u0007'), 'zero<U+200B>width<U+0007>');
    assert.equal(visible('half \ud83d pair'), 'half <U+D83D> pair');
    assert.equal(visible('山田 😀 é'), '山田 😀 é');
  });

  it('pads and cuts by cells', () => {
    assert.equal(padEnd('氏名', 6), '氏名  ');
    assert.equal(padEnd('toolong', 3), 'toolong');
    assert.equal(truncate('顧客一覧', 5), '顧客…');
    assert.equal(truncate('顧客一覧', 8), '顧客一覧');
    assert.equal(truncate('abcdef', 4), 'abc…');
  });

  it('breaks lines at spaces and between Japanese signs, never inside code', () => {
    assert.deepEqual(wrap('one two three four', 10), ['one two', 'three four']);
    assert.deepEqual(wrap('add `take: 100` to it', 12), ['add', '`take: 100`', 'to it']);
    assert.deepEqual(wrap('検査は不完全です。次の行', 10), ['検査は不完', '全です。次', 'の行']);
    assert.deepEqual(wrap('first\n\nsecond', 40), ['first', '', 'second']);
  });

  it('starts no line with a Japanese full stop and keeps numbers whole', () => {
    for (const width of [10, 12, 14, 16, 20]) {
      const lines = wrap('標準出力の形式（2.1.0）です。既定は、pretty。', width);
      assert.equal(lines.join(''), '標準出力の形式（2.1.0）です。既定は、pretty。');
      for (const line of lines) assert.doesNotMatch(line, /^[。、）.]|（$/);
      assert.ok(lines.some((line) => line.includes('2.1.0')), lines.join('|'));
    }
  });

  it('keeps a word that is longer than a line', () => {
    assert.deepEqual(wrap('see https://example.com/a/long/address now', 12), ['see', 'https://example.com/a/long/address', 'now']);
  });
});
