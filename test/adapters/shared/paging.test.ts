import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import { isPagedThrough } from '../../../src/adapters/shared/paging.ts';
import { walk } from '../../../src/ast/index.ts';
import { PARSERS, view } from '../driver.ts';

/** Whether `read(position)` goes from page to page. */
function paged(text: string): boolean[] {
  return PARSERS.map((parser) => {
    const source = view(text, parser);
    let call: TSESTree.CallExpression | undefined;
    walk(source.ast, (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'read') call ??= node;
    });
    const [position] = call?.arguments ?? [];
    assert.ok(call && position, text);
    return isPagedThrough(call, position, source);
  });
}

const cases: Record<string, { every: readonly string[]; one: readonly string[] }> = {
  'loops': {
    every: [
      'let after; do { const page = await read(after); after = page.next; } while (after);',
      'for (let skip = 0; ; skip += 100) { const rows = await read(skip); if (rows.length === 0) break; }',
      'for (let skip = 0; skip < total; skip += 100) await read(skip);',
      'let page = 0; while (true) { const from = page * 100; const rows = await read({ from, to: from + 99 }); if (rows.length < 100) break; page++; }',
      'let n = 0, rows; do { rows = await read(n++); } while (rows.length >= 100);',
      'let after; for (;;) { const params = { after }; const page = await read(params); if (!page.next) return; after = page.next; }',
    ],
    one: [
      'let after; const page = await read(after); after = page.next;',
      'while (busy()) await read(after);',
      'for (const skip of skips) await read(skip);',
      'const f = () => { let after = 1; return go(() => read(after)); }; while (true) f();',
    ],
  },
  'loops that stop by count': {
    every: [],
    one: [
      'for (let page = 0; page < 5; page++) await read(page);',
      'const MOST = 3; for (let page = 1; page <= MOST; page++) await read(page);',
      'let after, n = 0; while (after && n < 10) { after = (await read(after)).next; n++; }',
      'let after; const all = []; while (all.length < limit) { const page = await read(after); all.push(...page.rows); after = page.next; }',
      'let after; const all = []; do { const page = await read(after); all.push(...page.rows); if (all.length >= limit) break; after = page.next; } while (after);',
      'let after, left = limit; while (left > 0) { const page = await read(after); left -= page.length; after = page.next; }',
    ],
  },
  'functions that call themselves': {
    every: [
      'async function all(after) { const page = await read(after); return page.next ? [...page.rows, ...(await all(page.next))] : page.rows; }',
      'class S { async all(after, found = []) { const page = await read({ after }); return page.next ? this.all(page.next, found.concat(page.rows)) : found; } }',
      'const all = (after) => read(after).then((page) => page.next ? all(page.next) : page);',
    ],
    one: ['async function page(after) { return read(after); }', 'async function again(n) { const page = await read(after); return again(n + 1); }'],
  },
};

describe('pages', () => {
  for (const [group, { every, one }] of Object.entries(cases)) {
    describe(group, () => {
      for (const text of every) it(`every page: ${text}`, () => assert.deepEqual(paged(text), [true, true]));
      for (const text of one) it(`one page: ${text}`, () => assert.deepEqual(paged(text), [false, false]));
    });
  }
});
