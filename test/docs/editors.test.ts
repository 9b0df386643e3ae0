import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { commands } from '../../src/cli/commands.ts';
import { commonOptions } from '../../src/cli/options.ts';
import { readBlocks } from './page-blocks.ts';

const PAGES = ['docs/editors.md', 'docs/ja/editors.md'].map((file) => readFileSync(inRoot(file), 'utf8'));

describe('pages on editors', () => {
  it('start the server as it can be started, in every configuration', () => {
    const options = [...commands.lsp.options, ...commonOptions].map(({ name }) => `--${name}`);
    for (const page of PAGES) {
      const starts = [...page.matchAll(/crm-guard['",]*\s+['"]?lsp['",]*((?:\s+['"]?--[a-z]+)+)/g)];
      assert.ok(starts.length >= 5, `${starts.length}`);
      for (const [whole, given = ''] of starts) for (const option of given.match(/--[a-z]+/g) ?? []) assert.ok(options.includes(option), whole);
    }
  });

  it('show the same configurations in both languages, and JSON that can be read', () => {
    const [english, japanese] = PAGES.map((page) => readBlocks(page).map(({ language, text }) => ({ language, text })));
    assert.deepEqual(english, japanese);
    for (const { language, text } of english ?? []) if (language === 'json') JSON.parse(text);
  });

  it('name every setting of the extension that the server reads', () => {
    const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { contributes: { configuration: { properties: object } } };
    const settings = Object.keys(manifest.contributes.configuration.properties).filter((name) => name !== 'crm-guard.trace.server');
    for (const page of PAGES) assert.deepEqual(settings.filter((name) => !page.includes(`\`${name}\``)), []);
  });
});
