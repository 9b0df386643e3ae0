import assert from 'node:assert/strict';
import { resultUse, walk } from '../../src/ast/index.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { view } from '../adapters/driver.ts';

/** What becomes of the answer of `q()`. */
function use(text: string, many: boolean | 'pair' = true): string {
  const source = view(text, 'typescript', 'source.tsx');
  let call: TSESTree.Node | undefined;
  walk(source.ast, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'q') call = node;
  });
  assert.ok(call, text);
  const { fields, escapes } = resultUse(call, many, source);
  return fields.kind === 'known' ? fields.value.join('+') : escapes;
}

describe('what code does with rows', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['q();', ''],
    ['async () => { const rows = await q(); const data = { rows, other: 1 }; return data; };', 'return'],
    ['const data = { rows: await q(), other: 1 }; go(data.other); data.rows.map((r) => r.email);', 'email'],
    ['const data = { rows: await q() }; go(data);', 'argument'],
    ['await Promise.all([q(), go()]);', ''],
    ['const r = await q(); if (r.length > 0) go();', ''],
    ['const r = await q(); r.map((c) => c.email);', 'email'],
    ['const r = await q(); r.map(({ email, phone: p }) => p);', 'email+phone'],
    ['const r = await q(); r.filter((c) => c.a).map((c) => c.b)[0]?.length;', 'a+b'],
    ['const r = await q(); r.sort((a, b) => a.x - b.y);', 'x+y'],
    ['const r = await q(); r.reduce((sum, c) => sum + c.total, 0);', 'total'],
    ['const r = await q(); r.find((c) => c)?.email;', 'email'],
    ['const r = await q(); r.forEach((c) => c);', ''],
    ['const r = await q(); for (const { email } of r) go(email);', 'email'],
    ['const [first] = await q(); go(first.email);', 'email'],
    ['const r = await q(); go(r.at(-1)!.email, r[0].phone, r[i].id);', 'email+phone+id'],
    ['const r = Array.from(await q()); go(r[0].email);', 'email'],
    ['q().then((r) => r.length);', ''],
    ['const n = await q().then((r) => r.map((c) => c.email)); go(n);', 'email'],
    ['const r = await q().catch(() => []); go(r[0].email);', 'email'],
    ['let r; r = await q(); go(r[0].a);', 'a'],
    ['let r; const s = (r = await q()); go(s[0].a, r[0].b);', 'b+a'],
    ['const [a, r] = await Promise.all([p(), q()]); go(r[0].a);', 'a'],
    ['Promise.all([p(), q()]).then(([a, r]) => go(r[0].a));', 'a'],
    ['const all = await Promise.all([p(), q()]); go(all[0]);', 'unknown'],
    ['const r = await Promise.all(ids.map((id) => q(id)));', 'return'],
    ['function f() { return q(); }', 'return'],
    ['const f = async () => (await q()).filter((c) => c.a);', 'return'],
    ['function f() { const r = q(); return { r, total: 1 }; }', 'return'],
    ['function* f() { yield q(); }', 'return'],
    ['const r = await q(); res.json(r);', 'argument'],
    ['const r = await q(); r.map((c) => send(c));', 'argument'],
    ['const r = await q(); r.map(send);', 'argument'],
    ['const r = await q(); r.filter(Boolean);', ''],
    ['const el = <List rows={q()} />;', 'argument'],
    ['const r = await q(); this.rows = r;', 'unknown'],
    ['export const r = await q();', 'unknown'],
    ['const r = await q(); r.custom();', 'unknown'],
  ];
  for (const [text, expected] of rows) it(text, () => assert.equal(use(text), expected));
});

describe('what code does with one row', () => {
  const row: readonly (readonly [string, string])[] = [
    ['const c = await q(); c?.email;', 'email'],
    ['const { email, ...rest } = await q();', 'unknown'],
    ['const c = await q(); if (!c) throw e; go(c.address.city);', 'address'],
    ['const c = (await q()) ?? other; go(c.email);', 'email'],
    ['const c = await q(); go(c[k]);', 'unknown'],
    ['const c = await q(); go({ ...c });', 'argument'],
    ['const c = await q(); go(`${c}`);', 'unknown'],
    ['const c = await q(); go(Object.keys(c));', ''],
  ];
  for (const [text, expected] of row) it(text, () => assert.equal(use(text, false), expected));
});

describe('what code does with rows and their number', () => {
  const pair: readonly (readonly [string, string])[] = [
    ['const [r, n] = await q(); go(r[0].email, n);', 'email'],
    ['const [, n] = await q(); go(n);', ''],
    ['const p = await q(); go(p[0].map((c) => c.a), p[1]);', 'a'],
    ['const p = await q(); go(p.length);', 'unknown'],
    ['function f() { return q(); }', 'return'],
  ];
  for (const [text, expected] of pair) it(text, () => assert.equal(use(text, 'pair'), expected));
});
