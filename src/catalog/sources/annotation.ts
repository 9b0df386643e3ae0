import { resolveCategory } from '../taxonomy/index.ts';
import type { SourceAnnotation } from './source.ts';

/** What a comment says of the declaration beside it. */
export interface ReadAnnotation {
  annotation?: SourceAnnotation;
  /** A category that the taxonomy does not have, as written. */
  unknownCategory?: string;
}

/**
 * Reads `@pii`, `@pii contact.email` and `@notPersonal` in comment text. A word after `@pii` that is
 * neither a category nor written like one (with a dot) is prose.
 */
export function readAnnotation(comment: string): ReadAnnotation {
  if (/@not[-_]?personal\b/i.test(comment)) return { annotation: { notPersonal: true } };
  const match = /(?<![\w.])@pii\b[ \t]*[:(]?[ \t]*([\w.]+)?/i.exec(comment);
  if (!match) return {};
  const written = match[1]?.replace(/\.+$/, '');
  if (written === undefined || written === '') return { annotation: {} };
  const category = resolveCategory(written);
  if (category) return { annotation: { category: category.id } };
  return written.includes('.') ? { annotation: {}, unknownCategory: written } : { annotation: {} };
}
