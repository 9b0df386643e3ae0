import { rulePageText } from '../engine/rule-page.ts';
import { format } from '../l10n/index.ts';
import type { Localized } from '../l10n/index.ts';
import { nearest } from '../policy/nearest.ts';
import { ruleName, rulePrefix } from '../report/context.ts';
import type { RuleDoc } from '../report/context.ts';
import { painter } from '../report/painter.ts';
import type { Painter } from '../report/painter.ts';
import { padEnd } from '../report/text-width.ts';
import { wrap } from '../report/wrap.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Parts } from './engine.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { messages } from './messages.ts';
import { reportWidth, wantsColour } from './terminal.ts';
import { UsageProblem } from './usage-problem.ts';

const texts = {
  suppress: { en: 'To accept one finding, say why:', ja: '1件を許容するには、理由を書きます:' },
  page: { en: 'Rule page: {uri}', ja: 'ルールのページ: {uri}' },
  reason: { en: 'why this is acceptable', ja: '許容する理由' },
} as const satisfies Record<string, Localized>;

/**
 * Prints the page of a rule, or the list of rules.
 * @throws {UsageProblem} when there is no such rule
 */
export async function explainCommand(args: ParsedArguments, host: Host, parts: Parts): Promise<ExitCode> {
  const { rules } = await parts.loadDescriptions();
  const paint = painter(wantsColour(args.switch('color'), host.env, host.stdout));
  const width = reportWidth(host.stdout);
  const asked = args.positionals[0];
  host.stdout.write(asked === undefined ? list(rules, paint, width) : explain(findRule(asked, rules), paint, width));
  return exitCodes.clean;
}

function findRule(asked: string, rules: readonly RuleDoc[]): RuleDoc {
  const name = ruleName(asked);
  const rule = rules.find((candidate) => candidate.name === name);
  if (rule !== undefined) return rule;
  const near = nearest(name, rules.map((candidate) => candidate.name));
  const hint = near === undefined ? format(messages.listRules, { command: 'crm-guard explain' }) : format(messages.didYouMean, { name: near });
  throw new UsageProblem(`${format(messages.unknownRule, { rule: asked })} ${hint}`);
}

function list(rules: readonly RuleDoc[], paint: Painter, width: number): string {
  const column = Math.max(0, ...rules.map(({ name }) => name.length)) + 2;
  const lines = rules.flatMap(({ name, description }) =>
    wrap(format(description), width - column).map((line, index) => (index === 0 ? paint.strong(padEnd(name, column)) : ' '.repeat(column)) + line),
  );
  return `${lines.join('\n')}\n`;
}

function explain(rule: RuleDoc, paint: Painter, width: number): string {
  const page = rulePageText(rule.name);
  const body = page ?? `${rulePrefix}${rule.name}\n\n${wrap(format(rule.description), width).join('\n')}`;
  return `${[
    body.trimEnd(),
    '',
    format(texts.suppress),
    `  ${paint.command(`// eslint-disable-next-line ${rulePrefix}${rule.name} -- ${format(texts.reason)}`)}`,
    format(texts.page, { uri: rule.helpUri }),
  ].join('\n')}\n`;
}
