import { visible } from '../text-width.ts';

/** Text that is markup already; everything else is escaped where it is put in. */
export class Markup {
  constructor(readonly text: string) {}
}

/** A message with what stands in backticks as code. */
export const worded = (message: string): Markup => joined(message.split(/`([^`\n]+)`/).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`)));

type Part = Markup | string | number | undefined | readonly (Markup | string | number)[];

/** A template of HTML: what is put in is escaped, unless it is {@link Markup}. Control characters and marks that turn the direction of text are spelt out. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((fixed, at) => fixed + (at < parts.length ? rendered(parts[at]) : '')).join(''));
}

/** Markup one behind the other. */
export const joined = (parts: readonly Markup[], between = ''): Markup => new Markup(parts.map(({ text }) => text).join(between));

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[^\n\t]+/g, visible).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
