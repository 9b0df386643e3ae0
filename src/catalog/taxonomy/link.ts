/**
 * Opaque ids of persons (`customerId`): safe to log, and what an access log should name. Never
 * personal data themselves; they are evidence that a record is about a person.
 */
export const PERSON_LINKS: { readonly en: readonly string[]; readonly romaji: readonly string[]; readonly ja: readonly string[] } = {
  en: ['customer id', 'patient id', 'contact id', 'lead id', 'member id', 'employee id', 'applicant id', 'person id', 'subscriber id', 'guest id', 'student id', 'client id', 'candidate id', 'recipient id'],
  romaji: ['kokyaku id', 'kokyaku bango', 'kokyaku no', 'kokyaku cd', 'kokyaku code', 'kaiin id', 'kaiin bango', 'kaiin no', 'okyakusama bango', 'shain bango', 'shain no', 'shain id', 'kanja id', 'kanja bango'],
  ja: ['顧客ID', '顧客番号', '顧客コード', '会員ID', '会員番号', 'お客様番号', '社員番号', '社員ID', '患者ID', '患者番号'],
};
