import { generatedFrom } from './files.ts';
import type { RuleFacts } from '../../src/rulekit/index.ts';

const ESLINT_SEVERITY = { off: 'off', warning: 'warn', error: 'error' } as const;

/** Text of src/plugin/configs.ts: the severities of both presets, in ESLint's words. */
export function pluginConfigs(rules: readonly RuleFacts[]): string {
  const preset = (name: 'recommended' | 'strict', what: string): string => {
    const entries = rules
      .filter((rule) => rule.severity[name] !== 'off')
      .map((rule) => `  'crm-guard/${rule.name}': '${ESLINT_SEVERITY[rule.severity[name]]}',\n`);
    return `\n/** ${what} */\nexport const ${name} = {\n${entries.join('')}} as const;\n`;
  };
  return (
    generatedFrom('the severities in rules/') +
    preset('recommended', 'Rules that are right nearly always, at the severities most teams want.') +
    preset('strict', 'Every rule, at the severities of a team under audit.')
  );
}
