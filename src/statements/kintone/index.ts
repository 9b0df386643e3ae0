export { readKintoneQuery } from './read.ts';
export type { KintoneCondition, KintoneNumber, KintoneQuery } from './shape.ts';
export { appOfConstant, OF_TYPE, OPEN_APP } from './apps.ts';
