import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Whether a revision of git exists in the repository around a folder. */
export function isRevision(folder: string, revision: string): boolean {
  return !revision.startsWith('-') && git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
}

/** A file as it is in a revision; undefined where it is not there, or where there is no git. */
export function committedText(file: string, revision = 'HEAD'): string | undefined {
  return git(path.dirname(file), ['cat-file', 'blob', `${revision}:./${path.basename(file)}`]);
}

/**
 * What git prints; undefined when it fails or is not there. Only plumbing that runs nothing a
 * repository configures; objects that are not on this machine are not fetched.
 */
function git(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: 16_000_000, timeout: 5000 });
  } catch {
    return undefined;
  }
}
