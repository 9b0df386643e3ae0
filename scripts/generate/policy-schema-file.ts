import { TAXONOMY } from '../../src/catalog/taxonomy/index.ts';
import type { RuleFacts } from '../../src/rulekit/index.ts';
import { generatePolicySchema } from './policy-schema.ts';

/** Text of schemas/policy.schema.json: knows every rule and every category of personal data. */
export function policySchema(rules: readonly RuleFacts[]): string {
  const infos = rules.map(({ name, severity, docs }) => ({ name, ...severity, description: docs.description.en }));
  return generatePolicySchema(infos, TAXONOMY.map((category) => category.id));
}
