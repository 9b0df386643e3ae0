import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/setup/paths.mjs';

const KB = 1024;
const FOLDER = 'docs/images';
const pages = ['README.md', 'README.ja.md', ...['docs', 'docs/ja'].flatMap((folder) => readdirSync(inRoot(folder)).filter((file) => file.endsWith('.md')).map((file) => `${folder}/${file}`))];
// Badges are no files: their generator has a test of its own.
const shown = pages.flatMap((page) => [...readFileSync(inRoot(page), 'utf8').matchAll(/!\[([^\]]*)\]\((?!https:)([^)]+)\)/g)].map(([, alt = '', link = '']) => ({ page, alt, file: path.posix.join(path.posix.dirname(page), link) })));

describe('pictures of the pages', () => {
  it('are there, and each is shown somewhere', () => {
    assert.ok(shown.length > 10);
    assert.deepEqual(shown.filter(({ file }) => !existsSync(inRoot(file))), []);
    const used = new Set(shown.map(({ file }) => file));
    assert.deepEqual(readdirSync(inRoot(FOLDER)).filter((name) => !used.has(`${FOLDER}/${name}`)), []);
  });

  it('say in the language of the page what is to be seen', () => {
    for (const { page, alt } of shown) assert.equal(/[ぁ-ん]/.test(alt), /ja/.test(page), `${page}: ${alt}`);
  });

  it('load fast', () => {
    for (const name of readdirSync(inRoot(FOLDER))) {
      const { size } = statSync(inRoot(`${FOLDER}/${name}`));
      assert.ok(size <= (name.endsWith('.gif') ? 1000 : 150) * KB, `${name}: ${Math.round(size / KB)} kB`);
    }
  });
});
