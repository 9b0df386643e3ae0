import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the owner of the policy does: sees what its entries do, changes one, and looks at what that would mean before saving. */
export const policyTour = {
  title: 'Policy',
  async steps(workbench, { folder, picture, log }) {
    const { page } = workbench;
    const text = readFileSync(path.join(folder, 'crm-guard.yaml'), 'utf8');
    const lineOf = (part) => text.slice(0, text.indexOf(part)).split('\n').length;
    await workbench.openFile('crm-guard.yaml');
    await counts(workbench, { lineOf, picture, log });
    await preview(workbench, { lineOf, picture, log });

    if (readFileSync(path.join(folder, 'crm-guard.yaml'), 'utf8') !== text) throw new Error('The preview has written the policy.');
    await page.keyboard.press('Escape');
  },
};

async function counts(workbench, { lineOf, picture, log }) {
  const { page } = workbench;
  await workbench.goTo(lineOf('- rule: no-unbounded-query'));
  const covered = page.locator('.codelens-decoration a', { hasText: 'covers 1 finding in 1 file' });
  await covered.waitFor();
  await page.locator('.codelens-decoration', { hasText: /\d+ findings in \d+ files?.* without it/ }).waitFor();
  log('over each entry of the policy stands what it does');
  await picture('policy-counts.png', '.part.editor', 560);
  await covered.click();
  await page.locator('.peekview-widget .monaco-list-row', { hasText: 'findMany' }).first().waitFor();
  await page.locator('.peekview-widget .peekview-title', { hasText: 'reindex.ts' }).waitFor();
  log('a click on a count lists its findings');
  await page.keyboard.press('Escape');
  await page.locator('.peekview-widget').waitFor({ state: 'detached' });
}

async function preview(workbench, { lineOf, picture, log }) {
  const { page } = workbench;
  await workbench.hideSideBar();
  await replaceLine(workbench, lineOf('wrap_up: comm.content'), 'wrap_up: false');
  await replaceLine(workbench, lineOf('maxRows: 1000'), 'maxRows: 100');
  await page.locator('.tab.active.dirty', { hasText: 'crm-guard.yaml' }).waitFor();
  await workbench.command('CRM Guard: Preview Policy Change');
  await page.locator('.tab', { hasText: 'Policy change.diff' }).waitFor();
  const lines = page.locator('.editor-instance[aria-label*="Policy change"] .view-line');
  const appears = lines.filter({ hasText: /^\+.*no-unbounded-query.*1000\s→\s100/ }).first();
  await appears.waitFor();
  await lines.filter({ hasText: /^-.*no-unbounded-query/ }).first().waitFor();
  await page.locator('.codelens-decoration', { hasText: 'only because of this override' }).waitFor();
  log('an unsaved change is previewed: findings that appear, and findings that go; the counts follow');
  await picture('policy-preview.png', '.part.editor', 560);
  const link = appears.locator('.detected-link').first();
  const place = (await link.innerText()).split(':')[0];
  await link.click({ modifiers: ['Control'] });
  await page.locator('.tab.active', { hasText: '.ts' }).waitFor();
  await page.locator('.statusbar-item', { hasText: `Ln ${place},` }).waitFor();
  log('a line of the preview leads to the code');
}

/** Writes over what stands on a line behind its indentation. */
async function replaceLine(workbench, line, text) {
  const { page } = workbench;
  await workbench.goTo(line);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
}
