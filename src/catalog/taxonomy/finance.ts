import type { Category } from './types.ts';

/** Money, trade and work of persons. */
export const FINANCE: readonly Category[] = [
  {
    id: 'finance.bank_account',
    sensitivity: 'critical',
    label: { en: 'bank account', ja: '口座番号' },
    everywhere: {
      other: ['cuenta bancaria', 'numero cuenta', 'numero de cuenta', 'conta bancaria', 'kontonummer'],
      en: ['bank account', 'bank account number', 'bank acct', 'acct number', 'iban acct', 'account number', 'iban', 'routing number', 'sort code', 'account holder name', 'bank account name', 'bank account holder', { term: 'swift code', sensitivity: 'low' }, { term: 'bic code', sensitivity: 'low' }],
      romaji: ['koza bango', 'koza no', 'ginko koza', 'ginko koza bango', 'koza meigi', 'koza meiginin', 'koza meigi kana', 'furikomi koza', 'furikomisaki koza', 'furikomisaki koza bango'],
      ja: ['口座番号', '銀行口座', '銀行口座番号', '口座名義', '口座名義人', '口座名義カナ', '振込口座', '振込先口座', '振込先口座番号', '引落口座', '引落口座番号', '預金種別', '口座種別', 'ゆうちょ番号', '通帳番号'],
      zh: ['银行卡', '银行卡号', '銀行卡號', '银行账号', '银行账户', '銀行帳號', '卡号'],
    },
    inPerson: {
      en: [{ term: 'branch code', beside: 'finance.bank_account' }, { term: 'bank name', sensitivity: 'low', beside: 'finance.bank_account' }, { term: 'bic', sensitivity: 'low', beside: 'finance.bank_account' }, { term: 'swift', sensitivity: 'low', beside: 'finance.bank_account' }, { term: 'bank branch', sensitivity: 'low', beside: 'finance.bank_account' }, { term: 'branch name', sensitivity: 'low', beside: 'finance.bank_account' }, { term: 'account holder', beside: 'finance.bank_account' }, { term: 'account title', beside: 'finance.bank_account' }, 'yucho number', 'yucho symbol'],
      romaji: ['yucho bango', 'yucho kigo', 'meiginin', { term: 'shiten code', beside: 'finance.bank_account' }],
      ja: [{ term: '支店番号', beside: 'finance.bank_account' }, { term: '支店コード', beside: 'finance.bank_account' }, { term: '銀行名', sensitivity: 'low', beside: 'finance.bank_account' }, { term: '支店名', sensitivity: 'low', beside: 'finance.bank_account' }, { term: '金融機関名', sensitivity: 'low', beside: 'finance.bank_account' }, '名義人'],
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
    everywhere: { other: ['salario', 'sueldo', 'gehalt', 'salario base', 'renda mensal', 'ingreso mensual', 'ingresos mensuales'], en: ['salary', 'annual income', 'monthly income', 'household income', 'net worth', 'base salary', 'annual salary', 'monthly salary', 'gross salary', 'net salary', 'basic salary', 'net pay', 'gross pay'], romaji: ['nenshu', 'gekkyu', 'gesshu', 'kyuyo', 'kihonkyu', 'jikyu'], zh: ['工资', '工資', '薪资', '薪資', '月薪', '年薪'], ja: ['年収', '給与', '月給', '月収', '基本給', '時給', '日給', '世帯年収', '手取り', '手取額', '給与額', '賞与額'] },
    // Bare `income`, `payroll` and `wage` also name ledgers and jobs of a business.
    inPerson: { en: ['income', 'payroll', 'wage', 'hourly wage', 'daily wage', 'hourly rate', 'compensation'], romaji: ['shotoku'], ja: ['所得', '資産', '収入'] },
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
      other: ['empresa', 'cargo', 'ocupacion', 'profesion', 'profissao', 'beruf'],
      en: ['job title', 'job position', 'position', 'employer', 'employer name', 'occupation', 'profession', 'job', 'company', 'company name', 'organization name', 'organisation name', 'department', 'designation', 'job role', 'employment history', 'employ history', 'work history', 'education', 'education level', 'highest education', { term: 'title', beside: ['person.family_name', 'person.full_name'] }],
      zh: ['职位', '職位', '职务', '職務', '职业', '職業', '工作单位', '公司名称', '学历', '學歷'],
      romaji: ['kinmusaki', 'kinmusaki mei', 'yakushoku', 'yakushoku mei', 'shokugyo', 'shokugyo mei', 'busho', 'busho mei', 'shozoku', 'shozoku busho', 'shozoku mei', 'shokushu', 'shokureki'],
      ja: ['勤務先', '勤務先名', '役職', '職業', '部署', '部署名', '所属', '所属部署', '所属部署名', '所属名', '役職名', '職種', '職位', '職業名', '勤務先会社名', '勤務先部署', '職歴', '経歴', '職務経歴', '雇用形態', '学歴'],
    },
    falseFriends: ['jobId', 'jobQueue', 'cronJob', 'backgroundJob', 'printTitle'],
    tails: ['name'],
  },
];
