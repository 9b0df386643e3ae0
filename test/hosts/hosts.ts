import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What every host must agree on. Lines and columns are 1-based, columns count UTF-16 units. */
export interface Shown {
  rule: string;
  file: string;
  line: number;
  column: number;
  message: string;
}

/** How a host's process ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The ESLint versions that are installed side by side. */
export const eslints = { 'ESLint 9': 'eslint9', 'ESLint 10': 'eslint' } as const;

/** @throws when the built product is missing or older than the sources: its findings would be somebody else's. */
export async function assertBuilt(): Promise<void> {
  if (!existsSync(path.join(repository, 'dist/plugin.js'))) throw new Error('dist/plugin.js is missing: run `npm run build` first.');
  const { bundlesAreFresh } = (await import(new URL('../../scripts/setup/freshness.mjs', import.meta.url).href)) as { bundlesAreFresh(): boolean };
  if (!bundlesAreFresh()) throw new Error('dist/ was built from other sources than these: run `npm run build` first.');
}

/**
 * A folder as users have it: host configurations beside a `node_modules` that holds the package
 * and the parser. The package is this repository, so that its `exports` are what is resolved.
 */
export class Installation {
  readonly folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'crm-guard-hosts-')));

  constructor() {
    mkdirSync(path.join(this.folder, 'node_modules/@typescript-eslint'), { recursive: true });
    this.#link('crm-guard', repository);
    this.#link('@typescript-eslint/parser', path.join(repository, 'node_modules/@typescript-eslint/parser'));
  }

  /** Writes a file and answers its absolute path. */
  write(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #link(name: string, target: string): void {
    symlinkSync(target, path.join(this.folder, 'node_modules', name), 'junction');
  }
}

/** Lints a folder with ESLint as its own process. */
export async function runEslint(version: keyof typeof eslints, config: string, folder: string): Promise<Shown[]> {
  const { stdout, stderr } = await eslint(version, config, folder);
  const files = parsed(stdout, stderr) as { filePath: string; messages: { ruleId: string | null; line: number; column: number; message: string }[] }[];
  return files.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, column, message }) => ({ rule: ruleId ?? 'no rule', file: relative(folder, filePath), line, column, message })),
  );
}

/** Runs ESLint and answers what it said, as it said it. */
export function eslint(version: keyof typeof eslints, config: string, folder: string): Promise<Ended> {
  return node([path.join(repository, 'node_modules', eslints[version], 'bin/eslint.js'), '--config', config, '--format', 'json', '--no-warn-ignored', '.'], folder);
}

/** Lints a folder with oxlint as its own process; its own rules are left out. */
export async function runOxlint(config: string, folder: string): Promise<Shown[]> {
  const { stdout, stderr } = await oxlint(config, folder);
  const { diagnostics } = parsed(stdout, stderr) as { diagnostics: { code?: string; message: string; filename: string; labels: { span: { offset: number } }[] }[] };
  return diagnostics.flatMap(({ code, message, filename, labels }) => {
    const rule = /^(crm-guard)\((.+)\)$/.exec(code ?? '');
    if (code !== undefined && !rule) return [];
    const file = path.resolve(folder, filename);
    return [{ rule: rule ? `${rule[1]}/${rule[2]}` : 'no rule', file: relative(folder, file), ...positionOf(readFileSync(file), labels[0]?.span.offset ?? 0), message }];
  });
}

/** Runs oxlint and answers what it said, as it said it. */
export function oxlint(config: string, folder: string): Promise<Ended> {
  return node([path.join(repository, 'node_modules/oxlint/bin/oxlint'), '--config', config, '--format', 'json', '.'], folder);
}

/** Checks a folder with the built command line. Suppressed findings are left out: the other hosts cannot show them. */
export async function runCli(folder: string): Promise<Shown[]> {
  return (await cliFindings(folder)).filter(({ suppressed }) => suppressed === null).map(({ ruleId, file, line, column, message }) => ({ rule: ruleId, file, line, column, message }));
}

/** Findings of the built command line, suppressed ones included. */
export async function cliFindings(folder: string): Promise<{ ruleId: string; file: string; line: number; column: number; message: string; suppressed: { kind: string } | null }[]> {
  const { stdout, stderr } = await node([path.join(repository, 'dist/cli.js'), 'check', folder, '--format', 'json', '--no-cache'], folder);
  return (parsed(stdout, stderr) as { findings: never }).findings;
}

/** One finding a line, sorted: what differs between two hosts can be read off a diff. */
export function lines(shown: readonly Shown[]): string[] {
  return shown.map(({ rule, file, line, column, message }) => `${file}:${line}:${column} ${rule} ${message}`).sort();
}

/** Runs Node away from the terminal and the caller's settings. */
export function node(args: readonly string[], cwd: string): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !['NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS', 'CRM_GUARD_LOCALE'].includes(name));
  const child = spawn(process.execPath, [...args], { cwd, env: { ...Object.fromEntries(own), LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk: Buffer) => chunks[name].push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout: Buffer.concat(chunks.stdout).toString('utf8'), stderr: Buffer.concat(chunks.stderr).toString('utf8') }));
  });
}

function parsed(stdout: string, stderr: string): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`no JSON report:\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`);
  }
}

function relative(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}

/** oxlint prints offsets and columns in bytes of UTF-8, byte-order mark included; the others count UTF-16 units without it. */
function positionOf(bytes: Buffer, offset: number): { line: number; column: number } {
  const before = bytes.subarray(0, offset).toString('utf8').replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
