import type { SystemId } from '../../model/index.ts';
import type { CatalogInput } from '../build/merge.ts';
import type { SourceEntity } from '../sources/source.ts';
import { BUSINESS } from './dynamics/business.ts';
import { PEOPLE as DYNAMICS_PEOPLE } from './dynamics/people.ts';
import { ACTIVITIES } from './hubspot/activities.ts';
import { RECORDS } from './hubspot/records.ts';
import { INTERCOM } from './intercom.ts';
import { PIPEDRIVE } from './pipedrive.ts';
import { PEOPLE } from './salesforce/people.ts';
import { SALES } from './salesforce/sales.ts';
import { SERVICE } from './salesforce/service.ts';
import { type StandardObject, standardObjects } from './standard.ts';
import { ZENDESK } from './zendesk.ts';
import { ZOHO } from './zoho.ts';

/** A customer system with the standard objects that every account of it has. */
export interface VendorSystem {
  /** The name by which its vendor calls it. */
  title: string;
  /** Words of source code that speaks to the system: packages, hosts, paths, globals. Whole text, any case. */
  mentions: RegExp;
  /** Its standard objects. */
  objects: readonly StandardObject[];
}

/** The customer systems whose standard objects are known. */
export const SYSTEMS: Readonly<Partial<Record<SystemId, VendorSystem>>> = {
  salesforce: { title: 'Salesforce', mentions: /jsforce|@salesforce\/|\.sobjects?\(|\/services\/data\/|\b(?:salesforce|force|cloudforce)\.com\b|salesforce\w*(?:client|conn|service|api)|sfdc/i, objects: [...PEOPLE, ...SERVICE, ...SALES] },
  hubspot: { title: 'HubSpot', mentions: /@hubspot\/|['"]hubspot['"]|\bhubapi\.com\b|\/crm\/v\d\/(?:objects|owners)\b|hubspot\w*(?:client|service|api)/i, objects: [...RECORDS, ...ACTIVITIES] },
  dynamics: { title: 'Dataverse', mentions: /\bXrm\.|dynamics-web-api|\/api\/data\/v\d+\.\d+\b|\.dynamics\.com\b|retrieveMultipleRecords|<fetch\s+(?:version|mapping|top|count|distinct|aggregate)=/i, objects: [...DYNAMICS_PEOPLE, ...BUSINESS] },
  zendesk: { title: 'Zendesk', mentions: /node-zendesk|zendesk-node-api|\bzendesk\.com\b|zendesk\w*(?:client|service|api)/i, objects: ZENDESK },
  intercom: { title: 'Intercom', mentions: /intercom-client|\bintercom\.io\b|intercom\w*(?:client|service|api)/i, objects: INTERCOM },
  zoho: { title: 'Zoho CRM', mentions: /@zohocrm\/|\bzcrmsdk|\bzcrm|\bZOHO\.CRM\b|\bzohoapis\.|\bcrm\.zoho\.|zoho\w*(?:client|service|api)/i, objects: ZOHO },
  pipedrive: { title: 'Pipedrive', mentions: /['"]pipedrive(?:\/v\d)?['"]|\bpipedrive\.com\b|pipedrive\w*(?:client|service|api)/i, objects: PIPEDRIVE },
};

/** What every text that mentions one of the systems holds: one pass settles it for the many that mention none. */
const ANY_SYSTEM = /force|sobject|services\/data|sfdc|hubspot|hubapi|crm\/v\d|xrm\.|dynamics|api\/data\/v|retrieveMultiple|<fetch|zendesk|intercom|zcrm|zoho|pipedrive/i;

/** The customer systems that a source file speaks to, by its text alone. */
export function systemsMentioned(text: string): SystemId[] {
  if (!ANY_SYSTEM.test(text)) return [];
  return SYSTEM_ENTRIES.flatMap(([id, { mentions }]) => (mentions.test(text) ? [id] : []));
}

/** The standard objects of some systems, as a catalog is built of. They stand in no file. */
export function vendorInputs(systems: Iterable<SystemId>): CatalogInput[] {
  const wanted = new Set(systems);
  return SYSTEM_ENTRIES.flatMap(([id, { title, objects }]): CatalogInput[] => {
    if (!wanted.has(id)) return [];
    const entities: SourceEntity[] = standardObjects(title, objects).map((entity) => ({ ...entity, system: id }));
    return [{ kind: 'vendor', file: '', result: { entities, problems: [] } }];
  });
}

const SYSTEM_ENTRIES = Object.entries(SYSTEMS) as [SystemId, VendorSystem][];
