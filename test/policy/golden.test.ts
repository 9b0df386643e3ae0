import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setLocale } from '../../src/l10n/index.ts';
import type { Locale } from '../../src/l10n/index.ts';
import type { PolicyDiagnostic } from '../../src/policy/index.ts';
import { load } from './support.ts';

const folder = fileURLToPath(new URL('./golden/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));

/**
 * Bad policies and everything the loader says of them, in both languages, as people read it.
 * To accept new texts: UPDATE_GOLDEN=1, then read the diff.
 */
describe('what is said of a bad policy', () => {
  afterEach(() => setLocale('en'));

  for (const name of names) {
    it(name.replaceAll('-', ' '), () => {
      const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
      const actual = `${said(text, 'en')}\n${said(text, 'ja')}`;
      const expectedFile = join(folder, `${name}.txt`);
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expectedFile, actual);
      assert.ok(existsSync(expectedFile), `${name}.txt is missing: run with UPDATE_GOLDEN=1`);
      assert.equal(actual, readFileSync(expectedFile, 'utf8'));
    });
  }

  it('differs in language only', () => {
    for (const name of names) {
      const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
      const inLanguage = (language: Locale): unknown => {
        setLocale(language);
        return load(text).diagnostics.map((diagnostic) => ({ ...diagnostic, message: '' }));
      };
      assert.deepEqual(inLanguage('ja'), inLanguage('en'), name);
    }
  });

  it('has no expectation without a policy', () => {
    const expectations = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    assert.deepEqual(expectations.map((name) => name.slice(0, -'.txt'.length)), names);
  });
});

function said(text: string, language: Locale): string {
  setLocale(language);
  const source = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return load(text).diagnostics.map((diagnostic) => frame(diagnostic, source[diagnostic.line - 1] ?? '')).join('');
}

function frame({ severity, code, message, replacement, line, column, endLine, endColumn }: PolicyDiagnostic, source: string): string {
  assert.equal(endLine, line, 'a range stays on one line');
  const marks = ' '.repeat(column - 1) + '^'.repeat(Math.max(endColumn - column, 1));
  const mend = replacement === undefined ? '' : `  -> ${replacement}`;
  return `${line}:${column} ${severity} ${code}\n  | ${source.replaceAll('\t', ' ')}\n  | ${marks}${mend}\n  ${message}\n`;
}
