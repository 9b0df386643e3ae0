import { categoryById } from '../catalog/index.ts';
import { type Locale, locale } from '../l10n/index.ts';
import type { CatalogEntity, FindingField, PersonalField, SourceRef } from '../model/index.ts';

const SHOWN = 4;

const severityOrder = { critical: 0, high: 1, med: 2, low: 3 } as const;

/** Most sensitive first, then as declared: what a message should name when it cannot name all. */
export function bySensitivity(fields: readonly PersonalField[]): PersonalField[] {
  return [...fields].sort((a, b) => severityOrder[a.classification.sensitivity] - severityOrder[b.classification.sensitivity]);
}

/**
 * Fields in a message, most sensitive first: `email (e-mail address), phone (phone number) and 3 more`.
 */
export function fieldList(fields: readonly PersonalField[], language: Locale = locale()): string {
  const sorted = bySensitivity(fields);
  const shown = sorted.slice(0, SHOWN).map((field) => named(field, language));
  const rest = sorted.length - shown.length;
  if (language === 'ja') return rest > 0 ? `${shown.join('、')} ほか${rest}件` : shown.join('、');
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}

function named(field: PersonalField, language: Locale): string {
  const label = categoryById(field.classification.category)?.label[language];
  if (label === undefined || label.toLowerCase() === field.name.toLowerCase()) return field.name;
  return language === 'ja' ? `${field.name}（${label}）` : `${field.name} (${label})`;
}

/** Where a classification comes from, for messages: `schema.prisma:12`. Empty when only the name speaks. */
function sourceText(source: SourceRef): string {
  return source.file === undefined ? '' : source.line === undefined ? source.file : `${source.file}:${source.line}`;
}

/** Why the entity's fields count as personal data: the place of the strongest source. */
export function becauseText(entity: CatalogEntity, fields: readonly PersonalField[], language: Locale = locale()): string {
  const place = sourceText(bySensitivity(fields)[0]?.classification.source ?? entity.source) || sourceText(entity.source);
  if (place === '') return '';
  return language === 'ja' ? `（根拠: ${place}）` : ` (${place})`;
}

/** Fields as a finding carries them. */
export function findingFields(fields: readonly PersonalField[]): FindingField[] {
  return bySensitivity(fields).map((field) => ({ name: field.name, category: field.classification.category, source: field.classification.source }));
}
