import { loadPolicy } from '../../src/policy/index.ts';
import type { LoadedPolicy, LoadOptions, RuleInfo } from '../../src/policy/index.ts';

/** Rules that stand for the product's, so that the tests do not change with every new rule. */
export const RULES: readonly RuleInfo[] = [
  { name: 'no-unbounded-query', recommended: 'error', strict: 'error', description: 'Every read of customer data has a row bound.' },
  { name: 'no-select-all-fields', recommended: 'warning', strict: 'error' },
  { name: 'require-access-log', recommended: 'warning', strict: 'error' },
  { name: 'no-pii-in-logs', recommended: 'error', strict: 'error' },
];

export const CATEGORIES = ['person.full_name', 'contact.email', 'contact.phone', 'birth.date', 'device.ip'];

export const TODAY = '2026-06-01';

/** Loads a text as `/project/crm-guard.yaml`. */
export function load(text: string, options: Partial<LoadOptions> = {}): LoadedPolicy {
  return loadPolicy(text, '/project/crm-guard.yaml', { rules: RULES, categories: CATEGORIES, today: TODAY, ...options });
}
