#!/usr/bin/env node
/** Renders images/icon.svg to the PNG that the editor and its marketplace show. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { scratchFolder } from './scratch.mjs';

const SIZE = 256;
const images = path.resolve(import.meta.dirname, '../../../images');

const scratch = scratchFolder();
const browser = await launchBrowser(scratch.folder);
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(path.join(images, 'icon.svg'), 'utf8')}`);
  await page.screenshot({ path: path.join(images, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
  scratch.remove();
}
