import { format } from '../../l10n/index.ts';
import type { CatalogEntity, ReviewItem } from '../../model/index.ts';
import { groupBy } from '../group-by.ts';
import { painter } from '../painter.ts';
import { visible } from '../text-width.ts';
import { wrap } from '../wrap.ts';
import { type CatalogReportContext, placeText } from './context.ts';
import { reasonInWords } from './reasons.ts';
import { subjectInWords } from './table.ts';
import { reviewTexts } from './review-texts.ts';

/** How `--unsure` writes names and entities into a policy. */
export interface ReviewContext extends Pick<CatalogReportContext, 'colour' | 'width' | 'shownPath' | 'categoryLabel'> {
  policyName: (entity: CatalogEntity) => string;
  yamlText: (text: string) => string;
  /** Lines of the policy at which it speaks of entities already, by the entity's name; their keys must not be written twice. */
  decided: ReadonlyMap<string, number>;
}

/**
 * What a reviewer should decide, as a policy that can be pasted as it stands: each question is a
 * comment above the line that answers it, the most important entity first.
 */
export function unsureReport(items: readonly ReviewItem[], context: ReviewContext): string {
  const paint = painter(context.colour);
  if (items.length === 0) return `${paint.success(`# ${format(reviewTexts.nothing)}`)}\n`;
  const comment = (text: string, indent: string): string[] => wrap(visible(text), context.width - indent.length - 2).map((line) => `${indent}${paint.dim(`# ${line}`)}`);
  const groups = groupBy(items, ({ entity }) => entity);
  const lines = [...groups].flatMap(([entity, questions]) => {
    const place = placeText(entity.source, context.shownPath);
    const known = context.decided.get(entity.name);
    const whole = questions.filter(({ field }) => !field);
    const fields = questions.filter(({ field }) => field);
    return [
      '',
      ...(place === '' ? [] : comment(place, '  ')),
      ...(known === undefined ? [] : comment(format(reviewTexts.alreadyThere, { line: known }), '  ')),
      `  ${paint.strong(`${context.yamlText(context.policyName(entity))}:`)}`,
      ...whole.flatMap((item) => [...comment(question(item), '    '), `    subject: ${context.yamlText(String(item.suggestion))}`]),
      ...(fields.length > 0 ? ['    fields:'] : []),
      ...fields.flatMap((item) => [...comment(question(item), '      '), `      ${context.yamlText(item.field?.name ?? '')}: ${item.suggestion === false ? 'false' : context.yamlText(item.suggestion)}`]),
    ];
  });
  return `${[...comment(format(reviewTexts.intro), ''), 'entities:', ...lines].join('\n')}\n`;
}

/** What is to be decided and why, in the current language. */
export function question({ reason }: ReviewItem): string {
  switch (reason.kind) {
    case 'undeclared':
      return format(reviewTexts.undeclared, { reads: reason.reads });
    case 'maybe-person':
      return format(reviewTexts.maybePerson, { subject: subjectInWords(reason.subject) });
    case 'no-subject':
      return format(reviewTexts.noSubject, { fields: reason.fields.slice(0, 4).join(', ') });
    case 'free-text':
      return format(reviewTexts.freeText);
    case 'payload':
      return format(reviewTexts.payload, { type: reason.type });
    case 'unknown-name':
      return format(reviewTexts.unknownName);
    case 'disagree':
      return format(reason.category === undefined ? reviewTexts.disagreeNot : reviewTexts.disagree, { category: reason.category ?? '', reason: reasonInWords(reason.reason) });
  }
}

/** A question in JSON. */
export interface JsonReviewItem {
  entity: string;
  field: string | null;
  kind: ReviewItem['reason']['kind'];
  /** English, as everything that tools read. */
  reason: string;
  suggestion: string | false;
  file: string | null;
  line: number | null;
}

/** The questions for tools. Call it with the language set to English. */
export function unsureJson(items: readonly ReviewItem[]): string {
  const unsure = items.map((item): JsonReviewItem => {
    const { entity, field, reason, suggestion } = item;
    const file = field?.file ?? entity.source.file ?? null;
    return { entity: entity.name, field: field?.name ?? null, kind: reason.kind, reason: question(item), suggestion, file, line: file === null ? null : (field?.line ?? entity.source.line ?? null) };
  });
  return `${JSON.stringify({ unsure }, undefined, 2)}\n`;
}
