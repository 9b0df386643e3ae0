export { classifyName, isPersonLink } from './classify.ts';
export type { FieldContext } from './classify.ts';
