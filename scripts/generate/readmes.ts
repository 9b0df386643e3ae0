import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleFacts } from '../../src/rulekit/index.ts';
import { badges, type StatedManifest } from './badges.ts';
import { commandsTable, type ExtensionManifest, type ManifestTexts, settingsTable } from './extension-tables.ts';
import { ruleTable } from './rule-table.ts';
import { replaceSection } from './sections.ts';

const FILES = {
  en: { page: 'README.md', texts: 'package.nls.json' },
  ja: { page: 'README.ja.md', texts: 'package.nls.ja.json' },
} as const;

/** Texts of the READMEs with the badges and the tables of rules, settings and commands brought up to date. */
export function readmes(root: string, rules: readonly RuleFacts[]): Map<string, string> {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const manifest = JSON.parse(read('package.json')) as ExtensionManifest & StatedManifest;
  return new Map(
    (['en', 'ja'] as const).map((language) => {
      const { page, texts } = FILES[language];
      const said = JSON.parse(read(texts)) as ManifestTexts;
      const parts = {
        badges: badges(manifest, language),
        rules: ruleTable(rules, language, 'docs/rules/'),
        settings: settingsTable(manifest, said, language),
        commands: commandsTable(manifest, said, language),
      };
      return [page, Object.entries(parts).reduce((text, [name, part]) => replaced(page, text, name, part), read(page))];
    }),
  );
}

function replaced(page: string, text: string, name: string, part: string): string {
  const now = replaceSection(text, name, part);
  if (now === undefined) throw new Error(`${page} has lost the markers around its ${name}.`);
  return now;
}
