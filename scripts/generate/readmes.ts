import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleFacts } from '../../src/rulekit/index.ts';
import { ruleTable } from './rule-table.ts';
import { replaceSection } from './sections.ts';

/** Texts of the READMEs with the table of rules brought up to date. */
export function readmes(root: string, rules: readonly RuleFacts[]): Map<string, string> {
  return new Map(
    (['en', 'ja'] as const).map((language) => {
      const file = language === 'en' ? 'README.md' : 'README.ja.md';
      const text = replaceSection(readFileSync(path.join(root, file), 'utf8'), 'rules', ruleTable(rules, language, 'docs/rules/'));
      if (text === undefined) throw new Error(`${file} has lost the markers around its table of rules.`);
      return [file, text];
    }),
  );
}
