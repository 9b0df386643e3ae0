import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Gives a profile a display language. The translations of VS Code itself are not to be had from npm,
 * so the pack is empty: the workbench stays English, extensions speak the language.
 */
export function setDisplayLanguage(data, language) {
  const pack = path.join(data, 'language-pack');
  mkdirSync(pack, { recursive: true });
  const translations = path.join(pack, 'main.i18n.json');
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const entry = { hash: 'empty', extensions: [{ extensionIdentifier: { id: `crm-guard.display-language-${language}` }, version: '1.0.0' }], translations: { vscode: translations }, label: language };
  writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [language]: entry }));
}
