import { format, type Localized } from '../l10n/index.ts';
import type { AccessFacts, Finding, RelatedLocation } from '../model/index.ts';
import { type AccessContext, accessLines, accessTitle } from './access-facts.ts';
import { code, escaped } from './catalog/markdown.ts';
import { ruleName, type RuleDoc } from './context.ts';
import { severityLabels, sourceLabels } from './messages.ts';

const texts = {
  what: { en: 'What was found', ja: '検出内容' },
  personal: { en: 'Why it is personal data', ja: '個人データである理由' },
  field: { en: 'Field', ja: '項目' },
  category: { en: 'Holds', ja: '内容' },
  source: { en: 'Known from', ja: '根拠' },
  access: { en: 'What the code reads', ja: 'コードが読み取る内容' },
  way: { en: 'The way of the data', ja: 'データの経路' },
  places: { en: 'See also', ja: '関連する場所' },
  fix: { en: 'What to do', ja: '対処方法' },
  safe: { en: '{title} (a safe fix: it cannot change what the code does)', ja: '{title}（安全な修正: コードの動作は変わりません）' },
  noEdit: { en: 'No change can be written automatically here; the page of the rule shows right and wrong code.', ja: 'ここでは自動で書き換えられません。ルールの説明に正しい例と誤った例があります。' },
  accept: {
    en: 'Is it right as it is? Suppress it on its line with a reason, mark the field or function in the policy, or add an exception there.',
    ja: 'このままで問題ない場合は、理由を書いてこの行で抑制するか、項目や関数をポリシーに記録するか、ポリシーの exceptions に追加してください。',
  },
  why: { en: 'Why this rule exists', ja: 'このルールが必要な理由' },
  page: { en: 'Page of the rule', ja: 'ルールの説明' },
} as const satisfies Record<string, Localized>;

/** What an explanation needs beside the finding. */
export interface ExplanationContext extends AccessContext {
  rule: RuleDoc | undefined;
  /** The page of the rule in the user's language, as Markdown. */
  page: string | undefined;
  /** The access that the finding is about, where it is about one. */
  access: AccessFacts | undefined;
}

/** A finding explained in full as a Markdown document: what, why it is personal, how it is read, the way it takes, what to do, and why that matters. */
export function findingExplanation(finding: Finding, context: ExplanationContext): string {
  const { rule, page, access, linkTo } = context;
  const place = `[${escaped(finding.file)}:${finding.line}:${finding.column}](${linkTo(finding)})`;
  const why = whySection(page);
  return `${[
    `# ${ruleName(finding.ruleId)}`,
    '',
    ...(rule ? [escaped(format(rule.description)), ''] : []),
    `${format(severityLabels[finding.severity])} · ${place}`,
    '',
    ...section(texts.what, [quoted(finding.message)]),
    ...section(texts.personal, fieldTable(finding, context)),
    ...(access ? section(texts.access, [`${accessTitle(access)}:`, '', ...accessLines(access, context)]) : []),
    ...way(finding.related, context),
    ...section(texts.fix, fixes(finding)),
    ...(why === undefined ? [] : section(texts.why, [why])),
    ...(rule ? [`[${format(texts.page)}](${rule.helpUri})`] : []),
  ].join('\n')}\n`;
}

const section = (title: Localized, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${format(title)}`, '', ...lines, '']);

/** Messages name code in backticks already. */
const quoted = (message: string): string => message.replace(/[<>[\]]/g, '\\$&');

function fieldTable({ fields }: Finding, { categoryLabel, linkTo }: ExplanationContext): string[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ name, category, source }) => {
    const label = categoryLabel(category);
    const from = source.file === undefined ? '' : ` [${escaped(source.file)}${source.line === undefined ? '' : `:${source.line}`}](${linkTo({ file: source.file, ...(source.line === undefined ? {} : { line: source.line }) })})`;
    return `| ${code(name)} | ${label ? `${escaped(format(label))} ` : ''}${code(category)} | ${format(sourceLabels[source.kind])}${from} |`;
  });
  return [`| ${[texts.field, texts.category, texts.source].map((text) => format(text)).join(' | ')} |`, '| --- | --- | --- |', ...rows];
}

/** Places with a role are the way of a value, in order; the others explain. */
function way(related: readonly RelatedLocation[], { linkTo }: ExplanationContext): string[] {
  const line = ({ file, line: at, message }: RelatedLocation): string => `${quoted(message)}: [${escaped(file)}:${at}](${linkTo({ file, line: at })})`;
  const steps = related.filter(({ role }) => role !== undefined);
  const others = related.filter(({ role }) => role === undefined);
  return [...section(texts.way, steps.map((one, index) => `${index + 1}. ${line(one)}`)), ...section(texts.places, others.map((one) => `- ${line(one)}`))];
}

function fixes({ fixes: safe, suggestions }: Finding): string[] {
  const list = [...safe.map(({ title }) => `- ${format(texts.safe, { title: quoted(title) })}`), ...suggestions.map(({ title }) => `- ${quoted(title)}`)];
  return [...(list.length > 0 ? list : [format(texts.noEdit)]), '', format(texts.accept)];
}

/** The paragraphs of a rule's page that say why it exists: its first section. */
function whySection(page: string | undefined): string | undefined {
  const [, body] = /^## .*\n([^]*?)(?=^## |$(?![^]))/m.exec(page ?? '') ?? [];
  return body?.trim() || undefined;
}
