import { format } from '../../l10n/index.ts';
import type { CatalogEntity, CatalogField, CatalogReport, Problem } from '../../model/index.ts';
import { count } from '../counts.ts';
import { sourceLabels } from '../messages.ts';
import { painter, type Painter } from '../painter.ts';
import { displayWidth, padEnd, truncate, visible } from '../text-width.ts';
import { wrap } from '../wrap.ts';
import { type CatalogReportContext, listed, placeOfField, placeText } from './context.ts';
import { shortReason, whyNotInWords } from './reasons.ts';
import { sensitivities, subjects, texts } from './texts.ts';

/** Aliases beyond these say nothing more. */
const ALIASES = 4;
/** Problems beyond these are for `--format json`. */
const PROBLEMS = 10;
/** Cells that the reason needs to be worth a column of its own. */
const NARROWEST_REASON = 16;

/** The catalog for a terminal: a heading per entity, a row per field. */
export function catalogTable(report: CatalogReport, context: CatalogReportContext): string {
  const paint = painter(context.colour);
  const shown = listed(report, context);
  const rows = shown.map(({ entity, fields }) => fields.map((field) => row(entity, field, context)));
  const widths = [0, 1, 2, 3].map((column) => Math.min([30, 38, 10, 28][column] ?? 0, Math.max(0, ...rows.flat().map((cells) => displayWidth(cells[column] ?? '')))));
  const lines = shown.flatMap(({ entity }, at) => [...heading(entity, context, paint), ...(rows[at] ?? []).flatMap((cells) => rowLines(cells, widths, context.width, paint)), '']);
  return [...lines, ...summary(report, shown.length > 0, context, paint), ...unread(report.problems, context, paint), ''].join('\n');
}

type Cells = readonly [name: string, category: string, sensitivity: string, where: string, why: string];

function heading(entity: CatalogEntity, context: CatalogReportContext, paint: Painter): string[] {
  const { name, system, source, aliases } = entity;
  const facts = [
    whose(entity),
    ...(system === undefined ? [] : [format(texts.inSystem, { system })]),
    ...(aliases.length === 0 ? [] : [format(texts.also, { names: `${aliases.slice(0, ALIASES).map(visible).join(', ')}${aliases.length > ALIASES ? ' …' : ''}` })]),
    ...(source.file === undefined ? [format(sourceLabels[source.kind])] : []),
  ];
  const place = placeText(source, (file) => visible(context.shownPath(file)));
  return wrap(`${paint.strong(visible(name))}  ${facts.join(' · ')}${place === '' ? '' : `  ${paint.dim(place)}`}`, context.width + (context.colour ? 16 : 0));
}

/** Whose data it is: about whom, or to whom it belongs. */
export function whose({ subject, belongsTo }: CatalogEntity): string {
  if (subject !== undefined) return format(texts.about, { subject: subjectInWords(subject) });
  return belongsTo === undefined ? format(texts.aboutNobody) : format(texts.belongsTo, { subject: subjectInWords(belongsTo.subject), by: visible(belongsTo.by) });
}

/** Whom the records are about, in words. */
export function subjectInWords(subject: string): string {
  const known = subjects[subject];
  return known ? format(known) : visible(subject);
}

function row(entity: CatalogEntity, field: CatalogField, { categoryLabel, whyNot, shownPath }: CatalogReportContext): Cells {
  const { personal, cleared, name, type, column } = field;
  const place = placeOfField(entity, field);
  const where = place.file === entity.source.file && place.line !== undefined ? `:${place.line}` : visible(placeText(place, shownPath));
  if (!personal) {
    const why = cleared ? shortReason(cleared.reason) : whyNotText(entity, field, whyNot);
    return [visible(name), `– ${type === undefined ? '' : visible(type)}`.trimEnd(), '', where, visible(why)];
  }
  const label = categoryLabel(personal.category);
  return [visible(column === undefined ? name : `${name} (${column})`), `${label ? format(label) : personal.category}${label ? ` ${personal.category}` : ''}`, format(sensitivities[personal.sensitivity]), where, visible(shortReason(personal.reason))];
}

function whyNotText(entity: CatalogEntity, field: CatalogField, whyNot: CatalogReportContext['whyNot']): string {
  const answer = whyNot(entity, field);
  return answer ? whyNotInWords(answer) : '';
}

function rowLines([name, category, sensitivity, where, why]: Cells, widths: readonly number[], width: number, paint: Painter): string[] {
  const [first = 0, second = 0, third = 0, fourth = 0] = widths;
  const cell = (text: string, room: number): string => padEnd(truncate(text, room), room);
  const start = `  ${cell(name, first)}  ${cell(category, second)}  ${cell(sensitivity, third)}  ${cell(where, fourth)}  `;
  const room = width - displayWidth(start);
  if (room < NARROWEST_REASON && why !== '') return [start.trimEnd(), ...wrap(why, width - 4).map((line) => paint.dim(`    ${line}`))];
  const [head = '', ...rest] = wrap(why, room);
  const indent = ' '.repeat(displayWidth(start));
  return [`${colouredSensitivity(start, sensitivity, paint)}${paint.dim(head)}`.trimEnd(), ...rest.map((line) => paint.dim(`${indent}${line}`))];
}

/** What must not leak at all stands out. */
function colouredSensitivity(start: string, sensitivity: string, paint: Painter): string {
  if (sensitivity !== format(sensitivities.critical) && sensitivity !== format(sensitivities.high)) return start;
  const at = start.lastIndexOf(sensitivity);
  const paintIt = sensitivity === format(sensitivities.critical) ? paint.error : paint.warning;
  return start.slice(0, at) + paintIt(sensitivity) + start.slice(at + sensitivity.length);
}

function summary({ catalog }: CatalogReport, any: boolean, context: CatalogReportContext, paint: Painter): string[] {
  const { entities } = catalog;
  if (entities.length === 0) return [paint.warning(`! ${format(texts.nothing)}`)];
  const holding = entities.filter(({ fields }) => fields.some(({ personal, relation }) => personal && !relation));
  const fields = holding.reduce((sum, entity) => sum + entity.fields.filter(({ personal, relation }) => personal && !relation).length, 0);
  const line = format(texts.summary, { fields: count(texts.fields, fields), holding: holding.length, entities: count(texts.entities, entities.length) });
  return [...(any ? [] : [format(texts.nonePersonal), '']), paint.strong(line), ...(context.all ? [] : wrap(format(texts.allHint), context.width).map(paint.dim))];
}

/** What could not be read, so that silence about it is not taken for an all-clear. */
export function unread(problems: readonly Problem[], { shownPath, width }: Pick<CatalogReportContext, 'shownPath' | 'width'>, paint: Painter): string[] {
  if (problems.length === 0) return [];
  const rest = problems.length - PROBLEMS;
  const lines = problems.slice(0, PROBLEMS).flatMap(({ file, line, message }) => wrap(`  ${file === undefined ? '' : `${visible(placeText({ file, ...(line === undefined ? {} : { line }) }, shownPath))}  `}${visible(message)}`, width));
  return ['', paint.warning(format(texts.unread)), ...lines, ...(rest > 0 ? [`  ${count(texts.moreUnread, rest)}`] : [])];
}
