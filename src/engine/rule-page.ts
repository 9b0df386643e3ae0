import { existsSync, readFileSync } from 'node:fs';
import { locale } from '../l10n/index.ts';

/**
 * The page of a rule where the package ships it (two folders up from a source, one up from a
 * bundle), in the user's language where there is one, without what only a renderer understands.
 * @param name without prefix: `no-unbounded-query`
 */
export function rulePageText(name: string): string | undefined {
  const pages = locale() === 'ja' ? [`ja/${name}.md`, `${name}.md`] : [`${name}.md`];
  for (const page of pages) {
    for (const up of ['../', '../../']) {
      const file = new URL(`${up}docs/rules/${page}`, import.meta.url);
      if (existsSync(file)) return withoutMarkup(readFileSync(file, 'utf8'));
    }
  }
  return undefined;
}

/** Comments for generators and tags that fold a part away say nothing in plain text. */
function withoutMarkup(page: string): string {
  return page
    .replace(/<!--[^]*?-->\n?/g, '')
    .replace(/^<\/?(?:details|summary)>.*\n?/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}
