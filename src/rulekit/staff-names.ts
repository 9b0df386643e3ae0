import { subjectOf } from '../catalog/index.ts';
import type { Leak } from './leaks.ts';
import type { RuleEnv } from './create-rule.ts';
import { isStaff, servesOthers } from './staff.ts';

/** What is asked of somebody as an employee, not as a colleague. */
const OF_EMPLOYMENT = /^(?:gov_id|finance|birth|health)\./;
/** Those who treat, teach or advise, where names are all that is known. */
const PRACTITIONER = /^(?:therapist|dentist|clinician|practitioner|surgeon|counsell?or|tutor|professor|hygienist|psychologist|medico|médico|terapeuta|profissional|dentista|professor)$/i;
/** The colleague whose task a record is, whatever record says so: `assigneeName` of a ticket. */
const ASSIGNED = /^assign(?:ee|ed_?(?:to|user|member|agent|staff))_?(?:full|first|last|display)?_?names?$/i;

/** Who deals with a record for the customer. */
const IN_CHARGE = /^(?:sales_?rep(?:resentative)?|account_?manager|case_?manager|operator)$/i;

/**
 * True for the name alone of somebody who works for those whom a project serves: with whom an appointment is,
 * who teaches a class. Customers are told such names every day; where nobody else is served, the employees
 * are the ones a project is about.
 */
export function isNameOfStaff({ value: { entity: name, fields } }: Leak, { project: { catalog } }: Pick<RuleEnv<string>, 'project'>): boolean {
  if (!fields.every(({ classification: { category } }) => /^person\.(?:full|given|family|first|last|middle)/.test(category))) return false;
  if (servesOthers(catalog) && fields.every((field) => ASSIGNED.test(field.name))) return true;
  const entity = name === undefined ? undefined : catalog.find(name);
  if (entity?.subject !== undefined) return entity.subject === 'employee' && isStaff(entity, catalog) && !entity.fields.some(({ personal }) => personal && OF_EMPLOYMENT.test(personal.category));
  return servesOthers(catalog) && fields.every((field) => isStaffName(field.name, name));
}

/** `physicianName`, `doctor_name`, `doctor.name`. */
function isStaffName(field: string, owner: string | undefined): boolean {
  const named = /^(.+?)_?(?:full|first|last|given|family|display)?_?names?$/i.exec(field)?.[1] ?? owner ?? '';
  return PRACTITIONER.test(named) || IN_CHARGE.test(named) || subjectOf(named) === 'employee';
}
