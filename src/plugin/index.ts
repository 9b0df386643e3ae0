import { rules } from '../../rules/index.ts';
import { localeOf, setLocale } from '../l10n/index.ts';
import { setFileContextProvider } from '../rulekit/index.ts';
import { TOOL } from '../engine/version.ts';
import { recommended, strict } from './configs.ts';
import { diskContext } from './host.ts';

setFileContextProvider(diskContext);
setLocale(localeOf(process.env['CRM_GUARD_LOCALE']));

/** The ESLint plugin; also loadable as an oxlint JS plugin. */
const plugin = {
  meta: { name: TOOL.name, version: TOOL.version, namespace: 'crm-guard' },
  rules,
  configs: {} as Record<'recommended' | 'strict', FlatConfig>,
};

/** A flat config that switches the rules on for JavaScript and TypeScript. */
interface FlatConfig {
  name: string;
  files: string[];
  plugins: { 'crm-guard': typeof plugin };
  rules: Record<string, 'error' | 'warn' | 'off'>;
}

for (const [name, levels] of [['recommended', recommended], ['strict', strict]] as const) {
  plugin.configs[name] = {
    name: `crm-guard/${name}`,
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { 'crm-guard': plugin },
    rules: { ...levels },
  };
}

export default plugin;
