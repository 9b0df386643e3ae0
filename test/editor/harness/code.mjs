#!/usr/bin/env node
/**
 * Stands in for the desktop `code` executable: takes its --extensionDevelopmentPath,
 * --extensionTestsPath, --locale and folder, runs the tests in VS Code's real extension host under a
 * headless browser, and exits with the suite's code. Other arguments of the desktop mean nothing here.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import util from 'node:util';
import { launchBrowser } from './browser.mjs';
import { scratchFolder } from './scratch.mjs';
import { remote, startServer, workbenchUrl } from './server.mjs';

const LIMIT_MS = Number(process.env['CRM_GUARD_EDITOR_TIMEOUT_MS'] ?? 900_000);
const USAGE = 64;

/** Messages about the harness's surroundings (no compiled log and watchdog modules, no network), not about the tests. */
const NOISE = [
  /^(%c)?\s*\[(network|AgentHost|AccountPolicyGate|DefaultAccount|reconnection-grace|Service Worker)/,
  /^(Creating a socket|Resolv(ing|ed) connection token|Ignoring fetching additional|Updating additional builtin|Creation of workbench contribution)/,
  /Could not locate the bindings file[^]*spdlog|Cannot find module '\.\/build\/Release\/watchdog'/,
  /^Canceled: Canceled/,
  /^Timed out waiting for authentication provider/,
  // A folder of a test's own file system goes with the window.
  /(ENOPRO: No file system provider found for resource '|Failed to resolve files at location: |No search provider registered for scheme: )memfs/,
];

const request = parse(process.argv.slice(2));
if (!request.tests || request.extensions.length === 0) {
  process.stderr.write('code: needs --extensionDevelopmentPath and --extensionTestsPath\n');
  process.exit(USAGE);
}
const scratch = scratchFolder();
const open = [];
let leaving = false;
for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143]]) process.on(name, () => void leave(code));
let code = 1;
try {
  code = await run(request);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
}
await leave(code);

async function run({ extensions, tests, folder, locale }) {
  const server = await startServer({ home: scratch.folder, tests: true, ...(locale ? { locale } : {}), verbose: process.env['CRM_GUARD_EDITOR_VERBOSE'] === '1' });
  open.push(() => server.stop());
  const browser = await launchBrowser(scratch.folder);
  open.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  await page.exposeFunction('codeAutomationExit', (answer) => finish(typeof answer === 'number' ? answer : 1));
  await page.exposeFunction('codeAutomationLog', (level, args) => {
    const text = util.format(...args);
    if (NOISE.some((noise) => noise.test(text))) return;
    (level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(`${text}\n`);
  });
  const lost = (what) => {
    if (leaving) return;
    process.stderr.write(`code: ${what}\n`);
    finish(1);
  };
  page.on('crash', () => lost('the page crashed'));
  browser.on('disconnected', () => lost('the browser ended'));
  const payload = [
    ...extensions.map((extension) => ['extensionDevelopmentPath', remote(server, extension)]),
    ['extensionTestsPath', remote(server, tests)],
  ];
  await page.goto(workbenchUrl(server, folder ?? scratch.folder, payload), { waitUntil: 'commit' });
  return Promise.race([finished, tooLong()]);
}

async function tooLong() {
  await sleep(LIMIT_MS, undefined, { ref: false });
  process.stderr.write(`code: no result after ${LIMIT_MS} ms\n`);
  return 1;
}

async function leave(exitCode) {
  leaving = true;
  for (const close of open.splice(0).reverse()) await close().catch(() => undefined);
  scratch.remove();
  process.exit(exitCode);
}

function parse(args) {
  const found = { extensions: [], tests: undefined, folder: undefined, locale: undefined };
  for (const arg of args) {
    const [, name, value] = /^--(extensionDevelopmentPath|extensionTestsPath|locale)=(.*)$/.exec(arg) ?? [];
    if (name === 'extensionDevelopmentPath') found.extensions.push(path.resolve(value));
    else if (name === 'extensionTestsPath') found.tests = path.resolve(value);
    else if (name === 'locale') found.locale = value;
    else if (!arg.startsWith('-')) found.folder ??= path.resolve(arg);
  }
  return found;
}
