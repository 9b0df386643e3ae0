/** What the commands of the palette do, in a sentence; their titles are in package.nls.json and package.nls.ja.json. */
export const COMMAND_WORDS: Readonly<Record<string, { en: string; ja: string }>> = {
  'crm-guard.restart': {
    en: 'Starts the language server anew, with everything read again.',
    ja: '言語サーバーを起動し直し、すべてを読み直します。',
  },
  'crm-guard.showOutput': {
    en: 'Shows the log of the extension and its server.',
    ja: '拡張機能とサーバーのログを表示します。',
  },
  'crm-guard.openRulePage': {
    en: 'Shows what a rule finds and why, with wrong and right code; works offline.',
    ja: 'ルールが何をなぜ検出するかを、悪い例と良い例のコードとともに表示します。オフラインで使えます。',
  },
  'crm-guard.previewPolicy': {
    en: 'In a policy file: which findings the change makes appear, go or count differently, before it is saved.',
    ja: 'ポリシーファイルで、変更によって増える検出、減る検出、重大度が変わる検出を保存前に表示します。',
  },
  'crm-guard.createPolicyFile': {
    en: 'Opens `crm-guard.yaml` of a folder, written with comments where there is none.',
    ja: 'フォルダーの `crm-guard.yaml` を開きます。なければコメント付きで作成します。',
  },
  'crm-guard.createAccessLogHelper': {
    en: 'Asks for a file name, writes a module there that records who read whose data, and registers it in the policy.',
    ja: 'ファイル名を尋ね、誰が誰のデータを読んだかを記録するモジュールを作成し、ポリシーに登録します。',
  },
  'crm-guard.checkWorkspace': {
    en: 'Checks every file, closed ones included, and lists the findings in the view *Findings*.',
    ja: '開いていないものも含めてすべてのファイルを検査し、ビュー「検出結果」に一覧します。',
  },
  'crm-guard.showReport': {
    en: 'Checks a folder and shows its findings as one page, as `crm-guard check -o report.html` writes it.',
    ja: 'フォルダーを検査し、`crm-guard check -o report.html` と同じ1ページのレポートを表示します。',
  },
  'crm-guard.showCatalog': {
    en: 'Shows which entities and fields hold personal data, and why.',
    ja: '個人データを持つエンティティとフィールドを、その理由とともに表示します。',
  },
  'crm-guard.groupFindings': {
    en: 'Groups the view *Findings* by file, entity or rule.',
    ja: 'ビュー「検出結果」をファイル、エンティティ、ルールのいずれかでまとめます。',
  },
  'crm-guard.filterFindings': {
    en: 'Shows in the view *Findings* only those that contain a text.',
    ja: 'ビュー「検出結果」に、入力した文字列を含むものだけを表示します。',
  },
  'crm-guard.openSample': {
    en: 'Opens a small file with findings to try hovers and fixes on.',
    ja: 'ホバーや修正を試せる、検出結果のある小さなファイルを開きます。',
  },
  'crm-guard.showCiExample': {
    en: 'Shows a GitHub Actions workflow that checks every pull request.',
    ja: 'すべてのプルリクエストを検査する GitHub Actions のワークフローを表示します。',
  },
};
