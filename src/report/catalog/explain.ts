import { format } from '../../l10n/index.ts';
import type { CatalogExplanation, FieldVerdict } from '../../model/index.ts';
import { painter } from '../painter.ts';
import { visible } from '../text-width.ts';
import { wrap } from '../wrap.ts';
import { type CatalogReportContext, placeOfField, placeText } from './context.ts';
import { reasonInWords, whyNotInWords } from './reasons.ts';
import { subjectInWords, whose } from './table.ts';
import { sensitivities, sources, texts } from './texts.ts';

/** What an explanation needs of the report's context. */
export type ExplainContext = Pick<CatalogReportContext, 'categoryLabel' | 'shownPath' | 'width' | 'colour'>;

/** What is said of an entity or a field and why, in full, for a terminal. */
export function catalogExplanation(explanation: CatalogExplanation, context: ExplainContext): string {
  const paint = painter(context.colour);
  const facts = factsOf(explanation, context);
  const lines = facts.flatMap(({ label, text }) => wrap(`${format(label)}: ${visible(text)}`, context.width - 2).map((line) => `  ${line}`));
  return `${[
    ...wrap(paint.strong(visible(verdictLine(explanation, context))), context.width),
    ...lines,
    '',
    format(texts.change),
    '',
    ...explanation.policy.split('\n').map((line) => paint.command(`  ${line}`)),
    ...(explanation.annotation === undefined ? [] : ['', format(texts.changeAnnotation), '', paint.command(`  ${explanation.annotation}`)]),
  ].join('\n')}\n`;
}

/** The explanations of everything that goes by one name; where that is more than one thing, each under the words that say whose it is. */
export function catalogExplanations(explanations: readonly CatalogExplanation[], context: ExplainContext): string {
  if (explanations.length === 1) return explanations.map((one) => catalogExplanation(one, context)).join('');
  const paint = painter(context.colour);
  return explanations
    .map((explanation) => {
      const { system } = explanation.entity;
      return `${paint.strong(format(system === undefined ? texts.ofProject : texts.ofSystem, { system: system ?? '' }))}\n\n${catalogExplanation(explanation, context)}`;
    })
    .join('\n');
}

/** The answer in one line. */
export function verdictLine({ entity, field }: CatalogExplanation, { categoryLabel }: Pick<ExplainContext, 'categoryLabel'>): string {
  if (!field && entity.subject === undefined && entity.belongsTo) return `${entity.name}: ${whose(entity)}`;
  if (!field) return entity.subject === undefined ? format(texts.isNobody, { name: entity.name }) : format(texts.isEntity, { name: entity.name, subject: subjectInWords(entity.subject) });
  const name = `${entity.name}.${field.name}`;
  const { personal } = field;
  if (!personal || field.relation) return format(texts.isNotPersonal, { name });
  const label = categoryLabel(personal.category);
  return format(texts.isPersonal, { name, label: label ? format(label) : personal.category, category: personal.category, sensitivity: format(sensitivities[personal.sensitivity]) });
}

/** A labelled fact of an explanation. */
export interface Fact {
  label: { en: string; ja: string };
  text: string;
  /** Where it stands, for a link. */
  place?: { file?: string; line?: number };
}

/** The facts behind the answer, most important first. */
export function factsOf(explanation: CatalogExplanation, context: Pick<ExplainContext, 'shownPath'>): Fact[] {
  return explanation.field ? fieldFacts(explanation, context) : entityFacts(explanation, context);
}

function fieldFacts({ entity, field, whyNot, stale }: CatalogExplanation, { shownPath }: Pick<ExplainContext, 'shownPath'>): Fact[] {
  if (!field) return [];
  const decided = field.relation ? undefined : (field.personal ?? field.cleared);
  const why = decided ? reasonInWords(decided.reason) : whyNot ? whyNotInWords(whyNot) : '';
  const declared = { ...(entity.source.file === undefined && field.file === undefined ? {} : { file: field.file ?? entity.source.file ?? '' }), ...(field.line === undefined ? {} : { line: field.line }) };
  const decidedAt = decided ? placeOfField(entity, field) : {};
  return [
    ...(why === '' ? [] : [{ label: texts.reason, text: why }]),
    ...(declared.file === undefined || declared.line === undefined ? [] : [{ label: texts.declared, text: placeText(declared, shownPath), place: declared }]),
    ...(decided ? [{ label: texts.decided, text: `${format(sources[decided.source.kind])}${decidedAt.file === undefined ? '' : ` (${placeText(decidedAt, shownPath)})`}`, place: decidedAt }, { label: texts.precedence, text: format(texts.order) }] : []),
    ...(field.outranked ?? []).map((verdict) => ({ label: texts.considered, text: overruled(verdict, shownPath), place: verdict.source })),
    ...(stale ? [staleFact(stale, shownPath)] : []),
  ];
}

function overruled({ category, source, reason }: FieldVerdict, shownPath: (file: string) => string): string {
  const place = placeText(source, shownPath);
  const data = { source: `${format(sources[source.kind])}${place === '' ? '' : ` (${place})`}`, category: category ?? '', reason: reasonInWords(reason) };
  return format(category === undefined ? texts.saysNot : texts.saysPersonal, data);
}

function entityFacts({ entity, stale }: CatalogExplanation, { shownPath }: Pick<ExplainContext, 'shownPath'>): Fact[] {
  const personal = entity.fields.filter((field) => field.personal && !field.relation);
  const names = personal.map(({ name }) => name).join(', ');
  const places = (entity.variants ?? []).map(({ source }) => placeText(source, shownPath)).filter((place) => place !== '');
  return [
    { label: texts.fieldsLabel, text: personal.length === 0 ? format(texts.holdsNone, { count: entity.fields.length }) : names },
    ...(entity.source.file === undefined ? [] : [{ label: texts.declared, text: placeText(entity.source, shownPath), place: entity.source }]),
    ...(places.length > 1 ? [{ label: texts.variants, text: places.join(', ') }] : []),
    ...(entity.aliases.length > 0 ? [{ label: texts.aliases, text: entity.aliases.join(', ') }] : []),
    ...(stale ? [staleFact(stale, shownPath)] : []),
  ];
}

const staleFact = (stale: { file: string; line: number }, shownPath: (file: string) => string): Fact => ({ label: texts.staleLabel, text: format(texts.stale, { file: shownPath(stale.file), line: stale.line }), place: stale });
