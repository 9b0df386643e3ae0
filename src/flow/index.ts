export { accessLogCoverage, type Coverage, type CoverageOptions } from './access-log-coverage.ts';
export { personalValues, type PersonalValue, type ValueEnv } from './disclosure.ts';
export { type LogSink, logSink, logSinkTokens, mayBeLogSink } from './log-sinks.ts';
export type { PathDescription } from './paths/state.ts';
export { knownValue, type KnownValue } from './known-value.ts';
export { isCommandLineProgram } from './sinks/command-line.ts';
export { privateCallers } from './private-callers.ts';
