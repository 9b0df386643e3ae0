export type * from '../query-shape.ts';
export { readSoql } from './read.ts';
export type { SoqlStatement } from './shape.ts';
export { isSoqlPath, soqlOfUrl } from './url.ts';
