export { categoryOfType } from './classify.ts';
export { classifyName, isPersonLink } from './classify.ts';
export { isFalseFriend } from './match.ts';
export type { FieldContext } from './classify.ts';
