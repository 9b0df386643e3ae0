import { format } from '../../l10n/index.ts';
import type { Finding, SourceRef } from '../../model/index.ts';
import { ruleName } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { severityLabels, sourceLabels } from '../messages.ts';
import { html, joined, type Markup, worded } from './markup.ts';
import { htmlTexts as texts } from './texts.ts';

/** What drawing findings needs. */
export interface FindingView {
  context: ReportContext;
  /** Lines of the finding's file; undefined when its text is not to be had. */
  lines: readonly string[] | undefined;
  /** Name of the finding within the page. */
  id: string;
}

/** Lines around the marked one. */
const AROUND = 2;
/** Of longer lines (minified code) only the part around the mark is shown. */
const LONGEST = 400;
/** Of a range over many lines the first ones show where it is. */
const MOST_LINES = 12;

/** One finding in full: place, message, the marked code, why its fields are personal, its way, what mends it. */
export function findingHtml(finding: Finding, { context, lines, id }: FindingView): Markup {
  const { severity, ruleId, message, line, column } = finding;
  const rule = ruleName(ruleId);
  const page = context.rules?.find(({ name }) => name === rule)?.helpUri;
  const name = page === undefined ? html`<strong>${rule}</strong>` : html`<a href="${page}"><strong>${rule}</strong></a>`;
  return html`<article id="${id}" class="${severity}-of"><div><span class="${severity}">${format(severityLabels[severity])}</span> ${name} <span class="dim">${line}:${column}</span></div>
<p>${worded(message)}</p>${lines === undefined ? '' : code(finding, lines)}${fields(finding, context)}${way(finding)}${mends(finding)}</article>
`;
}

function code({ line, column, endLine, endColumn }: Finding, lines: readonly string[]): Markup {
  const last = Math.min(endLine, line + MOST_LINES);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(lines.length, last + AROUND);
  const rows: Markup[] = [];
  for (let at = from; at <= to; at++) {
    const text = lines[at - 1] ?? '';
    const start = at === line ? column - 1 : 0;
    const end = at === endLine ? endColumn - 1 : text.length;
    rows.push(html`<span class="at">${String(at).padStart(String(to).length)} </span>${at >= line && at <= last ? marked(text, start, end) : html`${shortened(text, 0, LONGEST)}`}`);
  }
  return html`<pre>${joined(rows, '\n')}</pre>`;
}

function marked(text: string, start: number, end: number): Markup {
  const left = Math.max(0, Math.min(start, start - LONGEST / 2));
  const indent = start - text.length + text.trimStart().length > 0 ? start : Math.max(start, text.length - text.trimStart().length);
  const from = Math.min(indent, end);
  return html`${left > 0 ? '…' : ''}${text.slice(left, from)}<mark>${shortened(text, from, end)}</mark>${shortened(text, end, end + LONGEST)}`;
}

function shortened(text: string, from: number, to: number): string {
  const part = text.slice(from, to);
  if (part.length > LONGEST) return `${part.slice(0, LONGEST)}…`;
  return to < text.length && part.length === LONGEST ? `${part}…` : part;
}

function fields({ fields: all }: Finding, { categoryLabel }: ReportContext): Markup | string {
  if (all.length === 0) return '';
  const rows = all.map(({ name, category, source }) => {
    const label = categoryLabel?.(category);
    return html`<tr><td><code>${name}</code></td><td>${label === undefined ? category : `${format(label)} (${category})`}</td><td>${placeOf(source)}</td></tr>`;
  });
  return html`<table><tr><th>${format(texts.field)}</th><th>${format(texts.category)}</th><th>${format(texts.source)}</th></tr>${rows}</table>`;
}

function placeOf({ kind, file, line }: SourceRef): string {
  if (file === undefined) return format(sourceLabels[kind]);
  return `${file}${line === undefined ? '' : `:${line}`}`;
}

function way({ related }: Finding): Markup | string {
  if (related.length === 0) return '';
  const heading = related.some(({ role }) => role !== undefined) ? texts.way : texts.see;
  return html`<p class="dim">${format(heading)}</p><ol>${related.map(({ file, line, column, message }) => html`<li><code>${file}:${line}:${column}</code> ${worded(message)}</li>`)}</ol>`;
}

function mends({ fixes, suggestions }: Finding): Markup | string {
  const titles = [...fixes, ...suggestions].map(({ title }) => title);
  return titles.length === 0 ? '' : html`<p class="dim">${format(texts.suggestions)}</p><ul>${titles.map((title) => html`<li><code>${title}</code></li>`)}</ul>`;
}
