import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from '../l10n/index.ts';
import { messages } from './messages.ts';
import { UsageProblem } from './usage-problem.ts';

/** The policy that a change is compared with. */
export interface PolicyBase {
  /** Null: there was no policy. */
  text: string | null;
  /** File it was read from; absent for a revision. */
  file?: string;
  /** As people call it: a file, or `HEAD:crm-guard.yaml`. */
  name: string;
}

/**
 * Reads the policy to compare with: of a file, else of a revision of git.
 * @param asked value of `--base`
 * @param policyFile the policy in force, absolute
 * @throws {UsageProblem} when it is neither
 */
export function policyBase(asked: string, policyFile: string, cwd: string): PolicyBase {
  const file = path.resolve(cwd, asked);
  if (existsSync(file) && statSync(file).isFile()) return { text: readFileSync(file, 'utf8'), file, name: asked };
  const folder = path.dirname(policyFile);
  const name = path.basename(policyFile);
  if (asked.startsWith('-') || git(folder, ['rev-parse', '--verify', '--quiet', `${asked}^{commit}`]) === undefined) throw new UsageProblem(format(messages.noSuchBase, { base: asked }));
  return { text: git(folder, ['cat-file', 'blob', `${asked}:./${name}`]) ?? null, name: `${asked}:${name}` };
}

/** What git prints; undefined when it fails or is not there. Objects that are not on this machine are not fetched. */
function git(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: 16_000_000 });
  } catch {
    return undefined;
  }
}
