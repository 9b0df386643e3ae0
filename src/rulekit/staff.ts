import type { Catalog, CatalogData, CatalogEntity, PersonalField } from '../model/index.ts';

/** What only an account of the people who work with the system has. */
const ROLE = /^(?:user_?)?(?:roles?|role_?(?:id|name|code)|permissions?|user_?type|is_?(?:admin|staff|superuser|super_?admin)|department(?:_?id)?|job_?title)$/i;
/** Whom a project serves; its users are others, who work with their records. */
const SERVED = new Set(['customer', 'contact', 'lead', 'patient', 'guest', 'subscriber', 'insured', 'student', 'applicant', 'tenant']);

/** Projects by whether they hold records of people they serve. */
const serving = new WeakMap<CatalogData, boolean>();

/**
 * True for the users of a project that serves others: a CRM's users are the staff, its contacts and patients
 * the customers. Where a project has nobody but users, they are the customers themselves.
 */
export function isStaff(entity: CatalogEntity, { data }: Catalog): boolean {
  if (entity.subject !== 'employee' && !(entity.subject === 'user' && entity.fields.some(({ name }) => ROLE.test(name)))) return false;
  let serves = serving.get(data);
  if (serves === undefined) serving.set(data, (serves = data.entities.some(isServed)));
  return serves;
}

function isServed({ subject, shape, system, fields }: CatalogEntity): boolean {
  return subject !== undefined && SERVED.has(subject) && !shape && system === undefined && fields.some(({ personal }) => personal?.category.startsWith('contact.'));
}

/** What a directory of colleagues says of each: the name, the addresses at work, a picture. */
export function isDirectory(fields: readonly PersonalField[]): boolean {
  return fields.every(({ classification: { category, sensitivity } }) => sensitivity === 'low' || /^(?:person\.|contact\.(?:email|phone)|employment\.)/.test(category) || (category === 'biometric' && sensitivity === 'med'));
}
