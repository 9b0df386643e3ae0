import { type SourceView, textOf } from '../ast/index.ts';
import { scopeWord } from '../catalog/index.ts';
import type { Catalog, CatalogData, CatalogEntity, FilterField, PersonalField, ScopeView } from '../model/index.ts';

/** What only an account of the people who work with the system has. */
const ROLE = /^(?:user_?)?(?:roles?|role_?(?:id|name|code)|permissions?|user_?type|is_?(?:admin|staff|superuser|super_?admin)|department(?:_?id)?|job_?title)$/i;
/** Accounts that are for nobody else by their name. */
const RUNS_IT = /^(?:super_?)?(?:admin(?:istrator)?|staff|operator|管理者)s?$/i;
/** What ties an account to the organisation that it works for. */
const MEMBERSHIP = /^(?:(?:team|org(?:ani[sz]ation)?|workspace|company|tenant|staff|crew)_?(?:member|user)s?|members?|(?:\w+_?)?memberships?)$/i;
/** People whose trade it is to serve others. */
const BY_TRADE = /(?:^|_|[a-z])(?:professional|practitioner|physician|doctor|dentist|therapist|nurse|caregiver|clinician|technician|instructor|teacher|trainer|coach|driver|courier|sales_?(?:person|people|rep|man)|cashier|consultant|screener|recruiter|interviewer)s?$/i;
/** Whom a project serves; its users are others, who work with their records. */
const SERVED = new Set(['customer', 'contact', 'lead', 'patient', 'guest', 'subscriber', 'insured', 'student', 'applicant', 'tenant']);

/** Projects by whether they hold records of people they serve. */
const serving = new WeakMap<CatalogData, boolean>();

/**
 * True for the users of a project that serves others: a CRM's users are the staff, its contacts and patients
 * the customers. Where a project has nobody but users, they are the customers themselves.
 */
export function isStaff(entity: CatalogEntity, { data }: Catalog): boolean {
  if (entity.subject !== 'employee' && !(entity.subject === 'user' && (RUNS_IT.test(entity.name) || entity.fields.some(({ name }) => ROLE.test(name))))) return false;
  return servesOthers({ data });
}

/** Whether a project holds records of people it serves beside those who work with it. */
export function servesOthers({ data }: Pick<Catalog, 'data'>): boolean {
  let serves = serving.get(data);
  if (serves === undefined) serving.set(data, (serves = data.entities.some(isServed)));
  return serves;
}

const staffed = new WeakMap<CatalogData, boolean>();

/**
 * True for people who work with or for the project's owner: its staff, the members of an organisation that uses it, those
 * who serve others by their trade, and the users of a project that keeps records of employees.
 */
export function isColleague(entity: CatalogEntity, catalog: Catalog): boolean {
  const { name, subject, system, fields } = entity;
  if (system !== undefined) return false;
  if (isStaff(entity, catalog) || subject === 'employee') return true;
  const has = (what: RegExp): boolean => fields.some((field) => what.test(field.name));
  if (MEMBERSHIP.test(name)) return has(ROLE) && has(/^(?:user|account|profile|auth)_?(?:id|uid)?$/i);
  if (BY_TRADE.test(name)) return subject === undefined || subject === 'person' || subject === 'agent' || subject === 'user';
  if (subject !== 'user' || !has(ROLE)) return false;
  const { data } = catalog;
  let employs = staffed.get(data);
  if (employs === undefined) staffed.set(data, (employs = data.entities.some((one) => one.subject === 'employee' && !one.shape && one.system === undefined)));
  return employs;
}

function isServed({ subject, shape, system, fields }: CatalogEntity): boolean {
  return subject !== undefined && SERVED.has(subject) && !shape && system === undefined && fields.some(({ personal }) => personal?.category.startsWith('contact.'));
}

/** Rights that only somebody who works with the system can have. */
const RIGHTS = /^(?:is_?)?(?:admin(?:istrator)?|staff|super_?user|super_?admin)$/i;

/** True for people whose entity is called after none, and who can have rights of their own: the `sales` of a CRM, with `is_admin` and `user_id`. */
export function isStaffAccount({ subject, fields }: CatalogEntity): boolean {
  return (subject === undefined || subject === 'person') && fields.some(({ name }) => RIGHTS.test(name)) && fields.some(({ name }) => /^(?:auth_?)?user_?(?:uu)?id$|^(?:pass_?word|pass_?word_?hash|hashed_?password)$/i.test(name));
}

/** The place of work, where people call it that. */
const PLACE_OF_WORK = /(?:^|[._]|[a-z])location$/i;

/** What stands in the accounts of colleagues: the directory, and what signs them in. Their pay, papers and home do not. */
export function isAccountOfColleague(fields: readonly PersonalField[]): boolean {
  return fields.every((field) => isDirectory([field]) || /^(?:auth\.|device\.|birth\.|demographic\.gender$|contact\.sns$|person\.)/.test(field.classification.category) || (field.classification.category === 'contact.address' && PLACE_OF_WORK.test(field.name)));
}

/** True where users are those of tenants: all users of such a system are no colleagues of one another. */
export function isOfTenants({ fields }: CatalogEntity, scopes: ScopeView): boolean {
  return scopes.fields.length > 0 || fields.some(({ name }) => scopeWord(name) === 'tenant' || /(?:^|_|[a-z])member(?:ship)?s?$/i.test(name));
}

/** Roles of people who are served, in a project that keeps their accounts beside those of the staff. */
const SERVED_ROLE = /\b_?(?:customer|client|patient|guest|student|pupil|parent|guardian|subscriber|lead|contact|buyer|shopper|resident|applicant|顧客|患者|生徒)s?_?\b/i;

/** True for a condition that asks for accounts of people who are served: `role: 'patient'`. */
export function namesServed({ name, value }: FilterField, source: SourceView): boolean {
  return value !== undefined && ROLE.test(name.split('.').at(-1) ?? name) && SERVED_ROLE.test(textOf(source, value));
}

/** What a directory of colleagues says of each: the name, the addresses at work, a picture. */
export function isDirectory(fields: readonly PersonalField[]): boolean {
  return fields.every(({ classification: { category, sensitivity } }) => sensitivity === 'low' || /^(?:person\.|contact\.(?:email|phone)|employment\.)/.test(category) || (category === 'biometric' && sensitivity === 'med'));
}
