export { Baseline, baselineEntry, type BaselineContent, type BaselineEntry } from './baseline.ts';
export { BASELINE_FILE, BaselineFileError, baselineProblems, readBaseline } from './baseline-file.ts';
export { baselineText, isDate } from './baseline-text.ts';
export { byBaseline, entriesFor } from './update.ts';
