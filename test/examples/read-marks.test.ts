import assert from 'node:assert/strict';
import { differences, readMarks } from './marks.ts';

describe('marks of the sample code', () => {
  it('belong to the line of code below them', () => {
    assert.deepEqual(readMarks('a();\n  // finding: some-rule, other-rule\n  b();\n'), [
      { line: 3, rule: 'some-rule', suppressed: false },
      { line: 3, rule: 'other-rule', suppressed: false },
    ]);
  });

  it('look past other comments and blank lines', () => {
    const text = '// suppressed: some-rule\r\n// eslint-disable-next-line crm-guard/some-rule -- why\r\n\r\nb();';
    assert.deepEqual(readMarks(text), [{ line: 4, rule: 'some-rule', suppressed: true }]);
  });

  it('may promise a rule twice on a line', () => {
    assert.equal(readMarks('// finding: some-rule x2\nlog(a.email, a.phone);').length, 2);
  });

  it('two marks in a row are both about the code below', () => {
    assert.deepEqual(readMarks('// finding: a-rule\n// suppressed: b-rule\nx();').map((mark) => mark.line), [3, 3]);
  });

  it('are not seen in code and prose', () => {
    assert.deepEqual(readMarks("const a = '// finding: some-rule';\n/** findings: none */\nb(); // finding: some-rule\n// findings are rare\nc();"), []);
  });

  it('are refused when they promise nothing', () => {
    assert.throws(() => readMarks('// finding: \nb();'), /line 1: not a mark/);
    assert.throws(() => readMarks('// finding some-rule\nb();'), /line 1: not a mark/);
    assert.throws(() => readMarks('// finding: No Rule\nb();'), /line 1: not a mark/);
    assert.throws(() => readMarks('b();\n// finding: some-rule\n'), /line 2: no code below/);
  });
});

describe('comparison of marks and findings', () => {
  const place = (line: number, rule = 'some-rule', suppressed = false) => ({ file: 'src/a.ts', line, rule, suppressed });

  it('is silent when both say the same, in any order', () => {
    assert.deepEqual(differences([place(1), place(2)], [place(2), place(1)]), []);
  });

  it('names what is missing and what is unexpected, by line', () => {
    assert.deepEqual(differences([place(9), place(2)], [place(9), place(3, 'other-rule')]), [
      'missing: src/a.ts:2 some-rule',
      'unexpected: src/a.ts:3 other-rule',
    ]);
  });

  it('counts repeated findings', () => {
    assert.deepEqual(differences([place(1)], [place(1), place(1), place(1)]), ['unexpected: src/a.ts:1 some-rule x2']);
  });

  it('tells a suppressed finding from one that counts', () => {
    assert.deepEqual(differences([place(1, 'some-rule', true)], [place(1)]).sort(), ['missing: src/a.ts:1 some-rule (suppressed)', 'unexpected: src/a.ts:1 some-rule']);
  });
});
