import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandsTable, type ExtensionManifest, settingsTable } from '../../scripts/generate/extension-tables.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';

const MANIFEST: ExtensionManifest = {
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: ['tool.file'] } },
  contributes: {
    commands: [
      { command: 'tool.check', title: '%check%', category: 'Tool' },
      { command: 'tool.onItem', title: '%check%', category: 'Tool' },
      { command: 'tool.inFile', title: 'As it is', category: 'Tool' },
    ],
    menus: { commandPalette: [{ command: 'tool.onItem', when: 'false' }, { command: 'tool.inFile', when: 'editorFocus' }] },
    configuration: {
      properties: {
        'tool.mode': { order: 1, scope: 'window', default: 'a', markdownDescription: '%mode%', enum: ['a', 'b'], enumDescriptions: ['%mode.a%', '%mode.b%'] },
        'tool.file': { order: 0, scope: 'machine-overridable', default: '', markdownDescription: '%file%' },
      },
    },
  },
};
const TEXTS = { check: 'Check', mode: 'One | or\nthe other.', 'mode.a': 'First.', 'mode.b': 'Second.', file: 'A file.' };
const WORDS = { 'tool.check': { en: 'Checks.', ja: '検査します。' }, 'tool.inFile': { en: 'Is.', ja: 'です。' } };
const withSetting = (name: string, setting: object): ExtensionManifest => ({ ...MANIFEST, contributes: { ...MANIFEST.contributes, configuration: { properties: { [name]: setting as never } } } });

describe('generator: tables of the extension', () => {
  it('lists settings in their order, with default, scope and every choice, in one line each', () => {
    assert.deepEqual(settingsTable(MANIFEST, TEXTS, 'en').split('\n'), [
      '| Setting | Default | Set for | Meaning |',
      '| --- | --- | --- | --- |',
      '| `tool.file` | `""` | machine, workspace, folder (the last two where the workspace is trusted) | A file. |',
      '| `tool.mode` | `"a"` | user, workspace | One \\| or the other.<br>`a`: First.<br>`b`: Second. |',
    ]);
  });

  it('lists the commands that the palette can show, as it calls them', () => {
    assert.deepEqual(commandsTable(MANIFEST, TEXTS, 'ja', WORDS).split('\n').slice(2), ['| Tool: Check | 検査します。 |', '| Tool: As it is | です。 |']);
  });

  it('refuses what has no words', () => {
    assert.throws(() => commandsTable(MANIFEST, TEXTS, 'en', { 'tool.check': WORDS['tool.check'] }), /tool\.inFile has no words/);
    assert.throws(() => commandsTable(MANIFEST, TEXTS, 'en', { ...WORDS, 'tool.gone': WORDS['tool.check'] }), /does not show tool\.gone/);
    assert.throws(() => commandsTable(MANIFEST, TEXTS, 'en', { ...WORDS, 'tool.onItem': WORDS['tool.check'] }), /does not show tool\.onItem/);
    assert.throws(() => settingsTable(MANIFEST, {}, 'en'), /no text for %file%/);
    assert.throws(() => settingsTable(withSetting('tool.x', { order: 0, scope: 'application', default: 1, markdownDescription: 'x' }), TEXTS, 'en'), /scope application of tool\.x/);
  });

  it('stand in the READMEs with every setting and every command of the palette', () => {
    const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as ExtensionManifest;
    for (const [page, texts] of [['README.md', 'package.nls.json'], ['README.ja.md', 'package.nls.ja.json']] as const) {
      const readme = readFileSync(inRoot(page), 'utf8');
      const said = JSON.parse(readFileSync(inRoot(texts), 'utf8')) as Record<string, string>;
      for (const name of Object.keys(manifest.contributes.configuration.properties)) assert.ok(readme.includes(`\n| \`${name}\` |`), `${name} in ${page}`);
      assert.ok(readme.includes(`\n| CRM Guard: ${said['command.checkWorkspace']} |`), page);
      assert.ok(!readme.includes(`\n| CRM Guard: ${said['command.refreshCustomerData']} |`), 'the palette hides it');
    }
  });
});
