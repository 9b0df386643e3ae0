import type { Category } from './types.ts';

/** Health, body and biometry. */
export const HEALTH: readonly Category[] = [
  {
    id: 'health.condition',
    sensitivity: 'high',
    label: { en: 'health condition', ja: '病歴・健康状態' },
    everywhere: {
      en: ['medical history', 'medical condition', 'health condition', 'disease', 'illness', 'allergy', 'disability', 'prescription', 'medication', 'chronic condition', 'medical note'],
      romaji: ['byoreki', 'kio reki', 'kioreki', 'kenko shindan'],
      ja: ['病歴', '既往歴', '疾病', '処方', '処方箋', 'アレルギー', '健康診断', '健康診断結果', '障害者手帳', '障害等級', '服薬'],
    },
    // `diagnosis` and `symptom` are also said of machines, 障害 and `shogai` of outages.
    inPerson: { en: ['diagnosis', 'symptom', 'treatment', 'medical record', 'care plan'], romaji: ['byoki', 'shindan', 'shoho', 'shogai', 'arerugi'], ja: ['診断', '診断名', '障害', '症状'] },
    falseFriends: ['diagnostics', 'conditionExpr', 'treatmentGroup', 'healthCheck', 'healthz', 'システム障害', '経営診断', '障害報告'],
    tails: ['code', 'text', 'description', 'details', 'detail', 'name'],
  },
  {
    id: 'health.vitals_genetic',
    sensitivity: 'high',
    label: { en: 'vital signs or genetic data', ja: '身体・遺伝情報' },
    everywhere: {
      en: ['blood type', 'blood group', 'blood pressure', 'genetic data', 'genetic information', 'dna sequence', 'bmi', 'pregnancy', 'pregnancy status', 'pregnant'],
      romaji: ['ketsueki gata', 'idenshi', 'ketsuatsu'],
      ja: ['血液型', '血圧', '遺伝子', '妊娠'],
    },
    inPerson: { en: ['genetic', 'dna', 'heart rate', 'body weight', 'body height'], romaji: ['ketsueki', 'taiju', 'shincho'], ja: ['体重', '身長'] },
    falseFriends: ['geneticAlgorithm'],
    tails: ['systolic', 'diastolic'],
  },
  {
    id: 'health.insurance_id',
    sensitivity: 'high',
    label: { en: 'health insurance or medical record number', ja: '被保険者番号' },
    // `patient id` is an opaque id (link.person_id): safe to log, and what an access log should name.
    everywhere: {
      en: ['health insurance number', 'health insurance id', 'medical record number', 'mrn', 'insured number', 'medicare number', 'nhs number', 'insurance member number'],
      romaji: ['hokensho bango', 'hokensha bango', 'hihokensha bango', 'kenpo bango', 'shinsatsuken bango'],
      ja: ['被保険者番号', '保険証番号', '健康保険番号', '診察券番号', '保険者番号', '健康保険証'],
    },
    inPerson: { en: ['insurance number', 'insurance policy number'], romaji: ['shinsatsuken'], ja: ['健康保険', '保険番号'] },
    falseFriends: [],
  },
  {
    id: 'biometric',
    sensitivity: 'critical',
    label: { en: 'photo or biometric data', ja: '顔写真・生体情報' },
    everywhere: {
      en: [
        'face id template', 'face template', 'face descriptor', 'fingerprint template', 'fingerprint data', 'voice print', 'iris scan', 'iris template', 'biometric data', 'biometric template', 'retina scan',
        { term: 'signature image', sensitivity: 'high' }, { term: 'photo of person', sensitivity: 'med' }, { term: 'face photo', sensitivity: 'med' }, { term: 'face image', sensitivity: 'med' },
      ],
      romaji: [{ term: 'kao shashin', sensitivity: 'med' }, 'shimon joho', 'seitai joho', 'seitai ninsho'],
      ja: [{ term: '顔写真', sensitivity: 'med' }, '指紋', '指紋情報', '生体情報', '生体認証情報', '声紋', '静脈'],
    },
    inPerson: {
      en: [
        'face embedding', 'iris', 'biometric',
        { term: 'avatar', sensitivity: 'low' }, { term: 'avatar url', sensitivity: 'low' }, { term: 'avatar image', sensitivity: 'low' },
        { term: 'image', sensitivity: 'low' }, { term: 'picture', sensitivity: 'low' }, { term: 'photo', sensitivity: 'low' }, { term: 'photo url', sensitivity: 'low' }, { term: 'profile photo', sensitivity: 'low' }, { term: 'profile image', sensitivity: 'low' },
        { term: 'profile picture', sensitivity: 'low' }, { term: 'picture url', sensitivity: 'low' }, { term: 'profile image url', sensitivity: 'low' }, { term: 'profile picture url', sensitivity: 'low' },
      ],
      romaji: ['shimon', 'seitai'],
    },
    falseFriends: ['functionSignature', 'jwtSignature', 'webhookSignature', 'faceIdEnabled'],
  },
];
