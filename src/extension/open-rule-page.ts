import { Uri, commands, l10n, window, workspace } from 'vscode';
import { bundledPage } from './rule-links.ts';

const SUFFIX = '.md';
const OVERVIEW = 'README.md';

/** Shows the page of a rule from the extension's own folder, so that it works without a network. Asks which rule when none is named. */
export async function openRulePage(extension: Uri, argument: unknown): Promise<void> {
  const pages = Uri.joinPath(extension, 'docs', 'rules');
  const rules = (await workspace.fs.readDirectory(pages)).map(([name]) => name).filter((name) => name.endsWith(SUFFIX) && name !== OVERVIEW).map((name) => name.slice(0, -SUFFIX.length));
  const rule = ruleOf(argument) ?? (await window.showQuickPick(rules, { placeHolder: l10n.t('Which rule?') }));
  if (rule === undefined) return;
  if (!rules.includes(rule)) {
    void window.showWarningMessage(l10n.t('There is no page for the rule {0}.', rule));
    return;
  }
  await commands.executeCommand('markdown.showPreview', bundledPage(extension, rule));
}

function ruleOf(argument: unknown): string | undefined {
  const rule = typeof argument === 'object' && argument !== null ? (argument as Record<string, unknown>)['rule'] : undefined;
  return typeof rule === 'string' ? rule : undefined;
}
