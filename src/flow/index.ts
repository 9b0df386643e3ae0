export { accessLogCoverage, type Coverage, type CoverageOptions } from './access-log-coverage.ts';
export { personalValues, type PersonalValue, type ValueEnv } from './disclosure.ts';
export { type LogSink, logSink, logSinks } from './log-sinks.ts';
export { sinkReaders } from './sinks/index.ts';
export type { PathDescription } from './paths/state.ts';
export { knownValue, type KnownValue } from './known-value.ts';
export { isCommandLineProgram } from './sinks/command-line.ts';
export { isSinkNode, handedOn, type HandedOn } from './sinks/through.ts';
export type { Sink, SinkKind, SinkNode, SinkReader } from './sinks/sink.ts';
