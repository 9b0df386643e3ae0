import { setTimeout as sleep } from 'node:timers/promises';

/** Generous: the machine may be busy with other tests. */
const PATIENCE_MS = 60_000;

/** After this long a person tries again. */
const SHORT_MS = 5_000;

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
    await this.focusedRow(name).waitFor();
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

  /** The light bulb of the cursor's line, once there is one. */
  async bulb() {
    const bulb = this.page.locator('.lightBulbWidget:visible, .margin-view-overlays [class*="codicon-gutter-lightbulb"]').first();
    await this.until(async () => {
      const shown = await bulb.waitFor({ timeout: SHORT_MS }).then(() => true, () => false);
      // It is looked for when the cursor comes to a place: a person who misses it moves the cursor.
      if (!shown) for (const key of ['ArrowRight', 'ArrowLeft']) await this.page.keyboard.press(key);
      return shown;
    }, 'the light bulb');
    return bulb;
  }

  /** Clicks the light bulb that stands beside the cursor's line and answers the menu. */
  async clickLightBulb() {
    await this.until(async () => (await this.bulb()).click({ timeout: SHORT_MS }).then(() => true, () => false), 'the light bulb to be clicked');
    const menu = this.page.locator('.action-widget:visible').first();
    await menu.waitFor();
    return menu;
  }

  /** Takes an entry of the light bulb's menu by the beginning of its title. */
  async lightBulb(title) {
    await this.until(async () => {
      const menu = await this.clickLightBulb();
      // A menu that opens while a language server is busy has only what is known by then.
      const taken = await menu.locator('.monaco-list-row', { hasText: title }).first().click({ timeout: SHORT_MS }).then(() => true, () => false);
      if (!taken) await this.page.keyboard.press('Escape');
      return taken;
    }, `the entry ${title} of the light bulb`);
  }

  /** Takes an entry of the list that asks under a title. */
  async pick(title, label) {
    const asks = this.page.locator('.quick-input-widget:visible', { hasText: title });
    await asks.locator('.monaco-list-row', { hasText: label }).first().click();
    await asks.waitFor({ state: 'hidden' });
  }

  /** A notification that says a text. */
  notification(text) {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** The document inside the page that shows a text, once it does. */
  webview(text) {
    return this.until(async () => {
      for (const frame of this.page.frames().slice(1)) {
        const shown = await frame.getByText(text).first().isVisible().catch(() => false);
        if (shown) return frame;
      }
      return undefined;
    }, `a page that says ${text}`);
  }

  /** Gives the editors the whole width. */
  async hideSideBar() {
    await this.command('View: Toggle Primary Side Bar Visibility');
    await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
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
    const row = this.focusedRow(title);
    const input = page.locator('.quick-input-widget:visible input');
    await this.until(async () => {
      // A palette that was opened before an extension is there does not show its commands, and one that follows another list may close with it.
      await page.keyboard.press('F1');
      const shown = await input.fill(`>${title}`, { timeout: SHORT_MS }).then(() => row.waitFor({ timeout: SHORT_MS })).then(() => true, () => false);
      if (!shown) await page.keyboard.press('Escape');
      return shown;
    }, `the command ${title}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list').filter({ hasText: title }).waitFor({ state: 'hidden' });
  }

  /** The entry of a list that asks which Enter would take, if it says a text. A list that is not filtered yet has others in front. */
  focusedRow(text) {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
  }

  /** Waits until the answer is truthy; fails with `what`. */
  async until(ask, what) {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
      const answer = await ask();
      if (answer) return answer;
    }
    throw new Error(`Waited in vain: ${what}.`);
  }

  /** A PNG of the screen, or of the one part of it that a selector names (of that the upper `height` pixels), once nothing moves any more: no blinking cursor, no busy language server. */
  async screenshot(part, height) {
    const { page } = this;
    await page.locator('.statusbar-item', { hasText: /Initializing/ }).waitFor({ state: 'detached' });
    await page.evaluate(() => document.fonts.ready);
    await sleep(400);
    const place = part && (await page.locator(part).first().boundingBox());
    return page.screenshot({ ...(place ? { clip: { ...place, height: height ?? place.height } } : {}), animations: 'disabled', caret: 'hide' });
  }
}
