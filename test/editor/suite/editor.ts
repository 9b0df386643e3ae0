import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension/main.ts';

/** Longest time that anything in the editor may take before a test gives up on it. */
const PATIENCE_MS = 60_000;

/** Absolute path in the copy of examples/crm that the suite works on. */
export const inCrm = (...parts: string[]): string => path.join(folderNamed('crm'), ...parts);

/** Absolute path in the second folder of the window, which has a policy of its own. */
export const inShop = (...parts: string[]): string => path.join(folderNamed('shop'), ...parts);

function folderNamed(name: string): string {
  const folder = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  if (!folder) throw new Error(`The window has no folder ${name}.`);
  return folder.uri.fsPath;
}

export const extension = (): vscode.Extension<Api> => {
  const found = vscode.extensions.getExtension<Api>('crm-guard.crm-guard');
  if (!found) throw new Error('The extension is not there.');
  return found;
};

/** Opens a file in an editor, as a click in the explorer does. */
export function show(file: string): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
}

/** Our diagnostics on a file, top down. */
export function diagnostics(file: string): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(vscode.Uri.file(file)).filter(({ source }) => source === 'crm-guard');
  return ours.sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** `line: rule` for each of our diagnostics; lines are 1-based, as in the editor's margin. */
export function shown(file: string): string[] {
  return inOrder(diagnostics(file).map(({ code, range }) => `${range.start.line + 1}: ${ruleOf(code)}`));
}

/** By line, then by rule: several findings can start at one place. */
const inOrder = (lines: readonly string[]): string[] => [...lines].sort((a, b) => Number.parseInt(a) - Number.parseInt(b) || (a < b ? -1 : 1));

/** Rule name of a diagnostic's code. */
export const ruleOf = (code: vscode.Diagnostic['code']): string => String(typeof code === 'object' ? code.value : code);

/** Waits until the answer is truthy and gives it; fails with `what` and the last answer. */
export async function until<T>(ask: () => T | Thenable<T>, what: string): Promise<NonNullable<T>> {
  let last: T | undefined;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50)) {
    last = await ask();
    if (last) return last;
  }
  throw new Error(`Waited in vain: ${what}.`);
}

/** Waits until exactly these findings are shown; fails with those that are. */
export async function untilShown(file: string, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(inOrder(expected));
  await until(() => JSON.stringify(shown(file)) === wanted, `findings ${wanted}`).catch((error: Error) => {
    throw new Error(`${error.message} Shown: ${JSON.stringify(shown(file))}`);
  });
}

/** Asks for a change that is shown before it is made, ticks it in the preview and agrees. The tick can come before the preview has its rows, and then nothing is taken: it is asked again, as a person would. */
export async function agree(ask: () => Thenable<unknown>, taken: () => boolean | Thenable<boolean>, what: string): Promise<void> {
  await until(async () => {
    let answered = false;
    void ask().then(() => (answered = true));
    await until(async () => {
      for (const step of ['refactorPreview.focus', 'list.focusFirst', 'refactorPreview.toggleCheckedState', 'refactorPreview.apply']) await vscode.commands.executeCommand(step);
      return answered;
    }, `an answer about ${what}`);
    return taken();
  }, what);
}

/** The quick fixes at the start of a diagnostic. VS Code answers with nothing while providers register, so it is asked again. */
export function quickFixes(file: string, diagnostic: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  return until(async () => {
    const ours = await codeActions(file, diagnostic.range, vscode.CodeActionKind.QuickFix);
    return ours.length > 0 ? ours : undefined;
  }, `quick fixes for ${ruleOf(diagnostic.code)}`);
}

/** The code actions of one kind at a place. */
export async function codeActions(file: string, range: vscode.Range, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', vscode.Uri.file(file), range, kind.value);
  } catch (error) {
    if (error instanceof Error && /cancell?ed/i.test(`${error.name} ${error.message}`)) return [];
    throw error;
  }
}

/** Replaces the whole text of a document, as typing would, without saving it. */
export async function type(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  if (!(await editor.edit((edit) => edit.replace(everything, text)))) throw new Error('The editor did not take the text.');
}

/** Undoes everything in all open documents and closes them. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(editor);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Writes a file on disk while `work` runs, then puts back what was there. */
export async function withFile(file: string, text: string, work: () => Promise<void>): Promise<void> {
  const before = existsSync(file) ? readFileSync(file) : undefined;
  writeFileSync(file, text);
  try {
    await work();
  } finally {
    if (before) writeFileSync(file, before);
    else rmSync(file);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
