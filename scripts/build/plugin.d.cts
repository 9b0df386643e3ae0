import type { ESLint, Linter, Rule } from 'eslint';

/** The ESLint plugin: all rules, and flat configurations that switch them on. */
declare const plugin: Omit<ESLint.Plugin, 'configs' | 'rules' | 'meta'> & {
  meta: { name: string; version: string };
  rules: Record<string, Rule.RuleModule>;
  configs: {
    /** Rules that are right nearly always, at the severities most teams want. */
    recommended: Linter.Config;
    /** Every rule, at the severities of a team under audit. */
    strict: Linter.Config;
  };
};
export = plugin;
