import type { Category } from './types.ts';

/** Ways to reach a person. */
export const CONTACT: readonly Category[] = [
  {
    id: 'contact.email',
    sensitivity: 'med',
    label: { en: 'e-mail address', ja: 'メールアドレス' },
    everywhere: {
      other: ['correo electronico', 'adresse email', 'adresse mail'],
      en: ['email', 'e mail', 'mail address', 'email address', 'e mail address', 'mail addr', 'email addr', 'personal email'],
      romaji: ['meru adoresu', 'mail adoresu', 'email adoresu', 'meado'],
      ja: ['メールアドレス', 'メアド', 'Eメール', 'Eメールアドレス', '電子メール', '電子メールアドレス', 'E-mail', 'Email'],
    },
    inPerson: { other: ['correo'], en: ['mail'], ja: ['メール'] },
    falseFriends: [
      'emailTemplate', 'emailEnabled', 'emailVerified', 'emailType', 'emailSubject', 'emailBody', 'emailQueue',
      'emailProvider', 'emailService', 'emailRegex', 'isEmail', 'sendEmail', 'emailNotification', 'emailNotifications',
      'emailToken', 'emailReminder', 'EmailSchema', 'emailOptIn', 'emailSentAt', 'welcomeEmail', 'confirmationEmail',
      'marketingEmail', 'transactionalEmail', 'digestEmail', 'draftEmail', 'bulkEmail', 'outgoingEmail', 'inboundEmail',
      'outboundEmail', 'queuedEmail', 'scheduledEmail', 'htmlEmail', 'supportEmail', 'noreplyEmail', 'systemEmail',
      'fromEmail', 'replyToEmail',
    ],
  },
  {
    id: 'contact.phone',
    sensitivity: 'med',
    label: { en: 'telephone number', ja: '電話番号' },
    everywhere: {
      other: ['telefono', 'telefone', 'celular', 'telefonnummer', 'numero de telefono', 'numero de telephone', 'handynummer', 'numero celular'],
      en: ['phone', 'telephone', 'cell phone', 'home phone', 'work phone', 'mobile phone', 'office phone', 'phone number', 'telephone number', 'mobile number', 'tel number', 'tel no', 'contact number', 'land line', 'mobile no', 'phone mobile', 'telephone mobile', 'cell number', 'cell no', 'whatsapp number', 'whatsapp phone', 'whatsapp no', 'fax', 'fax number', 'msisdn'],
      romaji: ['denwa', 'denwa bango', 'denwa no', 'tel bango', 'keitai bango', 'keitai denwa', 'fax bango'],
      ja: ['電話番号', '電話', '携帯番号', '携帯電話', '携帯電話番号', 'FAX番号', 'ファックス番号', '連絡先電話', 'TEL番号', 'FAX'],
    },
    inPerson: { other: ['movil', 'telefon', 'handy'], en: ['tel', 'tel mobile', 'tel cell', 'tel keitai', 'mobile', 'whatsapp', 'whats app'], romaji: ['keitai', 'fakkusu', 'renrakusaki'], ja: ['携帯', 'ファックス', 'TEL', '連絡先', 'ご連絡先', '電話番号携帯', '固定電話', '自宅電話'] },
    falseFriends: [
      'phoneRegex', 'phonePattern', 'phoneFormat', 'phoneCountryCode', 'isPhone', 'mobileView', 'isMobile', 'mobileMenu',
      'phoneCalls', 'phoneModel', 'smartPhone', 'headPhone', '留守番電話',
    ],
    tails: ['number', 'no', 'num', 'nr', 'ext', 'extension', 'day', 'night', 'cell', 'fax', 'e164', 'fix', 'fixed', 'landline'],
  },
  {
    id: 'contact.address',
    sensitivity: 'med',
    label: { en: 'postal address', ja: '住所' },
    everywhere: {},
    inPerson: {
      other: ['direccion', 'domicilio', 'endereco', 'adresse', 'anschrift', 'strasse', 'hausnummer', 'ciudad', 'cidade', 'ville', 'bairro', 'colonia', 'logradouro', 'rue'],
      en: [
        'address', 'addr', 'address line', 'street address', 'postal address', 'home address', 'billing address', 'shipping address',
        'delivery address', 'mailing address', 'residential address', 'street', 'street line', 'street name', 'street number', 'house number',
        'city', { term: 'prefecture', sensitivity: 'low' }, { term: 'state', beside: 'contact.address', sensitivity: 'low' }, { term: 'country', beside: 'contact.address', sensitivity: 'low' },
        { term: 'province', beside: 'contact.address', sensitivity: 'low' }, { term: 'county', beside: 'contact.address', sensitivity: 'low' }, 'town', { term: 'region', beside: 'contact.address', sensitivity: 'low' }, { term: 'district', beside: 'contact.address', sensitivity: 'low' }, 'sub district', 'apartment', 'apartment number', 'apt number', { term: 'building', beside: 'contact.address' }, 'full address', 'detail address', 'detailed address', 'permanent address', 'current address', 'residence address',
        'address city', { term: 'address state', sensitivity: 'low' }, { term: 'address country', sensitivity: 'low' }, { term: 'address province', sensitivity: 'low' }, 'address street', { term: 'address prefecture', sensitivity: 'low' }, 'address detail', 'address text',
        { term: 'billing state', sensitivity: 'low' }, { term: 'billing country', sensitivity: 'low' }, { term: 'shipping state', sensitivity: 'low' }, { term: 'shipping country', sensitivity: 'low' }, { term: 'mailing state', sensitivity: 'low' }, { term: 'mailing country', sensitivity: 'low' }, { term: 'home state', sensitivity: 'low' },
      ],
      romaji: ['jusho', 'kyojuchi', { term: 'todofuken', sensitivity: 'low' }, 'shikuchoson', 'banchi', 'tatemono', 'tatemono mei', 'chomei banchi', 'jusho kana', 'genjusho', 'jitaku jusho', { term: 'todofuken mei', sensitivity: 'low' }, { term: 'todofuken cd', sensitivity: 'low' }, { term: 'todofuken no', sensitivity: 'low' }, 'shichoson', 'shigunku', { term: 'todofuken code', sensitivity: 'low' }, 'shikuchoson mei', 'choiki', 'heya bango', 'manshon mei', 'yuso saki jusho'],
      ja: ['住所', '現住所', '居住地', { term: '都道府県', sensitivity: 'low' }, '市区町村', '番地', '町名番地', '建物名', 'マンション名', '送付先', '配送先', '届け先', '郵送先', '町域', '町名', '丁目番地', '部屋番号', '建物名部屋番号', '住所カナ', '住所漢字', '方書', '建物', 'マンション建物名', '番地建物名', '町名番地建物名', '市町村', '住所建物', '住所番地', '居所'],
    },
    falseFriends: [
      'ipAddress', 'macAddress', 'hostAddress', 'serverAddress', 'walletAddress', 'contractAddress', 'baseAddress',
      'memoryAddress', 'bindAddress', 'listenAddress', 'remoteAddress', 'localAddress', 'webAddress', 'urlAddress', 'tokenAddress',
      'addressOfRecord', 'addressBook', 'addressFormat', 'addressType', 'stateMachine', 'appState', 'loadingState',
      '会社住所', '店舗住所', '本社住所', '所在地',
    ],
    tails: ['line', 'street', 'text', 'kana', 'detail', 'details', 'info', 'first', 'second', 'building', 'unit'],
  },
  {
    id: 'contact.postal_code',
    sensitivity: 'low',
    label: { en: 'postal code', ja: '郵便番号' },
    everywhere: {
      other: ['codigo postal', 'code postal', 'postleitzahl'],
      en: ['postal code', 'zip code', 'post code', 'zip postal code', 'postal cd', 'zip cd', 'post cd', 'address zip', 'billing zip', 'shipping zip'],
      romaji: ['yubin bango', 'yubin no'],
      ja: ['郵便番号', '〒'],
    },
    inPerson: { other: ['cep', 'plz'], en: ['zip', 'postal', 'post no', 'zip no', { term: 'pin code', beside: 'contact.address' }], romaji: ['yubin'], ja: ['郵便'] },
    falseFriends: ['zipFile', 'zipPath', 'zipArchive', '会社郵便番号'],
    tails: ['number', 'no'],
  },
  {
    id: 'contact.emergency',
    sensitivity: 'med',
    label: { en: 'emergency contact', ja: '緊急連絡先' },
    everywhere: {
      en: ['emergency contact', 'emergency contact name', 'emergency contact phone', 'emergency phone', 'next of kin'],
      romaji: ['kinkyu renrakusaki', 'kinkyu renrakusaki denwa', 'kinkyu renrakusaki denwa bango', 'kinkyu renrakusaki tel', 'kinkyu renrakusaki mei', 'kinkyu renrakusaki shimei', 'kinkyu renrakusaki zokugara'],
      ja: ['緊急連絡先', '緊急連絡先電話番号', '緊急連絡先電話', '緊急連絡先TEL', '緊急連絡先氏名', '緊急連絡先名', '緊急連絡先続柄', '緊急連絡先住所', '緊急時連絡先', '緊急電話番号'],
    },
    inPerson: {},
    falseFriends: [],
    tails: ['name', 'phone', 'number', 'relation', 'relationship', 'email', 'address'],
  },
  {
    id: 'contact.sns',
    sensitivity: 'low',
    label: { en: 'social network account', ja: 'SNSアカウント' },
    everywhere: {
      en: ['line user id', 'twitter handle', 'facebook id', 'social profile', 'linkedin url', 'linkedin profile', 'twitter username', 'instagram handle', 'facebook url', 'skype id', 'wechat id'],
      ja: ['LINE ID', 'SNSアカウント'],
    },
    // `lineId` is a line of an order far more often than an account of the LINE messenger.
    inPerson: { en: ['line id', 'slack user id', 'twitter', 'linkedin', 'facebook', 'instagram', 'skype', 'wechat', 'tiktok', 'youtube', 'telegram', 'telegram id', 'line name', 'x handle', 'twitter id', 'instagram id', 'discord id', 'discord username', 'viber', 'kakao'], romaji: [] },
    falseFriends: ['lineHeight', 'onLine', 'orderLineId', 'lineItemId', 'invoiceLineId'],
    tails: ['url', 'handle', 'username', 'profile', 'account'],
  },
];
