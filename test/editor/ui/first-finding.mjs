import { findingLine } from './example.mjs';
import { Film } from './film.mjs';

const FILE = 'customers.ts';

/** Where a person points at something. */
const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/**
 * A finding from the first look to its fix: it is underlined, the hover explains it, the light bulb mends it. Filmed.
 * @param says what is read in the hover and in the menu, in the user's language
 */
export async function firstFinding(workbench, { folder, says, picture, film, log }, names) {
  const { page } = workbench;
  const reel = new Film(workbench, '.part.editor', { width: 940, height: 530 });
  await workbench.openFile(FILE);
  await workbench.goTo(findingLine(folder, `src/routes/${FILE}`, 'no-unbounded-query'));
  const squiggle = await workbench.squiggle();
  log('the finding is underlined');
  const start = { x: squiggle.x + 260, y: squiggle.y + 130 };
  await reel.take(1200, start);
  await reel.take(500, middle(squiggle));

  const hover = await workbench.hover(squiggle, says.hover);
  await hover.locator('a', { hasText: 'no-unbounded-query' }).waitFor();
  log('the hover explains it and links to the page of the rule');
  await reel.take(3500, middle(squiggle));
  await picture(names.finding, '.part.editor');

  await page.mouse.move(5, 5);
  await hover.waitFor({ state: 'hidden' });
  await page.mouse.click(middle(squiggle).x, middle(squiggle).y);
  const bulb = await workbench.bulb();
  const at = middle(await bulb.boundingBox());
  await reel.take(800, at);
  const menu = await workbench.clickLightBulb();
  const fix = menu.locator('.monaco-list-row', { hasText: 'take:' }).first();
  await fix.waitFor();
  await menu.locator('.monaco-list-row', { hasText: says.suppress }).first().waitFor();
  log('the light bulb offers the fix and the way to suppress it');
  await reel.take(1500, at);
  await picture(names.menu, '.part.editor');

  const before = await workbench.squiggles();
  await fix.hover();
  const choice = middle(await fix.boundingBox());
  await reel.take(1500, choice);
  await fix.click();
  await workbench.until(async () => /take: \d+/.test(await workbench.visibleText()), 'the fix in the text');
  await reel.take(600, choice);
  await workbench.until(async () => (await workbench.squiggles()) < before, 'the finding to go');
  log('the fix is written and its finding is gone');
  await reel.take(3000, choice);
  await film(reel.frames, names.film);
  await page.keyboard.press('Control+z');
  await workbench.until(async () => (await workbench.squiggles()) === before, 'the finding to come back');
}
