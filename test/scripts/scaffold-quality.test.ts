import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

const template = (file: string, name: string): string =>
  readFileSync(inRoot('scripts/scaffold/templates', file), 'utf8').replaceAll('__camelName__', name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())).replaceAll('__name__', name);

/** Type-checks texts as if they stood in the repository. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  const text = (file: string): string | undefined => files.get(path.relative(root, file).split(path.sep).join('/'));
  host.readFile = (file) => text(file) ?? readFile.call(host, file);
  host.fileExists = (file) => text(file) !== undefined || fileExists.call(host, file);
  host.getSourceFile = (file, version) => {
    const source = host.readFile(file);
    return source === undefined ? undefined : ts.createSourceFile(file, source, version, true);
  };
  const program = ts.createProgram([...files.keys()].map((file) => inRoot(file)), options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(inRoot(file));
    assert.ok(source, file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((one) => `${file}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`);
  });
}

describe('what a scaffold writes', () => {
  it('type-checks where it is put', () => {
    const files = new Map([
      ['rules/no-open-export.ts', template('rule.ts.txt', 'no-open-export')],
      ['test/rules/no-open-export.test.ts', template('rule-test.ts.txt', 'no-open-export')],
      ['src/adapters/my-client.ts', template('adapter.ts.txt', 'my-client')],
      ['test/adapters/my-client.test.ts', template('adapter-test.ts.txt', 'my-client')],
    ]);
    // One that is wrong goes along, so that an empty answer proves something.
    files.set('rules/no-wrong.ts', template('rule.ts.txt', 'no-wrong').replace("category: 'breadth'", "category: 'width'"));
    const errors = typeErrors(files);
    assert.equal(errors.length, 1, errors.join('\n'));
    assert.match(errors[0] ?? '', /rules\/no-wrong\.ts: Type '"width"' is not assignable/);
  }).timeout(60_000);
});
