export type * from '../query-shape.ts';
export { readFetchXml } from './read.ts';
export type { FetchQuery } from './shape.ts';
