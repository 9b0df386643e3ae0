import type { Category } from './types.ts';

/** Names of persons and of their accounts. */
export const PERSON: readonly Category[] = [
  {
    id: 'person.full_name',
    sensitivity: 'med',
    label: { en: 'full name', ja: '氏名' },
    everywhere: {
      other: ['nombre completo', 'nome completo', 'nombre cliente', 'nome cliente', 'nombre del cliente', 'nombre y apellidos', 'nombres y apellidos', 'nombre apellido', 'nombre contacto', 'nome contato', 'nome mae', 'nome da mae', 'nome pai', 'nome do pai', 'nombre titular', 'nome titular', 'xingming', 'kehu xingming'],
      en: ['customer name', 'person name', 'patient name', 'cardholder name', 'recipient name', 'customer full name', 'contact name', 'signatory name', 'beneficiary name', 'contact person', 'person in charge', 'staff in charge'],
      romaji: ['shimei', 'kokyaku mei', 'kyaku mei', 'kaiin mei', 'kanja mei', 'shain mei', 'kanji shimei', 'tantosha mei', 'keiyakusha mei', 'shimei kanji', 'shimei sei mei'],
      ja: ['氏名', '姓名', '顧客名', '会員名', '患者名', '社員名', '担当者名', '契約者名', '申込者名', '利用者氏名', 'お客様名', '氏名漢字', '漢字氏名', '宛名氏名', '担当者', '顧客担当者', '代表者', '責任者', '主治医', '紹介者', '管理者名', '営業担当', '営業担当者', '担当営業'],
      zh: ['客户姓名', '客戶姓名', '用户姓名', '联系人', '聯絡人', '联系人姓名', '聯絡人姓名', '收件人', '收货人', '收貨人', '真实姓名', '真實姓名'],
    },
    inPerson: {
      other: ['nombre', 'nome', 'nombre y apellido', 'nom complet'],
      en: ['name', 'full name', 'display name', 'client name', 'preferred name', 'legal name', 'posthumous name', 'birth full name', 'passport name', 'nick name', 'real name', 'short name', 'alias name', 'profile name', 'primary contact', 'main contact', 'billing contact', 'finance contact', 'technical contact'],
      romaji: ['namae', 'onamae'],
      ja: ['名前', 'お名前', '宛名', '表示名'],
      zh: ['昵称', '暱稱'],
    },
    falseFriends: [
      'fileName', 'hostname', 'className', 'tagName', 'eventName', 'tableName', 'columnName', 'fieldName',
      'productName', 'companyName', 'businessName', 'storeName', 'shopName', 'brandName', 'firmName', 'organizationName', 'planName', 'packageName', 'templateName', 'queueName',
      'domainName', 'serverName', 'pathName', 'roleName', 'groupName', 'teamName', 'projectName', 'listName',
      'repositoryOwnerName', 'repoOwnerName', 'packageOwnerName', 'databaseOwnerName', 'driverClassName', 'userAgentName', 'parentCategoryName', 'childCategoryName', 'parentTableName',
      'typeName', 'methodName', 'functionName', 'moduleName', 'appName', 'jobName', 'modelName', 'schemaName',
      '会社名', '法人名', '商品名', 'ファイル名', '部署名', 'システム名', 'テーブル名', '項目名',
    ],
  },
  {
    id: 'person.given_name',
    sensitivity: 'med',
    label: { en: 'given name', ja: '名' },
    everywhere: {
      other: ['primer nombre', 'segundo nombre', 'primeiro nome', 'vorname', 'prenom'],
      en: ['first name', 'given name', 'fname', 'middle name', 'middle initial', 'forename', 'name first'],
      romaji: ['namae mei', 'mei kanji', 'shimei mei', 'na kanji', 'name mei', 'mei name', 'name knj mei', 'name kanji mei', 'mei knj'],
      ja: ['下の名前', 'ファーストネーム', '名漢字', '氏名名', 'お名前名'],
    },
    inPerson: { romaji: ['mei'], ja: ['名'] },
    falseFriends: ['lastNameFirst', 'familyNameFirst', 'surnameFirst'],
  },
  {
    id: 'person.family_name',
    sensitivity: 'med',
    label: { en: 'family name', ja: '姓' },
    everywhere: {
      other: ['apellido', 'apellidos', 'apellido paterno', 'apellido materno', 'primer apellido', 'segundo apellido', 'sobrenome', 'nachname', 'nom de famille'],
      en: ['last name', 'family name', 'surname', 'lname', 'name last'],
      romaji: ['myoji', 'sei kanji', 'shimei sei', 'name sei', 'sei name', 'name knj sei', 'name kanji sei', 'sei knj'],
      ja: ['苗字', '名字', 'ラストネーム', '姓漢字', '氏名姓', 'お名前姓'],
    },
    inPerson: { romaji: ['sei'], ja: ['姓'] },
    falseFriends: ['firstNameLast', 'givenNameLast'],
  },
  {
    id: 'person.name_kana',
    sensitivity: 'med',
    label: { en: 'name in kana', ja: 'フリガナ' },
    everywhere: {
      en: [{ term: 'name kana', label: true }, { term: 'kana name', label: true }, 'full name kana', 'first name kana', 'last name kana', 'given name kana', 'family name kana', { term: 'phonetic name', label: true }, 'phonetic first name', 'phonetic last name', 'phonetic given name', 'phonetic family name', { term: 'name furigana', label: true }, 'kana first name', 'kana last name'],
      romaji: [{ term: 'furigana', label: true }, 'shimei kana', 'kana shimei', 'sei kana', 'mei kana', { term: 'yomigana', label: true }, 'kana sei', 'kana mei', 'namae kana', 'kokyaku mei kana', 'kaiin mei kana', 'shimei furigana', 'shimei kn', 'sei kn', 'mei kn', 'namae kn', 'furigana sei', 'furigana mei', 'kana shimei sei', 'shimei yomi', 'namae yomi', 'name kana sei', 'name kana mei', 'name sei kana', 'name mei kana'],
      ja: [{ term: 'フリガナ', label: true }, { term: 'ふりがな', label: true }, '氏名カナ', '氏名かな', { term: 'よみがな', label: true }, { term: 'ヨミガナ', label: true }, { term: '読み仮名', label: true }, '姓カナ', '名カナ', '顧客名カナ', '会員名カナ', 'カナ氏名', '名前カナ', 'セイカナ', 'メイカナ', 'フリガナ姓', 'フリガナ名', 'ふりがな姓', 'ふりがな名', 'フリガナセイ', 'フリガナメイ', '姓かな', '名かな', '姓フリガナ', '名フリガナ', '姓ふりがな', '名ふりがな', '名前かな', 'ヨミカナ', '読みがな', 'カナ名', 'カナ名称', 'かな氏名', '氏名ヨミ', '氏名よみ'],
    },
    inPerson: { en: ['kana'], romaji: ['yomi'], ja: ['セイ', 'メイ', 'カナ', '読み', 'よみ'] },
    falseFriends: ['kanaRegex', 'isKana', 'toKana', 'kanaMap', 'katakanaOnly', '会社名カナ', '会社名フリガナ', '法人名カナ', '商品名カナ'],
  },
  {
    id: 'person.maiden_name',
    sensitivity: 'high',
    label: { en: 'maiden name', ja: '旧姓' },
    everywhere: { en: ['maiden name', 'mothers maiden name', 'mother maiden name', 'birth name'], romaji: ['kyusei'], ja: ['旧姓'] },
    inPerson: {},
    falseFriends: [],
  },
  {
    id: 'person.username',
    sensitivity: 'low',
    label: { en: 'user name', ja: 'ユーザー名' },
    everywhere: {},
    inPerson: {
      other: ['nombre usuario', 'nombre de usuario', 'nome de usuario', 'benutzername'],
      en: ['user name', 'login name', 'login id', 'screen name', 'handle', 'login', 'user principal name'],
      romaji: ['riyosha id', 'user mei', 'yuza mei'],
      ja: ['ユーザー名', 'ユーザ名', 'ログインID', '利用者名'],
      zh: ['用户名', '用戶名', '使用者名稱'],
    },
    falseFriends: ['serviceUsername', 'dbUsername', 'smtpUsername', 'usernameField', 'usernameRegex', 'handleConfirm', 'handleNew', 'handlePrimary', 'handleOther', 'handleRaw'],
  },
  {
    id: 'person.other',
    sensitivity: 'med',
    label: { en: 'personal data', ja: '個人情報' },
    // What annotations and the policy call personal without saying as what; and what people write about themselves.
    everywhere: {},
    inPerson: {
      en: [{ term: 'bio', sensitivity: 'low' }, { term: 'biography', sensitivity: 'low' }, { term: 'about me', sensitivity: 'low' }, { term: 'self introduction', sensitivity: 'low' }, { term: 'hobby', sensitivity: 'low' }],
      romaji: [{ term: 'jiko shokai', sensitivity: 'low' }, { term: 'shumi', sensitivity: 'low' }],
      ja: [{ term: '自己紹介', sensitivity: 'low' }, { term: '自己PR', sensitivity: 'low' }, { term: '趣味', sensitivity: 'low' }],
    },
    falseFriends: [],
  },
];
