import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { format } from '../l10n/index.ts';
import type { Finding, FindingEdit, TextEdit } from '../model/index.ts';
import { ADD_TO_BASELINE, type BaselineTarget } from '../protocol/index.ts';
import type { FindingTarget, HelperParams, RulePageTarget, ShownSeverity, SuppressTarget } from '../protocol/index.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import type { DiagnosticData } from './diagnostics.ts';
import { toDiagnostic, toRange } from './diagnostics.ts';
import { ruleName } from './rule-page.ts';
import type { FixKind } from './settings.ts';
import { texts } from './texts.ts';

/** Applies every safe fix of a document; editors run it on save when asked to. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.crm-guard`;

const LONGEST_TITLE = 80;
/** The rule that asks for an entry of the access log. */
const UNLOGGED = 'require-access-log';

/** What the actions are made of: the findings must be those of this very version of the document. */
export interface ActionContext {
  document: TextDocument;
  findings: readonly Finding[];
  /** How the client shows a finding; one that it does not show has no actions. */
  shownAs: (finding: Finding) => ShownSeverity | 'off';
  /** Which edits the user wants to be offered. */
  fixKind: FixKind;
  /** Folder that the findings' file names are relative to. */
  root: string;
  client: Pick<ClientAbilities, 'commands' | 'takesVersionedEdits' | 'runsServerCommands'>;
  /** What the project logs reads with; undefined where it has nothing of the kind. */
  accessLog: string | undefined;
  /** What can be decided in the policy about a finding. */
  marks?: (finding: Finding, diagnostics: Diagnostic[]) => CodeAction[];
}

/** What the client asks for: a place, what it shows there, and which kinds it wants (all when absent). */
export interface ActionRequest {
  range: Range;
  diagnostics: readonly Diagnostic[];
  only?: readonly string[];
}

/** The actions for a place in a document, best first. */
export function codeActions(request: ActionRequest, context: ActionContext): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(request.only, CodeActionKind.QuickFix)) {
    for (const finding of concerned(request, context.findings)) {
      const severity = context.shownAs(finding);
      if (severity !== 'off') actions.push(...quickFixes(finding, severity, context));
    }
    if (actions.length > 0 && context.client.runsServerCommands) actions.push(...baselineOfFile(context));
  }
  // Source actions change the whole document: only for clients that ask for them by kind.
  if (request.only !== undefined && wants(request.only, FIX_ALL)) actions.push(...fixAll(context));
  return actions;
}

function quickFixes(finding: Finding, severity: ShownSeverity, context: ActionContext): CodeAction[] {
  const { client } = context;
  const diagnostics = [toDiagnostic(finding, context.root, severity)];
  const actions = offered(finding, context).map((edit, index): CodeAction => ({
    title: shortened(edit.title),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: workspaceEdit(edit.edits, context),
    ...(index === 0 ? { isPreferred: true } : {}),
  }));
  const rule = ruleName(finding.ruleId);
  actions.push(...fixRule(finding, diagnostics, context));
  // Without a function to log with, no edit of the code can help.
  if (rule === UNLOGGED && context.accessLog === undefined && client.commands.has('crm-guard.createAccessLogHelper')) {
    const target: HelperParams = { uri: context.document.uri };
    actions.push(commandAction(format(texts.createHelper), 'crm-guard.createAccessLogHelper', target, diagnostics));
  }
  if (client.commands.has('crm-guard.suppress')) {
    const { uri, version } = context.document;
    const target: SuppressTarget = { uri, version, ruleId: finding.ruleId, fingerprint: finding.fingerprint, line: finding.line - 1 };
    actions.push(commandAction(format(texts.suppress, { rule }), 'crm-guard.suppress', target, diagnostics));
    actions.push(commandAction(format(texts.suppressFile, { rule }), 'crm-guard.suppress', { ...target, whole: 'file' } satisfies SuppressTarget, diagnostics));
  }
  actions.push(...(context.marks?.(finding, diagnostics) ?? []), ...(client.runsServerCommands ? [baselineAction(finding, diagnostics, context)] : []));
  if (client.commands.has('crm-guard.explainFinding')) {
    const target: FindingTarget = { uri: context.document.uri, ruleId: finding.ruleId, fingerprint: finding.fingerprint, ...toRange(finding).start };
    actions.push(commandAction(format(texts.explain), 'crm-guard.explainFinding', target, diagnostics));
  }
  if (client.commands.has('crm-guard.openRulePage')) {
    const target: RulePageTarget = { rule };
    actions.push(commandAction(format(texts.showPage, { rule }), 'crm-guard.openRulePage', target, diagnostics));
  }
  return actions;
}

/** Taking a finding into the baseline is the server's own command, so that every client has it. */
function baselineAction({ fingerprint, ruleId }: Finding, diagnostics: Diagnostic[], { document: { uri } }: ActionContext): CodeAction {
  return commandAction(format(texts.addToBaseline, { rule: ruleName(ruleId) }), ADD_TO_BASELINE, { uri, fingerprints: [fingerprint] } satisfies BaselineTarget, diagnostics);
}

/** The same for all of the file, offered once however many findings a place has. */
function baselineOfFile({ document: { uri }, findings }: ActionContext): CodeAction[] {
  if (findings.length < 2) return [];
  const target: BaselineTarget = { uri, fingerprints: [...new Set(findings.map(({ fingerprint }) => fingerprint))] };
  return [commandAction(format(texts.addFileToBaseline, { count: findings.length }), ADD_TO_BASELINE, target, [])];
}

/** Best first. */
function offered({ fixes, suggestions }: Finding, { fixKind }: ActionContext): readonly FindingEdit[] {
  return [...(fixKind === 'none' ? [] : fixes), ...(fixKind === 'safe_fix_or_suggestion' ? suggestions : [])];
}

/** A menu as wide as the screen hides the code it is about; the rest of the title is in the edit itself. */
function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('').trimEnd()}…`;
}

function commandAction(title: string, command: string, argument: unknown, diagnostics: Diagnostic[]): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, ...(diagnostics.length > 0 ? { diagnostics } : {}), command: { title, command, arguments: [argument] } };
}

/** All findings of one rule at once, where what mends them cannot change what the code does. */
function fixRule({ ruleId, fixes }: Finding, diagnostics: Diagnostic[], context: ActionContext): CodeAction[] {
  const alike = context.findings.filter((finding) => finding.ruleId === ruleId && finding.fixes.length > 0);
  if (context.fixKind === 'none' || fixes.length === 0 || alike.length < 2) return [];
  const edits = withoutOverlaps(alike.flatMap((finding) => finding.fixes.slice(0, 1)));
  return [{ title: format(texts.fixRule, { count: alike.length, rule: ruleName(ruleId) }), kind: CodeActionKind.QuickFix, diagnostics, edit: workspaceEdit(edits, context) }];
}

function fixAll(context: ActionContext): CodeAction[] {
  const edits = withoutOverlaps(context.findings.flatMap((finding) => finding.fixes.slice(0, 1)));
  if (context.fixKind === 'none' || edits.length === 0) return [];
  return [{ title: format(texts.fixAll), kind: FIX_ALL, edit: workspaceEdit(edits, context) }];
}

/** A fix whose edits overlap those of an earlier one waits for the next run, as a whole. */
function withoutOverlaps(fixes: readonly FindingEdit[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const fix of fixes) {
    if (!fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) taken.push(...fix.edits);
  }
  return taken;
}

function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  // Two insertions at one place have no order of their own, so they count as overlapping.
  return a[0] === b[0] || (a[0] < b[1] && b[0] < a[1]);
}

/** The edits bound to the version they were made for, where the client can hold on to that. */
export function workspaceEdit(edits: readonly TextEdit[], { document, client }: Pick<ActionContext, 'document' | 'client'>): WorkspaceEdit {
  const converted = edits.map(({ range: [start, end], text }) => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
  return client.takesVersionedEdits
    ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: converted }] }
    : { changes: { [document.uri]: converted } };
}

/** A kind is wanted when it, or a kind above it, is asked for. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/**
 * The findings that the client names; where it names none of ours, those that the range touches.
 * Statements that are alike share a fingerprint, so the place counts too.
 */
function concerned({ range, diagnostics }: ActionRequest, findings: readonly Finding[]): readonly Finding[] {
  const named = new Set(diagnostics.map(({ data, range: { start } }) => nameOf((data as DiagnosticData | undefined)?.fingerprint, start)));
  const asked = findings.filter((finding) => named.has(nameOf(finding.fingerprint, toRange(finding).start)));
  return asked.length > 0 ? asked : findings.filter((finding) => touches(toRange(finding), range));
}

const nameOf = (fingerprint: string | undefined, { line, character }: Range['start']): string => `${fingerprint}@${line}:${character}`;

function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
