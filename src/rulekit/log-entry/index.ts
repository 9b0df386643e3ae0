export { entriesAboutOthers, type OtherEntry } from './about-others.ts';
export { addedBy } from './added.ts';
export { type LogCall, logCalls } from './calls.ts';
export { entryValues } from './entry-values.ts';
export { onlyWhenReadFails, swallowingClauses } from './failures.ts';
export { type LostEntry, lostEntry } from './lost.ts';
export { type EntryRole, roleOf, saysAccess } from './names.ts';
export { logCallEdit } from './write.ts';
export { writersHere } from './writers.ts';
