import type { HelpPage, HelpSection } from './help.ts';

const exitCodes: HelpSection = {
  heading: { en: 'Exit codes', ja: '終了コード' },
  rows: [
    ['0', { en: 'nothing found that counts', ja: '対象となる検出なし' }],
    ['1', { en: 'an error, or more warnings than --max-warnings', ja: 'エラーあり、または警告が --max-warnings を超過' }],
    ['2', { en: 'wrong usage, an error in the policy, or nothing to check', ja: '使い方またはポリシーの誤り、検査対象なし' }],
    ['3', { en: 'CRM Guard failed on some files: the analysis is incomplete', ja: 'CRM Guard の内部エラーにより検査が不完全' }],
  ],
};

/** `crm-guard --help`. */
export const rootHelp: HelpPage = {
  usage: ['crm-guard [check] [options] [paths…]', 'crm-guard catalog [options] [path]', 'crm-guard explain [rule]', 'crm-guard debug <accesses|scopes> [paths…]', 'crm-guard lsp'],
  summary: {
    en: 'CRM Guard finds over-broad customer-data queries, unlogged access to personal data and personal data in logs. It never uses the network and never runs the code it checks.',
    ja: 'CRM Guard は、範囲の広すぎる顧客データ取得、記録のない個人データへのアクセス、ログへの個人データ出力を検出します。ネットワークは使わず、検査対象のコードも実行しません。',
  },
  sections: [
    {
      heading: { en: 'Commands', ja: 'コマンド' },
      rows: [
        ['check [paths…]', { en: 'Check files and folders; the default command (crm-guard check --help).', ja: 'ファイルとフォルダーを検査します。既定のコマンドです（crm-guard check --help）。' }],
        ['catalog [path]', { en: 'Show which entities and fields hold personal data, and why.', ja: '個人データを含むエンティティと項目を、根拠とともに表示します。' }],
        ['explain [rule]', { en: 'Say what a rule finds and how to mend it; without a rule, list them.', ja: 'ルールの内容と直し方を説明します。ルール名を省くと一覧を表示します。' }],
        ['debug accesses [paths…]', { en: 'Show every data access that was found, and what was understood of it.', ja: '見つかったデータアクセスと、その解釈をすべて表示します。' }],
        ['debug scopes [path]', { en: 'Show by which fields the project keeps tenants or owners apart, and how that is known.', ja: 'テナントや所有者を区別するフィールドと、その根拠を表示します。' }],
        ['lsp', { en: 'Serve an editor over the Language Server Protocol.', ja: 'Language Server Protocol でエディターに接続します。' }],
      ],
    },
    {
      heading: { en: 'Examples', ja: '例' },
      rows: [
        ['crm-guard', { en: 'check the current folder', ja: '現在のフォルダーを検査' }],
        ['crm-guard src --max-warnings 0', { en: 'fail on warnings too', ja: '警告でも失敗とする' }],
        ['crm-guard -o sarif:out.sarif', { en: 'for code scanning, with the readable report on the terminal', ja: 'コードスキャン用に出力しつつ端末にも表示' }],
      ],
    },
    exitCodes,
  ],
};

/** `crm-guard check --help`. */
export const checkHelp: HelpPage = {
  usage: ['crm-guard [check] [options] [paths…]'],
  summary: {
    en: 'Checks JavaScript and TypeScript files. Without paths the current folder is checked. Works without a policy file, with what the project itself says: its schemas, entities and access-log functions.',
    ja: 'JavaScript と TypeScript のファイルを検査します。パスを省くと現在のフォルダーが対象です。ポリシーファイルがなくても、プロジェクトのスキーマ、エンティティ、アクセスログ関数から判断して動作します。',
  },
  sections: [exitCodes],
};

/** `crm-guard catalog --help`. */
export const catalogHelp: HelpPage = {
  usage: ['crm-guard catalog [options] [path]', 'crm-guard catalog --explain <entity[.field]> [path]', 'crm-guard catalog --unsure [path]'],
  summary: {
    en: 'Shows which entities and fields of a project hold personal data: category, sensitivity, why, and where it is declared. Learned from schemas, models, migrations, annotations and the policy; what could not be read is said.',
    ja: 'プロジェクトのどのエンティティのどの項目が個人データかを、カテゴリー、機微度、根拠、宣言の場所とともに表示します。スキーマ、モデル、マイグレーション、注釈、ポリシーから判断し、読み取れなかったものはその旨を示します。',
  },
  sections: [
    {
      heading: { en: 'Examples', ja: '例' },
      rows: [
        ['crm-guard catalog --explain Customer.email', { en: 'why a field counts, and how to decide otherwise', ja: '項目の判断理由と、その変え方' }],
        ['crm-guard catalog --sensitivity critical', { en: 'what must not leak at all', ja: '決して漏らしてはならない項目' }],
        ['crm-guard catalog -o personal-data.csv', { en: 'for a spreadsheet', ja: '表計算ソフト用' }],
      ],
    },
  ],
};

/** `crm-guard explain --help`. */
export const explainHelp: HelpPage = {
  usage: ['crm-guard explain [rule]'],
  summary: {
    en: 'Says what a rule finds, why it matters and how to mend it. Without a rule, lists all of them.',
    ja: 'ルールが何を検出し、なぜ問題で、どう直すかを説明します。ルール名を省くと一覧を表示します。',
  },
  sections: [],
};

/** `crm-guard debug --help`. */
export const debugHelp: HelpPage = {
  usage: ['crm-guard debug accesses [options] [paths…]', 'crm-guard debug scopes [options] [path]'],
  summary: {
    en: 'Shows what was understood, and judges nothing. accesses: every data access that was found: client and how it was recognised, entity, rows at most, fields, filter and what the code does with the rows; what could not be read is said with the reason. scopes: the fields by which the project keeps tenants or owners apart, from the policy or learnt, with the numbers, what they tie, and the policy lines to paste.',
    ja: '解釈した内容を表示します。判定はしません。accesses: 見つかったデータアクセスすべて（クライアントとその判別根拠、エンティティ、最大件数、項目、条件、結果の用途。読み取れなかったものは理由とともに示します）。scopes: テナントや所有者を区別するフィールド（ポリシーまたは学習）とその根拠、対象のエンティティ、ポリシーに貼り付ける行。',
  },
  sections: [],
};

/** `crm-guard lsp --help`. */
export const lspHelp: HelpPage = {
  usage: ['crm-guard lsp [--stdio]'],
  summary: {
    en: 'Serves an editor over the Language Server Protocol: findings while typing, quick fixes, rule pages.',
    ja: 'Language Server Protocol でエディターに接続し、入力中の検出、クイックフィックス、ルールの説明を提供します。',
  },
  sections: [],
};
