import { findingLine } from './example.mjs';

const FILE = 'customers.ts';
const lineOf = (folder, rule) => findingLine(folder, `src/routes/${FILE}`, rule);

/** What a user does in the first five minutes. */
export const englishTour = {
  title: 'English',
  async steps(workbench, { folder, picture, log }) {
    const { page } = workbench;
    const unbounded = lineOf(folder, 'no-unbounded-query');
    await workbench.openFile(FILE);
    await workbench.goTo(unbounded, 1);
    const squiggle = await workbench.squiggle();
    log('the finding is underlined');

    const hover = await workbench.hover(squiggle, 'Customer');
    const link = hover.locator('a', { hasText: 'no-unbounded-query' });
    await link.waitFor();
    log('the hover explains it and links to the page of the rule');
    await picture('editor-finding.png');

    await page.mouse.move(5, 5);
    await page.mouse.click(squiggle.x + squiggle.width / 2, squiggle.y + squiggle.height / 2);
    const menu = await workbench.clickLightBulb();
    const fix = menu.locator('.monaco-list-row', { hasText: 'take:' }).first();
    await fix.waitFor();
    await menu.locator('.monaco-list-row', { hasText: 'Suppress' }).first().waitFor();
    log('the light bulb offers the fix and the way to suppress it');
    await picture('editor-quickfix.png');

    const before = await workbench.squiggles();
    await fix.click();
    await workbench.until(async () => /take: \d+/.test(await workbench.visibleText()), 'the fix in the text');
    await workbench.until(async () => (await workbench.squiggles()) < before, 'the finding to go');
    log('the fix is written and its finding is gone');
    await picture('editor-fixed.png');
    await page.keyboard.press('Control+z');
    await workbench.until(async () => (await workbench.squiggles()) === before, 'the finding to come back');

    const unlogged = lineOf(folder, 'require-access-log');
    await workbench.goTo(unlogged, 50);
    const bulb = await workbench.clickLightBulb();
    await bulb.locator('.monaco-list-row', { hasText: 'Suppress require-access-log on this line' }).click();
    const input = page.locator('.quick-input-widget:visible input');
    await input.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'A reason is required.' }).waitFor();
    log('a suppression without a reason is refused');
    await input.fill('kiosk mode: the customer looks at their own record');
    await picture('editor-suppress.png');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget:visible input[placeholder="YYYY-MM-DD"]').waitFor();
    await page.keyboard.press('Enter');
    await workbench.until(async () => /eslint-disable-next-line crm-guard\/require-access-log -- kiosk mode/.test(await workbench.visibleText()), 'the comment');
    log('the reason stands in the code');
    await page.keyboard.press('Control+z');

    await workbench.goTo(unbounded, 1);
    await page.keyboard.press('Control+Shift+m');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'crm-guard' }).first().waitFor();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.locator('.monaco-hover:visible', { hasText: /CRM Guard: \d+ rules/ }).first().waitFor();
    log('the Problems panel lists the findings, the language status tells the state');
    await picture('editor-problems.png');
  },
};

/** The same finding for a Japanese user. */
export const japaneseTour = {
  title: '日本語',
  locale: 'ja',
  async steps(workbench, { folder, picture, log }) {
    const { page } = workbench;
    await workbench.openFile(FILE);
    await workbench.goTo(lineOf(folder, 'no-unbounded-query'), 1);
    const squiggle = await workbench.squiggle();
    await page.mouse.click(squiggle.x + squiggle.width / 2, squiggle.y + squiggle.height / 2);
    const menu = await workbench.clickLightBulb();
    await menu.locator('.monaco-list-row', { hasText: '抑制する' }).first().waitFor();
    log('the quick fixes are Japanese');
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await workbench.hover(await workbench.squiggle(), /[ぁ-ん]/);
    log('the finding is explained in Japanese');
    await picture('editor-finding.ja.png');
  },
};
