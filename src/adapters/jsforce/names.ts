import type { EntityQuery } from '../../statements/query-shape.ts';
import type { ReadEnv } from '../adapter.ts';
import type { QueryDialect } from '../shared/query-access.ts';
import type { ConnectionProof } from './connection.ts';

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
  limitWord: 'LIMIT',
  isKey: (field) => field.toLowerCase() === 'id',
  entityName(query, main, env) {
    const name = query.name ?? '';
    if (query.names !== 'relation') return { name };
    if (query.role === 'child') return { name: childObject(name, (one) => env.entity(one) !== undefined) };
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

/** Objects that every organisation has and that hold people or what they do. */
const STANDARD = /^(?:account|contact|lead|opportunity|case|user|task|event|campaign|campaignmember|person(?:account)?|individual|asset|contract|order|quote|emailmessage|opportunitycontactrole|accountcontactrelation|contactpoint(?:email|phone|address)|note|attachment|livechattranscript)s?$/i;

const CUSTOM = /__(?:c|mdt|e|x|b|kav|history|share|feed)$/i;

/** Signs that SOQL does not know: all columns, placeholders, joins, quoted names. */
const NOT_SOQL = /[*?`"]|\$\d|\bjoin\b/i;

/**
 * True when an object's name, and for weak proof the statement's text, speak for Salesforce: an
 * object that the project or every organisation has, in words that no SQL has.
 */
export function isTold(name: string | undefined, proof: ConnectionProof, env: ReadEnv, text = ''): boolean {
  if (proof.certain) return true;
  if (name === undefined) return false;
  if (CUSTOM.test(name)) return true;
  return proof.weak ? /^[A-Z]/.test(name) && STANDARD.test(name) && !NOT_SOQL.test(text) : STANDARD.test(name) || env.entity(name) !== undefined;
}
