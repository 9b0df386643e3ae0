import { format } from '../l10n/index.ts';
import type { Localized } from '../l10n/index.ts';
import { displayWidth, padEnd } from '../report/text-width.ts';
import { wrap } from '../report/wrap.ts';
import type { OptionSpec } from './options.ts';

/** What the help of a command says; the rest follows from its options. */
export interface HelpPage {
  usage: readonly string[];
  summary: Localized;
  sections: readonly HelpSection[];
}

/** A heading with rows of term and explanation, or with plain lines. */
export interface HelpSection {
  heading: Localized;
  rows: readonly (readonly [term: string, text: Localized])[];
}

const headings = {
  usage: { en: 'Usage', ja: '使い方' },
  options: { en: 'Options', ja: 'オプション' },
} as const satisfies Record<string, Localized>;

/** Beyond this many cells explanations are hard to read. */
const widest = 100;

/** Renders a help page in the current language for a terminal of `width` cells. */
export function helpText(page: HelpPage, options: readonly OptionSpec[], width: number): string {
  const optionRows = options.map((option) => [optionTerm(option), option.help] as const);
  const sections = [...page.sections, { heading: headings.options, rows: optionRows }];
  const room = Math.min(width, widest);
  const lines = [
    ...wrap(format(page.summary), room),
    '',
    `${format(headings.usage)}:`,
    ...page.usage.map((line) => `  ${line}`),
    ...sections.flatMap(({ heading, rows }) => ['', `${format(heading)}:`, ...definitionList(rows, room)]),
  ];
  return `${lines.join('\n')}\n`;
}

function optionTerm({ name, short, value, negatable }: OptionSpec): string {
  const long = negatable === 'only' ? `--no-${name}` : `--${negatable === true ? '[no-]' : ''}${name}`;
  return `${short === undefined ? '    ' : `-${short}, `}${long}${value === undefined ? '' : ` ${value}`}`;
}

function definitionList(rows: readonly (readonly [string, Localized])[], width: number): string[] {
  const column = Math.max(...rows.map(([term]) => displayWidth(term))) + 2;
  return rows.flatMap(([term, text]) =>
    wrap(format(text), width - column - 2).map((line, index) => `  ${padEnd(index === 0 ? term : '', column)}${line}`),
  );
}
