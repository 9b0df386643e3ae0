import type { Evidence, FindingField, RelatedLocation, TextEdit } from '../model/index.ts';

/** What cannot ride on an ESLint message: the structured part of a finding. */
export interface FindingEvidence {
  /** Without prefix. */
  rule: string;
  messageId: string;
  /** In the current language, with its placeholders filled, as the host says it. */
  message: string;
  /** UTF-16 offsets of the reported place. */
  range: readonly [number, number];
  client: string | null;
  evidence: Evidence | null;
  entity: string | null;
  fields: readonly FindingField[];
  related: readonly RelatedLocation[];
  /** What identifies the finding beside rule and entity: enclosing symbol and normalised statement. */
  identity: string;
  suggestions: readonly { title: string; edits: readonly TextEdit[] }[];
}

/** What the engine hears while it lints one file. */
export interface EvidenceListener {
  evidence(item: FindingEvidence): void;
  /** A rule threw: the other rules of the file go on. */
  ruleError(rule: string, error: unknown): void;
}

let listener: EvidenceListener | undefined;

/** Listens while `run` lints; without a listener evidence is dropped and errors go to the host. */
export function collectEvidence<T>(next: EvidenceListener, run: () => T): T {
  const outer = listener;
  listener = next;
  try {
    return run();
  } finally {
    listener = outer;
  }
}

/** The listener of the running lint, if any. */
export function evidenceListener(): EvidenceListener | undefined {
  return listener;
}
