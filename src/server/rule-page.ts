const PAGES = 'https://github.com/crm-guard/crm-guard/blob/main/docs/rules';

/** Rule name without the plugin's prefix. */
export function ruleName(ruleId: string): string {
  return ruleId.replace(/^crm-guard\//, '');
}

/** Address of the page that explains a rule, for people; the editor also ships the pages. */
export function rulePage(ruleId: string): string {
  return `${PAGES}/${encodeURIComponent(ruleName(ruleId))}.md`;
}
