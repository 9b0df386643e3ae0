import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { classifyName } from '../../src/catalog/index.ts';
import type { NameContext } from '../../src/model/index.ts';

/** A row of names.json: a name, what is known around it, and the category it must get (null: not personal). */
interface Row extends NameContext {
  name: string;
  expect: string | null;
}

const rows = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8')) as Row[];

describe('names in English, Japanese and romaji', () => {
  it('has a table worth the name', () => {
    assert.ok(rows.length >= 300, `${rows.length} rows`);
    assert.ok(rows.filter((row) => row.expect === null).length >= 150, 'false friends are half of the work');
  });

  it('gives every row its category', () => {
    const wrong = rows.flatMap(({ name, expect, ...context }) => {
      const got = classifyName(name, context)?.category ?? null;
      return got === expect ? [] : [`${name} ${JSON.stringify(context)}: expected ${expect}, got ${got}`];
    });
    assert.deepEqual(wrong, []);
  });
});
