import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter((file) => file !== '' && existsSync(inRoot(file)));
const texts = tracked.filter((file) => !/\.(?:png|gif|vsix|ico)$|^test\/fixtures\/bytes\//.test(file)).map((file) => [file, readFileSync(inRoot(file), 'utf8')] as const);

describe('repository', () => {
  it('names no folder of somebody’s machine', () => {
    // Written in pieces, so that this file does not find itself.
    const machine = new RegExp(`(?<![\\w.}/-])/(?:${['work', 'root', 'Users', 'home'].join('|')})/[\\w.-]+/`);
    const allowed = /^test\/|^examples\//;
    assert.ok(texts.length > 200);
    assert.deepEqual(texts.filter(([file, text]) => !allowed.test(file) && machine.test(text)).map(([file]) => file), []);
  });

  it('commits nothing that is made by a build', () => {
    assert.deepEqual(tracked.filter((file) => /^(?:dist|out|coverage)\/|(?:^|\/)node_modules\/|\.vsix$/.test(file)), []);
  });

  it('has LF line ends, and UTF-8 without replacement characters', () => {
    const own = texts.filter(([file]) => !/^test\/|^examples\//.test(file));
    assert.deepEqual(own.filter(([, text]) => text.includes('\r\n')).map(([file]) => file), []);
    assert.deepEqual(own.filter(([, text]) => text.includes('\uFFFD')).map(([file]) => file), []);
  });

  it('has small files: no module over 400 lines', () => {
    const long = texts.filter(([file, text]) => /^(?:src|rules|scripts)\/.*\.(?:ts|mjs)$/.test(file) && text.split('\n').length > 401);
    assert.deepEqual(long.map(([file]) => file), []);
  });
});

describe('links of the documentation', () => {
  const pages = texts.filter(([file]) => /\.md$/.test(file) && !/^(?:test|examples)\//.test(file));

  it('lead to files that exist', () => {
    const dead = pages.flatMap(([file, text]) =>
      [...text.replace(/^```[^]*?^```/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1]!)
        .filter((link) => !/^[a-z]+:|^#/.test(link))
        .filter((link) => !existsSync(inRoot(path.posix.join(path.posix.dirname(file), link.replace(/#.*/, '')))))
        .map((link) => `${file}: ${link}`),
    );
    assert.ok(pages.length >= 8);
    assert.deepEqual(dead, []);
  });
});
