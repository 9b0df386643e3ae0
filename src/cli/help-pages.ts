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
  usage: ['crm-guard [check] [options] [paths…]', 'crm-guard catalog [options] [path]', 'crm-guard explain [rule]', 'crm-guard policy <test|diff> [paths…]', 'crm-guard baseline <create|prune|show> [folder]', 'crm-guard init access-log [folder]', 'crm-guard debug <accesses|access-logs|scopes> [paths…]', 'crm-guard lsp'],
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
        ['policy test [paths…]', { en: 'Run the tests beside the policy: examples with the findings they must have.', ja: 'ポリシーのテスト（期待する検出を記した例）を実行します。' }],
        ['policy diff [path]', { en: 'Show which findings a change of the policy makes appear or go.', ja: 'ポリシーの変更で増減する検出を表示します。' }],
        ['baseline create [folder]', { en: 'Accept what is found today, so that a check fails for new findings only.', ja: '現在の検出を受け入れ、以後は新しい検出だけで失敗するようにします。' }],
        ['baseline prune [folder]', { en: 'Take out of the baseline what is mended.', ja: '修正済みのものをベースラインから削除します。' }],
        ['init access-log [folder]', { en: 'Create a module that writes an access log, and register it in the policy.', ja: 'アクセスログを書くモジュールを作成し、ポリシーに登録します。' }],
        ['debug accesses [paths…]', { en: 'Show every data access that was found, and what was understood of it.', ja: '見つかったデータアクセスと、その解釈をすべて表示します。' }],
        ['debug access-logs [paths…]', { en: 'Show what writes the access log, and how many reads it logs.', ja: 'アクセスログを書くものと、それが記録する読み取りの数を表示します。' }],
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

/** `crm-guard policy --help`. */
export const policyHelp: HelpPage = {
  usage: ['crm-guard policy test [options] [paths…]', 'crm-guard policy diff [--base <file|revision>] [options] [path]'],
  summary: {
    en: 'Says what a policy does before it holds for others. test: judges the examples in policy-tests/ beside the policy as if they stood in the project; exactly what their comments ask for must be found. policy-tests/src/jobs/export.ts stands for src/jobs/export.ts. diff: judges the project under the policy as it is and as it was, and shows the findings that appear, go or count differently, each with the line that decides.',
    ja: 'ポリシーの効果を適用前に確かめます。test: ポリシーと同じ場所にある policy-tests/ の例を、プロジェクト内のファイルとして判定します。コメントで期待したものだけが検出されなければなりません。policy-tests/src/jobs/export.ts は src/jobs/export.ts として扱います。diff: プロジェクトを現在のポリシーと以前のポリシーで判定し、増減する検出と重大度の変わる検出を、判定を決める行とともに表示します。',
  },
  sections: [
    {
      heading: { en: 'Comments of a test', ja: 'テストのコメント' },
      rows: [
        ['// expect: rule', { en: 'a finding in the next line of code, or in this one; also rule x2, rule (warning), a list', ja: '次のコード行（または同じ行）での検出。rule x2、rule (warning)、カンマ区切りも可' }],
        ['// expect-suppressed: rule', { en: 'a finding that an exception or a comment covers', ja: '例外またはコメントで対象外とされる検出' }],
        ['// test: title', { en: 'begins a test; a file without one is one test', ja: 'テストの始まり。なければファイル全体で1つのテスト' }],
        ['// file: src/jobs/export.ts', { en: 'the path the file stands for', ja: 'どのパスのファイルとして扱うか' }],
        ['// rules: rule, rule', { en: 'only these rules count', ja: '判定するルールを限定' }],
      ],
    },
    {
      heading: { en: 'Exit codes', ja: '終了コード' },
      rows: [
        ['0', { en: 'every test holds; no error appears', ja: 'すべてのテストが成功、新たなエラーなし' }],
        ['1', { en: 'a test fails; an error appears', ja: '失敗したテストあり、新たなエラーあり' }],
        ['2', { en: 'wrong usage, an error in a policy, or no tests', ja: '使い方またはポリシーの誤り、テストなし' }],
      ],
    },
  ],
};

/** `crm-guard baseline --help`. */
export const baselineHelp: HelpPage = {
  usage: ['crm-guard baseline create [--reason <text>] [--until <date>] [--force] [options] [folder]', 'crm-guard baseline prune [options] [folder]', 'crm-guard baseline show [folder]'],
  summary: {
    en: 'Keeps what an old code base has to live with for now in crm-guard-baseline.json beside the policy: such findings are listed as suppressed and fail no check, new ones do. A finding is known again by its rule, its entity and the statement it is about, wherever in its file that moves; one more of the same is new. create: accepts what is found today. prune: takes out what is mended, and never adds anything. show: says what is in it.',
    ja: '既存コードで当面受け入れる検出を、ポリシーと同じ場所の crm-guard-baseline.json に記録します。記録した検出は抑制済みとして一覧に残りますが、検査は失敗しません。新しい検出では失敗します。検出はルール、エンティティ、対象の文で識別されるため、ファイル内で移動しても維持され、同じものが増えれば新しい検出として扱われます。create: 現在の検出を受け入れます。prune: 修正済みのものを削除し、追加は行いません。show: 内容を表示します。',
  },
  sections: [
    {
      heading: { en: 'Exit codes', ja: '終了コード' },
      rows: [
        ['0', { en: 'done', ja: '完了' }],
        ['2', { en: 'wrong usage, an error in the policy or the baseline, no baseline, or one that may not be replaced', ja: '使い方・ポリシー・ベースラインの誤り、ベースラインがない、または置き換えできない' }],
      ],
    },
  ],
};

/** `crm-guard init --help`. */
export const initHelp: HelpPage = {
  usage: ['crm-guard init access-log [options] [folder]'],
  summary: {
    en: 'Creates a module that writes an access log, in the language and style of the package around the folder, and registers its function in the policy, whose comments and layout stay as they are; where there is no policy, one is made. Nothing is overwritten.',
    ja: 'アクセスログを書くモジュールを、フォルダーを含むパッケージの言語と書き方に合わせて作成し、その関数をポリシーに登録します。ポリシーのコメントやレイアウトは変えません。ポリシーがなければ作成します。既存のファイルは上書きしません。',
  },
  sections: [
    {
      heading: { en: 'Examples', ja: '例' },
      rows: [
        ['crm-guard init access-log', { en: 'in the current folder’s package', ja: '現在のフォルダーのパッケージに作成' }],
        ['crm-guard init access-log --dry-run', { en: 'see what would be written', ja: '書き込む内容を確認' }],
        ['crm-guard init access-log --file src/audit/reads.ts', { en: 'in a place of your own', ja: '場所を指定して作成' }],
      ],
    },
    {
      heading: { en: 'Exit codes', ja: '終了コード' },
      rows: [
        ['0', { en: 'written, or shown', ja: '作成または表示した' }],
        ['2', { en: 'nothing was written: the message says why', ja: '何も書き込まなかった（理由を表示）' }],
      ],
    },
  ],
};

/** `crm-guard debug --help`. */
export const debugHelp: HelpPage = {
  usage: ['crm-guard debug accesses [options] [paths…]', 'crm-guard debug access-logs [options] [paths…]', 'crm-guard debug scopes [options] [path]'],
  summary: {
    en: 'Shows what was understood, and judges nothing. accesses: every data access that was found: client and how it was recognised, entity, rows at most, fields, filter and what the code does with the rows; what could not be read is said with the reason. access-logs: what writes the access log, configured or discovered: kind, place, what it records, how many reads it logs, and the policy lines to paste. scopes: the fields by which the project keeps tenants or owners apart, from the policy or learnt, with the numbers, what they tie, and the policy lines to paste.',
    ja: '解釈した内容を表示します。判定はしません。accesses: 見つかったデータアクセスすべて（クライアントとその判別根拠、エンティティ、最大件数、項目、条件、結果の用途。読み取れなかったものは理由とともに示します）。access-logs: アクセスログを書くもの（設定または発見）の種類、場所、記録対象、記録する読み取りの数と、ポリシーに貼り付ける行。scopes: テナントや所有者を区別するフィールド（ポリシーまたは学習）とその根拠、対象のエンティティ、ポリシーに貼り付ける行。',
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

/** Help of `crm-guard mcp`. */
export const mcpHelp: HelpPage = {
  usage: ['crm-guard mcp [folder]'],
  summary: {
    en: 'Serves an AI agent over the Model Context Protocol, on standard input and output: checks files, explains findings, lists personal data. Reads the project only; changes nothing, sends nothing.',
    ja: 'Model Context Protocol で AI エージェントに接続し（標準入出力）、ファイルの検査、検出結果の説明、個人データの一覧を提供します。プロジェクトを読み取るだけで、変更も送信もしません。',
  },
  sections: [],
};
