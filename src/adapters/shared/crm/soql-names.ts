import type { EntityQuery } from '../../../statements/query-shape.ts';
import type { QueryDialect } from '../query-access.ts';

/** Relations whose name is not that of the object they lead to (Salesforce object reference, API 60). */
const RELATIONS: ReadonlyMap<string, string> = new Map([
  ['owner', 'User'], ['createdby', 'User'], ['lastmodifiedby', 'User'], ['manager', 'User'], ['delegatedapprover', 'User'], ['reportsto', 'Contact'],
  ['convertedcontact', 'Contact'], ['convertedaccount', 'Account'], ['convertedopportunity', 'Opportunity'], ['personcontact', 'Contact'],
]);
/** Relations that lead to records of several objects. */
const POLYMORPHIC = new Set(['who', 'what', 'relatedto', 'linkedentity', 'parententity']);
/** Relations to records of the same object. */
const SELF = new Set(['parent', 'masterrecord']);

/** SOQL's names: `Id` names one record, relations end in `__r` where their object ends in `__c`. */
export const SOQL: QueryDialect = {
  system: 'salesforce',
  limitWord: 'LIMIT',
  isKey: (field) => field.toLowerCase() === 'id',
  entityName(query, main, env) {
    const name = query.name ?? '';
    if (query.names !== 'relation') return { name };
    if (query.role === 'child') return { name: childObject(name, (one) => env.entity(one, undefined, 'salesforce') !== undefined) };
    return parentObject(name, main);
  },
};

function parentObject(name: string, main: EntityQuery | undefined): { name: string } | { why: string } {
  const key = name.toLowerCase();
  if (POLYMORPHIC.has(key)) return { why: `${name} leads to records of several objects` };
  if (SELF.has(key)) return main?.name !== undefined ? { name: main.name } : { why: 'the object is decided at run time' };
  return { name: RELATIONS.get(key) ?? name.replace(/__r$/i, '__c') };
}

/** `Contacts` → as written, the catalog knows plurals; `Invoices__r` → `Invoice__c` where the project has it. */
function childObject(name: string, exists: (name: string) => boolean): string {
  if (!/__r$/i.test(name)) return name;
  const stem = name.slice(0, -3);
  const guesses = [`${stem}__c`, ...(stem.endsWith('ies') ? [`${stem.slice(0, -3)}y__c`] : []), ...(stem.endsWith('s') ? [`${stem.slice(0, -1)}__c`] : [])];
  return guesses.find(exists) ?? guesses[0] ?? name;
}
