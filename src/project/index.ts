export * from './find-root.ts';
export * from './discover.ts';
export * from './read-file.ts';
export * from './module-resolver.ts';
export * from './file-facts.ts';
export * from './project.ts';
export { accessLogUses } from './access-logs.ts';
export { isTrial } from './read-conventions.ts';
export type { ProjectText } from './access-logs.ts';
