import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Check, CheckRequest, Parts } from '../../src/cli/engine.ts';
import type * as errors from '../../src/engine/errors.ts';
import type { Host, Output } from '../../src/cli/host.ts';
import type { CheckResult } from '../../src/model/index.ts';
import { result, rules } from '../report/sample.ts';

/** What a run of the command line did. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
  /** What the engine was asked; undefined when it was never loaded. */
  request: CheckRequest | undefined;
}

/** How a run differs from a plain one over a clean project. */
export interface Setting {
  check?: Check;
  result?: CheckResult;
  env?: Host['env'];
  cwd?: string;
  signal?: AbortSignal;
  /** Both streams are terminals. */
  terminal?: boolean;
}

/**
 * Errors of the engine as the command line sees them. Mocha requires test files, the command line
 * imports its parts when it needs them: a class that a test imports itself would be another one.
 */
export const engineErrors = (): Promise<typeof errors> => import('../../src/engine/errors.ts');

/** Runs the command line in this process with an engine that answers what the test says. */
export async function cli(argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({
    write: (text) => void (written[name] += text),
    isTTY: setting.terminal === true,
    columns: setting.terminal === true ? 100 : undefined,
  });
  let request: CheckRequest | undefined;
  const { run } = await import('../../src/cli/run.ts');
  const parts: Parts = {
    loadCheck: async () => async (asked) => {
      request = asked;
      return setting.check === undefined ? (setting.result ?? result([])) : setting.check(asked);
    },
    loadCatalog: (await import('../../src/cli/parts.ts')).parts.loadCatalog,
    loadAccesses: async () => (await import('../../src/engine/read-accesses.ts')).readAccesses,
    loadAccessLogs: async () => (await import('../../src/engine/read-access-logs.ts')).readAccessLogs,
    loadPolicyTests: async () => (await import('../../src/engine/policy-tests.ts')).runPolicyTests,
    loadPolicyPreview: async () => (await import('../../src/engine/preview-policy.ts')).previewPolicy,
    loadScopes: async () => (await import('../../src/engine/read-scopes.ts')).readScopes,
    loadAccessLogPlan: async () => (await import('../../src/engine/plan-access-log.ts')).planAccessLog,
    loadDescriptions: async () => ({ rules, categoryLabel: () => undefined }),
  };
  const host: Host = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: setting.env ?? {},
    cwd: setting.cwd ?? import.meta.dirname,
    signal: setting.signal ?? new AbortController().signal,
  };
  const code = await run(argv, host, parts);
  return { code, ...written, request };
}

/** A folder of its own for one test, gone afterwards. */
export async function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'crm-guard-cli-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
