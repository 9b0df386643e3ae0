import assert from 'node:assert/strict';
import { type Answer, resultUse, walk, type Way } from '../../src/ast/index.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { view } from '../adapters/driver.ts';

/** What becomes of the answer of `q()`. */
function use(text: string, many: boolean | 'pair' | Way | Answer = true): string {
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
    ['const r = await q(); go(r.slice(0, n).at(i).email);', 'email'],
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

describe('what code does with an answer that holds rows', () => {
  const PAGE = ['results', '[]', '.properties'];
  const HITS: Answer = { way: ['body?', 'hits', 'hits', '[]', '._source'], beside: new Set(['_id', '_score']) };
  const SNAPSHOT: Answer = { way: ['docs?', '[]', '.data()'], beside: new Set(['id', 'empty', 'exists']), getter: 'get' };
  const answers: readonly (readonly [string, Way | Answer, string])[] = [
    ['const { data, error } = await q(); if (error) throw error; go(data[0].email);', ['data', '[]'], 'email'],
    ['const { data: [first] } = await q(); go(first.email);', ['data', '[]'], 'email'],
    ['const { data: { users }, ...other } = await q(); go(users[0].email);', ['data', 'users', '[]'], 'email'],
    ['const { error, ...rest } = await q(); go(rest);', ['data', '[]'], 'unknown'],
    ['const { data: { email } } = await q(); go(email);', ['data'], 'email'],
    ['let data; ({ data } = await q()); go(data.email);', ['data'], 'email'],
    ['const a = await q(); go(a.status, a.total); a.data.forEach((c) => go(c.email));', ['data', '[]'], 'email'],
    ['const a = await q(); a.others().length;', ['data', '[]'], 'unknown'],
    ['const a = await q(); a[k].length;', ['data', '[]'], 'unknown'],
    ['const a = await q(); if (!a) stop(); for (const { email } of a.data ?? []) go(email);', ['data', '[]'], 'email'],
    ['const [{ data }, n] = await Promise.all([q(), p()]); go(data[0].email);', ['data', '[]'], 'email'],
    ['const [{ rows }] = await Promise.all([q()]); rows.filter((c) => c.a);', ['rows', '[]'], 'a'],
    ['const rows = await q().then((a) => a.data); go(rows[0].email);', ['data', '[]'], 'email'],
    ['const rows = await q().then((a) => a.json()).then(({ data }) => data); go(rows[0].email);', ['json()', 'data', '[]'], 'email'],
    ['const f = () => q().then((a) => a.data);', ['data', '[]'], 'return'],
    ['const f = async () => (await q()).data.map((c) => c.email);', ['data', '[]'], 'email'],
    ['const f = async () => await q();', ['data', '[]'], 'return'],
    ['const a = await q(); send(a);', ['data', '[]'], 'argument'],
    ['const [row, created] = await q(); if (created) go(row.email);', ['0'], 'email'],
    ['const [...all] = await q(); go(all);', ['0'], 'unknown'],
    ['const { results } = await q(); go(results[0].id, results[0].properties.email);', PAGE, 'id+email'],
    ['const { results } = await q(); results.map(({ id, properties: { email } }) => email);', PAGE, 'id+email'],
    ['const { results } = await q(); results.map((c) => c.properties).forEach((c) => go(c.email));', PAGE, 'email'],
    ['const { results } = await q(); results.map((c) => send(c));', PAGE, 'argument'],
    ['const { body } = await q(); body.hits.hits.map((hit) => hit._source.email);', HITS, 'email'],
    ['const a = await q(); go(a.hits.total.value, a.hits.hits[0]._id, a.hits.hits[0]._source.email);', HITS, 'email'],
    ['const a = await q(); go(a.hits.hits[0].fields.email);', HITS, 'unknown'],
    ['const s = await q(); if (s.empty) stop(); s.forEach((d) => go(d.id, d.data().email, d.get("phone")));', SNAPSHOT, 'email+phone'],
    ['const s = await q(); s.docs.map((d) => ({ id: d.id, ...d.data() })).map((c) => c.email);', SNAPSHOT, 'email'],
    ['const [first] = (await q()).docs; const { email } = first.data(); go(email);', SNAPSHOT, 'email'],
    ['const s = await q(); go(s.docs[0].data);', SNAPSHOT, 'unknown'],
  ];
  for (const [text, answer, expected] of answers) it(text, () => assert.equal(use(text, answer), expected));
});
