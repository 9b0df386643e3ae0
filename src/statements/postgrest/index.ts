export { readPostgrestSelect } from './select.ts';
export type { PostgrestEmbed, PostgrestSelect } from './select.ts';
