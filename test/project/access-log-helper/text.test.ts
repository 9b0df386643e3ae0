import assert from 'node:assert/strict';
import ts from 'typescript';
import { helperText } from '../../../src/project/access-log-helper/text.ts';
import type { ModuleStyle } from '../../../src/project/access-log-helper/style.ts';

const STYLE: ModuleStyle = { language: 'ts', exports: 'export', extension: '.ts', quote: "'", semicolons: true, indent: '  ', node: true };
const CALL = "await recordAccess({ actor: 7, action: 'list', entity: 'Customer', subjects: ['a', 2], fields: ['email'], purpose: 'call back' });";

const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  skipLibCheck: true,
};

/** Messages of the compiler for a helper and for a module that calls it. */
function complaints(files: Record<string, string>, options: ts.CompilerOptions): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const held = (file: string): string | undefined => files[file.replace(/^.*\//, '')];
  host.fileExists = (file) => held(file) !== undefined || fileExists(file);
  host.readFile = (file) => held(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = /node_modules/.test(file) ? undefined : held(file);
    return text === undefined ? getSourceFile.call(host, file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

/** Runs a helper and answers what it wrote. */
async function entries(text: string, call: string, written: (chunk: string) => Error | undefined): Promise<void> {
  const js = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText;
  const stdout = { write: (chunk: string, done: (error?: Error | null) => void) => done(written(chunk)) };
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', 'process', 'console', js)(module, module.exports, { stdout }, { info: written });
  const recordAccess = module.exports['recordAccess'];
  assert.equal(typeof recordAccess, 'function');
  const run = new Function('recordAccess', `return (async () => { ${call} })();`) as (record: unknown) => Promise<void>;
  await run(recordAccess);
}

describe('access-log helper: its text', function () {
  this.timeout(120_000);
  const esm = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, verbatimModuleSyntax: true, types: ['node'] };
  const commonjs = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: ['node'] };
  // TypeScript's own syntax for CommonJS is neither erasable nor inferred.
  const own = { erasableSyntaxOnly: false, isolatedDeclarations: false };
  const IMPORT = "import { recordAccess } from './access-log";

  const typed: [string, Partial<ModuleStyle>, Record<string, string>, ts.CompilerOptions][] = [
    ['TypeScript, modules', {}, { 'use.ts': `${IMPORT}';\nexport async function f(): Promise<void> { ${CALL} }` }, esm],
    ['TypeScript, CommonJS', {}, { 'use.ts': `${IMPORT}';\nexport async function f(): Promise<void> { ${CALL} }` }, { ...esm, module: ts.ModuleKind.CommonJS, verbatimModuleSyntax: false }],
    ['TypeScript, CommonJS as it is written', { exports: 'export =', extension: '.cts' }, { 'use.cts': `import log = require('./access-log.cjs');\nasync function f(): Promise<void> { ${CALL.replace('recordAccess', 'log.recordAccess')} }\nexport = { f };` }, { ...commonjs, ...own, verbatimModuleSyntax: true }],
    ['TypeScript without Node', { node: false }, { 'use.ts': `${IMPORT}';\nexport async function f(): Promise<void> { ${CALL} }` }, { ...esm, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] }],
    ['JavaScript, modules', { language: 'js', extension: '.mjs' }, { 'use.mts': `${IMPORT}.mjs';\nexport async function f(): Promise<void> { ${CALL} }` }, { ...commonjs, allowJs: true, checkJs: true, isolatedDeclarations: false }],
    ['JavaScript, CommonJS', { language: 'js', extension: '.cjs', exports: 'module.exports' }, { 'use.cts': `import log = require('./access-log.cjs');\nexport async function f(): Promise<void> { ${CALL.replace('recordAccess', 'log.recordAccess')} }` }, { ...commonjs, allowJs: true, checkJs: true, ...own }],
  ];
  for (const [what, style, use, options] of typed) {
    it(`passes the strictest compiler and can be called: ${what}`, () => {
      const whole = { ...STYLE, ...style };
      assert.deepEqual(complaints({ [`access-log${whole.extension}`]: helperText('recordAccess', whole), ...use }, { ...STRICT, ...options }), []);
    });
  }

  it('is refused a call that hands a whole record in', () => {
    const use = "import { recordAccess } from './access-log';\nexport const f = (customer: { id: string; email: string }): Promise<void> => recordAccess({ actor: 'a', action: 'view', entity: 'Customer', subjects: [customer] });";
    assert.match(complaints({ 'access-log.ts': helperText('recordAccess', STYLE), 'use.ts': use }, { ...STRICT, ...esm }).join(), /not assignable to type 'Id'/);
  });

  for (const style of [{}, { language: 'js' }, { language: 'js', exports: 'module.exports' }, { node: false }, { quote: '"', semicolons: false, indent: '\t' }] as Partial<ModuleStyle>[]) {
    it(`writes one entry in the names of the Elastic Common Schema: ${JSON.stringify(style)}`, async () => {
      const written: string[] = [];
      await entries(helperText('recordAccess', { ...STYLE, ...style }), CALL, (chunk) => void written.push(chunk));
      assert.equal(written.length, 1);
      const { '@timestamp': time, ...entry } = JSON.parse(written[0] ?? '') as Record<string, unknown>;
      assert.ok(Math.abs(Date.parse(String(time)) - Date.now()) < 60_000);
      assert.deepEqual(entry, {
        ecs: { version: '8.17.0' },
        event: { kind: 'event', category: ['database'], type: ['access'], action: 'list', outcome: 'success', reason: 'call back' },
        user: { id: '7' },
        DataAccess: { entity: 'Customer', subject_ids: ['a', '2'], fields: ['email'], records: 2 },
      });
    });
  }

  it('lets the caller know when the entry could not be written', async () => {
    await assert.rejects(entries(helperText('recordAccess', STYLE), CALL, () => new Error('disk full')), /disk full/);
  });

  it('is written as the project writes', () => {
    const text = helperText('recordAccess', { ...STYLE, quote: '"', semicolons: false, indent: '\t' });
    assert.match(text, /^\t\t"@timestamp": new Date\(\)\.toISOString\(\),$/m);
    assert.doesNotMatch(text.replace(/\/\*\*[^]*?\*\//g, ''), /'|;$| {2}/m);
  });

  it('is explained in Japanese to who reads Japanese', () => {
    const text = helperText('recordAccess', { ...STYLE, language: 'js' }, 'ja');
    assert.match(text, /誰の個人データを/);
    assert.equal(text.replace(/\/\*\*[^]*?\*\//g, ''), helperText('recordAccess', { ...STYLE, language: 'js' }, 'en').replace(/\/\*\*[^]*?\*\//g, ''));
  });
});
