import type * as Sarif from 'sarif';
import { format } from '../l10n/index.ts';
import type { Finding, Severity } from '../model/index.ts';
import { rulePrefix, ruleName } from './context.ts';
import type { ReportContext, RuleDoc } from './context.ts';

/** The tool's description with its rules, and where each rule id stands in it. */
export function sarifDriver(
  findings: readonly Finding[],
  { rules = [], toolVersion }: ReportContext,
): { driver: Sarif.ToolComponent; ruleIndex: ReadonlyMap<string, number> } {
  const descriptors = rules.map(descriptor);
  const ruleIndex = new Map(descriptors.map(({ id }, index) => [id, index]));
  for (const { ruleId } of findings) {
    if (ruleIndex.has(ruleId)) continue;
    // A finding without a described rule must still point at a rule: viewers drop it otherwise.
    ruleIndex.set(ruleId, descriptors.length);
    descriptors.push({ id: ruleId, name: pascalCase(ruleName(ruleId)) });
  }
  return {
    driver: { name: 'CRM Guard', version: toolVersion, semanticVersion: toolVersion, rules: descriptors },
    ruleIndex,
  };
}

/** SARIF's word for a severity. */
export function sarifLevel(severity: Severity): Sarif.ReportingConfiguration.level {
  return severity;
}

function descriptor({ name, description, helpUri, severity }: RuleDoc): Sarif.ReportingDescriptor {
  const text = format(description);
  return {
    id: rulePrefix + name,
    name: pascalCase(name),
    shortDescription: { text: firstSentence(text) },
    fullDescription: { text },
    helpUri,
    help: { text: `${text}\n${helpUri}`, markdown: `${text}\n\n[${rulePrefix}${name}](${helpUri})` },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: sarifLevel(severity) },
    properties: { tags: ['privacy', 'security'], ...(severity === 'off' ? {} : { 'problem.severity': severity }) },
  };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function firstSentence(text: string): string {
  return /^.*?[.。](?=\s|$|[^\s\w])/s.exec(text)?.[0] ?? text;
}
