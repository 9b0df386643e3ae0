import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../setup/paths.mjs';

const PLUGIN = inRoot('scripts/bench/nothing-plugin.mjs');

/** The contenders: name, what it does, Node arguments, exit codes that are no failure. */
export function contenders(copy) {
  const cli = [inRoot('dist/cli.js'), 'check', '.', '--format', 'json', '--preset', 'strict'];
  const catalog = [inRoot('dist/cli.js'), 'catalog', '.'];
  return [
    { name: 'check cold', what: 'crm-guard check, all rules, no cache', args: [...cli, '--no-cache'], accepts: [0, 1] },
    { name: 'check warm', what: 'the same with a full cache', args: cli, accepts: [0, 1] },
    { name: 'catalog cold', what: 'crm-guard catalog, no cache', args: [...catalog, '--no-cache'], accepts: [0] },
    { name: 'catalog warm', what: 'the same from what an earlier run kept', args: catalog, accepts: [0] },
    { name: 'oxlint', what: 'oxlint with one JS-plugin rule that reports nothing', args: oxlint(copy), accepts: [0] },
    { name: 'eslint', what: 'ESLint, typescript-eslint parser, the same rule', args: eslint(copy), accepts: [0] },
  ];
}

function oxlint(copy) {
  const config = path.join(copy.scratch, 'oxlintrc.json');
  const settings = { plugins: [], categories: { correctness: 'off' }, jsPlugins: [PLUGIN], rules: { 'bench/nothing': 'error' } };
  writeFileSync(config, JSON.stringify(settings));
  return [inRoot('node_modules/oxlint/bin/oxlint'), '--config', config, '--no-ignore', '--disable-nested-config', '.'];
}

function eslint(copy) {
  const config = path.join(copy.scratch, 'eslint.config.mjs');
  const parser = pathToFileURL(inRoot('node_modules/@typescript-eslint/parser/dist/index.js')).href;
  writeFileSync(
    config,
    `import parser from ${JSON.stringify(parser)};\nimport bench from ${JSON.stringify(pathToFileURL(PLUGIN).href)};\n` +
      `export default [{ files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], plugins: { bench }, languageOptions: { parser: parser.default ?? parser }, ` +
      `linterOptions: { noInlineConfig: true }, rules: { 'bench/nothing': 'error' } }];\n`,
  );
  return [inRoot('node_modules/eslint/bin/eslint.js'), '--config', config, '--no-ignore', '.'];
}
