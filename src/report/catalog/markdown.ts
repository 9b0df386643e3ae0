import { format } from '../../l10n/index.ts';
import type { CatalogField, CatalogReport } from '../../model/index.ts';
import { type CatalogReportContext, type ListedEntity, listed, placeOfField, placeText } from './context.ts';
import { reasonInWords, whyNotInWords } from './reasons.ts';
import { whose } from './table.ts';
import { sensitivities, texts } from './texts.ts';

/** The catalog as Markdown, for records of processing and reviews: a section per entity, a row per field. */
export function catalogMarkdown(report: CatalogReport, context: CatalogReportContext): string {
  const sections = listed(report, context).flatMap((one) => section(one, context));
  return `${[`# ${format(texts.title)}`, '', ...(sections.length > 0 ? sections : [format(report.catalog.entities.length === 0 ? texts.nothing : texts.nonePersonal), '']), ...problems(report, context)].join('\n')}`;
}

function section({ entity, fields }: ListedEntity, context: CatalogReportContext): string[] {
  const { name, system, aliases, source } = entity;
  const place = placeText(source, context.shownPath);
  const facts = [
    escaped(whose(entity)),
    ...(system === undefined ? [] : [format(texts.inSystem, { system })]),
    ...(aliases.length === 0 ? [] : [format(texts.also, { names: aliases.map(code).join(', ') })]),
    ...(place === '' ? [] : [code(place)]),
  ];
  const head = [texts.field, texts.category, texts.sensitivity, texts.why, texts.where].map((text) => format(text));
  return [`## ${escaped(name)}`, '', facts.join(' · '), '', ...(fields.length > 0 ? [line(head), line(head.map(() => '---')), ...fields.map((field) => line(cells(entity, field, context))), ''] : [])];
}

function cells(entity: ListedEntity['entity'], field: CatalogField, { categoryLabel, whyNot, shownPath }: CatalogReportContext): string[] {
  const { name, personal, cleared } = field;
  const place = placeText(placeOfField(entity, field), shownPath);
  const where = place === '' ? '' : code(place);
  if (!personal || field.relation) {
    const answer = cleared ? undefined : whyNot(entity, field);
    return [code(name), format(texts.notPersonal), '', escaped(cleared ? reasonInWords(cleared.reason) : answer ? whyNotInWords(answer) : ''), where];
  }
  const label = categoryLabel(personal.category);
  return [code(name), `${label ? `${escaped(format(label))} ` : ''}${code(personal.category)}`, format(sensitivities[personal.sensitivity]), escaped(reasonInWords(personal.reason)), where];
}

function problems({ problems: all }: CatalogReport, { shownPath }: CatalogReportContext): string[] {
  if (all.length === 0) return [];
  return [`## ${format(texts.unread)}`, '', ...all.map(({ file, line: at, message }) => `- ${file === undefined ? '' : `${code(placeText({ file, ...(at === undefined ? {} : { line: at }) }, shownPath))} `}${escaped(message)}`), ''];
}

const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;

/** A text that Markdown shows as it is, in one line and one cell. */
export function escaped(text: string): string {
  return text.replace(/[\\`*{}[\]<>#|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&').replace(/\s+/g, ' ');
}

/** A name as code, whatever signs are in it. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const ticks = '`'.repeat(Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return flat.includes('`') ? `${ticks} ${flat} ${ticks}` : `\`${flat}\``;
}
