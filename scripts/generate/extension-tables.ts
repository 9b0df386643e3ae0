import { COMMAND_WORDS } from './command-words.ts';

type Language = 'en' | 'ja';

/** The parts of package.json that the tables are made from. */
export interface ExtensionManifest {
  capabilities: { untrustedWorkspaces: { restrictedConfigurations?: readonly string[] } };
  contributes: {
    commands: readonly { command: string; title: string; category: string }[];
    menus: { commandPalette?: readonly { command: string; when?: string }[] };
    configuration: { properties: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  order: number;
  scope: string;
  default: unknown;
  markdownDescription: string;
  enum?: readonly string[];
  enumDescriptions?: readonly string[];
}

/** Texts of package.nls.json or package.nls.ja.json, by key. */
export type ManifestTexts = Readonly<Record<string, string>>;

const HEADINGS = {
  settings: { en: ['Setting', 'Default', 'Set for', 'Meaning'], ja: ['設定', '既定値', '設定できる単位', '意味'] },
  commands: { en: ['Command', 'What it does'], ja: ['コマンド', '動作'] },
};

/** The scopes of VS Code, in the words of its settings editor. */
const SCOPES: Readonly<Record<string, { en: string; ja: string }>> = {
  window: { en: 'user, workspace', ja: 'ユーザー、ワークスペース' },
  resource: { en: 'user, workspace, folder', ja: 'ユーザー、ワークスペース、フォルダー' },
  'machine-overridable': { en: 'machine, workspace, folder', ja: 'マシン、ワークスペース、フォルダー' },
};

const TRUSTED_ONLY = { en: ' (the last two where the workspace is trusted)', ja: '（後の2つは信頼されたワークスペースのみ）' };

/** A Markdown table of all settings in the order of the settings editor. Throws on a scope that has no words, and on a text that is missing. */
export function settingsTable(manifest: ExtensionManifest, texts: ManifestTexts, language: Language): string {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations ?? [];
  const settings = Object.entries(manifest.contributes.configuration.properties).sort(([, a], [, b]) => a.order - b.order);
  const rows = settings.map(([name, setting]) => {
    const scope = SCOPES[setting.scope];
    if (!scope) throw new Error(`The scope ${setting.scope} of ${name} has no words in scripts/generate/extension-tables.ts.`);
    return [code(name), code(JSON.stringify(setting.default)), scope[language] + (restricted.includes(name) ? TRUSTED_ONLY[language] : ''), meaning(setting, texts)];
  });
  return table(HEADINGS.settings[language], rows);
}

/** A Markdown table of the commands that the palette can show. Throws on a command that has no words yet, and on words without a command. */
export function commandsTable(manifest: ExtensionManifest, texts: ManifestTexts, language: Language, words = COMMAND_WORDS): string {
  const hidden = new Set((manifest.contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command));
  const shown = manifest.contributes.commands.filter(({ command }) => !hidden.has(command));
  const left = Object.keys(words).filter((command) => !shown.some((one) => one.command === command));
  if (left.length > 0) throw new Error(`The palette does not show ${left.join(', ')}, which scripts/generate/command-words.ts describes.`);
  const rows = shown.map(({ command, title, category }) => {
    const does = words[command];
    if (!does) throw new Error(`The command ${command} has no words in scripts/generate/command-words.ts.`);
    return [`${category}: ${textOf(title, texts)}`, does[language]];
  });
  return table(HEADINGS.commands[language], rows);
}

function meaning(setting: Setting, texts: ManifestTexts): string {
  const values = (setting.enum ?? []).map((value, index) => `${code(value)}: ${textOf(setting.enumDescriptions?.[index] ?? '', texts)}`);
  return [textOf(setting.markdownDescription, texts), ...values].join('<br>');
}

/** What a `%key%` of the manifest stands for. */
function textOf(written: string, texts: ManifestTexts): string {
  const key = /^%(.+)%$/.exec(written)?.[1];
  if (key === undefined) return written;
  const text = texts[key];
  if (text === undefined) throw new Error(`There is no text for %${key}%.`);
  return text;
}

const code = (text: string): string => `\`${text}\``;

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, headings.map(() => '---'), ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')))];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
