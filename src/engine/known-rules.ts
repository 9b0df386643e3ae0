import { rules } from '../../rules/index.ts';
import type { RuleInfo } from '../policy/types.ts';

/** What the policy layer must know of the rules. */
export const ruleInfos: readonly RuleInfo[] = Object.values(rules).map(({ crmGuard }) => ({ name: crmGuard.name, ...crmGuard.severity }));

/** Prefix of rule ids in findings, ESLint configurations and suppressions. */
export const PREFIX = 'crm-guard/';
