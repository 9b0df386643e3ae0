import assert from 'node:assert/strict';
import ts from 'typescript';
import { inRoot } from '../../scripts/setup/paths.mjs';

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** Type-checks configurations as a user of the package writes them, resolving `crm-guard` to this package. */
function errors(texts: Readonly<Record<string, string>>): string[] {
  const files = new Map(Object.entries(texts).map(([name, text]) => [inRoot('test/repo', name), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
  host.readFile = (file) => files.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, version) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile.call(host, file, version) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, ' '));
}

describe('types of the plugin', () => {
  it('fit a flat configuration in ES modules and in CommonJS', () => {
    const use = "const config: Linter.Config[] = [plugin.configs.recommended, { ...plugin.configs.strict, plugins: { 'crm-guard': plugin } }];\nexport { config };\n";
    const mts = `import type { Linter } from 'eslint';\nimport plugin from 'crm-guard';\n${use}`;
    const cts = `import type { Linter } from 'eslint';\nimport plugin = require('crm-guard');\n${use}`;
    assert.deepEqual(errors({ 'config.mts': mts, 'config.cts': cts }), []);
  }).timeout(60_000);

  it('refuse what the plugin does not have', () => {
    const [error] = errors({ 'config.mts': "import plugin from 'crm-guard';\nexport const config = plugin.configs.all;\n" });
    assert.match(error ?? '', /Property 'all' does not exist/);
  }).timeout(60_000);
});
