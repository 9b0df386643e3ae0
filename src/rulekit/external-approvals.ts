import { hostFits } from '../flow/index.ts';
import type { ExternalApproval, ExternalServicesView, PersonalField } from '../model/index.ts';

/** Who gets the data: a service by its name, and the host of a request. */
export interface Receiver {
  service: string;
  host?: string;
}

/** The fields that the policy does not let go to a receiver. */
export function unapprovedFields(fields: readonly PersonalField[], entity: readonly string[], receiver: Receiver, { approved }: Pick<ExternalServicesView, 'approved'>): PersonalField[] {
  const fitting = approved.filter((approval) => isFor(approval, receiver) && isAbout(approval, entity));
  if (fitting.length === 0) return [...fields];
  return fields.filter(({ name, classification }) => !fitting.some((approval) => approval.categories.includes(classification.category) || approval.fields.some((field) => field.toLowerCase() === lastPart(name).toLowerCase() || field === name)));
}

function isFor({ service, host }: ExternalApproval, receiver: Receiver): boolean {
  if (service !== undefined) return service.toLowerCase() === receiver.service.toLowerCase();
  return host !== undefined && receiver.host !== undefined && hostFits(receiver.host, host);
}

/** `entity` holds all names of the entity; empty where only the value's own name speaks. */
function isAbout({ entities }: ExternalApproval, entity: readonly string[]): boolean {
  return entities.length === 0 || entities.some((name) => entity.some((one) => one.toLowerCase() === name.toLowerCase()));
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
