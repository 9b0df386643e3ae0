import { Uri, env } from 'vscode';
import type { Diagnostic } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { localeOf } from '../l10n/index.ts';

type ProvideDiagnostics = NonNullable<Middleware['provideDiagnostics']>;

/** The page of a rule in the extension's own folder, in the language of the editor where there is one. */
export function bundledPage(extension: Uri, rule: string): Uri {
  return Uri.joinPath(extension, 'docs', 'rules', ...(localeOf(env.language) === 'ja' ? ['ja'] : []), `${rule}.md`);
}

/** Has the link of a finding lead to the page that the extension brings along, so that it works without a network. The manifest has such pages shown as previews. */
export function linkingToBundledPages(extension: Uri, before: ProvideDiagnostics): ProvideDiagnostics {
  const linked = (diagnostic: Diagnostic): Diagnostic => {
    const { code } = diagnostic;
    if (typeof code === 'object') diagnostic.code = { value: code.value, target: bundledPage(extension, String(code.value)) };
    return diagnostic;
  };
  return async (document, previousResultId, token, next) => {
    const report = await before(document, previousResultId, token, next);
    return report && 'items' in report ? { ...report, items: report.items.map(linked) } : report;
  };
}
