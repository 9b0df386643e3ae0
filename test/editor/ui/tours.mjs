import { findingLine } from './example.mjs';
import { firstFinding } from './first-finding.mjs';

const FILE = 'customers.ts';
const lineOf = (folder, rule) => findingLine(folder, `src/routes/${FILE}`, rule);

/** What a user does in the first five minutes. */
export const englishTour = {
  title: 'English',
  async steps(workbench, { folder, picture, film, log }) {
    const { page } = workbench;
    const says = { hover: 'Customer', suppress: 'Suppress' };
    await firstFinding(workbench, { folder, says, picture, film, log }, { finding: 'editor-finding.png', menu: 'editor-quickfix.png', film: 'editor.gif' });

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
    await picture('editor-suppress.png', '.part.editor', 480);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget:visible input[placeholder="YYYY-MM-DD"]').waitFor();
    await page.keyboard.press('Enter');
    await workbench.until(async () => /eslint-disable-next-line crm-guard\/require-access-log -- kiosk mode/.test(await workbench.visibleText()), 'the comment');
    log('the reason stands in the code');
    await page.keyboard.press('Control+z');

    await workbench.goTo(lineOf(folder, 'no-unbounded-query'));
    await page.keyboard.press('Control+Shift+m');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'crm-guard' }).first().waitFor();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.locator('.monaco-hover:visible', { hasText: /CRM Guard: \d+ rules/ }).first().waitFor();
    log('the Problems panel lists the findings, the language status tells the state');
    await picture('editor-problems.png');

    await page.keyboard.press('Control+Shift+m');
    await page.mouse.move(5, 5);
    const hover = await workbench.hover(await workbench.squiggle(), says.hover);
    await hover.locator('a', { hasText: 'no-unbounded-query' }).click();
    await page.locator('.tab.active', { hasText: 'no-unbounded-query.md' }).waitFor();
    await workbench.webview('Disallow reading many records of personal data without a row bound');
    log('the link of the hover opens the page of the rule, which needs no network');
  },
};

/** The same finding for a Japanese user. */
export const japaneseTour = {
  title: '日本語',
  locale: 'ja',
  async steps(workbench, { folder, picture, film, log }) {
    const says = { hover: /[ぁ-ん]/, suppress: '抑制する' };
    await firstFinding(workbench, { folder, says, picture, film, log }, { finding: 'editor-finding.ja.png', menu: 'editor-quickfix.ja.png', film: 'editor.ja.gif' });
  },
};
