export { categoryOfType, classifyName, isPersonLink, judgeName } from './classify.ts';
export { isFalseFriend } from './match.ts';
export type { FieldContext, Judgement } from './classify.ts';
