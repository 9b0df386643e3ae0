import { format } from '../l10n/index.ts';
import type { Finding, FindingField, SourceRef } from '../model/index.ts';
import { codeFrame } from './code-frame.ts';
import { ruleName } from './context.ts';
import type { ReportContext } from './context.ts';
import { count } from './counts.ts';
import { severityLabels, sourceLabels, texts } from './messages.ts';
import type { Painter } from './painter.ts';
import { displayWidth, padEnd, truncate, visible } from './text-width.ts';
import { wrap } from './wrap.ts';

/** What drawing one finding needs. */
export interface FindingStyle {
  paint: Painter;
  /** A file as the reader should see it. */
  shownPath: (file: string) => string;
  /** Terminal cells per line. */
  width: number;
  /** How users start the tool. */
  command: string;
  /** What people call a category, by its id. */
  categoryLabel: ReportContext['categoryLabel'];
  /** Lines of the finding's file; undefined when the text is not to be had. */
  lines: readonly string[] | undefined;
}

const indent = '  ';
/** More fields than this hide the fix below them; the first ones make the point. */
const fieldLimit = 8;
const relatedLimit = 4;

/**
 * One finding in full: place, message, code frame, why the fields are personal, fixes, the next command.
 * What the finding shown `before` it has said already, about the same place, is not said again.
 */
export function prettyFinding(finding: Finding, style: FindingStyle, before?: Finding): string[] {
  const { paint, width } = style;
  const mark = paint[finding.severity];
  const place = `${visible(style.shownPath(finding.file))}:${finding.line}:${finding.column}`;
  const samePlace = before !== undefined && placeOf(before) === placeOf(finding);
  const frame = style.lines === undefined || samePlace ? [] : codeFrame(style.lines, finding, { width: width - indent.length, mark, paint });
  const sameFields = samePlace && JSON.stringify(before.fields) === JSON.stringify(finding.fields);
  return [
    `${indent}${mark(format(severityLabels[finding.severity]))}  ${paint.strong(ruleName(finding.ruleId))}  ${paint.dim(place)}`,
    ...wrap(visibleText(finding.message), width - indent.length).map((line) => indent + line),
    ...(frame.length === 0 ? [] : ['', ...frame.map((line) => indent + line)]),
    '',
    ...facts(sameFields ? { ...finding, fields: [] } : finding, style),
  ];
}

function placeOf({ file, line, column, endLine, endColumn }: Finding): string {
  return [file, line, column, endLine, endColumn].join(':');
}

/** One finding on one line, for long lists. */
export function briefFinding(finding: Finding, { paint, width }: Pick<FindingStyle, 'paint' | 'width'>): string {
  const severity = format(severityLabels[finding.severity]);
  const severityWidth = Math.max(...Object.values(severityLabels).map((label) => displayWidth(format(label))));
  const place = `${finding.line}:${finding.column}`.padEnd(8);
  const rule = ruleName(finding.ruleId);
  const room = Math.max(24, width - indent.length - place.length - severityWidth - rule.length - 6);
  const message = truncate(visible(finding.message.replace(/\s*\n\s*/g, ' ')), room);
  return `${indent}${paint.dim(place)}  ${paint[finding.severity](severity)}${' '.repeat(severityWidth - displayWidth(severity))}  ${message}  ${paint.dim(rule)}`;
}

/** The labelled lines below the frame. Labels share one column. */
function facts(finding: Finding, style: FindingStyle): string[] {
  const { paint, width, command, shownPath } = style;
  const rows: [string, string][] = [];
  for (const line of fieldLines(finding.fields, style)) rows.push([format(texts.personalData), line]);
  for (const related of finding.related.slice(0, relatedLimit)) {
    rows.push([format(related.role === undefined ? texts.related : texts.way), `${visible(shownPath(related.file))}:${related.line}:${related.column}  ${visible(related.message)}`]);
  }
  for (const { title } of finding.fixes) rows.push([format(texts.safeFix), visible(title)]);
  finding.suggestions.forEach(({ title }, index) => rows.push([format(index === 0 ? texts.fix : texts.or), visible(title)]));
  rows.push([format(texts.next), paint.command(`${command} explain ${ruleName(finding.ruleId)}`)]);

  const labelWidth = Math.max(...rows.map(([label]) => displayWidth(label)));
  const textWidth = width - indent.length - labelWidth - 2;
  let previous = '';
  return rows.flatMap(([label, text]) => {
    const shown = label === previous ? '' : label;
    previous = label;
    // Coloured text is short and must not be cut inside an escape sequence.
    const lines = text.includes('\u001b') || displayWidth(text) <= textWidth ? [text] : wrap(text, textWidth);
    return lines.map((line, index) => `${indent}${paint.dim(padEnd(index === 0 ? shown : '', labelWidth))}  ${line}`);
  });
}

function fieldLines(fields: readonly FindingField[], { paint, categoryLabel, shownPath }: FindingStyle): string[] {
  const shown = fields.slice(0, fieldLimit);
  const columns = shown.map((field) => [visible(field.name), category(field.category, categoryLabel), sourceText(field.source, shownPath)] as const);
  const widths = [0, 1].map((column) => Math.max(0, ...columns.map((row) => displayWidth(row[column] ?? ''))));
  const lines = columns.map(
    ([name, what, source]) => `${padEnd(name, widths[0] ?? 0)}  ${padEnd(what, source === '' ? 0 : (widths[1] ?? 0))}${source && `  ${paint.dim(source)}`}`,
  );
  return fields.length > shown.length ? [...lines, paint.dim(count(texts.moreFields, fields.length - shown.length))] : lines;
}

function category(id: string, labelOf: FindingStyle['categoryLabel']): string {
  const label = labelOf?.(id);
  return label === undefined ? visible(id) : `${format(label)} (${id})`;
}

function sourceText({ kind, file, line }: SourceRef, shownPath: FindingStyle['shownPath']): string {
  if (file === undefined) return format(sourceLabels[kind]);
  const shown = visible(shownPath(file));
  return line === undefined ? shown : `${shown}:${line}`;
}

/** Messages may have several lines; everything else that is not printable is spelt out. */
function visibleText(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
