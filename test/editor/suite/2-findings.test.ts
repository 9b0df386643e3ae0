import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, inCrm, quickFixes, ruleOf, show, shown, type, until, untilShown } from './editor.ts';
import { promised } from './marks.ts';

const CUSTOMERS = inCrm('src', 'routes', 'customers.ts');

describe('findings in examples/crm', () => {
  afterEach(closeAll);

  for (const parts of [['routes', 'customers.ts'], ['routes', 'exports.ts'], ['services', 'customer-service.ts'], ['lib', 'mask.ts']]) {
    it(`shows what the comments of ${parts.join('/')} promise, and nothing else`, async () => {
      const file = inCrm('src', ...parts);
      await show(file);
      const expected = promised(readFileSync(file, 'utf8'));
      // A file that promises nothing is silent before it is checked, too: the check must have happened.
      if (expected.length === 0) await show(CUSTOMERS).then(() => until(() => diagnostics(CUSTOMERS).length > 0, 'findings elsewhere'));
      await untilShown(file, expected);
    });
  }

  it('links each finding to the page of its rule and shows how serious it is', async () => {
    await show(CUSTOMERS);
    const found = await until(() => (diagnostics(CUSTOMERS).length > 0 ? diagnostics(CUSTOMERS) : undefined), 'findings');
    for (const { code, severity, message } of found) {
      assert.ok(typeof code === 'object', 'a code with a link');
      assert.equal(code.target.scheme, 'file', 'works without a network');
      assert.ok(code.target.path.endsWith(`/docs/rules/${code.value}.md`) && existsSync(code.target.fsPath), code.target.toString());
      assert.ok([vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning].includes(severity));
      assert.ok(message.length > 20);
    }
  });

  it('applies a quick fix and sees the finding go', async () => {
    const editor = await show(CUSTOMERS);
    const finding = await until(() => diagnostics(CUSTOMERS).find(({ code }) => ruleOf(code) === 'no-unbounded-query'), 'an unbounded query');
    const others = shown(CUSTOMERS).filter((line) => !line.endsWith('no-unbounded-query'));
    const actions = await quickFixes(CUSTOMERS, finding);
    const preferred = actions.find(({ isPreferred, title }) => isPreferred && /\btake\b/.test(title));
    assert.ok(preferred?.edit, `a preferred quick fix that writes \`take\`, among ${actions.map(({ title }) => title).join(' | ')}`);
    const before = editor.document.getText();
    assert.ok(await vscode.workspace.applyEdit(preferred.edit));
    assert.notEqual(editor.document.getText(), before);
    await until(() => !shown(CUSTOMERS).some((line) => line.endsWith('no-unbounded-query')), 'the finding to go');
    assert.equal(shown(CUSTOMERS).length, others.length, 'the other findings stay');
  });

  it('offers for every finding what helps, and the way to suppress it with a reason', async () => {
    await show(CUSTOMERS);
    await untilShown(CUSTOMERS, promised(readFileSync(CUSTOMERS, 'utf8')));
    for (const finding of diagnostics(CUSTOMERS)) {
      const commands = (await quickFixes(CUSTOMERS, finding)).map(({ command }) => command?.command);
      assert.ok(commands.includes('crm-guard.suppress'), `suppress ${ruleOf(finding.code)}`);
      assert.ok(commands.includes('crm-guard.openRulePage'), `page of ${ruleOf(finding.code)}`);
    }
  });

  it('follows what is typed, half-typed code included', async () => {
    const file = inCrm('src', 'lib', 'mask.ts');
    const editor = await show(file);
    const query = "import { prisma } from './prisma';\nexport const all = () => prisma.customer.findMany();\n";
    await type(editor, query);
    await until(() => shown(file).includes('2: no-unbounded-query'), 'the finding of the new line');
    await type(editor, `// one line more\n${query}`);
    await until(() => shown(file).includes('3: no-unbounded-query') && !shown(file).includes('2: no-unbounded-query'), 'the finding to move along');
    await type(editor, `${query}export const half = () => prisma.customer.findMany({ where: {\n`);
    await type(editor, query.replace('findMany()', 'findMany({ take: 10, select: { id: true } })'));
    await untilShown(file, []);
  });
});
