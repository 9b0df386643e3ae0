export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
/** A test that failed. */
export interface Failure {
  title: string;
  message: string;
}
export function sum(all: readonly Counts[]): Counts;
export function closingLine(counts: Counts): string;
export function readCounts(file: string): (Counts & { failures?: readonly Failure[] }) | undefined;
export function settle(counts: Counts | undefined, code: number): Counts;
