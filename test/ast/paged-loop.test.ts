import assert from 'node:assert/strict';
import { isPagedThrough } from '../../src/ast/index.ts';
import { marked } from './support.ts';

const paged = (text: string): boolean => {
  const { node, call, source } = marked(text);
  return isPagedThrough(call, node, source);
};

describe('pages that are all read, one after the other', () => {
  const cases: Readonly<Record<string, string>> = {
    'by an offset that grows': 'async function f() { let skip = 0; for (;;) { const rows = await x(skip); if (rows.length === 0) break; skip += 100; } }',
    'by a cursor': 'async function f() { let cursor; do { const page = await x(cursor); cursor = page.next; } while (cursor); }',
    'by a page number behind arithmetic': 'async function f() { let page = 0; while (true) { const skip = page * 50; const rows = await x(skip); if (!rows.length) return; page++; } }',
    'by a function that calls itself': 'async function f(after) { const page = await x(after); if (page.more) await f(page.after); }',
    'by an arrow that calls itself': 'const f = async (after) => { const page = await x(after); return page.more ? f(page.after) : []; };',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => assert.equal(paged(text), true));
});

describe('pages of which few are read', () => {
  const cases: Readonly<Record<string, string>> = {
    'one': 'async function f(skip) { return x(skip); }',
    'a number of them': 'async function f() { for (let page = 0; page < 5; page++) { await x(page); } }',
    'until there are enough rows': 'async function f(limit) { const rows = []; let cursor; while (rows.length < limit) { const page = await x(cursor); rows.push(...page.rows); cursor = page.next; } }',
    'until enough were found': 'async function f(limit) { const rows = []; let cursor; for (;;) { const page = await x(cursor); rows.push(...page.rows); if (rows.length >= limit) break; cursor = page.next; } }',
    'while some are left to take': 'async function f(left) { let cursor; while (left > 0) { const page = await x(cursor); left -= page.rows.length; cursor = page.next; } }',
    'the same again and again': 'async function f(skip) { while (busy()) { await x(skip); } }',
    'in a function inside the loop': 'async function f() { let skip = 0; while (more()) { later(() => x(skip)); } }',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => assert.equal(paged(text), false));
});
