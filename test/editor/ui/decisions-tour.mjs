import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findingLine } from './example.mjs';

const FILE = 'src/routes/customers.ts';

/** What somebody does who judges findings: has one explained, and writes into the policy what a field holds. */
export const decisionsTour = {
  title: 'Decisions',
  async steps(workbench, { folder, picture, log }) {
    const policy = () => readFileSync(path.join(folder, 'crm-guard.yaml'), 'utf8');
    await workbench.openFile('customers.ts');
    await workbench.squiggle();
    await workbench.hideSideBar();
    await explain(workbench, { folder, picture, log });
    await markAsNotPersonal(workbench, { folder, picture, log, policy });
    await markAsCategory(workbench, { folder, log, policy });
  },
};

async function explain(workbench, { folder, picture, log }) {
  const { page } = workbench;
  await workbench.goTo(findingLine(folder, FILE, 'no-unbounded-query'), 40);
  await workbench.lightBulb('Explain this finding');
  const explanation = await workbench.webview('What was found');
  await explanation.getByText('Why it is personal data').waitFor();
  log('a finding is explained beside the code');
  await picture('editor-explain.png', '.part.editor');
  const link = explanation.locator('a', { hasText: /^prisma\/schema\.prisma:\d+$/ }).first();
  const line = (await link.innerText()).split(':')[1];
  await link.click();
  await page.locator('.tab.active', { hasText: 'schema.prisma' }).waitFor();
  await page.locator('.statusbar-item', { hasText: `Ln ${line},` }).waitFor();
  log('a link of the explanation leads to the field in the schema');
  await workbench.command('View: Close All Editors');
  await workbench.openFile('customers.ts');
}

async function markAsNotPersonal(workbench, { folder, picture, log, policy }) {
  const { page } = workbench;
  const before = policy();
  const leak = findingLine(folder, FILE, 'no-pii-in-logs');
  await workbench.goTo(leak, 50);
  const squiggles = await workbench.squiggles();
  await workbench.lightBulb('Mark Customer.email as not personal data in crm-guard.yaml');
  await agree(workbench, 'email: false', () => picture('editor-decision.png', '.part.editor', 738));
  await workbench.openFile('crm-guard.yaml');
  await page.keyboard.press('Control+s');
  await workbench.until(() => /\n {2}Customer:\n {4}fields:\n {6}email: false\n/.test(policy()), 'the field in the policy');
  if (!policy().startsWith(before.slice(0, before.indexOf('\nentities:')))) throw new Error('The rest of the policy has changed.');
  log('a field is marked as not personal, after a look at the change');
  await workbench.openFile('customers.ts');
  await workbench.goTo(leak, 50);
  await workbench.until(async () => (await workbench.squiggles()) < squiggles, 'the finding to go');
  log('the finding about it is gone');
}

async function markAsCategory(workbench, { folder, log, policy }) {
  const { page } = workbench;
  await workbench.goTo(findingLine(folder, FILE, 'require-access-log'), 50);
  await workbench.lightBulb('Decide in crm-guard.yaml what a field of Customer holds');
  await workbench.pick('A field of Customer', 'phone');
  await workbench.pick('What Customer.phone holds', 'contact.sns');
  await agree(workbench, 'phone: contact.sns');
  await page.locator('.tab.active', { hasText: 'crm-guard.yaml' }).waitFor();
  await page.keyboard.press('Control+s');
  await workbench.until(() => /\n {2}Customer:\n {4}fields:\n {6}email: false\n {6}phone: contact\.sns\n/.test(policy()), 'the category in the policy');
  log('a field is marked as of another category');
}

/** Ticks the change in the refactor preview, looks at its diff, which must show `text`, and applies it. */
async function agree(workbench, text, look = async () => undefined) {
  const { page } = workbench;
  const preview = page.locator('.bulk-edit-panel');
  const change = preview.locator('.monaco-list-row', { hasText: text }).first();
  await change.waitFor();
  await preview.locator('.monaco-list-row .edit-checkbox').first().click();
  await change.click();
  await page.locator('.modified-in-monaco-diff-editor .view-line', { hasText: text }).first().waitFor();
  await look();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await change.waitFor({ state: 'detached' });
}
