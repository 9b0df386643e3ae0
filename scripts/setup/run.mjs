import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './paths.mjs';

/**
 * Runs a command in the repository with this terminal; answers its exit code (1 when a signal
 * ended it). Rejects only when the command cannot be started.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a Node script of the repository. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs npm: the one that started us where there is one, so that no PATH look-up can go wrong. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) return runNode([npm, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** An environment for npm in another folder: under `npm test` the outer npm's settings are in it and would steer the inner one. */
export function withoutNpm(env) {
  const keep = /^npm_(execpath$|config_(registry|cache|proxy|https_proxy|noproxy|cafile|userconfig)$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || keep.test(name)));
}
