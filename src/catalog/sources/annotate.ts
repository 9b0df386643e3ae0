import { readAnnotation } from './annotation.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** Puts what the comment beside a declaration says on the declaration, and a category that does not exist among the problems. */
export function annotate(target: SourceEntity | SourceField, comment: string, line: number, problems: SourceResult['problems']): void {
  const { annotation, unknownCategory } = readAnnotation(comment);
  if (annotation) target.annotation = annotation;
  if (comment !== '' && !('fields' in target)) target.comment = comment;
  if (unknownCategory !== undefined) problems.push({ message: `@pii names a category that does not exist: ${unknownCategory}`, line });
}
