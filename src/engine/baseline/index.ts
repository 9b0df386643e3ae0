export { Baseline, baselineEntry, type BaselineContent, type BaselineEntry } from './baseline.ts';
export { BASELINE_FILE, BaselineFileError, baselineProblems, readBaseline, writeBaseline } from './baseline-file.ts';
export { byBaseline, entriesFor } from './update.ts';
