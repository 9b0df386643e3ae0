import { overridesFor } from './file-policy.ts';
import type { Policy, PolicyOverride, RuleSeverity } from './types.ts';

/** One setting as it holds for a file, and the place that says so. */
export interface ExplainedSetting {
  /** `maxRows`, `strictness` or `rules.no-unbounded-query`. */
  setting: string;
  value: number | RuleSeverity | Policy['strictness'];
  /**
   * `preset`: a default of the preset; `preset-files`: the preset's decision about a kind of file;
   * `policy`: the policy file itself; `override`: one of its overrides.
   */
  origin: 'preset' | 'preset-files' | 'policy' | 'override';
  /** For `preset-files`: the kind of file (`tests`, `seeds` …). */
  kind?: string;
  /** For `policy` and `override`: the line of the policy file. */
  line?: number;
}

/** Every setting that holds for a file with its origin, rules in alphabetical order. `relPath` is relative to the policy's folder. */
export function explainPolicy(policy: Policy, relPath: string): readonly ExplainedSetting[] {
  const rules = Object.keys(policy.rules).sort();
  const explained = new Map<string, ExplainedSetting>();
  for (const setting of ['maxRows', 'strictness', ...rules.map((rule) => `rules.${rule}`)]) {
    const value = valueOf(policy, setting);
    const line = policy.lines?.[setting];
    if (value !== undefined) explained.set(setting, { setting, value, ...(line === undefined ? { origin: 'preset' } : { origin: 'policy', line }) });
  }
  for (const override of overridesFor(policy, relPath)) {
    for (const setting of explained.keys()) {
      const value = valueOf(override, setting);
      if (value !== undefined) explained.set(setting, { setting, value, ...originOf(override, setting) });
    }
  }
  return [...explained.values()];
}

function valueOf(settings: Pick<PolicyOverride, 'maxRows' | 'strictness' | 'rules'>, setting: string): ExplainedSetting['value'] | undefined {
  if (setting === 'maxRows') return settings.maxRows;
  if (setting === 'strictness') return settings.strictness;
  const rule = setting.slice('rules.'.length);
  return Object.hasOwn(settings.rules, rule) ? settings.rules[rule] : undefined;
}

function originOf(override: PolicyOverride, setting: string): Pick<ExplainedSetting, 'origin' | 'kind' | 'line'> {
  if (override.preset !== undefined) return { origin: 'preset-files', kind: override.preset };
  const line = override.lines?.[setting] ?? override.line;
  return { origin: 'override', ...(line !== undefined && { line }) };
}
