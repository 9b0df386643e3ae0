import { setTimeout as sleep } from 'node:timers/promises';

/** Generous: the machine may be busy with other tests. */
const PATIENCE_MS = 60_000;

/** Handles the workbench the way a person does: with the mouse and the keyboard, by what is on the screen. */
export class Workbench {
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Waits until the workbench answers its keys: those pressed before are lost. */
  async ready() {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.statusbar-item').first().waitFor();
    await this.until(async () => {
      await this.page.keyboard.press('F1');
      await sleep(300);
      return this.page.locator('.quick-input-widget:visible').count();
    }, 'the palette');
    await this.page.keyboard.press('Escape');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Opens a file by name through Go to File. */
  async openFile(name) {
    const { page } = this;
    await page.locator('.monaco-workbench').waitFor();
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget:visible input').fill(name);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
    await page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /** Puts the cursor at a 1-based line and column, and the line in the middle of the screen. */
  async goTo(line, column = 1) {
    const { page } = this;
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget:visible input').fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Where on the screen the first squiggle is, once there is one. */
  async squiggle() {
    const squiggle = this.page.locator('.squiggly-error, .squiggly-warning').first();
    await squiggle.waitFor();
    return squiggle.boundingBox();
  }

  /** How many squiggles are on the screen. */
  squiggles() {
    return this.page.locator('.squiggly-error, .squiggly-warning').count();
  }

  /** Points at the middle of a place until the hover with the text shows, complete. */
  async hover({ x, y, width, height }, text) {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: text }).first();
    let nudge = 0;
    await this.until(async () => {
      // A hover that opens while a language server is busy stays as it is until the mouse moves again.
      await this.page.mouse.move(x + width / 2 + (nudge++ % 2), y + height / 2);
      await sleep(500);
      const shown = (await hover.isVisible()) ? await hover.innerText() : undefined;
      return shown !== undefined && !/Loading\.\.\.|Checking for quick fixes/.test(shown);
    }, `the hover ${text}`);
    return hover;
  }

  /** Clicks the light bulb that stands beside the cursor's line and answers the menu. */
  async clickLightBulb() {
    const bulb = this.page.locator('.lightBulbWidget:visible, .margin-view-overlays [class*="codicon-gutter-lightbulb"]').first();
    await bulb.waitFor();
    await bulb.click();
    const menu = this.page.locator('.action-widget:visible').first();
    await menu.waitFor();
    return menu;
  }

  /** A view of the side bar by its title. */
  view(title) {
    return this.page.locator('.pane', { has: this.page.locator('.pane-header', { hasText: title }) });
  }

  /** The text of the active editor's visible lines. */
  async visibleText() {
    const lines = await this.page.locator('.editor-instance .monaco-editor .view-lines').first().innerText();
    return lines.replace(/\u00a0/g, ' ');
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    const { page } = this;
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input').fill(`>${title}`);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** Waits until the answer is truthy; fails with `what`. */
  async until(ask, what) {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
      const answer = await ask();
      if (answer) return answer;
    }
    throw new Error(`Waited in vain: ${what}.`);
  }

  /** Takes a picture once nothing moves any more: no blinking cursor, no busy language server. */
  async picture(file) {
    const { page } = this;
    await page.locator('.statusbar-item', { hasText: /Initializing/ }).waitFor({ state: 'detached' });
    await page.evaluate(() => document.fonts.ready);
    await sleep(400);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }
}
