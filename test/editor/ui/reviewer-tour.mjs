/** What a reviewer does: goes through the walkthrough and looks into the three views. */
export const reviewerTour = {
  title: 'Reviewer',
  async steps(workbench, { picture, log }) {
    await workbench.ready();
    await walkthrough(workbench, { picture, log });
    await views(workbench, { picture, log });
  },
};

async function walkthrough(workbench, { picture, log }) {
  const { page } = workbench;
  const open = async () => {
    await workbench.command('View: Close All Editors');
    await workbench.command('Welcome: Open Walkthrough...');
    const input = page.locator('.quick-input-widget:visible input');
    await input.fill('CRM Guard');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with CRM Guard' }).click();
    await page.locator('.gettingStartedContainer .step-title', { hasText: 'See a finding' }).waitFor();
  };
  const press = async (step, button) => {
    const entry = page.locator('.gettingStartedContainer .getting-started-step', { hasText: step });
    if (!(await entry.getAttribute('class')).includes('expanded')) await entry.click();
    await entry.getByRole('button', { name: button }).click();
  };
  await open();
  log('the walkthrough opens');
  await picture('walkthrough.png');

  await press('See a finding', 'Open the Sample');
  await page.locator('.tab.active', { hasText: 'mailing-list.ts' }).waitFor();
  await workbench.squiggle();
  log('the walkthrough opens a sample with findings');

  await open();
  await press('Choose what counts', 'Show the Rules');
  await workbench.view('Rules').locator('.monaco-list-row', { hasText: 'no-bulk-export' }).waitFor();
  log('the walkthrough shows the rules');
  await press('Choose what counts', 'Open the Setting');
  await page.locator('.settings-editor .setting-item-contents', { hasText: 'Preset' }).first().waitFor();
  log('the walkthrough opens the setting');

  await open();
  await press('Make a policy', 'Create the Policy File');
  await page.locator('.tab.active', { hasText: 'crm-guard.yaml' }).waitFor();
  log('the walkthrough opens the policy');

  await open();
  await press('Add it to CI', 'Show an Example');
  await workbench.until(async () => /npx crm-guard check/.test(await workbench.visibleText()), 'the example for CI');
  log('the walkthrough shows a job for CI');
  await workbench.command('View: Close All Editors');
  await page.locator('.monaco-dialog-box').getByRole('button', { name: "Don't Save" }).click();
  await page.locator('.tab').waitFor({ state: 'detached' });
}

async function views(workbench, { picture, log }) {
  const { page } = workbench;
  const findings = workbench.view('Findings');
  const data = workbench.view('Customer Data');
  await workbench.command('View: Close All Editors');
  await workbench.command('CRM Guard: Check Workspace');
  await findings.locator('.monaco-list-row', { hasText: 'contact-cards.ts' }).waitFor();
  log('the check of the workspace fills the list');

  const group = async (by, row) => {
    await workbench.command('CRM Guard: Group Findings…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: by }).click();
    await findings.locator('.monaco-list-row', { hasText: row }).first().waitFor();
  };
  await group('By entity', 'Customer');
  await group('By file', 'contact-cards.ts');
  await group('By rule', 'no-bulk-export');
  log('the findings are grouped by entity, file and rule');
  await workbench.command('CRM Guard: Filter Findings…');
  await page.locator('.quick-input-widget:visible input').fill('no-bulk-export');
  await page.keyboard.press('Enter');
  await workbench.until(async () => (await findings.locator('.monaco-list-row').count()) === 1, 'one rule to be left');
  log('the filter leaves what it names');
  await findings.locator('.monaco-list-row', { hasText: 'no-bulk-export' }).click();
  await findings.locator('.monaco-list-row[aria-level="2"]').first().click();
  await page.locator('.tab.active', { hasText: '.ts' }).waitFor();
  log('a finding of the list opens its file');
  await workbench.command('CRM Guard: Filter Findings…');
  await page.locator('.quick-input-widget:visible input').fill('');
  await page.keyboard.press('Enter');

  await workbench.command('CRM Guard: Focus on Customer Data View');
  const entity = data.locator('.monaco-list-row[aria-level="1"]', { hasText: 'Customer' }).first();
  await entity.click();
  await data.locator('.monaco-list-row[aria-level="2"]', { hasText: 'Personal fields' }).first().click();
  await data.locator('.monaco-list-row[aria-level="3"]').first().waitFor();
  log('the customer data opens down to its fields');
  await picture('editor-views.png');
}
