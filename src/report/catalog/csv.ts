import { format } from '../../l10n/index.ts';
import type { CatalogReport } from '../../model/index.ts';
import { type CatalogReportContext, listed, placeOfField } from './context.ts';
import { reasonInWords, whyNotInWords } from './reasons.ts';

const COLUMNS = ['entity', 'subject', 'field', 'column', 'type', 'personal', 'category', 'label', 'sensitivity', 'source', 'file', 'line', 'reason', 'system', 'aliases'] as const;

/** Begins a formula in a spreadsheet, or its full-width sign in a Japanese one. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * The catalog as CSV by RFC 4180: CRLF, quotes doubled. A cell that a spreadsheet would run as a
 * formula gets an apostrophe. With a byte-order mark where it is not plain ASCII: spreadsheets take
 * it for another encoding otherwise.
 */
export function catalogCsv(report: CatalogReport, context: CatalogReportContext): string {
  const rows = listed(report, context).flatMap(({ entity, fields }) =>
    fields.map((field) => {
      const { personal, cleared, relation } = field;
      const decided = relation ? undefined : (personal ?? cleared);
      const place = placeOfField(entity, field);
      const label = personal && context.categoryLabel(personal.category);
      const answer = decided ? undefined : context.whyNot(entity, field);
      return [
        entity.name, entity.subject ?? '', field.name, field.column ?? '', field.type ?? '', personal && !relation ? 'true' : 'false', personal?.category ?? '', label ? format(label) : '', personal?.sensitivity ?? '',
        decided?.source.kind ?? entity.source.kind, place.file === undefined ? '' : context.shownPath(place.file), String(place.line ?? ''), decided ? reasonInWords(decided.reason) : answer ? whyNotInWords(answer) : '', entity.system ?? '', entity.aliases.join(' '),
      ];
    }),
  );
  const text = [COLUMNS, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return /^[\x00-\x7f]*$/.test(text) ? text : `\uFEFF${text}`;
}

/** One cell, safe for CSV and for spreadsheets. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
