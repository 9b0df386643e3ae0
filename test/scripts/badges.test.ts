import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { badges } from '../../scripts/generate/badges.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';

const STATED = { license: 'MIT-0', engines: { node: '>=20.19.0', vscode: '^1.99.3' } };

describe('generator: badges', () => {
  it('state what the manifest says', () => {
    const [vscode, node, telemetry, licence, ...more] = badges(STATED, 'en').split('\n');
    assert.match(vscode ?? '', /^\[!\[VS Code: ≥ 1\.99\.3\]\(https:\/\/img\.shields\.io\/badge\/VS%20Code-%E2%89%A5%201\.99\.3-/);
    assert.match(node ?? '', /^\[!\[Node: ≥ 20\.19\]/);
    assert.match(telemetry ?? '', /badge\/telemetry-none-\w+\)\]\(SECURITY\.md\)$/);
    assert.match(licence ?? '', /badge\/licence-MIT--0-\w+\)\]\(LICENSE\)$/);
    assert.deepEqual(more, []);
  });

  it('refuse a range that they could not state', () => {
    assert.throws(() => badges({ ...STATED, engines: { ...STATED.engines, node: '20 || 22' } }, 'en'), /cannot state 20 \|\| 22/);
  });

  for (const [page, language] of [['README.md', 'en'], ['README.ja.md', 'ja']] as const) {
    it(`of ${page} lead to headings and pages that exist, by pictures of a host that the Marketplace takes`, () => {
      const readme = readFileSync(inRoot(page), 'utf8');
      const anchors = [...readme.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) => `#${title.toLowerCase().replaceAll(' ', '-')}`);
      const made = badges(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')), language);
      assert.ok(readme.includes(made), 'the README shows them');
      for (const [, picture = '', target = ''] of made.matchAll(/\((https:[^)]+)\)\]\(([^)]+)\)/g)) {
        assert.match(picture, /^https:\/\/img\.shields\.io\/badge\/[^\s/]+$/);
        assert.ok(target.startsWith('#') ? anchors.includes(target) : existsSync(inRoot(target)), target);
      }
    });
  }
});
