import assert from 'node:assert/strict';
import { declaredType, findVariable, importOrigin, receiverOf, runsBefore, walk } from '../../src/ast/index.ts';
import { view } from '../adapters/driver.ts';
import { marked } from './support.ts';

const receiver = (text: string): string => {
  const { node, source } = marked(text);
  const found = receiverOf(node, source);
  if (!found) return 'nothing';
  const origin = found.origin ? ` from ${found.origin.module}#${found.origin.name}` : '';
  return `${found.evidence}${found.typeName === undefined ? '' : ` ${found.typeName}`}${found.typeArguments.length > 0 ? `<${found.typeArguments.map((one) => source.getText(one)).join()}>` : ''}${origin}`;
};

describe('where a receiver comes from', () => {
  const cases: readonly (readonly [string, string])[] = [
    ["import { db } from 'm'; x(db)", 'import from m#db'],
    ["import db from 'm'; x(db)", 'import from m#default'],
    ["import * as m from 'm'; x(m.db)", 'import from m#db'],
    ["import m = require('m'); x(m)", 'import from m#*'],
    ["const { Db: D } = require('m'); x(new D())", 'import Db from m#Db'],
    ["const { Db } = await import('m'); x(new Db())", 'import Db from m#Db'],
    ["import { Db } from 'm'; const a = new Db(); const b = a; x(b)", 'import Db from m#Db'],
    ["import { Db } from 'm'; function f(db: Db) { x(db) }", 'declaration Db from m#Db'],
    ["import { Db as D } from 'm'; function f(db: D | undefined) { x(db) }", 'declaration Db from m#Db'],
    ["import * as m from 'm'; function f(db: m.Db<Row>) { x(db) }", 'declaration Db<Row> from m#Db'],
    ['function f(db: Omit<Db, "a">) { x(db) }', 'declaration Db'],
    ['function f({ db }: { db: Db }) { x(db) }', 'declaration Db'],
    ['function f({ db: d = other }: { db: Db }) { x(d) }', 'declaration Db'],
    ['type C = { db: Db }; function f(c: C) { x(c.db) }', 'declaration Db'],
    ['interface C { inner: D } interface D { db: Db } function f(c: C) { x(c.inner.db) }', 'declaration Db'],
    ['type C = { db: Db }; function f(c: C) { const { db } = c; x(db) }', 'declaration Db'],
    ['class A { constructor(private readonly db: Db) {} f() { x(this.db) } }', 'declaration Db'],
    ['class A { constructor(private db = new Db()) {} f() { x(this.db) } }', 'declaration Db'],
    ['class A { db: Db; f() { x(this.db) } }', 'declaration Db'],
    ['class A { db = new Db(); f() { x(this.db) } }', 'declaration Db'],
    ['class A { private db; constructor(db: Db) { this.db = db; } f() { x(this.db) } }', 'declaration Db'],
    ['class A { #db: Db; f() { x(this.#db) } }', 'declaration Db'],
    ['class A { get db(): Db { return y } f() { x(this.db) } }', 'declaration Db'],
    ['class A { deps: { db: Db }; f() { x(this.deps.db) } }', 'declaration Db'],
    ['class A { db: Db; f() { const { db } = this; x(db) } }', 'declaration Db'],
    ['const f = (db = new Db()) => x(db)', 'declaration Db'],
    ['const a = g ?? new Db(); x(a)', 'declaration Db'],
    ['x(unheard)', 'nothing'],
    ['let a = new Db(); a = other; x(a)', 'declaration Db'],
    ['let a = b; a = c; x(a)', 'nothing'],
    ['type A = B; type B = A; function f(a: A) { x(a.b) }', 'nothing'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(receiver(text), expected));
});

describe('scope', () => {
  it('finds the innermost variable of a name', () => {
    const { node, source } = marked('const a = 1; function f(a: T) { { const a = 2; } x(a) }');
    assert.ok(node.type === 'Identifier');
    assert.equal(findVariable(node, source)?.defs[0]?.type, 'Parameter');
  });

  it('knows imports, and nothing of globals', () => {
    const { node, source } = marked("import { a as b } from 'm'; x(b)");
    assert.ok(node.type === 'Identifier');
    assert.deepEqual(importOrigin(node, source), { module: 'm', name: 'a' });
    const other = marked('x(fetch)');
    assert.equal(importOrigin(other.node as never, other.source), undefined);
  });

  it('types that are written, and only those', () => {
    const { node, source } = marked('function f({ a }: { a: { b: Row[] } }) { x(a.b) }');
    const type = declaredType(node, source);
    assert.equal(type && source.getText(type), 'Row[]');
    const none = marked('const a = 1; x(a)');
    assert.equal(declaredType(none.node, none.source), undefined);
  });
});

describe('what runs before what', () => {
  const order = (text: string): string => {
    const source = view(text);
    const calls = new Map<string, Parameters<typeof runsBefore>[0]>();
    walk(source.ast, (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier') calls.set(node.callee.name, node);
    });
    const [a, b] = [calls.get('a'), calls.get('b')];
    assert.ok(a && b);
    return runsBefore(a, b);
  };
  const cases: readonly (readonly [string, string])[] = [
    ['a(); b();', 'always'],
    ['if (c) a(); b();', 'sometimes'],
    ['if (a()) c(); b();', 'always'],
    ['if (c) { a(); b(); }', 'always'],
    ['function f() { if (c) { a(); return; } b(); }', 'never'],
    ['function f() { if (c) { a(); throw e; } b(); }', 'never'],
    ['c && a(); b();', 'sometimes'],
    ['for (const x of xs) a(x); b();', 'sometimes'],
    ['for (const x of a()) c(x); b();', 'always'],
    ['xs.forEach(() => a()); b();', 'sometimes'],
    ['switch (k) { case 1: a(); } b();', 'sometimes'],
    ['try { a(); } catch { c(); } b();', 'always'],
    ['try { c(); } catch { a(); } b();', 'sometimes'],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(order(text), expected));
});
