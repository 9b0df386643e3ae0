export { readKintoneQuery } from './read.ts';
export type { KintoneCondition, KintoneNumber, KintoneQuery } from './shape.ts';
export { OPEN_APP } from './open-app.ts';
