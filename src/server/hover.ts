import path from 'node:path';
import { MarkupKind } from 'vscode-languageserver';
import type { Hover, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { categoryLabel } from '../engine/descriptions.ts';
import { catalogExplanation, catalogHover } from '../report/catalog/index.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import type { EngineWorkspace } from './engine.ts';

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

/** What the catalog says of the entity or field that someone points at; undefined where it knows none. */
export function hover({ document, position, engine, root, client }: HoverRequest): Hover | undefined {
  const answer = engine.explainAt(URI.parse(document.uri).fsPath, document.getText(), document.offsetAt(position));
  if (!answer) return undefined;
  const shownPath = (file: string): string => file;
  const linkTo = ({ file, line }: { file: string; line?: number }): string => `${URI.file(path.resolve(root, file)).toString()}${line === undefined ? '' : `#L${line}`}`;
  const range = { start: document.positionAt(answer.range[0]), end: document.positionAt(answer.range[1]) };
  return client.showsMarkdown
    ? { range, contents: { kind: MarkupKind.Markdown, value: catalogHover(answer.explanation, { categoryLabel, shownPath, linkTo }) } }
    : { range, contents: { kind: MarkupKind.PlainText, value: catalogExplanation(answer.explanation, { categoryLabel, shownPath, width: PLAIN_WIDTH, colour: false }) } };
}
