import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../src/ast/index.ts';
import { exportSink, exportSinkText, ForwardTracer } from '../../src/flow/index.ts';
import { assertInProportion } from '../support/growth.ts';
import { parse as parseSource } from './parse.ts';

/** Where the answer of `load()` arrives as an argument of `sink()`, and what of it: `rows`, `row email`. */
function arrivals(code: string): string[] {
  const source = parseSource(code);
  const found: string[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' || nameOf(node.callee) !== 'load') return;
    const tracer = new ForwardTracer<true>(source, ({ as }) => (as.kind === 'argument' && as.call.type === 'CallExpression' && nameOf(as.call.callee) === 'sink' ? true : undefined));
    found.push(...tracer.trace(node, { of: 'rows', at: [] }).map(({ use: { cargo } }) => [cargo.of, ...(cargo.field === undefined ? [] : [cargo.field])].join(' ')));
  });
  return [...new Set(found)].sort();
}

const nameOf = (node: TSESTree.Node): string => (node.type === 'Identifier' ? node.name : '');

describe('the forward tracer', () => {
  const cases: readonly [code: string, arriving: readonly string[]][] = [
    ['sink(load())', ['rows']],
    ['const a = await load(); const b = a; sink(b as unknown)', ['rows']],
    ['const { data: { rows } } = await load(); sink(rows)', ['rows']],
    ['sink({ ...{ a: load() } }.a)', ['rows']],
    ['const box = { rows: await load(), name: "x" }; sink(box.name)', []],
    ['const box = { rows: await load(), name: "x" }; sink(box.rows)', ['rows']],
    ['const [a, b] = await Promise.all([other(), load()]); sink(a)', []],
    ['const [a, b] = await Promise.all([other(), load()]); sink(b)', ['rows']],
    ['sink(JSON.stringify(await load(), null, 2))', ['rows']],
    ['sink(JSON.stringify(await load(), ["id"]))', ['rows id']],
    ['sink(`${(await load()).map((one) => one.email).join()}`)', ['rows email']],
    ['sink((await load()).map(({ id, ...rest }) => rest))', ['rows']],
    ['for (const one of await load()) sink(one.address.city)', ['row address.city']],
    ['const all = []; for (const one of await load()) all.push([one.id, one.email]); sink(all.length); sink(all)', ['rows email', 'rows id']],
    ['let text = ""; (await load()).forEach((one) => { text += one.email; }); sink(text)', ['rows email']],
    ['sink((await load()).reduce((all, one) => all + one.email, ""))', ['rows email']],
    ['const by = {}; for (const one of await load()) by[one.id] = one; sink(Object.values(by))', ['rows']],
    ['load().then((rows) => sink(rows)).catch(() => {})', ['rows']],
    ['const stream = load(); stream.on("data", (row) => sink(row.email)).on("end", () => sink())', ['row email']],
    ['async function* all() { yield { page: await load() }; } for await (const { page } of all()) sink(page)', ['rows']],
    ['const give = () => load(); const take = (x) => sink(x); take(give())', ['rows']],
    ['const pick = (one) => one.id; sink((await load()).map(pick))', ['rows id']],
    ['class A { rows; async a() { this.rows = await load(); } b() { sink(this.rows); } }', ['rows']],
    ['sink((await load()).length); sink((await load()).length > 3 ? "many" : "few"); if (await load()) sink(1)', []],
    ['sink((await load())[0]); const [first] = await load(); sink(first); sink((await load()).find((one) => one.id))', []],
    ['sink((await load()).slice(0, 20)); sink((await load()).slice(20))', ['rows']],
    ['sink((await load()).map((one) => maskEmail(one.email)))', []],
    ['sink(unknownElsewhere(load()))', []],
    ['function f(x) { return f(x); } sink(f(load()))', []],
    ['let a = load(); let b = a; a = b; sink(b)', ['rows']],
  ];
  for (const [code, arriving] of cases) it(`${code} → ${arriving.join(', ') || 'nothing'}`, () => assert.deepEqual(arrivals(code), arriving));

  it('takes time in proportion to the code it reaches', () => {
    assertInProportion((n) => {
      const code = `async function run() { const rows = await load(); ${Array.from({ length: n }, (_, at) => `const a${at} = rows.map((one) => one.email); sink(a${at});`).join('\n')} }`;
      return () => arrivals(code);
    }, 20, 200);
    assertInProportion((n) => {
      const code = Array.from({ length: n }, (_, at) => `export async function f${at}() { const rows = await load(); sink(rows); }`).join('\n');
      return () => arrivals(code);
    }, 50, 500);
  });
});

describe('places where everything leaves', () => {
  const sinks: readonly [code: string, kind: string | undefined][] = [
    ["import fs from 'fs'; fs.promises.writeFile('a', load())", 'file'],
    ["import { writeFileSync as w } from 'node:fs'; w('a', load())", 'file'],
    ["import fs from 'fs'; fs.readFile(load())", undefined],
    ["const fs = require('fs-extra'); fs.outputJson('a', load())", 'file'],
    ["import { pipeline } from 'node:stream/promises'; import fs from 'fs'; pipeline(load(), fs.createWriteStream('a'))", 'file'],
    ["import fs from 'fs'; load().pipe(fs.createWriteStream('a'))", 'file'],
    ['load().pipe(res)', 'response'],
    ["Deno.writeTextFile('a', load())", 'file'],
    ["import { stringify } from 'csv-stringify/sync'; stringify(load())", 'table'],
    ["import { unparse } from 'papaparse'; unparse(load())", 'table'],
    ["import Papa from 'papaparse'; Papa.parse(load())", undefined],
    ["import { autoTable } from 'jspdf-autotable'; autoTable(doc, { body: load() })", 'document'],
    ["import { saveAs } from 'file-saver'; saveAs(load())", 'download'],
    ["import { put } from '@vercel/blob'; put('a', load())", 'upload'],
    ["supabase.storage.from('exports').upload('a.csv', load())", 'upload'],
    ['this.fileStorage.upload({ body: load() })', 'upload'],
    ["fetch('https://api.example.com/in', { method: 'POST', body: load() })", 'http'],
    ["fetch('/api/in', { method: 'POST', body: load() })", undefined],
    ["fetch('http://localhost:3000/in', { method: 'POST', body: load() })", undefined],
    ['const x = <CSVLink data={load()} />', 'table'],
    ['exportToExcel(load())', 'table'],
    ['escapeCsv(load())', undefined],
    ['顧客CSV出力(load())', 'table'],
  ];
  for (const [code, kind] of sinks) {
    it(`${code} → ${kind ?? 'none'}`, () => {
      const source = parseSource(code);
      let found: string | undefined;
      walk(source.ast, (node) => {
        if (node.type === 'CallExpression' && nameOf(node.callee) === 'load') found ??= new ForwardTracer(source, (use) => exportSink(use, source)).trace(node, { of: 'rows', at: [] })[0]?.end.kind;
      });
      assert.equal(found, kind);
      if (kind !== undefined && kind !== 'http' && !/pipe|CSVLink|upload|Deno|put\(/.test(code)) assert.match(code, exportSinkText);
    });
  }
});
