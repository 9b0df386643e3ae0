/** What somebody does on the first day: goes through the walkthrough, step by step. */
export const walkthroughTour = {
  title: 'Walkthrough',
  async steps(workbench, { picture, log }) {
    const { page } = workbench;
    await workbench.ready();
    await open(workbench);
    await page.locator('.gettingStartedContainer .getting-started-media iframe.webview.ready').waitFor();
    await workbench.webview('at once, with e-mail addresses');
    log('the walkthrough opens, and its first step shows what it is about');
    await picture('walkthrough.png');

    await press(workbench, 'See a finding', 'Open the Sample');
    await page.locator('.tab.active', { hasText: 'mailing-list.ts' }).waitFor();
    await workbench.squiggle();
    log('the walkthrough opens a sample with findings');
    await fixIt(workbench, { log });

    await open(workbench);
    await press(workbench, 'Choose what counts', 'Show the Rules');
    await workbench.view('Rules').locator('.monaco-list-row', { hasText: 'no-bulk-export' }).waitFor();
    log('the walkthrough shows the rules');
    await press(workbench, 'Choose what counts', 'Open the Setting');
    await page.locator('.settings-editor .setting-item-contents', { hasText: 'Preset' }).first().waitFor();
    log('the walkthrough opens the setting');

    await open(workbench);
    await press(workbench, 'Make a policy', 'Create the Policy File');
    await page.locator('.tab.active', { hasText: 'crm-guard.yaml' }).waitFor();
    log('the walkthrough opens the policy');

    await open(workbench);
    await press(workbench, 'Add it to CI', 'Show an Example');
    await workbench.until(async () => /npx crm-guard check/.test(await workbench.visibleText()), 'the example for CI');
    log('the walkthrough shows a job for CI');
  },
};

/** The step is done when a finding of the sample is gone, and not before. */
async function fixIt(workbench, { log }) {
  const { page } = workbench;
  await open(workbench);
  if (await isDone(workbench, 'Fix it')) throw new Error('The step is done before anything is fixed.');
  await press(workbench, 'Fix it', 'Open the Sample');
  await page.locator('.tab.active', { hasText: 'mailing-list.ts' }).waitFor();
  const { x, y, width, height } = await workbench.squiggle();
  const before = await workbench.squiggles();
  await page.mouse.click(x + width / 2, y + height / 2);
  await workbench.lightBulb('Limit the rows');
  await workbench.until(async () => (await workbench.squiggles()) < before, 'a finding of the sample to go');
  await page.keyboard.press('Control+s');
  await open(workbench);
  await workbench.until(() => isDone(workbench, 'Fix it'), 'the step to be done');
  log('its sample is fixed by the first entry of the light bulb, and the step is ticked off');
}

async function open(workbench) {
  const { page } = workbench;
  await workbench.command('View: Close All Editors');
  await workbench.command('Welcome: Open Walkthrough...');
  await page.locator('.quick-input-widget:visible input').fill('CRM Guard');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get started with CRM Guard' }).click();
  await page.locator('.gettingStartedContainer .step-title', { hasText: 'See a finding' }).waitFor();
}

const step = ({ page }, title) => page.locator('.gettingStartedContainer .getting-started-step', { hasText: title });

async function press(workbench, title, button) {
  const entry = step(workbench, title);
  if (!(await entry.getAttribute('class')).includes('expanded')) await entry.click();
  await entry.getByRole('button', { name: button }).click();
}

const isDone = async (workbench, title) => (await step(workbench, title).locator('.codicon-getting-started-step-checked').count()) > 0;
