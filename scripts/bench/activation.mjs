import { runTests } from '@vscode/test-electron';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findVscode } from '../../test/editor/harness/find-vscode.mjs';
import { scratchFolder } from '../../test/editor/harness/scratch.mjs';
import { inRoot } from '../setup/paths.mjs';

/**
 * What is done inside VS Code: nothing of ours is awake in an empty folder, so the call loads the bundle too. The
 * extension host has other work while a window opens, on the same thread: that is waited for, it would be counted as ours.
 */
const MEASURE = `exports.run = async () => {
  for (let calm = 0, end = Date.now() + 30_000; calm < 50 && Date.now() < end; ) {
    const asked = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    calm = performance.now() - asked < 20 ? calm + 1 : 0;
  }
  const extension = require('vscode').extensions.getExtension('crm-guard.crm-guard');
  if (extension.isActive) throw new Error('The extension is active already.');
  const started = performance.now();
  await extension.activate();
  require('node:fs').writeFileSync(process.env.CRM_GUARD_ACTIVATION, String(performance.now() - started));
};`;

/**
 * Opens VS Code with an empty folder, several times, and activates the extension there.
 * @returns milliseconds that each activation took, loading the extension's code included, nothing else of the window
 */
export async function activations(windows) {
  const scratch = scratchFolder();
  try {
    const folder = path.join(scratch.folder, 'empty');
    mkdirSync(folder);
    const measure = path.join(scratch.folder, 'measure.cjs');
    writeFileSync(measure, MEASURE);
    const answer = path.join(scratch.folder, 'activation.txt');
    const times = [];
    for (let window = 0; window < windows; window++) {
      const profile = [`--user-data-dir=${path.join(scratch.folder, `user-${window}`)}`, `--extensions-dir=${path.join(scratch.folder, `extensions-${window}`)}`];
      await runTests({ ...findVscode(), extensionDevelopmentPath: inRoot(), extensionTestsPath: measure, extensionTestsEnv: { CRM_GUARD_ACTIVATION: answer }, launchArgs: [folder, ...profile] });
      times.push(Number(readFileSync(answer, 'utf8')));
    }
    return times;
  } finally {
    scratch.remove();
  }
}
