/**
 * Writes every file that is made from others; `--check` writes none and fails when one is out of date.
 */
import process from 'node:process';
import { adaptersIndex } from './generate/adapters-index.ts';
import { dataClientPages, loadAskedClients } from './generate/data-clients.ts';
import { GeneratedFiles } from './generate/files.ts';
import { loadRules } from './generate/load-rules.ts';
import { pluginConfigs } from './generate/plugin-configs.ts';
import { policySchema } from './generate/policy-schema-file.ts';
import { readmes } from './generate/readmes.ts';
import { rulePages } from './generate/rule-pages.ts';
import { rulesIndex } from './generate/rules-index.ts';
import { root } from './setup/paths.mjs';

const check = process.argv.includes('--check');
const files = new GeneratedFiles(root, check);

// These two are made from file names alone, and must stand before any rule can be loaded.
files.put('src/adapters/index.ts', adaptersIndex(root));
files.put('rules/index.ts', rulesIndex(root));

const rules = await loadRules(root);
files.put('src/plugin/configs.ts', pluginConfigs(rules));
files.put('schemas/policy.schema.json', policySchema(rules));
const { pages, missing } = rulePages(root, rules);
const matrix = dataClientPages(root, await loadAskedClients());
for (const [file, text] of [...pages, ...readmes(root, rules), ...matrix]) files.put(file, text);

if (missing.length > 0) {
  console.error(`Every rule has a page, but there is none at ${missing.join(', ')}.`);
  process.exitCode = 1;
}
if (check && files.changed.length > 0) {
  console.error(`Out of date: ${files.changed.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  const verb = check ? 'checked' : `written, ${files.total - files.changed.length} were up to date`;
  console.log(`${check ? files.total : files.changed.length} generated files ${verb}.`);
}
