import { format } from '../l10n/index.ts';
import type { AccessFacts, AccessField, Fact } from '../model/index.ts';
import { accessTexts as texts, operations } from './access-texts.ts';
import { code, escaped } from './catalog/markdown.ts';
import type { ReportContext } from './context.ts';
import { count } from './counts.ts';
import { sourceLabels, texts as reportTexts } from './messages.ts';

/** What telling of an access in Markdown needs. */
export interface AccessContext {
  categoryLabel: NonNullable<ReportContext['categoryLabel']>;
  /** Address of a place (file relative to the root), for a link. */
  linkTo: (place: { file: string; line?: number }) => string;
}

/** More fields than these make a hover a list to scroll. */
const MOST_FIELDS = 12;

/** A data access as Markdown for a hover: what is read, how many, which fields with what they hold, logged or not. */
export function accessHover(facts: AccessFacts, context: AccessContext): string {
  return `**CRM Guard** ${accessTitle(facts)}\n\n${accessLines(facts, context).join('\n')}`;
}

/** `findMany` reads records of Customer. */
export function accessTitle({ record }: AccessFacts): string {
  const { method, operation, entity, cardinality } = record;
  const name = 'known' in entity ? escaped(entity.known) : format(texts.unknownEntity);
  // A count answers one number about many records.
  const isOne = cardinality === 'one' && operation !== 'count' && operation !== 'aggregate';
  return format(isOne ? texts.one : texts.many, { method, does: format(operations[operation]), entity: name });
}

/** The facts of an access as a list in Markdown. */
export function accessLines(facts: AccessFacts, context: AccessContext): string[] {
  const { record, fields, certain } = facts;
  const personal = fields.length === 0 ? [` ${format(texts.nothingPersonal)}`] : [certain ? '' : ` ${format(texts.atMost)}`, ...fields.slice(0, MOST_FIELDS).map((field) => `\n  - ${fieldText(field, fields, context)}`), ...(fields.length > MOST_FIELDS ? [`\n  - ${count(reportTexts.moreFields, fields.length - MOST_FIELDS)}`] : [])];
  return [
    ...(record.operation === 'count' || record.operation === 'aggregate' ? [] : [`- ${format(texts.rows)}: ${boundText(record.rowBound)}`, `- ${format(texts.fields)}: ${projectionText(record.projection)}`]),
    `- ${format(texts.filter)}: ${filterText(record.filter)}`,
    `- ${format(texts.personal)}:${personal.join('')}`,
    ...(record.operation === 'read' && fields.length > 0 ? [`- ${format(texts.log)}: ${loggedText(facts)}`] : []),
    ...record.related.map((one) => `- ${format(texts.with)} ${shown(one.entity)}: ${boundText(one.rowBound)}, ${projectionText(one.projection)}`),
  ];
}

/** The accesses of one function in a line for a lens; undefined where they read no personal data. */
export function functionLens(accesses: readonly AccessFacts[]): string | undefined {
  const reads = accesses.filter(({ fields }) => fields.length > 0);
  const [first] = reads;
  if (!first) return undefined;
  const byEntity = new Map<string, Set<string>>();
  for (const { entity, name } of reads.flatMap(({ fields }) => fields)) byEntity.set(entity, (byEntity.get(entity) ?? new Set()).add(name));
  const unbounded = reads.find(({ record: { rowBound, cardinality } }) => cardinality === 'many' && 'known' in rowBound && /^(?:none$|meaningless)/.test(rowBound.known));
  const many = reads.find(({ record }) => record.cardinality === 'many') ?? first;
  const logged = reads.every((one) => one.logged === 'none') ? [] : [format(reads.every(({ logged: by }) => by === 'yes' || by === 'none') ? texts.lensLogged : texts.lensNotLogged)];
  const bound = (unbounded ?? many).record;
  return [...[...byEntity].map(([entity, names]) => count(texts.lensFields, names.size, { entity })), ...(bound.cardinality === 'many' ? [boundText(bound.rowBound)] : []), ...logged].join(' · ');
}

/** How many rows, in words. */
export function boundText(fact: Fact): string {
  if ('unknown' in fact) return format(texts.unknown, { why: escaped(fact.unknown) });
  const { known } = fact;
  const [, capped] = /^dynamic<=(\d+)$/.exec(known) ?? [];
  const [, preset] = /^default (\d+)$/.exec(known) ?? [];
  const [, why] = /^meaningless: (.*)$/s.exec(known) ?? [];
  if (known === 'none') return format(texts.noLimit);
  if (known === 'dynamic') return format(texts.runTime);
  if (capped !== undefined) return format(texts.runTimeCapped, { rows: capped });
  if (preset !== undefined) return format(texts.byDefault, { rows: preset });
  return why === undefined ? format(texts.limit, { rows: known }) : format(texts.meaningless, { why: escaped(why) });
}

/** Whether an entry of the access log is written, in words. */
export function loggedText({ logged }: Pick<AccessFacts, 'logged'>): string {
  if (typeof logged === 'object') return format(texts.loggedUnknown, { why: escaped(logged.unknown) });
  return format({ yes: texts.logged, no: texts.notLogged, none: texts.notOwed }[logged]);
}

function projectionText(fact: Fact): string {
  if ('unknown' in fact) return format(texts.unknown, { why: escaped(fact.unknown) });
  if (fact.known === '*') return format(texts.allFields);
  if (fact.known === '') return format(texts.noFields);
  const [, except] = /^\* except (.*)$/s.exec(fact.known) ?? [];
  return except === undefined ? names(fact.known) : format(texts.exceptFields, { fields: names(except) });
}

const names = (list: string): string => list.split(', ').map(code).join(', ');

function filterText(fact: Fact): string {
  if ('unknown' in fact) return format(texts.unknown, { why: escaped(fact.unknown) });
  if (fact.known === 'every row') return format(texts.everyRow);
  if (fact.known === 'new rows') return format(texts.newRows);
  const [, unique] = /^one row by (.*)$/s.exec(fact.known) ?? [];
  return unique === undefined ? code(fact.known) : format(texts.oneBy, { filter: code(unique) });
}

function shown(fact: Fact): string {
  return 'known' in fact ? escaped(fact.known) : format(texts.unknownEntity);
}

function fieldText({ entity, name, category, source }: AccessField, all: readonly AccessField[], { categoryLabel, linkTo }: AccessContext): string {
  const label = categoryLabel(category);
  const several = all.some((one) => one.entity !== entity);
  const what = label === undefined ? escaped(category) : `${escaped(format(label))} (${category})`;
  const place = source.file === undefined ? format(sourceLabels[source.kind]) : `[${escaped(source.file)}${source.line === undefined ? '' : `:${source.line}`}](${linkTo({ file: source.file, ...(source.line === undefined ? {} : { line: source.line }) })})`;
  return `${code(several ? `${entity}.${name}` : name)} ${what}, ${place}`;
}
