/** Words for one kind of person. Singular, lower case; romaji in any spelling. */
export interface SubjectNouns {
  /** The subject's id, as findings name it. */
  id: string;
  latin: readonly string[];
  romaji?: readonly string[];
  ja?: readonly string[];
}

/** Words that always mean a person as the name of a record. */
export const SUBJECTS: readonly SubjectNouns[] = [
  {
    id: 'customer',
    latin: ['customer', 'cust', 'shopper', 'buyer', 'purchaser', 'account holder', 'policy holder', 'policyholder', 'cliente', 'comprador', 'kunde', 'kunden', 'klant'],
    romaji: ['kokyaku', 'okyakusama', 'okyaku', 'keiyakusha', 'konyusha', 'chumonsha'],
    ja: ['顧客', 'お客様', '契約者', '購入者', '注文者', '依頼者', '客户', '客戶'],
  },
  { id: 'contact', latin: ['contact', 'contact person', 'contacto', 'contato', 'ansprechpartner'], romaji: ['tantosha', 'renrakusaki'], ja: ['担当者', '連絡先', '連絡担当者', '联系人', '聯絡人'] },
  { id: 'lead', latin: ['lead', 'prospect'], romaji: ['mikomikyaku'], ja: ['リード', '見込み客', '見込客', '見込み顧客', '見込顧客'] },
  { id: 'patient', latin: ['patient', 'paciente'], romaji: ['kanja'], ja: ['患者', '受診者', '病人'] },
  { id: 'member', latin: ['member', 'miembro', 'mitglied', 'afiliado', 'associado'], romaji: ['kaiin'], ja: ['会員', '組合員', 'メンバー', 'メンバ', '会员', '會員'] },
  {
    id: 'employee',
    latin: ['employee', 'staff', 'emp', 'staff member', 'personnel', 'coworker', 'colleague', 'doctor', 'physician', 'nurse', 'teacher', 'instructor', 'sales rep', 'empleado', 'trabajador', 'funcionario', 'colaborador', 'vendedor', 'docente', 'mitarbeiter'],
    romaji: ['shain', 'jugyoin', 'shokuin'],
    ja: ['社員', '従業員', '職員', 'スタッフ', '医師', '講師', '员工', '員工'],
  },
  { id: 'user', latin: ['user', 'usr', 'end user', 'administrator', 'usuario', 'utilisateur', 'benutzer'], romaji: ['riyosha', 'shiyosha', 'yuza'], ja: ['ユーザー', 'ユーザ', '利用者', '使用者', '管理者', '用户', '用戶'] },
  { id: 'applicant', latin: ['applicant', 'job seeker', 'jobseeker'], romaji: ['obosha', 'moshikomisha', 'shinseisha'], ja: ['応募者', '申込者', '申請者', '候補者', '求職者'] },
  { id: 'person', latin: ['person', 'individual', 'human', 'citizen', 'resident', 'persona', 'pessoa', 'personne'], romaji: ['honnin', 'kojin joho', 'jushoroku', 'renrakucho', 'denwacho'], ja: ['個人', '本人', '人物', '住民', '住所録', '電話帳', '連絡帳', '名簿'] },
  { id: 'guest', latin: ['guest', 'attendee', 'participant', 'passenger', 'traveler', 'traveller', 'registrant', 'huesped', 'hospede', 'pasajero'], romaji: ['shukuhakusha', 'sankasha', 'raijosha'], ja: ['ゲスト', '宿泊者', '参加者', '来場者', '訪問者', '出席者'] },
  { id: 'subscriber', latin: ['subscriber', 'suscriptor', 'abonnent'], romaji: ['kodokusha', 'kanyusha'], ja: ['購読者', '加入者'] },
  { id: 'student', latin: ['student', 'pupil', 'learner', 'alumno', 'aluno', 'estudiante', 'estudante'], romaji: ['gakusei', 'seito', 'jukosha'], ja: ['学生', '生徒', '児童', '受講者', '受講生'] },
  { id: 'recipient', latin: ['recipient', 'signer', 'signatory', 'addressee', 'beneficiary', 'card holder', 'cardholder', 'borrower', 'beneficiario'], romaji: ['uketorinin', 'jushinsha'], ja: ['受取人', '受信者', '荷受人', '署名者', '借主'] },
  { id: 'insured', latin: ['insured', 'insured person'], romaji: ['hihokensha'], ja: ['被保険者'] },
  { id: 'tenant', latin: [], romaji: ['nyukyosha', 'chinshakunin'], ja: ['入居者', '賃借人'] },
  { id: 'relative', latin: ['spouse', 'guardian', 'next of kin', 'family member', 'dependent'], romaji: ['hogosha', 'haigusha', 'fuyosha'], ja: ['保護者', '配偶者', '家族', '扶養者'] },
];

/**
 * Words that mean a person only when the record's fields prove it: a `Tenant` of a house has a birth
 * date, a `Tenant` of a platform has a plan; a `Client` may be a connection.
 */
export const MAYBE_SUBJECTS: readonly SubjectNouns[] = [
  { id: 'tenant', latin: ['tenant'] },
  { id: 'customer', latin: ['client', 'account', 'party', 'payer', 'payee', 'consumer'], romaji: ['tokuisaki'], ja: ['得意先', '取引先担当'] },
  { id: 'employee', latin: ['agent', 'worker', 'operator', 'representative', 'driver', 'owner', 'manager', 'assignee'] },
  { id: 'user', latin: ['profile', 'author', 'admin', 'superadmin', 'super admin', 'department head', 'host', 'identity', 'visitor'], ja: ['アカウント'], romaji: ['akaunto'] },
  { id: 'applicant', latin: ['candidate'] },
  { id: 'person', latin: ['parent', 'child', 'sender', 'partner', 'seller', 'player', 'artist'] },
];

/** Words for organisations and places, and for the settings that speak for them: what they carry is not about a person. */
export const ORGANISATIONS = {
  latin: [
    'company', 'organization', 'organisation', 'org', 'corporation', 'corp', 'enterprise', 'firm', 'store', 'shop', 'branch', 'warehouse', 'vendor', 'supplier',
    'merchant', 'institution', 'school', 'university', 'hospital', 'clinic', 'team', 'department', 'workspace', 'brand', 'facility', 'site', 'venue', 'hotel',
    'restaurant', 'carrier', 'bank', 'agency', 'account', 'tenant', 'provider', 'pharmacy', 'laboratory', 'airline', 'location', 'stock location', 'region', 'channel', 'employer',
    'setting', 'config', 'configuration', 'empresa', 'proveedor', 'fornecedor', 'sucursal', 'tienda',
  ],
  romaji: ['kaisha', 'hojin', 'kigyo', 'tenpo', 'shiten', 'torihikisaki', 'shiiresaki', 'tokuisaki', 'nonyusaki', 'hatchusaki', 'soshiki', 'gakko', 'byoin', 'jigyosho'],
  ja: ['会社', '法人', '企業', '店舗', '支店', '事業所', '取引先', '組織', '団体', '学校', '病院', '本社', '工場', '倉庫', '自社', '営業所', '店', '得意先', '仕入先', '発注先', '納入先', '施設', '事業者', '公司', '企业', '供应商', '供應商', '门店'],
} as const;

/** Words for what a program is set up with: a telephone or an address in it is its own line or mailbox, unless somebody's word stands before. */
export const SETUPS: readonly string[] = ['config', 'configuration', 'setting', 'setup', 'integration'];

/** Words for things that people give names to: beside an e-mail column, their `name` is still a label. */
export const NAMED_THINGS: readonly string[] = [
  'campaign', 'template', 'product', 'project', 'plan', 'event', 'document', 'file', 'folder', 'list', 'group', 'role', 'webhook',
  'integration', 'queue', 'table', 'column', 'component', 'form', 'page', 'report', 'dashboard', 'tag', 'category', 'segment', 'pipeline', 'stage', 'deal', 'opportunity',
  'contract', 'order', 'invoice', 'error', 'err', 'constructor', 'schema', 'model', 'field', 'job', 'task', 'service', 'app', 'application', 'module', 'package', 'plugin', 'key',
];

/** Parts that people play for a record: `assignee_name` and 承認者名 name a person, whatever holds them. */
export const ROLES: Omit<SubjectNouns, 'id'> = {
  latin: [
    'author', 'owner', 'manager', 'assignee', 'creator', 'reviewer', 'approver', 'sender', 'receiver', 'ceo', 'founder', 'director', 'president', 'supervisor', 'representative', 'requester', 'requestor', 'reporter', 'organizer', 'organiser',
    'payer', 'payee', 'caller', 'interviewer', 'father', 'mother', 'parent', 'child', 'husband', 'wife', 'coach', 'mentor', 'tutor', 'referrer', 'inviter', 'invitee', 'uploader', 'commenter', 'salesperson', 'sales person', 'counsellor', 'counselor', 'contact person',
    'care manager', 'caregiver', 'carer', 'surgeon', 'dentist', 'therapist', 'lawyer', 'attorney', 'driver', 'agent', 'candidate', 'guarantor', 'witness', 'deceased', 'donor', 'poc', 'technician', 'mourner', 'chief mourner', 'friend', 'pastor', 'brother', 'sister', 'grandfather', 'grandmother', 'roommate', 'bride', 'groom', 'stylist', 'physiotherapist',
  ],
  romaji: ['daihyosha', 'sakuseisha', 'torokusha', 'koshinsha', 'shoninsha', 'sekininsha', 'setainushi', 'moshu', 'shokaisha', 'hoshonin', 'tanto', 'uketsukesha', 'kinyusha', 'eigyo tanto', 'shujii', 'ishi', 'yakuzaishi', 'kangoshi', 'koken nin'],
  ja: ['代表者', '作成者', '登録者', '更新者', '承認者', '責任者', '上長', '紹介者', '保証人', '連帯保証人', '世帯主', '送信者', '差出人', '受付者', '記入者', '入力者', '営業担当', '担当', '主治医', '喪主', '故人', '施主', '相続人', '来訪者', '投稿者', '父', '母', '夫', '妻', '子'],
};

/** What people say to each other: the text of such a record is the content of a communication. */
export const MESSAGES = {
  /** Messages with addressees: `from` and `to` are e-mail addresses. */
  mail: ['email', 'e mail', 'mail', 'email message', 'mail message', 'email thread'],
  /** What somebody asks for in writing. */
  request: ['ticket', 'complaint', 'feedback', 'case', 'support request', 'inquiry', 'enquiry'],
  chat: ['message', 'sms', 'conversation', 'chat', 'letter', 'voicemail', 'chat message', 'transcript', 'reply'],
  /** What is said about somebody, where the record says about whom. */
  about: ['note', 'comment', 'call', 'interaction', 'memo', 'call log', 'consultation'],
  /** What was done with somebody, where the record says with whom: whoever did it is in every one. */
  activity: ['activity', 'meeting', 'appointment', 'visit', 'follow up', 'followup', 'touchpoint', 'engagement', 'review', 'testimonial', 'survey', 'feedback survey', 'calendar event', 'engagement event', 'crm event'],
  romaji: ['otoiawase', 'toiawase', 'taio rireki', 'sodan'],
  ja: ['メッセージ', 'メール', '問い合わせ', '問合せ', 'お問い合わせ', '対応履歴', '応対履歴', '相談', '面談記録', '通話履歴'],
} as const;

/** Words for a table of values by name that hangs on a person: its values may be anything about the person. */
export const ATTRIBUTES: readonly string[] = ['custom field', 'custom field value', 'field value', 'custom value', 'attribute', 'attribute value', 'property', 'property value', 'extra info', 'custom attribute', 'custom property', 'custom data', 'answer'];

/** What somebody fills in: an e-mail address makes the `name` in it theirs. */
export const FILLED_IN: readonly string[] = ['invite', 'invitation', 'signup', 'sign up', 'registration', 'enrollment', 'enrolment', 'waitlist', 'waiting list', 'job application', 'booking', 'reservation', 'appointment', 'rsvp', 'submission', 'enquiry', 'inquiry', 'quote request', 'demo request', 'contact form', 'contact us', 'newsletter subscription', 'ticket holder'];

/** Lists of places that anybody can look up: their names, postal codes and coordinates are nobody's. */
export const PLACES: readonly string[] = ['municipality', 'city', 'prefecture', 'town', 'country', 'state', 'province', 'county', 'district', 'area', 'neighborhood', 'neighbourhood', 'village', 'postal code', 'post code', 'postcode', 'zip code', 'zip', 'zipcode', 'airport', 'station', 'todofuken', 'shikuchoson'];
export const PLACES_JA = /(?:都道府県|市区町村|郵便番号|地域|エリア|国|駅)$/u;

/** Fields that only the record of an organisation has. */
export const ORGANISATION_FIELDS: readonly string[] = ['website', 'web site', 'homepage', 'industry', 'sector', 'annual revenue', 'logo', 'logo url', 'vat number', 'vat id', 'number of employees', 'employee count', 'employees', 'founded year', 'trade name', 'business name', 'corporate number', 'legal form'];
