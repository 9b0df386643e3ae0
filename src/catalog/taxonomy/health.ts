import type { Category } from './types.ts';

/** Health, body and biometry. */
export const HEALTH: readonly Category[] = [
  {
    id: 'health.condition',
    sensitivity: 'high',
    label: { en: 'health condition', ja: '病歴・健康状態' },
    everywhere: {
      en: ['medical history', 'medical condition', 'health condition', 'disease', 'illness', 'allergy', 'disability', 'prescription', 'medication', 'chronic condition', 'medical note', 'past medical history', 'mental health', 'comorbidity', 'contraindication', 'chief complaint', 'cause of death', 'immunization', 'immunisation', 'vaccination', 'vaccination status', 'surgical history', 'diagnosis code', 'icd code', 'icd 10', 'lab result', 'clinical note', 'treatment plan', 'diabetes', 'asthma', 'epilepsy', 'hiv', 'hepatitis', 'tuberculosis', 'hypertension', 'medical certificate'],
      romaji: ['byoreki', 'kio reki', 'kioreki', 'kiosho', 'jibyo', 'kenko shindan', 'fukuyaku', 'yokaigodo', 'kaigodo', 'shogai tokyu', 'shogaisha techo'],
      ja: ['病歴', '既往歴', '疾病', '処方', '処方箋', 'アレルギー', '健康診断', '健康診断結果', '障害者手帳', '障害等級', '障害区分', '障害支援区分', '服薬', '服用薬', '持病', '基礎疾患', '要介護度', '介護度', '手術歴', '通院歴', '治療歴', '治療内容', '投薬', '投薬内容', '傷病名', '既往症', '予防接種歴', 'ワクチン接種歴', '健康状態', 'カルテ'],
      zh: ['病历', '病歷', '病史', '既往史', '过敏史', '诊断结果'],
    },
    // `diagnosis` and `symptom` are also said of machines, 障害 and `shogai` of outages.
    inPerson: { other: ['diagnostico', 'alergia', 'enfermedad', 'antecedentes medicos'], en: ['diagnosis', 'symptom', 'treatment', 'treatment item', 'treatment content', 'treatment note', 'treatment record', 'treatment history', 'medical record', 'care plan', 'body condition', 'physical condition', 'physician opinion', 'doctor opinion', 'doctor comment', 'doctor note', 'medical opinion', 'care note', 'checkup package', 'cancer', 'anemia', 'anaemia', 'arthritis', 'depression', 'anxiety', 'migraine', 'insomnia', 'heart disease', 'heart problem', 'head injury', 'back injury', 'back problem', 'serious injury', 'surgery', 'handicap', 'smoker', 'smoking', 'smoking status', 'alcohol use', 'drug use', 'medical status', 'visit reason', 'reason for visit', 'visit motive'], romaji: ['byoki', 'shindan', 'shindan mei', 'shoho', 'shogai', 'arerugi', 'shojo', 'byomei', 'chiryo naiyo', 'kenko jotai'], ja: ['診断', '診断名', '診断結果', '障害', '症状', '病名', '主訴', '所見', '検査結果', '薬'] },
    falseFriends: ['diagnostics', 'conditionExpr', 'treatmentGroup', 'healthCheck', 'healthz', 'システム障害', '経営診断', '障害報告'],
    tails: ['code', 'text', 'description', 'details', 'detail', 'name'],
  },
  {
    id: 'health.vitals_genetic',
    sensitivity: 'high',
    label: { en: 'vital signs or genetic data', ja: '身体・遺伝情報' },
    everywhere: {
      en: ['blood type', 'blood group', 'blood pressure', 'high blood pressure', 'genetic data', 'genetic information', 'dna sequence', 'bmi', 'pregnancy', 'pregnancy status', 'pregnant'],
      romaji: ['ketsueki gata', 'idenshi', 'ketsuatsu'],
      ja: ['血液型', '血圧', '遺伝子', '妊娠'],
    },
    inPerson: { other: ['tipo sangre', 'tipo de sangre', 'grupo sanguineo'], en: ['genetic', 'dna', 'heart rate', 'body weight', 'body height', 'body temperature', 'blood sugar', 'blood glucose', 'oxygen saturation', 'height cm', 'weight kg', 'height in', 'weight lb'], romaji: ['ketsueki', 'taiju', 'shincho'], ja: ['体重', '身長', '体温', '脈拍', '血糖値'] },
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
      romaji: ['hokensho no', 'hihokensha no', 'kenpo no', 'hokensho kigo', 'hokensho bango', 'hokensha bango', 'hihokensha bango', 'kenpo bango', 'shinsatsuken bango'],
      ja: ['被保険者番号', '保険証番号', '健康保険番号', '診察券番号', '保険者番号', '健康保険証', '健康保険証番号', '保険証記号', '記号番号保険証', '介護保険番号', '介護保険被保険者番号', '受給者番号', '雇用保険番号', '雇用保険被保険者番号'],
    },
    inPerson: { en: ['insurance number', 'insurance policy number', 'insurance id', 'insurance member id', 'insurance card number', 'health card number', 'health insurance'], romaji: ['shinsatsuken'], ja: ['健康保険', '保険番号'] },
    falseFriends: [],
  },
  {
    id: 'biometric',
    sensitivity: 'critical',
    label: { en: 'photo or biometric data', ja: '顔写真・生体情報' },
    everywhere: {
      en: [
        'face id template', 'face template', 'face descriptor', 'fingerprint template', 'fingerprint data', 'voice print', 'iris scan', 'iris template', 'biometric data', 'biometric template', 'retina scan',
        { term: 'signature image', sensitivity: 'high' }, { term: 'signature image url', sensitivity: 'high' }, { term: 'signature data url', sensitivity: 'high' }, { term: 'photo of person', sensitivity: 'med' }, { term: 'face photo', sensitivity: 'med' }, { term: 'face image', sensitivity: 'med' },
      ],
      romaji: [{ term: 'kao shashin', sensitivity: 'med' }, 'shimon joho', 'seitai joho', 'seitai ninsho'],
      ja: [{ term: '顔写真', sensitivity: 'med' }, '指紋', '指紋情報', '生体情報', '生体認証情報', '声紋', '静脈'],
    },
    inPerson: {
      en: [
        'face embedding', 'iris', 'biometric', { term: 'signature', sensitivity: 'high' }, { term: 'typed signature', sensitivity: 'high' }, { term: 'customer signature', sensitivity: 'high' }, { term: 'drawn signature', sensitivity: 'high' },
        { term: 'profile pic', sensitivity: 'low' }, { term: 'profile pic url', sensitivity: 'low' }, { term: 'photo path', sensitivity: 'low' }, { term: 'image url', sensitivity: 'low' }, { term: 'image path', sensitivity: 'low' }, { term: 'face', sensitivity: 'med' }, { term: 'avatar', sensitivity: 'low' }, { term: 'avatar url', sensitivity: 'low' }, { term: 'avatar image', sensitivity: 'low' },
        { term: 'image', sensitivity: 'low' }, { term: 'picture', sensitivity: 'low' }, { term: 'photo', sensitivity: 'low' }, { term: 'photo url', sensitivity: 'low' }, { term: 'profile photo', sensitivity: 'low' }, { term: 'recent photo', sensitivity: 'low' }, { term: 'profile image', sensitivity: 'low' },
        { term: 'profile picture', sensitivity: 'low' }, { term: 'picture url', sensitivity: 'low' }, { term: 'profile image url', sensitivity: 'low' }, { term: 'profile picture url', sensitivity: 'low' },
      ],
      romaji: ['shimon', 'seitai'],
    },
    falseFriends: ['emailSignature', 'signatureAlgorithm', 'functionSignature', 'jwtSignature', 'webhookSignature', 'faceIdEnabled'],
  },
];
