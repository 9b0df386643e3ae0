/** What a reviewer does: looks into the three views, and opens the report. */
export const viewsTour = {
  title: 'Views',
  async steps(workbench, { picture, log }) {
    const { page } = workbench;
    const findings = workbench.view('Findings');
    const data = workbench.view('Customer Data');
    await workbench.ready();
    await workbench.command('CRM Guard: Check Workspace');
    await workbench.notification(/\d+ findings in \d+ files/).getByRole('button', { name: 'Show Findings' }).click();
    await findings.locator('.monaco-list-row', { hasText: 'contact-cards.ts' }).waitFor();
    log('the check of the workspace tells how much it found, and leads to the list');

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

    await report(workbench, { picture, log });
  },
};

async function report(workbench, { picture, log }) {
  const { page } = workbench;
  await workbench.command('CRM Guard: Show Report of the Workspace');
  await page.locator('.tab.active', { hasText: 'CRM Guard report of crm' }).waitFor();
  const shown = await workbench.webview('no-unbounded-query');
  await picture('editor-report.png', '.part.editor');
  await shown.locator('summary', { hasText: 'no-unbounded-query' }).first().click();
  await shown.getByText('src/routes/customers.ts').filter({ visible: true }).first().waitFor();
  log('the report of the workspace opens as a page, and a rule of it unfolds');
}
