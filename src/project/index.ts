export * from './find-root.ts';
export * from './discover.ts';
export * from './read-file.ts';
export * from './module-resolver.ts';
export * from './file-facts.ts';
export * from './project.ts';
export type { ScopeFacts } from './scope-facts.ts';
export { accessLogUses } from './access-logs.ts';
export type { ProjectText } from './access-logs.ts';
