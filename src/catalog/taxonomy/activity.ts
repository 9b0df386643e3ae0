import type { Category } from './types.ts';

/** What a person says, where a person is, with which device and credential. */
export const ACTIVITY: readonly Category[] = [
  {
    id: 'comm.content',
    sensitivity: 'med',
    label: { en: 'content of communication', ja: '対応内容・備考' },
    everywhere: {},
    inPerson: {
      other: ['nota', 'observaciones', 'observacoes', 'bemerkung', 'notizen', 'comentario'],
      en: ['follow up note', 'meeting note', 'call transcription', 'voicemail transcription', 'transcription', 'feedback text', 'call recording url', 'message body', 'call note', 'support ticket body', 'ticket body', 'chat transcript', 'call transcript', 'transcript', 'memo', 'remarks', 'call recording', 'note', 'internal note', 'private note', 'staff note', 'additional info', 'inquiry', 'inquiry body', 'remark'],
      romaji: ['biko', 'taio rireki', 'taio naiyo', 'otoiawase', 'toiawase naiyo', 'tsuwa rokuon', 'tokki jiko', 'taio memo', 'sodan naiyo', 'soudan naiyo', 'mendan naiyo'],
      ja: ['備考', '備考欄', '対応履歴', '対応内容', '問い合わせ内容', 'お問い合わせ内容', '問合せ内容', '相談内容', 'メモ', '通話録音', '特記事項', '対応メモ', '顧客メモ', '商談メモ', '面談メモ', '面談内容', '通話内容', '通話メモ', '応対内容', '応対履歴', 'クレーム内容', '要望', 'ご要望', 'ご意見', '質問内容', '備考メモ', 'コメント', '注意事項', '申し送り事項', '申し送り'],
      zh: ['备注', '備註', '跟进记录', '沟通记录', '通话记录'],
    },
    falseFriends: ['commitMessage', 'errorMessage', 'logMessage', 'useMemo', 'reactMemo', 'releaseNote'],
  },
  {
    id: 'location.precise',
    sensitivity: 'med',
    label: { en: 'precise location', ja: '位置情報' },
    everywhere: {},
    inPerson: {
      other: ['latitud', 'longitud'],
      en: ['latitude', 'longitude', 'lat lng', 'lat', 'lng', 'lon', 'geolocation', 'geo location', 'geo point', 'gps', 'gps coordinates', 'home location', 'last location', 'current location', 'last known location'],
      romaji: ['ido', 'keido', 'ichi joho', 'genzaichi'],
      ja: ['緯度', '経度', '位置情報', '現在地'],
    },
    falseFriends: ['sourceLocation', 'windowLocation', '異動', '移動'],
  },
  {
    id: 'device.ip',
    sensitivity: 'low',
    label: { en: 'IP address', ja: 'IPアドレス' },
    everywhere: { en: ['ip address', 'client ip', 'user ip', 'visitor ip', 'remote addr', 'remote ip', 'x forwarded for', 'ip addr'], romaji: ['ip adoresu'], ja: ['IPアドレス', '接続元IP', '接続元IPアドレス'] },
    inPerson: { en: ['ip', 'last login ip', 'signup ip', 'registration ip', 'last ip', 'sign in ip', 'login ip', 'remote address', 'source ip', 'consent ip', 'actor ip', 'signature ip', 'signing ip', 'created ip', 'registered ip', 'current sign in ip', 'last sign in ip', 'accepted ip'] },
    falseFriends: ['bindIp', 'bindIpAddress', 'listenIpAddress', 'serverIpAddress', 'hostIpAddress', 'allowedIpAddress', 'allowlistIpAddress', 'gatewayIpAddress', 'サーバーIPアドレス', 'サーバIPアドレス'],
  },
  {
    id: 'device.identifier',
    sensitivity: 'low',
    label: { en: 'device identifier', ja: '端末識別子' },
    everywhere: {},
    inPerson: {
      en: ['device id', 'device info', 'device token', 'fcm token', 'push token', 'expo push token', 'apns token', 'device uuid', 'device fingerprint id', 'advertising id', 'idfa', 'imei', 'mac address', 'cookie id', 'browser fingerprint', 'device fingerprint', 'fingerprint', { term: 'user agent', sensitivity: 'low' }],
      romaji: ['tanmatsu id'],
      ja: ['端末ID', '広告ID', 'デバイスID'],
    },
    falseFriends: ['contentFingerprint', 'certFingerprint', 'assetFingerprint'],
  },
  {
    id: 'auth.credential',
    sensitivity: 'critical',
    label: { en: 'credential', ja: '認証情報' },
    everywhere: {
      other: ['contrasena', 'contrasenia', 'senha', 'mot de passe', 'passwort', 'clave acceso'],
      en: [
        'password', 'passwd', 'passphrase', 'pass phrase', 'secret answer', 'security answer', 'otp', 'one time password', 'otp secret', 'totp secret', 'mfa secret', 'two factor secret', 'tfa secret',
        'access token', 'refresh token', 'id token', 'api key', 'api secret', 'session token', 'backup codes', 'recovery codes', 'two factor backup codes', 'private key', 'client secret', 'reset token', 'password reset token', 'reset password token', 'recovery token',
        'secret key', 'app secret', 'consumer secret', 'webhook secret', 'signing secret', 'auth token', 'bearer token', 'api token', 'token secret', 'session secret', 'jwt secret', 'secret access key', 'access key', 'verification code', 'bot token', 'verification token', 'verify token', 'confirmation token', 'change token', 'email change token', 'activation token', 'registration token', 'invitation token', 'invite token', 'reauthentication token', 'magic link token', 'app token', 'session key', 'credential', 'service account key', 'authorization code', 'oauth code', 'o auth code', 'otp code', 'login code', 'mfa code', 'two factor code',
      ],
      romaji: ['pasuwado', 'ansho bango', 'himitsu no shitsumon', 'himitsu no kotae'],
      ja: ['パスワード', '暗証番号', '秘密の質問', '秘密の答え', '認証コード', 'ワンタイムパスワード'],
      zh: ['密码', '密碼'],
    },
    inPerson: { en: ['pin', 'pass', 'pwd', 'passw', 'passcode', { term: 'session id', closed: true }, 'secret question', 'security question', 'pass word'] },
    falseFriends: [
      'passwordless', 'passwordField', 'resetPassword', 'passwordResetUrl', 'passwordRoute', 'tokenCount', 'tokenizer', 'cssToken',
      'pinned', 'mapPin', 'passwordPolicy', 'passwordStrength', 'forgotPassword', 'passwordResetAt', 'domainVerificationToken', 'パスワード変更日', 'パスワードポリシー',
    ],
    tails: ['key'],
  },
];
