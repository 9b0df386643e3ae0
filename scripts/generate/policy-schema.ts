import { policySchema } from '../../src/policy/index.ts';
import type { RuleInfo } from '../../src/policy/index.ts';

/** Content of `schemas/policy.schema.json` for these rules and category ids. */
export function generatePolicySchema(ruleInfos: readonly RuleInfo[], categoryIds: readonly string[]): string {
  return `${JSON.stringify(policySchema(ruleInfos, categoryIds), null, 2)}\n`;
}
