import assert from 'node:assert/strict';
import { codeFrame, sourceLines } from '../../src/report/code-frame.ts';
import { painter } from '../../src/report/painter.ts';
import { displayWidth } from '../../src/report/text-width.ts';
import { assertInProportion } from '../support/growth.ts';

const paint = painter(false);

/** The frame of the only place where `marked` stands in the source. */
function frameOf(source: string, marked: string, width = 80): string[] {
  const lines = sourceLines(source);
  const line = lines.findIndex((text) => text.includes(marked)) + 1;
  const column = (lines[line - 1] ?? '').indexOf(marked) + 1;
  return codeFrame(lines, { line, column, endLine: line, endColumn: column + marked.length }, { width, mark: (text) => text, paint });
}

/** The text that stands above the carets, by terminal cells. */
function underlined(frame: readonly string[]): string {
  const caretAt = frame.findIndex((line) => /\^/.test(line));
  const [code, carets] = [frame[caretAt - 1] ?? '', frame[caretAt] ?? ''];
  const from = displayWidth(carets.slice(0, carets.indexOf('^')));
  const to = displayWidth(carets);
  let at = 0;
  let text = '';
  for (const char of code) {
    if (at >= from && at < to) text += char;
    at += displayWidth(char);
  }
  return text;
}

describe('code frame', () => {
  it('shows the line with its neighbours and underlines the range', () => {
    assert.deepEqual(frameOf('one();\ntwo(x);\nthree();\nfour();', 'x'), [
      '  1 │ one();',
      '> 2 │ two(x);',
      '    │     ^',
      '  3 │ three();',
    ]);
  });

  it('underlines what is meant behind tabs, Japanese and emoji', () => {
    assert.equal(underlined(frameOf('\t\tconst a = read();', 'read')), 'read');
    assert.equal(underlined(frameOf('x\tconst 顧客 = 一覧を読む(1);', '一覧を読む')), '一覧を読む');
    assert.equal(underlined(frameOf("log('😀👍', 氏名);", '氏名')), '氏名');
    assert.equal(underlined(frameOf("/* ｶﾅ é */ find();", 'find')), 'find');
  });

  it('draws tabs to the next tab stop, as editors do', () => {
    assert.deepEqual(frameOf('ab\tc\t\td', 'd').slice(0, 2), ['> 1 │ ab  c       d', '    │             ^']);
  });

  it('cuts a long line around the mark and stays inside the width', () => {
    const source = `${'a'.repeat(5000)} findMany(顧客) ${'b'.repeat(5000)}`;
    for (const width of [40, 61, 80, 120]) {
      const frame = frameOf(source, 'findMany', width);
      for (const line of frame) assert.ok(displayWidth(line) <= width, `${displayWidth(line)} > ${width}`);
      assert.equal(underlined(frame), 'findMany');
      assert.match(frame[0] ?? '', /│ ….*…$/);
    }
  });

  it('is quick on minified code with Japanese in it', () => {
    const prepare = (n: number): (() => void) => {
      const source = `${'顧客;'.repeat(n)}find();${'氏名;'.repeat(n)}`;
      return () => assert.equal(underlined(frameOf(source, 'find', 80)), 'find');
    };
    assertInProportion(prepare, 50_000, 500_000);
  });

  it('keeps columns when the cut falls inside a double-width sign', () => {
    for (const shift of [50, 51]) {
      assert.equal(underlined(frameOf(`${'漢'.repeat(200)}${' '.repeat(shift)}find()${'字'.repeat(200)}`, 'find', 60)), 'find');
    }
  });

  it('marks one cell for an empty range, also at the end of the line', () => {
    const frame = codeFrame(['abc'], { line: 1, column: 4, endLine: 1, endColumn: 4 }, { width: 80, mark: (text) => text, paint });
    assert.deepEqual(frame, ['> 1 │ abc', '    │    ^']);
  });

  it('underlines the first line of a longer range to its end', () => {
    const frame = codeFrame(['  call({', '    a,', '  });'], { line: 1, column: 3, endLine: 3, endColumn: 5 }, { width: 80, mark: (text) => text, paint });
    assert.equal(frame[1], '    │   ^^^^^^');
  });

  it('counts lines as JavaScript does and drops the byte order mark', () => {
    assert.deepEqual(sourceLines('\ufeffa\r\nb\rc\u2028d\ne'), ['a', 'b', 'c', 'd', 'e']);
  });

  it('shows control and bidirectional characters by name, with the mark in the right place', () => {
    const frame = frameOf('a\u001b[2J\u202e b = find();', 'find');
    assert.match(frame[0] ?? '', /a<U\+001B>\[2J<U\+202E> b = find/);
    assert.equal(underlined(frame), 'find');
  });

  it('has nothing to show for a line that is not there', () => {
    assert.deepEqual(codeFrame(['a'], { line: 9, column: 1, endLine: 9, endColumn: 2 }, { width: 80, mark: (text) => text, paint }), []);
  });

  it('survives any range', () => {
    for (const [line, column, endLine, endColumn] of [[1, 1, 1, 1], [1, 99, 1, 120], [1, 2, 1, 1], [1, 1, 5, 1], [0, 0, 0, 0]] as const) {
      const frame = codeFrame(['a漢b'], { line, column, endLine, endColumn }, { width: 40, mark: (text) => text, paint });
      for (const text of frame) assert.ok(displayWidth(text) <= 40);
    }
  });
});
