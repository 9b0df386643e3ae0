import type { Localized } from '../l10n/index.ts';

/** What is wrong with the user's own settings. */
export const customizationTexts = {
  notList: {
    en: 'Setting crm-guard.rules.customizations: a list of { "rule": …, "severity": … } is expected, not {value}. It is not applied.',
    ja: '設定 crm-guard.rules.customizations には { "rule": …, "severity": … } の一覧が必要ですが、{value} です。適用されません。',
  },
  noRule: {
    en: 'Setting crm-guard.rules.customizations, entry {at}: "rule" must name a rule, such as "no-unbounded-query" or "no-pii-*"; the entry is {value}. It is not applied.',
    ja: '設定 crm-guard.rules.customizations の {at} 番目: "rule" にルール名（"no-unbounded-query" や "no-pii-*" など）が必要ですが、{value} です。適用されません。',
  },
  noSeverity: {
    en: 'Setting crm-guard.rules.customizations, entry {at}: "severity" must be one of {expected}, not {value}. The entry is not applied.',
    ja: '設定 crm-guard.rules.customizations の {at} 番目: "severity" は {expected} のいずれかでなければなりませんが、{value} です。適用されません。',
  },
} satisfies Record<string, Localized>;
