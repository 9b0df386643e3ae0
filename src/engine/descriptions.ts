import { rules } from '../../rules/index.ts';
import { categoryById } from '../catalog/index.ts';
import type { Localized } from '../l10n/index.ts';
import type { RuleSeverity } from '../policy/types.ts';
import type { GuardRule } from '../rulekit/index.ts';

/** What reports and `explain` say of a rule. */
export interface RuleDescription {
  /** Without prefix. */
  name: string;
  description: Localized;
  /** Address of the rule's page. */
  helpUri: string;
  /** Severity in the recommended preset. */
  severity: RuleSeverity;
}

/** Descriptions of every rule, in the order of their names. */
export function ruleDescriptions(): RuleDescription[] {
  return Object.values<GuardRule>(rules)
    .map(({ crmGuard, meta }) => ({
      name: crmGuard.name,
      description: crmGuard.docs.description,
      helpUri: meta.docs?.url ?? '',
      severity: crmGuard.severity.recommended,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What people call a category of personal data; undefined for one the taxonomy does not have. */
export function categoryLabel(id: string): Localized | undefined {
  return categoryById(id)?.label;
}
