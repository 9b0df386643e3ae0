import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const json = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** Texts that the client's sources hand to `l10n.t`. */
function spoken(): string[] {
  const sources = readdirSync('src/extension').map((name) => readFileSync(`src/extension/${name}`, 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text.replaceAll("\\'", "'")));
}

const placeholders = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();

describe('extension: texts', () => {
  it('are all translated to Japanese, and nothing is translated that is not said', () => {
    const translated = json('l10n/bundle.l10n.ja.json');
    assert.ok(spoken().length > 10);
    assert.deepEqual(Object.keys(translated).sort(), [...new Set(spoken())].sort());
  });

  it('keep their placeholders in the translation', () => {
    for (const [text, translation] of Object.entries(json('l10n/bundle.l10n.ja.json'))) {
      assert.deepEqual(placeholders(String(translation)), placeholders(text), text);
    }
  });

  it('of the manifest exist in both languages', () => {
    const used = [...new Set(readFileSync('package.json', 'utf8').match(/(?<=": "|^\s*")%[\w.]+%(?=")/gm) ?? [])].map((key) => key.slice(1, -1));
    assert.ok(used.length > 10);
    assert.deepEqual(Object.keys(json('package.nls.json')).sort(), used.sort());
    assert.deepEqual(Object.keys(json('package.nls.ja.json')).sort(), used.sort());
  });
});
