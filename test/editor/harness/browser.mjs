import { chromium } from 'playwright-core';
import { fontConfiguration } from './fonts.mjs';

/** Everything off this machine is unreachable: a test that needs the network fails here as anywhere. */
const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-background-networking', '--disable-component-update'];
const SOFTWARE_GRAPHICS = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/**
 * Starts a headless Chromium: the one that CHROMIUM names, else the npm package's own, unpacked
 * with its libraries and fonts into `folder`, so that it runs on a machine that has neither.
 */
export async function launchBrowser(folder) {
  const own = process.env['CHROMIUM'];
  const browser = own ? { executablePath: own, env: { ...process.env }, args: [] } : await unpack(folder);
  return chromium.launch({
    executablePath: browser.executablePath,
    env: { ...browser.env, FONTCONFIG_FILE: fontConfiguration(folder) },
    headless: true,
    args: ['--no-sandbox', '--font-render-hinting=none', ...OFFLINE, ...browser.args],
  });
}

/**
 * The package unpacks its system libraries only where it believes to run on AWS Lambda, and then
 * changes the environment of the whole process; only the browser may see that change.
 */
async function unpack(folder) {
  const before = { ...process.env };
  try {
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
    process.env['TMPDIR'] = folder;
    const { default: sparticuz } = await import('@sparticuz/chromium');
    const executablePath = await sparticuz.executablePath();
    return { executablePath, env: { ...process.env }, args: SOFTWARE_GRAPHICS };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
