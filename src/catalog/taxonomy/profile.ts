import type { Category } from './types.ts';

/** Birth, demography, family, belief, record: who a person is. */
export const PROFILE: readonly Category[] = [
  {
    id: 'birth.date',
    sensitivity: 'med',
    label: { en: 'date of birth', ja: '生年月日' },
    everywhere: {
      en: ['date of birth', 'birth date', 'birthday', 'dob', 'bday', 'birth year', 'year of birth', 'birth dt', 'birth month', 'birth day', 'born on', 'date birth'],
      romaji: ['seinengappi', 'seinengapi', 'tanjobi', 'shussei bi', 'umare nengappi'],
      ja: ['生年月日', '誕生日', 'お誕生日', '出生日', '生年', '誕生年', '誕生月', '生まれ年', '出生年月日', '生年月'],
    },
    inPerson: {},
    // `nengappi` alone is any date and is in no list.
    falseFriends: ['birthdayCampaign', 'dobPicker', 'dataSakuseiNengappi'],
    tails: ['date', 'dt', 'time', 'year', 'month', 'day', 'ymd', 'gregorian', 'wareki', 'seireki'],
  },
  {
    id: 'birth.age',
    sensitivity: 'low',
    label: { en: 'age', ja: '年齢' },
    everywhere: {},
    inPerson: { en: ['age', 'age range', 'age group', 'age band'], romaji: ['nenrei', 'nendai'], ja: ['年齢', '年代', '満年齢'] },
    falseFriends: ['maxAge', 'minAge', 'cacheAge', 'ageMs', 'ageSeconds', 'sessionAge', 'tokenAge'],
    tails: ['year'],
  },
  {
    id: 'birth.place',
    sensitivity: 'med',
    label: { en: 'place of birth', ja: '出身地' },
    everywhere: {
      en: ['place of birth', 'birth place', 'birth country', 'birth city', 'country of birth', 'city of birth', 'national origin'],
      romaji: ['shusshinchi', 'honseki', 'honsekichi'],
      ja: ['出身地', '本籍', '本籍地', '出生地'],
    },
    inPerson: { romaji: ['shusshin'] },
    falseFriends: [],
  },
  {
    id: 'demographic.gender',
    sensitivity: 'med',
    label: { en: 'gender', ja: '性別' },
    everywhere: { en: ['gender', 'gender identity', 'gender code'], romaji: ['seibetsu', 'seibetsu kubun', 'seibetsu kbn'], ja: ['性別', '性別区分', '性別コード'] },
    inPerson: { en: ['sex', 'pronoun'] },
    falseFriends: ['genderOptions'],
    tails: ['code', 'cd'],
  },
  {
    id: 'demographic.nationality',
    sensitivity: 'high',
    label: { en: 'nationality or origin', ja: '国籍・人種' },
    everywhere: { en: ['nationality', 'citizenship', 'ethnicity', 'ethnic origin', 'ethnic group', 'racial origin'], romaji: ['kokuseki', 'jinshu'], ja: ['国籍', '人種', '民族'] },
    inPerson: { en: ['race'] },
    falseFriends: ['raceCondition', 'raceId', 'promiseRace'],
    tails: ['code', 'cd'],
  },
  {
    id: 'demographic.marital_family',
    sensitivity: 'med',
    label: { en: 'marital status and family', ja: '婚姻・家族' },
    everywhere: {},
    inPerson: {
      en: ['marital status', 'marital state', 'civil status', 'marriage status', 'spouse', 'spouse name', 'dependents', 'number of dependents', 'number of children', 'household', 'household size', 'relationship', 'relationship to patient', 'relationship to insured', 'kinship'],
      romaji: ['haigusha', 'kazoku', 'kazoku kosei', 'setai', 'tsuzukigara', 'fuyo'],
      ja: ['配偶者', '配偶者有無', '配偶者の有無', '婚姻歴', '既婚未婚', '未婚既婚', '子供の有無', '子どもの人数', '婚姻', '婚姻状況', '家族構成', '世帯', '続柄', '扶養', '扶養家族', '扶養人数'],
    },
    falseFriends: ['fontFamily', 'childrenProp', 'parent', 'sibling'],
    tails: ['code', 'cd', 'number', 'count'],
  },
  {
    id: 'sensitive.religion_politics',
    sensitivity: 'high',
    label: { en: 'religion, belief or politics', ja: '信条・宗教・支持政党' },
    everywhere: {
      en: ['religion', 'religious belief', 'religious affiliation', 'political affiliation', 'political opinion', 'political party', 'union membership', 'trade union'],
      romaji: ['shukyo', 'shiji seito', 'rodo kumiai'],
      ja: ['宗教', '支持政党', '労働組合'],
    },
    inPerson: { en: ['union member'], romaji: ['shinjo'], ja: ['信条'] },
    falseFriends: ['unionType', 'unionMemberType', 'policy'],
  },
  {
    id: 'sensitive.sexual_orientation',
    sensitivity: 'high',
    label: { en: 'sexual orientation', ja: '性的指向' },
    everywhere: { en: ['sexual orientation', 'sexual preference', 'sexuality'], ja: ['性的指向', '性自認'] },
    inPerson: {},
    falseFriends: [],
  },
  {
    id: 'sensitive.criminal_social',
    sensitivity: 'high',
    label: { en: 'criminal record or social status', ja: '犯罪歴・社会的身分' },
    everywhere: {
      en: ['criminal record', 'criminal history', 'criminal conviction'],
      romaji: ['hanzai reki', 'shakaiteki mibun'],
      ja: ['犯罪歴', '前科', '犯罪被害', '社会的身分'],
    },
    inPerson: { en: ['conviction', 'background check', 'background check result', 'social status'], romaji: ['zenka'] },
    falseFriends: ['charges'],
  },
];
