import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AccessFacts } from '../model/index.ts';
import { functionLens } from '../report/access-facts.ts';
import type { EngineWorkspace } from './engine.ts';
import { pathOf } from './paths.ts';

/** A lens over each function that reads personal data: what of it, how much, logged or not. */
export function functionLenses(document: TextDocument, engine: EngineWorkspace): CodeLens[] {
  const byFunction = new Map<number, AccessFacts[]>();
  for (const access of engine.accesses(pathOf(document.uri), document.getText())) {
    const start = access.within?.start ?? access.range[0];
    byFunction.set(start, [...(byFunction.get(start) ?? []), access]);
  }
  return [...byFunction].flatMap(([start, accesses]) => {
    const title = functionLens(accesses);
    const at = document.positionAt(start);
    return title === undefined ? [] : [{ range: { start: at, end: at }, command: { title, command: '' } }];
  });
}
