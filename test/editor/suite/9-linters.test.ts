import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inCrm, quickFixes, ruleOf, show, until, untilShown } from './editor.ts';
import { promised } from './marks.ts';

describe('a workspace whose ESLint runs the plugin', () => {
  const file = inCrm('src', 'routes', 'customers.ts');
  const expected = promised(readFileSync(file, 'utf8'));
  let linter: vscode.DiagnosticCollection;

  /** What the extension of ESLint, or of oxlint, shows for the findings that are there. */
  function report(source: 'eslint' | 'oxc', found: readonly vscode.Diagnostic[], moved = 0): void {
    const theirs = found.map(({ range, message, code }) => {
      const { start, end } = range;
      const one = new vscode.Diagnostic(new vscode.Range(start.translate(moved), end.translate(moved)), message, vscode.DiagnosticSeverity.Warning);
      one.source = source;
      one.code = source === 'eslint' ? { value: `crm-guard/${ruleOf(code)}`, target: vscode.Uri.parse('https://example.com') } : `crm-guard(${ruleOf(code)})`;
      return one;
    });
    linter.set(vscode.Uri.file(file), theirs);
  }

  before(() => {
    linter = vscode.languages.createDiagnosticCollection('eslint');
  });
  beforeEach(async () => {
    await show(file);
    await untilShown(file, expected);
  });
  afterEach(async () => {
    linter.clear();
    await closeAll();
  });
  after(() => linter.dispose());

  for (const source of ['eslint', 'oxc'] as const) {
    it(`shows nothing twice (${source}), still offers its quick fixes, and comes back when the linter goes`, async () => {
      const found = diagnostics(file);
      report(source, found);
      await untilShown(file, []);
      const [first] = found;
      assert.ok(first && (await quickFixes(file, first)).some(({ command }) => command?.command === 'crm-guard.suppress'));
      linter.clear();
      await untilShown(file, expected);
    });
  }

  it('shows what the linter does not report, and knows its findings while it lags behind the typing', async () => {
    const found = diagnostics(file);
    report('eslint', found.slice(1), 1);
    const [first] = found;
    await untilShown(file, first ? [`${first.range.start.line + 1}: ${ruleOf(first.code)}`] : []);
  });

  it('keeps them in the list of findings, once', async () => {
    const { findings } = extension().exports;
    const listed = (): number => findings.getChildren().flatMap((group) => findings.getChildren(group)).filter(({ uri }) => String(uri) === vscode.Uri.file(file).toString()).length;
    await until(() => listed() === expected.length, 'the findings in the list');
    report('eslint', diagnostics(file));
    await untilShown(file, []);
    await until(() => listed() === expected.length, 'the findings in the list');
  });
});
