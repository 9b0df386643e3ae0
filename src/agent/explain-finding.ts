import { ruleDescriptions } from '../engine/descriptions.ts';
import { rulePageText } from '../engine/rule-page.ts';
import { format } from '../l10n/index.ts';
import { agentFinding, agentFindingText, ruleName } from '../report/index.ts';
import type { AgentProject } from './project.ts';
import { projectPath } from './project-path.ts';
import { Refusal } from './refusal.ts';
import { texts } from './texts.ts';

/** A rule, or the place of a finding; with both, the rule's finding there. */
export interface Asked {
  rule?: string | undefined;
  path?: string | undefined;
  /** 1-based. */
  line?: number | undefined;
}

/**
 * Explains what stands at a place, or a rule: the finding with its fields and places, and the page of its rule.
 * @throws Refusal when there is no such rule or finding.
 */
export async function explainFinding(project: AgentProject, { rule, path, line }: Asked): Promise<string> {
  if (path === undefined || line === undefined) {
    if (rule === undefined) throw new Refusal(format(texts.ruleOrPlace));
    return page(ruleName(rule));
  }
  const { findings } = await project.check([projectPath(project.root, path)]);
  const counting = findings.filter(({ suppressed }) => suppressed === null);
  const meant = counting.filter((finding) => finding.line <= line && line <= finding.endLine && (rule === undefined || ruleName(finding.ruleId) === ruleName(rule)));
  if (meant.length === 0) {
    const others = counting.map((finding) => `${finding.line} (${ruleName(finding.ruleId)})`);
    throw new Refusal(format(texts.noFindingThere, { place: `${path}:${line}`, others: others.length > 0 ? others.join(', ') : format(texts.none) }));
  }
  const pages = [...new Set(meant.map(({ ruleId }) => ruleName(ruleId)))].map(page);
  return [...meant.map((finding) => agentFindingText(agentFinding(finding))), ...pages].join('\n\n');
}

function page(name: string): string {
  const rules = ruleDescriptions();
  const rule = rules.find((one) => one.name === name);
  if (!rule) throw new Refusal(format(texts.noRule, { rule: name, rules: rules.map((one) => one.name).join(', ') }));
  return rulePageText(name) ?? `${rule.name}: ${format(rule.description)}\n${rule.helpUri}`;
}
