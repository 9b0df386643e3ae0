/**
 * Installs the VSIX into real VS Code and uses it as people do, with mouse and keyboard, one tour for each kind
 * of user. Takes pictures on the way.
 *
 *   node test/editor/ui.mjs [--vsix <file>] [--tour <title>] [--update-images]
 *
 * Without --vsix one is packed from dist. Pictures go to out/ui; with --update-images to docs/images, where README and pages show them.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CODE_FONT } from './harness/fonts.mjs';
import { scratchFolder } from './harness/scratch.mjs';
import { startServer, workbenchUrl } from './harness/server.mjs';
import { setUp, supported } from './harness/setup.mjs';
import { decisionsTour } from './ui/decisions-tour.mjs';
import { policyTour } from './ui/policy-tour.mjs';
import { restrictedTour } from './ui/restricted-tour.mjs';
import { englishTour, japaneseTour } from './ui/tours.mjs';
import { viewsTour } from './ui/views-tour.mjs';
import { walkthroughTour } from './ui/walkthrough-tour.mjs';
import { Workbench } from './ui/workbench.mjs';
import { workspaceTour } from './ui/workspace-tour.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    vsix: { type: 'string' },
    tour: { type: 'string' },
    'update-images': { type: 'boolean', default: false },
  },
});

/** Large enough to read in a README, still enough lines to see what surrounds a finding. */
const SCREEN = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 };
const LOOKS = {
  'editor.fontFamily': `'${CODE_FONT}', 'BIZ UDPGothic'`,
  'editor.fontSize': 14,
  'editor.fontLigatures': false,
  'editor.cursorBlinking': 'solid',
  'editor.stickyScroll.enabled': false,
  'editor.renderWhitespace': 'none',
  'editor.hover.delay': 100,
  'editor.hover.above': false,
  'window.title': '${activeEditorShort}${separator}${rootName}',
  'breadcrumbs.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.editor.empty.hint': 'hidden',
  // Settings open as an editor, which stays while a person goes on.
  'workbench.editor.useModal': 'off',
  // Types are TypeScript's business; the example's dependencies are not installed.
  'typescript.validate.enable': false,
};

const TOURS = [englishTour, walkthroughTour, viewsTour, workspaceTour, decisionsTour, policyTour, restrictedTour, japaneseTour];

process.exitCode = await main();

async function main() {
  if (!supported) {
    process.stderr.write('The UI run needs Linux on x64.\n');
    return 1;
  }
  const tours = TOURS.filter(({ title }) => options.tour === undefined || title === options.tour);
  if (tours.length === 0) {
    process.stderr.write(`No tour is called ${options.tour}. There are: ${TOURS.map(({ title }) => title).join(', ')}\n`);
    return 1;
  }
  setUp();
  const vsix = options.vsix ? path.resolve(options.vsix) : pack();
  const pictures = path.join(root, options['update-images'] ? 'docs/images' : 'out/ui');
  mkdirSync(pictures, { recursive: true });
  // What they import is there only after the set-up.
  const [{ launchBrowser }, { writeFilm, writePicture }] = await Promise.all([import('./harness/browser.mjs'), import('./harness/pictures.mjs')]);
  const shared = scratchFolder();
  const browser = await launchBrowser(shared.folder);
  const tools = { browser, picture: (png, file) => writePicture(png, path.join(pictures, file)), film: (frames, file) => writeFilm(frames, path.join(pictures, file)) };
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    for (const tour of tours) {
      const started = performance.now();
      const ok = await run(tour, vsix, tools);
      counts[ok ? 'passed' : 'failed']++;
      console.log(`${tour.title}: ${Math.round((performance.now() - started) / 1000)} s`);
    }
  } finally {
    await browser.close();
    shared.remove();
  }
  if (process.env['CRM_GUARD_COUNTS']) writeFileSync(process.env['CRM_GUARD_COUNTS'], JSON.stringify(counts));
  return counts.failed === 0 ? 0 : 1;
}

function pack() {
  const file = path.join(root, 'out/ui/crm-guard.vsix');
  mkdirSync(path.dirname(file), { recursive: true });
  const run = spawnSync(process.execPath, [path.join(root, 'scripts/package.mjs'), '--out', file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Cannot pack the VSIX:\n${run.stdout}${run.stderr}`);
  return file;
}

/** Runs one tour on a fresh profile with a fresh copy of the example. Answers whether all went well. */
async function run({ title, locale, asksForTrust = false, prepare, steps }, vsix, { browser, picture, film }) {
  const scratch = scratchFolder();
  const open = [];
  let workbench;
  try {
    const folder = path.join(scratch.folder, 'crm');
    cpSync(path.join(root, 'examples/crm'), folder, { recursive: true });
    prepare?.(folder);
    const server = await startServer({ home: path.join(scratch.folder, 'home'), settings: LOOKS, asksForTrust, ...(locale ? { locale } : {}) });
    open.push(() => server.stop());
    server.installExtension(vsix);
    // A page of its own has no memory of the tours before.
    const page = await browser.newPage(SCREEN);
    open.push(() => page.close());
    workbench = new Workbench(page);
    await page.goto(workbenchUrl(server, folder), { waitUntil: 'commit' });
    await steps(workbench, { folder, picture: async (file, part, height) => picture(await workbench.screenshot(part, height), file), film, log: (text) => console.log(`  ✔ ${text}`) });
    return true;
  } catch (error) {
    console.error(`  ✘ ${title}: ${error.stack}`);
    mkdirSync(path.join(root, 'out/ui'), { recursive: true });
    await workbench?.page.screenshot({ path: path.join(root, `out/ui/failed-${title}.png`) }).catch(() => undefined);
    return false;
  } finally {
    for (const close of open.reverse()) await close().catch(() => undefined);
    scratch.remove();
  }
}
