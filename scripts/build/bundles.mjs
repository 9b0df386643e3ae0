const SHEBANG = '#!/usr/bin/env node';

// `require('crm-guard')` must be the plugin itself, as ESLint configurations in CommonJS expect.
const DEFAULT_IS_MODULE = 'module.exports = Object.assign(module.exports.default, { default: module.exports.default });';

/** esbuild options of the command line, the ESLint plugin and what they load beside themselves. */
export const bundles = [
  { entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', format: 'esm', banner: { js: SHEBANG } },
  { entryPoints: ['src/engine/worker.ts'], outfile: 'dist/worker.js', format: 'esm' },
  // The protocol of agents alone: the command line and the extension's server bring the engine.
  { entryPoints: ['src/mcp/main.ts'], outfile: 'dist/mcp.js', format: 'esm', minify: true },
  { entryPoints: ['src/plugin/index.ts'], outfile: 'dist/plugin.js', format: 'esm' },
  { entryPoints: ['src/plugin/index.ts'], outfile: 'dist/plugin.cjs', format: 'cjs', footer: { js: DEFAULT_IS_MODULE } },
  // ESLint's Linter is only loaded by a run that has something to report.
  { entryPoints: ['src/engine/eslint-linter.ts'], outfile: 'dist/eslint-linter.cjs', format: 'cjs' },
  // 3.5 MB that src/parse reads from disk only where oxc-parser is not installed.
  { entryPoints: ['src/parse/typescript.ts'], outfile: 'dist/typescript-parser.cjs', format: 'cjs', minify: true },
];
