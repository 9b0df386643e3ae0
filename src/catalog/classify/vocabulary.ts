/** Words before a personal word that make the name a question, a switch or an action. Singular. */
export const BLOCKING_PREFIXES: ReadonlySet<string> = new Set([
  'is', 'has', 'have', 'can', 'should', 'must', 'was', 'did', 'do', 'does', 'not', 'no', 'without', 'validate', 'validated', 'valid', 'invalid', 'verify', 'verifying', 'send', 'sending', 'sent',
  'format', 'formatted', 'parse', 'parser', 'set', 'use', 'using', 'on', 'handle', 'reset', 'forgot', 'forget', 'update', 'change', 'changed', 'show', 'hide', 'toggle', 'require', 'required', 'requires', 'allow', 'allowed', 'enable', 'enabled',
  'disable', 'disabled', 'need', 'missing', 'duplicate', 'include', 'exclude', 'max', 'min', 'total', 'num', 'count', 'render', 'create', 'delete', 'remove', 'add', 'check', 'compare', 'skip', 'ignore', 'opt', 'accept', 'receive', 'subscribe',
  'unsubscribe', 'notify', 'normalize', 'normalise', 'to', 'sort', 'order', 'group', 'filter', 'unique', 'supported', 'support', 'noreply', 'system', 'smtp', 'server', 'service', 'bounce', 'error', 'default', 'placeholder',
]);

/** Verbs that begin the name of a function: `generateApiKey` is none. `get` is missing on purpose: what it returns is the value. */
export const FUNCTION_VERBS: ReadonlySet<string> = new Set([
  'generate', 'regenerate', 'extract', 'view', 'download', 'upload', 'decode', 'capture', 'revoke', 'find', 'resolve', 'upsert', 'fill', 'seed', 'unseed', 'fetch', 'load', 'lookup', 'search', 'build', 'make', 'convert', 'transform', 'collect', 'compute', 'refresh', 'request',
  'invite', 'process', 'handle', 'assert', 'ensure', 'click', 'open', 'close', 'copy', 'edit', 'save', 'store', 'submit', 'apply', 'from', 'with', 'by', 'z', 'test', 'mock', 'register', 'deactivate', 'activate', 'confirmed', 'maybe', 'try',
]);

/** Prefixes of the list above that are harmless before a category: `smtpPassword` is one. */
export const PREFIX_EXCEPTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  default: new Set(['contact.address', 'contact.phone', 'auth.credential']),
  service: new Set(['auth.credential']),
  system: new Set(['auth.credential']),
  server: new Set(['auth.credential']),
  smtp: new Set(['auth.credential']),
  order: new Set(['auth.credential']),
};

/** What somebody did to a record: `changed_by_name` is a name of whoever did it, `sortedByName` is an order. */
export const DEEDS: ReadonlySet<string> = new Set([
  'created', 'updated', 'deleted', 'removed', 'assigned', 'changed', 'modified', 'approved', 'rejected', 'submitted', 'uploaded', 'reviewed', 'requested', 'signed', 'invited', 'issued', 'handled', 'closed', 'opened', 'entered', 'recorded', 'registered', 'referred', 'reported',
  'owned', 'managed', 'performed', 'prepared', 'verified', 'edited', 'authored', 'sent', 'received', 'paid', 'cancelled', 'canceled', 'completed', 'confirmed', 'posted', 'introduced', 'served',
]);

/** Words that make the value itself safe to show, before or after the personal word. Singular. */
export const SECURING_WORDS: ReadonlySet<string> = new Set([
  'mask', 'masked', 'redact', 'redacted', 'hash', 'hashed', 'encrypt', 'encrypted', 'tokenized', 'tokenised', 'obfuscated', 'anonymized', 'anonymised', 'anonymous', 'pseudonymized', 'pseudonymised', 'sanitized', 'sanitised',
  'scrubbed', 'truncated', 'cipher', 'ciphertext', 'enc', 'digest', 'crypted', 'salt', 'salted', 'bcrypt', 'fake', 'dummy', 'mock', 'sample', 'example', 'demo', 'last4',
]);

/** Words that may follow a personal word without changing what the name holds. Singular. */
export const NEUTRAL_TAILS: ReadonlySet<string> = new Set([
  'primary', 'secondary', 'main', 'home', 'work', 'office', 'personal', 'private', 'business', 'mobile', 'old', 'new', 'previous', 'current', 'original', 'alt', 'alternate', 'alternative', 'other', 'raw', 'value', 'string', 'str', 'en', 'ja', 'jp', 'jpn', 'eng',
  'kanji', 'romaji', 'roma', 'rome', 'english', 'japanese', 'local', 'normalized', 'normalised', 'lower', 'lowercase', 'c', 'pc', 'full', 'plain', 'plaintext', 'confirmation', 'confirm', 'again', 'decrypted', 'unmasked', 'param', 'arg', 'pii', 'hankaku', 'zenkaku', 'as', 'base', 'base64', 'b64', 'json', 'jsonb', 'secundario', 'secundaria', 'principal',
]);

/** Words that may stand before a word that is only personal about a person: the `billing` of `billingCity`. Singular. */
export const NEUTRAL_PREFIXES: ReadonlySet<string> = new Set([
  'full', 'legal', 'preferred', 'primary', 'secondary', 'main', 'home', 'work', 'office', 'personal', 'private', 'business', 'current', 'previous', 'old', 'new', 'other', 'alternate', 'alt', 'billing', 'shipping', 'delivery', 'mailing', 'postal', 'registered', 'residential',
  'permanent', 'temporary', 'my', 'his', 'her', 'their', 'the', 'raw', 'social', 'original', 'author', 'owner', 'sender', 'holder', 'bill', 'ship', 'default', 'ja', 'jp', 'en', 'kanji', 'jitaku', 'honnin', 'get', 'req', 'actor', 'caller', 'c', 'internal',
  'created', 'updated', 'deleted', 'removed', 'assigned', 'by', 'to', 'pc', 'keitai', 'kinmusaki', 'chief', 'mail', 'sold', 'deliver', 'todoke', 'haiso', 'soufu', 'okurisaki', 'mobile', 'cell',
]);

/** Japanese words that may follow a term: 電話番号（自宅）. */
export const JA_NEUTRAL_TAIL = /(?:自宅|携帯|勤務先|会社|本人|担当者|西暦|和暦|月日|カナ姓|カナ名|漢字|英字|ローマ字|半角|全角|必須|任意|入力|確認用|再入力|表示用|その他|予備|主|副|上段|下段|前半|後半|欄|\d+)$/u;

/** Japanese words before a term that make it something else: 送信元メールアドレス. */
export const JA_BLOCKING_PREFIX = /(?:送信元|配信元|返信先|システム|サーバー|サーバ|自社|当社|代表|本社|管理用|共通|商品|製品|部品|機器|案件|物件|施設|在庫|固定|経営|留守番|ファイル|サービス|イベント|ドメイン)$/u;

/** Japanese words that make the value safe: 暗号化マイナンバー. */
export const JA_SECURING = /暗号化|ハッシュ|マスク|匿名|伏字/u;

/** Japanese words that may stand before a short term (名, セイ, 備考). */
export const JA_NEUTRAL_PREFIX = /^(?:文字列(?:1行|複数行)?|ルックアップ|数値|日付|リンク|ドロップダウン|ラジオボタン|お|ご|現|旧|新|元|自宅|本人|現在の|主|副|第[一二三]|請求先|送付先|配送先|届け先|郵送先|納品先|連絡先|勤務先|帰省先|実家|居住地|登録|住民票|転居先)?$/u;
