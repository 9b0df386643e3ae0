export { accessLogCoverage, type Coverage, type CoverageOptions } from './access-log-coverage.ts';
export type { PathDescription } from './paths/state.ts';
export { type LogSink, logSink, logSinkTokens, mayBeLogSink } from './log-sinks.ts';
