export { type LogCall, logCalls } from './calls.ts';
export { onlyWhenReadFails, swallowingClauses } from './failures.ts';
export { type LostEntry, lostEntry } from './lost.ts';
export { saysAccess } from './names.ts';
export { writersHere } from './writers.ts';
