import assert from 'node:assert/strict';
import { objectView, setArgumentProperty } from '../../src/ast/index.ts';
import { applied, tryView } from '../adapters/driver.ts';
import { marked } from './support.ts';

/** Members as `name: value`, `?` for optional, `…` for open, `name!` for not known. */
function read(text: string): string {
  const { node, source } = marked(text);
  const object = objectView(node, source);
  if (!object) return 'not an object';
  const members = object.members.map((member) => (object.get(member.name).kind === 'unknown' ? `${member.name}!` : `${member.name}${member.optional ? '?' : ''}: ${source.getText(member.value)}`));
  return `${members.join(', ')}${object.open ? ' …' : ''}`.trim();
}

describe('objects as they are when they are used', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['x({ a: 1, "b": 2, [`c`]: 3, d })', 'a: 1, b: 2, c: 3, d: d'],
    ['x({ a: 1, a: 2 })', 'a: 2'],
    ['x({ [k]: 1, a: 2 })', 'a: 2 …'],
    ['x({ a: 2, [k]: 1 })', 'a! …'],
    ['x({ a: 1, ...more })', 'a! …'],
    ['x({ ...more, a: 1 })', 'a: 1 …'],
    ['const o = { b: 2 }; x({ a: 1, ...o })', 'a: 1, b: 2'],
    ['x({ a: 1, ...(c ? { b: 2 } : {}) })', 'a: 1, b?: 2'],
    ['x({ ...(c && { b: 2 }) })', 'b?: 2'],
    ['x({ b: 1, ...(c && { b: 2 }) })', 'b!'],
    ['x({ ...(c ? { b: 1 } : { b: 2 }) })', 'b!'],
    ['x({ ...(c || { b: 2 }) })', '…'],
    ['x({ ...undefined, ...null, a: 1 })', 'a: 1'],
    ['const o = {}; o.a = 1; x(o)', 'a: 1'],
    ['const o = { a: 1 }; o.a = 2; x(o)', 'a: 2'],
    ['const o = {}; if (c) o.a = 1; x(o)', 'a?: 1'],
    ['const o = { a: 1 }; if (c) o.a = 2; x(o)', 'a!'],
    ['function f() { const o = {}; if (c) { o.a = 1; return; } x(o) }', ''],
    ['const o = {}; x(o); o.a = 1', ''],
    ['const o = { a: [] }; o.a.push(1); x(o)', 'a!'],
    ['const o = { a: 1 }; delete o.a; x(o)', 'a!'],
    ['const o = { a: 1 }; o[k] = 2; x(o)', 'a! …'],
    ['const o = { a: 1 }; change(o); x(o)', 'a! …'],
    ['const o = { a: 1 }; const n = count(o); x(o)', 'a: 1'],
    ['const o = { a: 1 }; console.log(o); x(o)', 'a: 1'],
    ['const o = { a: 1 }; Object.assign(o, { b: 2 }, more); x(o)', 'a!, b! …'],
    ['const o = { a: 1 }; Object.assign(o, o); x(o)', 'a: 1'],
    ['const o = { a: 1 }, p = { b: 2 }; Object.assign(o, p); Object.assign(p, o); x(o)', 'b: 2, a: 1'],
    ['const o = { a: 1 }; for (const k of ks) o.b = k; x(o)', 'a: 1, b?: k'],
    ['const o: any = {}; (o as T).a = 1; x(o)', 'a: 1'],
    ['const base = {}; base.a = 1; x({ ...base })', 'a: 1'],
    ['const o = { ...o }; x(o)', '…'],
    ['let o = { a: 1 }; o = other; x(o)', 'not an object'],
    ['function f(o = { a: 1 }) { x(o) }', 'not an object'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(read(text), expected));

  it('knows whether it stands where it is used', () => {
    assert.equal(objectView(marked('x({})').node, marked('x({})').source)?.inline, true);
    const { node, source } = marked('const o = {}; x(o)');
    assert.equal(objectView(node, source)?.inline, false);
  });
});

describe('edits of an argument object', () => {
  const cases: readonly (readonly [string, string, number?])[] = [
    ['x({ a: 1 })', 'x({ a: 1, take: 5 })'],
    ['x({ a: 1, })', 'x({ a: 1, take: 5, })'],
    ['x({})', 'x({ take: 5 })'],
    ['x({ take: 100, a: 1 })', 'x({ take: 5, a: 1 })'],
    ['x({ take, a: 1 })', 'x({ take: 5, a: 1 })'],
    ['x({\n  a: 1,\n})', 'x({\n  a: 1,\n  take: 5,\n})'],
    ['x({\n\ta: 1\n})', 'x({\n\ta: 1,\n\ttake: 5\n})'],
    ['x({\r\n  a: 1\r\n})', 'x({\r\n  a: 1,\r\n  take: 5\r\n})'],
    ['x({ a: {\n  b: 1 } })', 'x({ a: {\n  b: 1 }, take: 5 })'],
    ['x({ /* none */ })', 'x({ take: 5 /* none */ })'],
    ['x({ // none\n})', 'x({ take: 5 // none\n})'],
    ['x({ ...rest })', 'x({ ...rest, take: 5 })'],
    ['x({ take: 1, ...rest })', 'x({ ...rest, take: 5 })'],
    ['x(E)', 'x(E, { take: 5 })', 1],
    ['x(E, )', 'x(E, { take: 5 }, )', 1],
    ['x(undefined)', 'x({ take: 5 })'],
  ];
  for (const [text, expected, index] of cases) {
    it(JSON.stringify(text), () => {
      const { source, node, call } = marked(text);
      const object = index === undefined ? objectView(node, source)?.object : undefined;
      const after = applied(text, setArgumentProperty(call, object, 'take', '5', source, index ?? 0));
      assert.equal(after, expected);
      assert.ok(tryView(after, 'typescript'));
    });
  }
});
