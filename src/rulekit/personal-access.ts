import { namesOrganisation } from '../catalog/index.ts';
import type { Catalog, CatalogEntity, Classification, DataAccess, PersonalField } from '../model/index.ts';

/** One entity whose personal data an access returns: the main one or one read along. */
export interface PersonalRead {
  access: DataAccess;
  entity: CatalogEntity;
  /** Personal fields that the projection returns; all of them when the projection is not known. */
  fields: readonly PersonalField[];
  /** False when the projection could not be read, so that `fields` is an upper bound. */
  certain: boolean;
}

/** Personal data that an access returns, the main entity first, then what is read along. */
export function personalReads(access: DataAccess, catalog: Catalog): PersonalRead[] {
  const reads: PersonalRead[] = [];
  const queue = [access];
  for (let current = queue.shift(); current; current = queue.shift()) {
    const read = personalRead(current, catalog);
    if (read) reads.push(read);
    queue.push(...current.related);
  }
  return reads;
}

/** The personal entity whose records an access writes or deletes, with all its personal fields; reads along are left out. */
export function personalTarget(access: DataAccess, catalog: Catalog): Omit<PersonalRead, 'certain'> | undefined {
  if (access.entity.kind !== 'known') return undefined;
  const entity = catalog.resolve(access.entity.value);
  if (!entity || !isAboutPeople(entity)) return undefined;
  const fields = catalog.personalFields(entity);
  return fields.length > 0 ? { access, entity, fields } : undefined;
}

function personalRead(access: DataAccess, catalog: Catalog): PersonalRead | undefined {
  if (access.entity.kind !== 'known') return undefined;
  const entity = catalog.resolve(access.entity.value);
  if (!entity || !isAboutPeople(entity)) return undefined;
  const { projection } = access;
  const fields = projection.kind === 'fields' ? catalog.personalFields(entity, projection.fields) : withoutHidden(entity, without(catalog.personalFields(entity), projection.kind === 'except' ? projection.fields : []));
  return fields.length > 0 ? { access, entity, fields, certain: projection.kind !== 'unknown' } : undefined;
}

/** Categories that only people have; a bank account or a credential can also be the organisation's own, and a tax number a company's. */
const OF_PEOPLE = /^(?:person|contact|birth|demographic|sensitive|health|gov_id|biometric)(?:\.|$)/;

/** The code of an illness, which a list of illnesses, a form or a template has as well as somebody who is ill. */
const CODE = /(?:^|_|[a-z])(?:icd|cpt|snomed|loinc|diagnos[ei]s|disease)_?(?:9|10|11|ct)?_?codes?$/i;

/** Tax numbers that companies have like people: on a receipt or an invoice they are mostly a company's. */
const TAX_NUMBER = /(?:^|_|[a-z])(?:tins?|tax_?(?:payer)?_?(?:id|no|num|number|code)|vat_?(?:id|no|num|number)|nit|cuit|rut|nif|rfc|cnpj)$/i;

/** True for the name of a tax number that companies have like people. */
export const isTaxNumber = (name: string): boolean => TAX_NUMBER.test(name);

/** Places of an organisation, which have a telephone and an address of their own. */
const PLACE = /(?:^|_|[a-z])(?:stores?|shops?|branch(?:es)?|warehouses?|offices?|locations?|facilit(?:y|ies)|venues?|depots?|clinics?|hospitals?|campus(?:es)?|(?:clinic|business|org)_?units?|(?:crisis|emergency|community|support)_?resources?|hot_?lines?|help_?lines?|tenpo)$|(?:店舗|支店|営業所|倉庫|拠点)(?:マスタ|マスター)?$/i;
/** What an organisation has set up, with an address or a number to send from, to or as: brands, portals, mailboxes, settings, advertisements, codes to confirm an address. */
const SET_UP = /(?:^|_|[a-z])(?:brand|form|portal|integration|connector|config(?:uration)?|setting|template|sender|mail_?box|webhook|advert(?:isement)?|(?:report|export|digest|notification)_?schedule|(?:verification|confirmation|reset|access|refresh|auth)_?token)s?$/i;

/** Addresses that the organisation sends from: no person, whatever they are called. */
const SENDS = /(?:e_?mail|sms|notification)_?senders?$/i;

/** What a thing is called. */
const LABEL = /^(?:name|label|title|(?:display|from|sender)_?name)$/i;

/** Knowledge of a trade: exercises, templates, protocols with the conditions they are for. */
const KNOWLEDGE = /(?:^|_|[a-z])(?:librar(?:y|ies)|(?:case|data|code)_?references?|reference_?(?:cases?|data|sets?)|data_?sets?|templates?(?:_?(?:sets?|items?|groups?))?|catalog(?:ue)?s?|protocols?|formular(?:y|ies)|dictionar(?:y|ies)|guidelines?|code_?sets?|code_?lists?|(?:diagnos[ei]s|diagnosis_?code|code)_?(?:maps?|mappings?))$/i;

/** People who set things up and write knowledge down for others. */
const STAFF = new Set(['user', 'employee', 'staff', 'agent', 'operator', 'admin']);

/** Who did something with a record: a campaign that says who made it is no record about that person. */
const DONE_BY = /^(?:created|updated|modified|edited|submitted|reviewed|approved|uploaded|assigned|closed|handled|recorded|deleted|completed|changed|verified|published|last_?(?:updated|modified|edited))_?by_?(?:user_?)?(?:name|e?mail|email_?address|display_?name|full_?name|user_?name)?$/i;

/**
 * True when an entity's records are about people: by its subject, by whom they belong to, or by a field that
 * only people have. Addresses and numbers alone are no such field of what an organisation has for itself,
 * which only the words of its name tell; with a name, a birthday or a person's key beside them they are.
 */
function isAboutPeople(entity: CatalogEntity): boolean {
  if (entity.subject !== undefined && !SENDS.test(entity.name)) return true;
  // Whose record has a person's key is that person's, whatever it is called.
  const isNobodys = entity.belongsTo === undefined || STAFF.has(entity.belongsTo.subject);
  const isThing = isNobodys && (PLACE.test(entity.name) || SET_UP.test(entity.name));
  const isKnowledge = isNobodys && KNOWLEDGE.test(entity.name);
  return entity.fields.some(({ name, personal }) => {
    if (personal === undefined || isDecided(personal)) return personal !== undefined;
    if ((isThing || isKnowledge) && personal.category.startsWith('contact.')) return false;
    if (isThing && personal.category === 'person.full_name' && LABEL.test(name)) return false;
    if (isNobodys && (DONE_BY.test(name) || CODE.test(name))) return false;
    return OF_PEOPLE.test(personal.category) && !TAX_NUMBER.test(name) && !(isKnowledge && /^(?:health|sensitive|demographic)(?:\.|$)/.test(personal.category));
  });
}

/** True for records of companies, suppliers, places: their address is no person's. */
export function isOrganisation({ name, subject }: CatalogEntity): boolean {
  return subject === undefined && namesOrganisation(name);
}

/** Organisations and places that one buys from or works with, and sells nothing to. */
const OUTSIDE = /(?:^|_|[a-z])(?:vendor|supplier|(?:trading_?)?partner|pharmac(?:y|ie)|hospital|facilit(?:y|ie)|laborator(?:y|ie)|insurer|payer|carrier|manufacturer|wholesaler|distributor|warehouse|(?:trial_?)?site|clinical_?trial)s?$/i;

/** True for records of organisations that are no customers: whom to call there stands in a directory. */
export function isOutsideParty({ name, subject }: CatalogEntity): boolean {
  return subject === undefined && OUTSIDE.test(name);
}

/** What is added up on a paper of trade. */
const ADDED_UP = /^(?:(?:grand|sub|paid|discount|vat|tax|net|gross|line|order)_?total|total_?(?:amount|vat|tax|price|city_?tax|paid|due|sum)|(?:amount|balance)_?due|subtotal)$/i;
/** What is added up for somebody who works here. */
const OF_PAY = /pay_?(?:slip|roll|out)|salar|wage|commission|reimburse|expense/i;
/** Whose account it is, where a paper of trade says so. */
const OF_SOMEBODY = /(?:customer|client|payer|debtor|buyer|patient|member|holder|beneficiary)_?(?:bank|iban|account)/i;

/**
 * A read of receipts and invoices without what identifies the parties of a trade: the bank account that is to be
 * paid to, the tax number that is printed on it. They are mostly those of companies, and meant to be handed out.
 */
export function withoutPartiesOfTrade(read: PersonalRead): PersonalRead {
  const { entity, fields } = read;
  if (entity.subject !== undefined || OF_PAY.test(entity.name) || entity.fields.filter(({ name }) => ADDED_UP.test(name)).length < 2) return read;
  return { ...read, fields: fields.filter(({ name, classification }) => isDecided(classification) || !(classification.category === 'finance.bank_account' ? !OF_SOMEBODY.test(name) : classification.category === 'gov_id.national_id' && TAX_NUMBER.test(name))) };
}

/** Somebody wrote down that this field is personal data: in the policy, in the schema, in the metadata of a customer system. */
function isDecided({ source }: Classification): boolean {
  return source.kind === 'policy' || source.kind === 'annotation' || (source.kind === 'vendor' && source.file !== undefined);
}

/** "All fields" leaves out those that have to be asked for by name. */
function withoutHidden(entity: CatalogEntity, fields: readonly PersonalField[]): readonly PersonalField[] {
  const hidden = entity.fields.filter((field) => field.hidden).map(({ name }) => name);
  return without(fields, hidden);
}

function without(fields: readonly PersonalField[], names: readonly string[]): readonly PersonalField[] {
  return names.length === 0 ? fields : fields.filter((field) => !names.includes(field.name));
}

/**
 * True for the users of the project's own account of a customer system: there are as many as the account
 * has seats, whatever is asked, and every list of records names them.
 */
export function isSeatHolders({ subject, declaredBy = [] }: CatalogEntity): boolean {
  return subject === 'employee' && declaredBy.includes(STANDARD);
}

/** The kind of source that standard objects of customer systems come from; an app for employees is none of them. */
const STANDARD = 'vendor';
