import type { RuleFacts } from '../../src/rulekit/index.ts';

const CATEGORIES: Readonly<Record<string, { en: string; ja: string }>> = {
  breadth: { en: 'breadth: only the rows and fields that the task needs', ja: '取得範囲' },
  'access-log': { en: 'access log: who read which customer’s data, when and why', ja: 'アクセスログ' },
  leak: { en: 'leak: personal data leaves where it should not', ja: '漏えい' },
};

const HEADINGS = {
  en: ['Rule', 'What it finds', 'Family', 'Recommended', 'Strict'],
  ja: ['ルール', '検出する内容', '分類', 'recommended', 'strict'],
};

/** The family of a rule in words. Throws on one that has no words yet. */
export function categoryTitle(category: string, language: 'en' | 'ja' = 'en'): string {
  const title = CATEGORIES[category];
  if (!title) throw new Error(`The rule category ${JSON.stringify(category)} has no title in scripts/generate/rule-table.ts.`);
  return title[language];
}

/** A Markdown table of all rules; `pages` is the path from the page that holds the table to docs/rules. */
export function ruleTable(rules: readonly RuleFacts[], language: 'en' | 'ja', pages: string): string {
  const rows = rules.map((rule) => [
    `[${rule.name}](${pages}${rule.name}.md)`,
    rule.docs.description[language],
    categoryTitle(rule.docs.category, language).replace(/:.*/, ''),
    rule.severity.recommended,
    rule.severity.strict,
  ]);
  const headings = HEADINGS[language];
  return [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
