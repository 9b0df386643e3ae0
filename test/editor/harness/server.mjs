import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setDisplayLanguage } from './display-language.mjs';
import { places } from './places.mjs';

/** Settings that keep the workbench still: no greetings, no updates, no experiments. */
const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.restoreWindows': 'none',
  'window.commandCenter': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  // In a browser the default is to save by itself; tests and people of the desktop save when they mean to.
  'files.autoSave': 'off',
};

/** A folder is opened restricted without a question, as after “No” to it. */
const RESTRICTED = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };

/** Built-in extensions that reach out of the machine or talk over the tests. */
const LEFT_OUT = ['GitHub.copilot-chat', 'vscode.git', 'vscode.github', 'vscode.debug-auto-launch'];

const UP_WITHIN_MS = 60_000;
const DOWN_WITHIN_MS = 5_000;

/**
 * Starts VS Code's server with a profile of its own under `home`.
 * @param {{ home: string, settings?: object, locale?: string, verbose?: boolean, asksForTrust?: boolean, tests?: boolean }} options `asksForTrust`: folders open restricted until someone trusts them; `tests`: it will run a test suite
 */
export async function startServer({ home, settings = {}, locale, verbose = false, asksForTrust = false, tests = false }) {
  const folders = { data: path.join(home, 'data'), extensions: path.join(home, 'extensions') };
  mkdirSync(path.join(folders.data, 'User'), { recursive: true });
  mkdirSync(folders.extensions, { recursive: true });
  writeFileSync(path.join(home, 'config.yaml'), '');
  writeFileSync(path.join(folders.data, 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...(asksForTrust ? RESTRICTED : {}), ...settings }, null, 2));

  if (locale) setDisplayLanguage(folders.data, locale);

  const port = await freePort();
  const env = environment(home);
  const entry = [path.join(places.codeServer, 'out/node/entry.js'), '--config', path.join(home, 'config.yaml')];
  const profile = ['--user-data-dir', folders.data, '--extensions-dir', folders.extensions];
  const child = spawn(
    places.node,
    [
      ...entry,
      ...profile,
      ...(locale ? ['--locale', locale] : []),
      '--bind-addr', `127.0.0.1:${port}`,
      '--auth', 'none',
      '--disable-telemetry',
      '--disable-update-check',
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      // Without it a built VS Code ignores the extension and test paths of the URL, and says nothing. With it notifications stay hidden.
      ...(tests ? ['--vscode-option', 'enable-smoke-test-driver=true'] : []),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
      if (verbose) process.stderr.write(data);
    });
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));

  async function stop() {
    signal(child, 'SIGTERM');
    await Promise.race([ended, sleep(DOWN_WITHIN_MS, undefined, { ref: false })]);
    signal(child, 'SIGKILL');
  }

  const base = `http://127.0.0.1:${port}`;
  try {
    await up(base, child);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${output}`);
  }
  return {
    base,
    port,
    folders,
    log: () => output,
    stop,
    /** Installs a VSIX into this server's profile; throws with the installer's output. */
    installExtension(vsix) {
      const run = spawnSync(places.node, [...entry, ...profile, '--install-extension', vsix, '--force'], { env, encoding: 'utf8' });
      if (run.status !== 0) throw new Error(`Cannot install ${vsix}:\n${run.stdout}${run.stderr}`);
    },
  };
}

/** The workbench's address for a folder or `.code-workspace` file, with VS Code's own start options. */
export function workbenchUrl(server, folder, payload = []) {
  const url = new URL(`${server.base}/`);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** A path as the workbench in the browser names it; the authority must be the page's host. */
export const remote = (server, file) => `vscode-remote://127.0.0.1:${server.port}${file}`;

function environment(home) {
  const env = {
    ...process.env,
    EXTENSIONS_GALLERY: '{}',
    VSCODE_SKIP_BUILTIN_EXTENSIONS: LEFT_OUT.join(','),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local'),
  };
  for (const name of ['VSCODE_IPC_HOOK_CLI', 'PORT', 'PASSWORD', 'NODE_OPTIONS']) delete env[name];
  return env;
}

async function up(base, child) {
  for (const end = Date.now() + UP_WITHIN_MS; Date.now() < end; await sleep(50)) {
    if (child.exitCode !== null) throw new Error('VS Code’s server ended at once.');
    const answer = await fetch(`${base}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`VS Code’s server is not up after ${UP_WITHIN_MS} ms.`);
}

/** The server has children of its own: the signal goes to its whole process group. */
function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
