import assert from 'node:assert/strict';
import { mayBeUndefined, readRowBound, resolveConstant, staticValue } from '../../src/ast/index.ts';
import { boundText } from '../adapters/driver.ts';
import { marked } from './support.ts';
import { assertInProportion } from '../support/growth.ts';

const value = (text: string): unknown => {
  const { node, source } = marked(text);
  const found = staticValue(node, source);
  return found.kind === 'known' ? found.value : found.kind;
};
const resolved = (text: string): string => {
  const { node, source } = marked(text);
  return source.getText(resolveConstant(node, source));
};
const maybe = (text: string): boolean => {
  const { node, source } = marked(text);
  return mayBeUndefined(node, source);
};
const bound = (text: string, semantics = {}): string => {
  const { node, source } = marked(text);
  return boundText(readRowBound(node, source, semantics));
};

describe('values that a source states', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['x(5)', 5],
    ['x(-5)', -5],
    ["x('a' + 'b' + 1)", 'ab1'],
    ['x(`abc`)', 'abc'],
    ['x(`a${b}`)', 'unknown'],
    ['x(2 ** 10 - 24)', 1000],
    ['const n = 7; x(n as number)', 7],
    ['let n = 7; n = 8; x(n)', 'unknown'],
    ['let n = 7; x(n!)', 7],
    ['const a = b; const b = a; x(a)', 'unknown'],
    ['const o = { a: { b: 3 } } as const; x(o.a.b)', 3],
    ['const o = { a: { b: 3 } }; o.a.b = 4; x(o.a.b)', 'unknown'],
    ['const o = Object.freeze({ a: 3 }); x(o.a)', 3],
    ['class L { static readonly MAX = 9; } x(L.MAX)', 9],
    ['class L { static max = 9; } x(L.max)', 'unknown'],
    ['class L { private readonly max = 9; f() { x(this.max); } }', 9],
    ['const o = { a: 3 }; x(o.a)', 3],
    ['const o = { a: 3 }; o.a++; x(o.a)', 'unknown'],
    ['const o = { a: 3 }; delete o.a; x(o.a)', 'unknown'],
    ['const o = { a: 3 }; change(o); x(o.a)', 'unknown'],
    ['const o = { a: 3, ...more }; x(o.a)', 'unknown'],
    ['enum E { A = 4, B } x(E.A)', 4],
    ['enum E { A, B } x(E.B)', 'unknown'],
    ['x(undefined)', 'none'],
    ['x(void 0)', 'none'],
    ['x(null)', null],
    ['x(Number.MAX_SAFE_INTEGER)', Number.MAX_SAFE_INTEGER],
    ['for (const n of [1]) x(n)', 'unknown'],
    ['function f(n = 5) { x(n) }', 'unknown'],
    ['x(10n)', 'unknown'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(value(text), expected));

  it('texts put together over many lines', () => assert.equal(value(`x(${Array.from({ length: 60 }, () => "'a'").join(' + ')})`), 'a'.repeat(60)));

  it('constants that double at every level end in unknown, soon', () => {
    const prepare = (n: number): (() => void) => {
      const lines = Array.from({ length: n }, (_, at) => `const a${at} = ${at === 0 ? '1 + 1' : `a${at - 1} + a${at - 1}`};`);
      return () => assert.equal(value(`${lines.join('\n')}\nx(a${n - 1})`), 'unknown');
    };
    assertInProportion(prepare, 20, 40);
  });
});

describe('names followed to what they stand for', () => {
  it('constants of constants', () => assert.equal(resolved('const a = { take: 1 }; const b = a; x(b satisfies T)'), '{ take: 1 }'));
  it('a member of an object', () => assert.equal(resolved('const selects = { short: { id: true } }; x(selects.short)'), '{ id: true }'));
  it('not what is destructured, imported or a parameter', () => {
    for (const text of ["import { a } from 'm'; x(a)", 'const { a } = o; x(a)', 'function f(a) { x(a) }']) assert.equal(resolved(text), 'a');
  });
});

describe('values that may be undefined', () => {
  const yes = ['x(undefined)', 'x(a?.b)', 'x(a?.b as string)', 'x(c ? a : undefined)', 'x(a || undefined)', 'x(a ?? b?.c)', 'function f(a?: string) { x(a) }', 'const a = b?.c; x(a)', 'const f = (a?: string) => { const b = a; x(b) }'];
  const no = ['x(a)', 'x(a.b)', 'x(a ?? 1)', 'x(a?.b ?? 1)', 'function f(a: string) { x(a) }', 'function f(a?: string) { if (!a) return; x(a) }', 'function f(a?: string) { assert(a); x(a) }', 'function f(a?: string) { a ??= "b"; x(a) }', 'function f(a?: string) { return a ? x(a) : 0 }', 'function f(a = 1) { x(a) }'];
  for (const text of yes) it(`yes: ${text}`, () => assert.equal(maybe(text), true));
  for (const text of no) it(`not for sure: ${text}`, () => assert.equal(maybe(text), false));
});

describe('row bounds', () => {
  const cases: readonly (readonly [string, string, object?])[] = [
    ['x(20)', '20'],
    ["x('20')", '20'],
    ["x('many')", '? bound is not a number'],
    ['x(-20)', '20'],
    ['x(undefined)', '? bound is undefined'],
    ['x(undefined)', 'none', { undefinedIsUnlimited: true }],
    ['x(null)', 'none', { undefinedIsUnlimited: true }],
    ['x(0)', '0'],
    ['x(0)', 'meaningless: 0 means no limit', { zeroIsUnlimited: true }],
    ['x(n || 0)', 'meaningless: falls back to 0, which means no limit', { zeroIsUnlimited: true }],
    ['function f(n = 0) { x(n) }', 'meaningless: falls back to 0, which means no limit', { zeroIsUnlimited: true }],
    ['x(n)', 'dynamic'],
    ['x(n ?? Infinity)', 'dynamic'],
    ['x(all ? Infinity : 10)', 'meaningless: Infinity is no limit'],
    ['x(Math.min(n, 100))', 'dynamic<=100'],
    ['x(Math.min(n, m))', 'dynamic'],
    ['x(Math.max(n, 100))', 'dynamic'],
    ['x(Math.max(1, Math.min(n, 100)))', 'dynamic<=100'],
    ['x(Math.min(n, 100) + 1)', 'dynamic<=101'],
    ['x(1 + Math.min(n, 100))', 'dynamic<=101'],
    ['x(2 * Math.min(n, 100))', 'dynamic<=200'],
    ['x(Math.min(n, 100) - m)', 'dynamic'],
    ['x(a > 100 ? 100 : a)', 'dynamic<=100'],
    ['x(100 < a ? 100 : a)', 'dynamic<=100'],
    ['x(a < 100 ? a : 100)', 'dynamic<=100'],
    ['x(a > 100 ? a : 100)', 'dynamic'],
    ['x(b > 100 ? 100 : a)', 'dynamic'],
    ['x(_.clamp(n, 1, 50))', 'dynamic<=50'],
    ['x(clamp(n, low, high))', 'dynamic'],
    ['x(parseInt(n, 10))', 'dynamic'],
    ['x(Number(Math.min(n, 5)))', 'dynamic<=5'],
    ['const cap = Math.min(n, 30); x(cap)', 'dynamic<=30'],
    ['x(c ? 10 : 25)', 'dynamic<=25'],
    ['x(await limit())', 'dynamic'],
  ];
  for (const [text, expected, semantics] of cases) it(`${text}${semantics ? ` ${Object.keys(semantics).join()}` : ''}`, () => assert.equal(bound(text, semantics), expected));
});
