import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, type Localized } from '../l10n/index.ts';
import type { TextEdit } from '../model/index.ts';
import { applied, editPolicy, policyEntryLines, type PolicyEntry } from '../policy/edit-policy.ts';
import { firstPolicy } from '../policy/first-policy.ts';
import { relativeTo } from './discover.ts';
import { POLICY_NAMES } from './find-root.ts';
import { stripBom } from './read-file.ts';

/** A policy that is to be changed, as it is at the moment. */
export interface PolicyAtHand {
  /** Absolute folder of the project. */
  root: string;
  /** The policy in force, absolute; undefined where there is none. */
  policyFile: string | undefined;
  /** Its text as it stands in an editor; read from disk when absent. */
  policyText?: string | undefined;
}

/** `file` is absolute; `text` of a policy that is made, else edits of the text (without BOM) that there is, none where it says so already. */
export type PolicyFileEdit = { file: string } & ({ text: string } | { before: string; edits: readonly TextEdit[] });

const problems = {
  unreadable: {
    en: 'The policy {policy} cannot be read: {why}',
    ja: 'ポリシー {policy} を読み込めません: {why}',
  },
  broken: {
    en: 'The policy {policy} has a mistake on line {line}. Mend it first: {key} is written there.',
    ja: 'ポリシー {policy} の {line} 行目に誤りがあります。{key} の書き込み先なので、先に修正してください。',
  },
  shape: {
    en: 'The policy {policy} is written in a way in which {key} cannot be added to safely (an anchor, an alias or another kind of value). Write this by hand:\n{lines}',
    ja: 'ポリシー {policy} の書き方（アンカー、エイリアス、別の種類の値）では {key} に安全に追加できません。手動で次の内容を追加してください:\n{lines}',
  },
} satisfies Record<string, Localized>;

/** Says how a policy is changed so that it holds an entry, or why it cannot be, in the user's language. Reads the policy; writes nothing, never throws. */
export function planPolicyEdit({ root, policyFile, policyText }: PolicyAtHand, entryFrom: (policyFolder: string) => PolicyEntry): PolicyFileEdit | { problem: string } {
  const file = policyFile ?? path.join(root, POLICY_NAMES[0]);
  const entry = entryFrom(path.dirname(file));
  if (policyFile === undefined) {
    const text = firstPolicy();
    const added = editPolicy(text, entry);
    return { file, text: 'edits' in added ? applied(text, added.edits) : text };
  }
  const read = policyText ?? readPolicy(policyFile);
  const policy = relativeTo(root, policyFile);
  const key = entry.path.join('.');
  if (typeof read !== 'string') return { problem: format(problems.unreadable, { policy, why: read.why }) };
  const added = editPolicy(read, entry);
  if ('edits' in added) return { file, before: read, edits: added.edits };
  return { problem: added.why === 'broken' ? format(problems.broken, { policy, line: added.line, key }) : format(problems.shape, { policy, key, lines: policyEntryLines(entry) }) };
}

function readPolicy(file: string): string | { why: string } {
  try {
    return stripBom(readFileSync(file, 'utf8'));
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

const MODULE = /\.[cm]?[jt]sx?$/;

/** A module as a policy names it: relative to the policy's folder, without extension. Both paths are absolute. */
export function moduleFrom(policyFolder: string, file: string): string {
  const relative = relativeTo(policyFolder, file).replace(MODULE, '');
  return relative.startsWith('../') || path.isAbsolute(relative) ? relative : `./${relative}`;
}
