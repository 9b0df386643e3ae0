import { MarkupKind } from 'vscode-languageserver';
import type { Hover, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { categoryLabel } from '../engine/descriptions.ts';
import { accessHover } from '../report/access-facts.ts';
import { catalogExplanation, catalogHover } from '../report/catalog/index.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import type { EngineWorkspace } from './engine.ts';
import { isChecked } from './languages.ts';
import { linksIn } from './links.ts';
import { pathOf } from './paths.ts';

/** Characters per line of a hover in plain text. */
const PLAIN_WIDTH = 80;

/** Where someone points, and in which folder. */
export interface HoverRequest {
  document: TextDocument;
  position: Position;
  engine: EngineWorkspace;
  /** Absolute path of the folder that files are relative to. */
  root: string;
  client: Pick<ClientAbilities, 'showsMarkdown'>;
}

/** What the catalog says of the entity or field that someone points at, else what the data access there reads; undefined where neither is known. */
export function hover({ document, position, engine, root, client }: HoverRequest): Hover | undefined {
  const file = pathOf(document.uri);
  const text = document.getText();
  const offset = document.offsetAt(position);
  const rangeOf = ([start, end]: readonly [number, number]): Range => ({ start: document.positionAt(start), end: document.positionAt(end) });
  const answer = engine.explainAt(file, text, offset);
  const shownPath = (shown: string): string => shown;
  const linkTo = linksIn(root);
  if (answer) {
    const range = rangeOf(answer.range);
    return client.showsMarkdown
      ? { range, contents: { kind: MarkupKind.Markdown, value: catalogHover(answer.explanation, { categoryLabel, shownPath, linkTo }) } }
      : { range, contents: { kind: MarkupKind.PlainText, value: catalogExplanation(answer.explanation, { categoryLabel, shownPath, width: PLAIN_WIDTH, colour: false }) } };
  }
  const access = client.showsMarkdown && isChecked(document.uri) ? engine.accesses(file, text).find(({ range: [start, end] }) => start <= offset && offset <= end) : undefined;
  return access && { range: rangeOf(access.range), contents: { kind: MarkupKind.Markdown, value: accessHover(access, { categoryLabel, linkTo }) } };
}
