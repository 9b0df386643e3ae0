import path from 'node:path';
import { URI } from 'vscode-uri';

/** Addresses of places whose files are relative to a root, as Markdown links of editors take them. */
export function linksIn(root: string): (place: { file: string; line?: number }) => string {
  return ({ file, line }) => `${URI.file(path.resolve(root, file)).toString()}${line === undefined ? '' : `#L${line}`}`;
}
