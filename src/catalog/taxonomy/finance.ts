import type { Category } from './types.ts';

/** Money, trade and work of persons. */
export const FINANCE: readonly Category[] = [
  {
    id: 'finance.bank_account',
    sensitivity: 'critical',
    label: { en: 'bank account', ja: '口座番号' },
    everywhere: {
      en: ['bank account', 'bank account number', 'account number', 'iban', 'routing number', 'sort code', 'account holder name', 'bank account name', 'bank account holder', { term: 'swift code', sensitivity: 'low' }, { term: 'bic code', sensitivity: 'low' }],
      romaji: ['koza bango', 'koza no', 'ginko koza', 'ginko koza bango', 'koza meigi', 'koza meiginin', 'furikomi koza'],
      ja: ['口座番号', '銀行口座', '銀行口座番号', '口座名義', '口座名義人', '口座名義カナ', '振込口座', '預金種別'],
    },
    inPerson: {
      en: [{ term: 'branch code', beside: 'finance.bank_account' }, { term: 'bank name', sensitivity: 'low', beside: 'finance.bank_account' }],
      romaji: ['meiginin', { term: 'shiten code', beside: 'finance.bank_account' }],
      ja: [{ term: '支店番号', beside: 'finance.bank_account' }, { term: '支店コード', beside: 'finance.bank_account' }, '名義人'],
    },
    falseFriends: ['accountId', 'accountName', 'userAccount', 'serviceAccount', 'storageAccount'],
    tails: ['number', 'no', 'num'],
  },
  {
    id: 'finance.card',
    sensitivity: 'critical',
    label: { en: 'payment card', ja: 'クレジットカード' },
    everywhere: {
      en: ['credit card', 'credit card number', 'card number', 'cvv', 'cvc', 'card cvv', 'card cvc', 'card expiry', 'card expiry date', 'card expiration', 'card holder', 'debit card number', 'card security code'],
      romaji: ['kurejitto kado', 'kurejitto kado bango', 'credit card bango', 'card bango', 'kado bango', 'kado yuko kigen', 'card yuko kigen'],
      ja: ['クレジットカード番号', 'クレジットカード', 'カード番号', 'カード有効期限', 'カード名義', 'カード名義人', 'セキュリティコード'],
    },
    inPerson: { en: ['pan', { term: 'expiry date', beside: 'finance.card' }], romaji: [{ term: 'yuko kigen', beside: 'finance.card' }], ja: [{ term: '有効期限', beside: 'finance.card' }] },
    falseFriends: ['giftCard', 'giftCardNumber', 'cardLayout', 'cardTitle', 'CardComponent', 'dashboardCard', 'panZoom', '会員カード番号', 'ポイントカード番号'],
    tails: ['number', 'no', 'num'],
  },
  {
    id: 'finance.income',
    sensitivity: 'high',
    label: { en: 'income', ja: '収入' },
    everywhere: { en: ['salary', 'annual income', 'monthly income', 'household income', 'net worth', 'base salary', 'annual salary'], romaji: ['nenshu', 'gekkyu', 'kyuyo'], ja: ['年収', '給与', '月給', '世帯年収'] },
    // Bare `income`, `payroll` and `wage` also name ledgers and jobs of a business.
    inPerson: { en: ['income', 'payroll', 'wage', 'hourly rate'], romaji: ['shotoku'], ja: ['所得', '資産', '収入'] },
    falseFriends: ['incomeStatement', 'incomeAccount', '固定資産', '資産管理'],
    tails: ['amount', 'yearly', 'monthly', 'annual', 'range', 'band'],
  },
  {
    id: 'finance.credit',
    sensitivity: 'high',
    label: { en: 'credit standing', ja: '信用情報' },
    everywhere: { en: ['credit score', 'credit history', 'credit rating', 'loan balance', 'outstanding debt'], romaji: ['shinyo joho', 'yoshin', 'shakkin'], ja: ['信用情報', '与信', '与信枠', '借入', '借入額', '借入残高'] },
    inPerson: { en: ['credit limit', 'debt'], romaji: ['zandaka'], ja: ['残高'] },
    falseFriends: ['creditNote', 'creditMemo', 'credits', 'technicalDebt', 'techDebt', '在庫残高'],
    tails: ['amount'],
  },
  {
    id: 'commerce.transaction',
    sensitivity: 'low',
    label: { en: 'purchase history', ja: '購入履歴' },
    everywhere: {},
    inPerson: {
      en: ['order history', 'purchase history', 'invoice', 'subscription', 'billing history'],
      romaji: ['konyu rireki', 'torihiki rireki', 'seikyu'],
      ja: ['購入履歴', '取引履歴', '注文履歴', '請求先'],
    },
    falseFriends: ['transaction'],
  },
  {
    id: 'employment.job',
    sensitivity: 'low',
    label: { en: 'employment', ja: '勤務先・職業' },
    everywhere: {},
    inPerson: {
      en: ['job title', 'job position', 'position', 'employer', 'employer name', 'occupation', 'profession', 'company', 'company name', 'department'],
      romaji: ['kinmusaki', 'yakushoku', 'shokugyo', 'busho'],
      ja: ['勤務先', '勤務先名', '役職', '職業', '部署', '部署名', '所属'],
    },
    falseFriends: ['jobId', 'jobQueue', 'cronJob', 'backgroundJob', 'printTitle'],
    tails: ['name'],
  },
];
