export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
export function sum(all: readonly Counts[]): Counts;
export function closingLine(counts: Counts): string;
export function readCounts(file: string): Counts | undefined;
export function settle(counts: Counts | undefined, code: number): Counts;
