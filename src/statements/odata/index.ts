export type * from '../query-shape.ts';
export { readOdata } from './read.ts';
export type { OdataQuery } from './shape.ts';
