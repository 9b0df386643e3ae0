export * from './known.ts';
export * from './data-access.ts';
export * from './text-edit.ts';
export * from './catalog.ts';
export * from './finding.ts';
export * from './project.ts';
export * from './access-record.ts';
export * from './in-house-client.ts';
