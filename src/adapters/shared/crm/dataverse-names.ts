import type { QueryDialect } from '../query-access.ts';

/** Tables that lookups of many tables lead to (Dataverse table reference). */
const LOOKUPS: ReadonlyMap<string, string> = new Map([
  ['ownerid', 'systemuser'], ['owninguser', 'systemuser'], ['createdby', 'systemuser'], ['modifiedby', 'systemuser'], ['owningteam', 'team'], ['owningbusinessunit', 'businessunit'],
  ['createdonbehalfby', 'systemuser'], ['modifiedonbehalfby', 'systemuser'], ['primarycontactid', 'contact'], ['parentaccountid', 'account'], ['parentcontactid', 'contact'],
]);
/** The table at the end of a lookup that may lead to several: `parentcustomerid_account`. */
const TARGET = /_(account|contact|lead|opportunity|systemuser|team|incident|quote|salesorder|invoice)$/i;
/** Activities and notes below a record: `Contact_Tasks`, `Account_Annotation`. */
const BELOW = /_(task|email|phonecall|appointment|annotation)s?$/i;
/** Rows that refer to a record: `contact_customer_accounts` of an account are its contacts. */
const REFERRING = /^(contact|account|lead|opportunity|incident|quote|salesorder|invoice)_/i;
/** Lookups named after their table: `transactioncurrencyid`. */
const LOOKUP = /^(account|contact|lead|opportunity|incident|systemuser|team|businessunit|transactioncurrency|campaign|product|quote)id$/i;

/** The logical name of an entity set: `contacts` → `contact`, `opportunities` → `opportunity`. */
export const logicalName = (name: string): string => (/ies$/i.test(name) ? `${name.slice(0, -3)}y` : /(?:ses|xes|ches|shes)$/i.test(name) ? name.slice(0, -2) : /[^s]s$/i.test(name) ? name.slice(0, -1) : name);

/** Dataverse's names: the key of `contact` is `contactid`. */
export const DATAVERSE: QueryDialect = {
  system: 'dynamics',
  limitWord: '$top',
  isKey(field, entity) {
    const key = field.toLowerCase();
    const table = entity?.toLowerCase();
    return table !== undefined && (key === `${table}id` || key === `${logicalName(table)}id`);
  },
  entityName({ name = '', names }, _main, env) {
    if (names !== 'relation' || env.entity(name, undefined, 'dynamics')) return { name };
    const found = LOOKUPS.get(name.toLowerCase()) ?? [BELOW, REFERRING, TARGET, LOOKUP].map((pattern) => pattern.exec(name)?.[1]?.toLowerCase()).find((one) => one !== undefined);
    const own = name.replace(/id$/i, '');
    if (found === undefined && own !== name && env.entity(own, undefined, 'dynamics')) return { name: own };
    return found === undefined ? { why: `${name} is a relation that does not name its table` } : { name: found };
  },
};
