import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, inCrm, show, until } from './editor.ts';

/** Texts of our hovers at the first place of `at` in a file that is open. */
async function hoverAt(file: string, at: string, after = 1): Promise<string[]> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(at));
  const position = new vscode.Position(line, (lines[line] ?? '').indexOf(at) + after);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(file), position);
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value))).filter((text) => text.includes('CRM Guard'));
}

describe('hovers', () => {
  afterEach(closeAll);

  it('say what a field of a schema is and link to its place', async () => {
    const schema = inCrm('prisma', 'schema.prisma');
    await show(inCrm('src', 'routes', 'customers.ts'));
    await show(schema);
    const [text] = await until(async () => {
      const texts = await hoverAt(schema, 'refundAccountNumber');
      return texts.length > 0 ? texts : undefined;
    }, 'a hover');
    assert.match(text ?? '', /Customer\.refundAccountNumber is personal data: bank account/);
    assert.match(text ?? '', /schema\.prisma#L\d+\)/);
  });

  it('say whose records a query reads', async () => {
    const routes = inCrm('src', 'routes', 'customers.ts');
    await show(routes);
    const [text] = await until(async () => {
      const texts = await hoverAt(routes, 'prisma.customer', 'prisma.'.length + 1);
      return texts.length > 0 ? texts : undefined;
    }, 'a hover');
    assert.match(text ?? '', /Customer holds records about a customer/);
  });
});
