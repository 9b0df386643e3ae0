import type { Category } from './types.ts';

/** Numbers a state gives to persons. */
export const GOVERNMENT: readonly Category[] = [
  {
    id: 'gov_id.my_number',
    sensitivity: 'critical',
    label: { en: 'My Number', ja: 'マイナンバー' },
    everywhere: {
      romaji: ['mainanba', 'mai nanba', 'kojin bango', 'kojin no'],
      ja: ['マイナンバー', '個人番号', '個人番号カード', 'マイナンバーカード番号'],
    },
    // `myNumber` is also what a tutorial calls its variable.
    inPerson: { en: ['my number', 'individual number', 'my number card'] },
    falseFriends: ['法人番号', 'hojinBango', 'corporateNumber', 'myNumberInput'],
  },
  {
    id: 'gov_id.national_id',
    sensitivity: 'critical',
    label: { en: 'national or tax number', ja: '公的個人番号' },
    everywhere: {
      en: ['ssn', 'social security number', 'social security', 'national id', 'national id number', 'national identity number', 'national identification number', 'national insurance number', 'tax id', 'tax id number', 'tin', 'taxpayer id', 'itin', 'aadhaar', 'aadhaar number', 'resident registration number', 'social insurance number', 'personal identity number', 'nric', 'cpf', 'curp', 'fiscal code'],
      romaji: ['nozei bango', 'juminhyo code', 'juminhyo', 'kiso nenkin bango', 'nenkin bango'],
      ja: ['住民票コード', '納税者番号', '基礎年金番号', '年金番号', '住民票'],
      other: ['numero seguridad social', 'numero de seguridad social', 'numero identidad', 'cedula ciudadania', 'cedula de ciudadania', 'cedula identidad', 'cedula de identidad', 'titulo eleitor', 'titulo de eleitor', 'carteira identidade', 'shenfenzheng', 'shenfenzheng hao', 'shenfenzheng haoma', 'shenfen zheng'],
      zh: ['身份证', '身份證', '身份证号', '身份證號', '身份证号码', '身份證號碼', '身份证件号', '身分證', '身分證字號', '身分證號碼', '证件号码', '證件號碼', '证件号', '社保号', '社会保障号'],
    },
    inPerson: { other: ['documento identidad', 'documento de identidad', 'numero documento', 'numero de documento', 'rg', 'cpf cnpj', 'documento', 'nro documento', 'num documento', 'nro doc', 'num doc', 'numero doc', 'identificacion', 'numero identificacion', 'numero de identificacion', 'num identificacion', 'rfc', 'nss', 'cuit', 'cuil', 'pis', 'ctps'], en: ['identity number', 'identification number', 'citizen id', 'citizen number', 'personal number', 'national code', 'national registration number', 'resident id', 'tax number', 'identity document number', 'id document number', 'id card', 'cedula', 'nrn', 'national register number', 'cnic', 'nit', 'nik', 'ktp', 'rut', 'nric number', 'hkid', 'emirates id', 'iqama', 'iqama number', 'aadhar', 'aadhar number', 'pan card', 'pan number', 'voter id', 'tckn', 'tc kimlik no', 'cccd', 'cmnd', 'nif', 'nie', 'codice fiscale', 'personnummer', 'bvn', 'nin number', 'id no', 'identity no', 'id card no', 'id number', 'register number', 'national register no', 'identity card number', 'id card number', 'pesel', 'bsn', 'dni', 'nino'] },
    falseFriends: ['ssnap', 'isSsn'],
    tails: ['number', 'no', 'num'],
  },
  {
    id: 'gov_id.drivers_license',
    sensitivity: 'high',
    label: { en: "driver's licence number", ja: '運転免許証番号' },
    everywhere: {
      other: ['licencia conducir', 'licencia de conducir', 'numero licencia conducir', 'cnh', 'numero cnh'],
      en: ['driver license', 'driver licence', 'drivers license', 'drivers licence', 'driver license number', 'driver licence number', 'drivers license number', 'drivers licence number', 'driving license', 'driving licence', 'driving license number'],
      romaji: ['unten menkyo', 'unten menkyosho', 'menkyosho bango', 'menkyo bango', 'unten menkyo bango', 'unten menkyosho bango'],
      ja: ['運転免許証番号', '運転免許証', '運転免許', '免許証番号', '免許番号'],
    },
    inPerson: { en: ['license number', 'licence number'], romaji: ['menkyosho'], ja: ['免許証'] },
    falseFriends: ['licenseKey', 'softwareLicense', 'licenseText', 'spdxLicense'],
    tails: ['number', 'no', 'num', 'id'],
  },
  {
    id: 'gov_id.passport',
    sensitivity: 'high',
    label: { en: 'passport number', ja: '旅券番号' },
    everywhere: { other: ['numero pasaporte', 'numero de pasaporte'], en: ['passport number', 'passport no', 'passport num'], romaji: ['pasupoto bango', 'ryoken bango', 'passport bango'], ja: ['旅券番号', 'パスポート番号'], zh: ['护照号', '护照号码', '護照號碼'] },
    // Bare `passport` is an authentication library.
    inPerson: { other: ['pasaporte', 'passaporte'], en: ['passport', 'passport id'], ja: ['パスポート', '旅券'] },
    falseFriends: [],
  },
  {
    id: 'gov_id.residence_card',
    sensitivity: 'high',
    label: { en: 'residence card or visa number', ja: '在留カード番号' },
    everywhere: {
      en: ['residence card number', 'visa number', 'alien registration', 'alien registration number', 'residence permit number', 'immigration status'],
      romaji: ['zairyu card', 'zairyu kado', 'zairyu card bango', 'zairyu kado bango', 'zairyu shikaku'],
      ja: ['在留カード番号', '在留カード', '在留資格'],
    },
    inPerson: { en: ['residence card', 'residence permit', 'residence status', 'visa type', 'visa status'] },
    falseFriends: ['visaCard'],
  },
];
