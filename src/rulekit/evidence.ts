import type { Evidence, FindingField, RelatedLocation, TextEdit } from '../model/index.ts';

/** What cannot ride on an ESLint message: the structured part of a finding. */
export interface FindingEvidence {
  /** Without prefix. */
  rule: string;
  messageId: string;
  /** UTF-16 offsets of the reported place. */
  range: readonly [number, number];
  client: string | null;
  evidence: Evidence | null;
  entity: string | null;
  fields: readonly FindingField[];
  related: readonly RelatedLocation[];
  /** What identifies the finding beside rule and entity: normalised statement and enclosing symbol. */
  identity: string;
  suggestions: readonly { title: string; edits: readonly TextEdit[] }[];
}

let sink: ((evidence: FindingEvidence) => void) | undefined;

/** The engine listens while it lints one file; without a listener evidence is dropped. */
export function collectEvidence<T>(listener: (evidence: FindingEvidence) => void, run: () => T): T {
  const outer = sink;
  sink = listener;
  try {
    return run();
  } finally {
    sink = outer;
  }
}

/** Hands the structured part of a finding to whoever listens. */
export function emitEvidence(evidence: FindingEvidence): void {
  sink?.(evidence);
}

/** Whether somebody listens, so that evidence need not be built for nothing. */
export function evidenceWanted(): boolean {
  return sink !== undefined;
}
