import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { categoryById, classifyName, TAXONOMY } from '../../src/catalog/index.ts';
import type { FieldContext } from '../../src/catalog/index.ts';
import { isJapanese } from '../../src/catalog/text/words.ts';

/** A row of names.json, as README.md beside it describes. */
interface Row extends FieldContext {
  name: string;
  expect: string | null;
}

const rows = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8')) as Row[];
const KEYS = new Set(['name', 'expect', 'owner', 'person', 'siblings', 'type', 'declared', 'organisation']);
/** Only annotations, the policy and side tables of attributes give it. */
const NOT_BY_NAME = 'person.other';

describe('names in English, Japanese and romaji', () => {
  it('has a table worth the name', () => {
    const personal = rows.filter((row) => row.expect !== null);
    assert.ok(rows.length >= 1500, `${rows.length} rows`);
    assert.ok(rows.length - personal.length >= 600, 'false friends are half of the work');
    assert.ok(rows.filter(({ name }) => isJapanese(name)).length >= 250, 'Japanese');
    for (const { id } of TAXONOMY) if (id !== NOT_BY_NAME) assert.ok(personal.filter(({ expect }) => expect === id).length >= 3, id);
  });

  it('has rows as README.md describes them, each once', () => {
    const wrong = rows.flatMap((row) => {
      const strange = Object.keys(row).filter((key) => !KEYS.has(key));
      const unknown = row.expect !== null && !categoryById(row.expect) ? [`no category ${row.expect}`] : [];
      return [...strange, ...unknown].map((problem) => `${row.name}: ${problem}`);
    });
    assert.deepEqual(wrong, []);
    const keys = rows.map((row) => JSON.stringify({ ...row, expect: 0 }));
    assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), []);
  });

  it('gives every row its category', () => {
    const wrong = rows.flatMap(({ name, expect, ...context }) => {
      const got = classifyName(name, context)?.category ?? null;
      return got === expect ? [] : [`${name} ${JSON.stringify(context)}: expected ${expect}, got ${got}`];
    });
    assert.deepEqual(wrong, []);
  });
});
