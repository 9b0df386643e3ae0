import { format } from '../../l10n/index.ts';
import type { CatalogExplanation } from '../../model/index.ts';
import { type ExplainContext, factsOf, verdictLine } from './explain.ts';
import { code, escaped } from './markdown.ts';
import { texts } from './texts.ts';

/** What an editor's hover needs of the report's context. */
export interface HoverContext extends Pick<ExplainContext, 'categoryLabel' | 'shownPath'> {
  /** Address of a place, for a link. */
  linkTo: (place: { file: string; line?: number }) => string;
}

/** The same as `--explain`, as Markdown for a hover: the answer, what it rests on with links, how to decide otherwise. */
export function catalogHover(explanation: CatalogExplanation, context: HoverContext): string {
  const facts = factsOf(explanation, context).filter(({ label }) => label !== texts.precedence);
  const lines = facts.map(({ label, text, place }) => {
    const shown = place?.file === undefined ? '' : context.shownPath(place.file) + (place.line === undefined ? '' : `:${place.line}`);
    if (place?.file === undefined || !text.includes(shown)) return `- ${format(label)}: ${escaped(text)}`;
    const [before = '', after = ''] = [text.slice(0, text.indexOf(shown)), text.slice(text.indexOf(shown) + shown.length)];
    return `- ${format(label)}: ${escaped(before)}[${escaped(shown)}](${context.linkTo({ file: place.file, ...(place.line === undefined ? {} : { line: place.line }) })})${escaped(after)}`;
  });
  const change = explanation.annotation === undefined ? [] : ['', `${format(texts.changeAnnotation)} ${code(explanation.annotation)}`];
  return [`**CRM Guard** ${escaped(verdictLine(explanation, context))}`, '', ...lines, '', format(texts.change), '', '```yaml', explanation.policy, '```', ...change].join('\n');
}
