import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { format } from '../l10n/index.ts';
import { committedText, isRevision } from '../project/committed.ts';
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
  if (!isRevision(path.dirname(policyFile), asked)) throw new UsageProblem(format(messages.noSuchBase, { base: asked }));
  return { text: committedText(policyFile, asked) ?? null, name: `${asked}:${path.basename(policyFile)}` };
}
