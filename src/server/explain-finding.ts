import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { categoryLabel, ruleDescriptions } from '../engine/descriptions.ts';
import { rulePageText } from '../engine/rule-page.ts';
import { format } from '../l10n/index.ts';
import type { Finding } from '../model/index.ts';
import { EXPLAIN_FINDING } from '../protocol/index.ts';
import type { ExplainAnswer, FindingTarget } from '../protocol/index.ts';
import { findingExplanation } from '../report/finding-explanation.ts';
import type { CheckedFolder } from './checked-folder.ts';
import type { Folders } from './folders.ts';
import { linksIn } from './links.ts';
import { pathOf } from './paths.ts';
import { ruleName } from './rule-page.ts';
import { texts } from './texts.ts';

/** Answers what a finding is about, as a document for people. */
export function serveExplanations(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders): void {
  connection.onRequest(EXPLAIN_FINDING, async (target: FindingTarget): Promise<ExplainAnswer> => {
    const folder = await folders.of(target.uri);
    const document = documents.get(target.uri);
    const finding = folder && document && folder.check(document)?.findings.find((one) => isMeant(one, target));
    return finding ? { done: true, text: explanation(finding, document, folder) } : { done: false, why: format(texts.findingGone) };
  });
}

/** Statements that are alike share a fingerprint, so the place counts too. */
function isMeant({ ruleId, fingerprint, line, column }: Finding, target: FindingTarget): boolean {
  return ruleId === target.ruleId && fingerprint === target.fingerprint && line - 1 === target.line && column - 1 === target.character;
}

function explanation(finding: Finding, document: TextDocument, folder: CheckedFolder): string {
  const name = ruleName(finding.ruleId);
  const offset = document.offsetAt({ line: finding.line - 1, character: finding.column - 1 });
  const accesses = folder.quietly([], () => folder.engine()?.accesses(pathOf(document.uri), document.getText()) ?? []);
  return findingExplanation(finding, {
    rule: ruleDescriptions().find((rule) => rule.name === name),
    page: rulePageText(name),
    access: accesses.find(({ range: [start, end] }) => start <= offset && offset < end),
    categoryLabel,
    linkTo: linksIn(folder.path),
  });
}
