import { format, type Localized, locale } from '../../l10n/index.ts';
import type { CheckResult, Finding, Suppression } from '../../model/index.ts';
import { sourceLines } from '../code-frame.ts';
import { listedFindings, ruleName } from '../context.ts';
import type { ReportContext } from '../context.ts';
import { count, duration, number } from '../counts.ts';
import { groupBy } from '../group-by.ts';
import { problemLabels, texts as common } from '../messages.ts';
import { findingHtml } from './finding-html.ts';
import { html, joined, Markup, worded } from './markup.ts';
import { STYLE } from './style.ts';
import { htmlTexts as texts } from './texts.ts';

/**
 * The result as one page to hand on: it loads nothing, runs nothing and reads the same from a disk, as an
 * artifact of CI and in an editor. Files are named from the root, not from where somebody stands. What stands in code, names and messages can never become markup.
 */
export function htmlReport(result: CheckResult, context: ReportContext): string {
  const { summary, findings, problems, root } = result;
  const open = listedFindings(findings, context).filter(({ suppressed }) => suppressed === null);
  const accepted = findings.filter(({ suppressed }) => suppressed !== null);
  const ids = new Map(open.map((finding, at) => [finding, `f${at + 1}`]));
  const title = format(texts.title, { project: root.split(/[\\/]/).at(-1) || root });
  const checked = format(summary.analysed === summary.files ? common.checkedAll : common.checkedSome, { files: count(common.file, summary.files), analysed: number(summary.analysed), time: duration(summary.durationMs) });
  return html`<!doctype html>
<html lang="${locale()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${new Markup(STYLE)}</style></head>
<body><header><h1>${title}</h1><div class="dim">${checked}</div>
<ul class="tiles">${tile(summary.errors, texts.errors, summary.errors > 0 ? 'error' : '')}${tile(summary.warnings, texts.warnings, summary.warnings > 0 ? 'warning' : '')}${tile(summary.suppressed, texts.suppressed, '')}${tile(summary.files, texts.files, '')}</ul></header>
<main>${open.length === 0 ? html`<p><strong>${format(context.quiet === true && summary.warnings > 0 ? common.cleanErrors : common.clean)}</strong></p>` : listed(open, ids, context)}
${accepted.length === 0 ? '' : suppressedHtml(accepted)}
${problems.length === 0 ? '' : html`<section><h2>${format(texts.problems)}</h2><ul>${problems.map(({ kind, file, line, message }) => html`<li><strong>${format(problemLabels[kind])}</strong> ${file === undefined ? '' : html`<code>${file}${line === undefined ? '' : `:${line}`}</code>`} ${message}</li>`)}</ul></section>`}
</main><footer class="dim"><p>${format(texts.madeBy, { version: context.toolVersion })}</p></footer></body></html>
`.text;
}

function tile(value: number, label: Localized, tone: string): Markup {
  return html`<li><b class="${tone}">${number(value)}</b>${format(label)}</li>`;
}

function listed(open: readonly Finding[], ids: ReadonlyMap<Finding, string>, context: ReportContext): Markup {
  const list = (heading: Localized, groups: ReadonlyMap<string, readonly Finding[]>): Markup => {
    const largest = [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    const entry = ([name, all]: (typeof largest)[number]): Markup => html`<details><summary><strong>${name}</strong> <span class="dim">${count(common.finding, all.length)}</span></summary><ul>${all.map((finding) => html`<li><a href="#${ids.get(finding)}">${finding.file}:${finding.line}</a> ${worded(finding.message)}</li>`)}</ul></details>`;
    return html`<section><h2>${format(heading)}</h2>${largest.map(entry)}</section>`;
  };
  const files = [...groupBy(open, ({ file }) => file)].map(([file, all]) => {
    const source = context.readSource?.(file);
    const lines = source === undefined ? undefined : sourceLines(source);
    return html`<h3>${file} <span class="dim">${count(common.finding, all.length)}</span></h3>${all.map((finding) => findingHtml(finding, { context, lines, id: ids.get(finding) ?? '' }))}`;
  });
  return joined([
    list(texts.byRule, groupBy(open, ({ ruleId }) => ruleName(ruleId))),
    list(texts.byEntity, groupBy(open, ({ entity }) => entity ?? format(texts.noEntity))),
    html`<section><h2>${format(texts.findings)}</h2>${files}</section>`,
  ]);
}

const KINDS: Readonly<Record<Suppression['kind'], Localized>> = { inline: texts.inline, policy: texts.policy, baseline: texts.baseline };

function suppressedHtml(accepted: readonly Finding[]): Markup {
  const kinds = [...groupBy(accepted, ({ suppressed }) => suppressed?.kind ?? 'inline')];
  return html`<section><h2>${format(texts.suppressedHeading)}</h2>${kinds.map(([kind, all]) => html`<details><summary><strong>${format(KINDS[kind])}</strong> <span class="dim">${count(common.finding, all.length)}</span></summary><ul>${all.map(({ file, line, ruleId, suppressed }) => html`<li><code>${file}:${line}</code> ${ruleName(ruleId)}: ${suppressed?.reason ?? format(texts.noReason)}${suppressed?.until ? ` (${format(texts.until, { until: suppressed.until })})` : ''}</li>`)}</ul></details>`)}</section>`;
}
