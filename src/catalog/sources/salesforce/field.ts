import type { XmlElement } from '../../../statements/xml/elements.ts';
import type { Sensitivity } from '../../../model/index.ts';
import type { SourceField, SourceVendor } from '../source.ts';
import type { LineReader } from './lines.ts';
import { childText, childTexts } from './xml.ts';

/**
 * Compliance groups that stand for laws and standards about personal data; an organisation may add
 * groups of its own. https://help.salesforce.com/s/articleView?id=xcloud.data_classification_metadata_fields.htm
 */
const ABOUT_PEOPLE = /^(?:PII|GDPR|HIPAA|PHI|COPPA|CCPA|CPRA|PCI(?:[ -]?DSS)?|LGPD|APPI|PIPEDA|POPIA|DPDPA?|個人情報.*)$/i;
/** What such data are where neither name nor label say it. */
const GROUP_CATEGORY: readonly [group: RegExp, category: string][] = [[/^(?:HIPAA|PHI)$/i, 'health.condition'], [/^PCI/i, 'finance.card']];

/**
 * What a data sensitivity level says at the least of a field that is personal. `Public` and `Internal`
 * lower nothing and clear nothing: an e-mail address that everybody in the organisation may see is
 * still somebody's. https://help.salesforce.com/s/articleView?id=xcloud.data_classification_metadata_fields.htm
 */
const LEVELS: Readonly<Record<string, Sensitivity>> = { confidential: 'med', restricted: 'high', missioncritical: 'critical' };

/** Types of the metadata in the words of the API's describe call, as the standard objects have them. */
const TYPES: Readonly<Record<string, string>> = {
  autonumber: 'string', checkbox: 'boolean', currency: 'currency', date: 'date', datetime: 'datetime', email: 'email', encryptedtext: 'encryptedstring', externallookup: 'reference', file: 'base64', hierarchy: 'reference',
  html: 'textarea', indirectlookup: 'reference', location: 'location', longtextarea: 'textarea', lookup: 'reference', masterdetail: 'reference', metadatarelationship: 'reference', multiselectpicklist: 'multipicklist', number: 'double', percent: 'percent',
  phone: 'phone', picklist: 'picklist', summary: 'double', text: 'string', textarea: 'textarea', time: 'time', url: 'url',
};

/** What a type says of a field in a person's record. */
const IMPLIED: Readonly<Record<string, string>> = { email: 'contact.email', phone: 'contact.phone', encryptedstring: 'person.other' };

/** Reads one field. `fallback` is its name where the file alone says it; undefined for a field without a name. */
export function readMetadataField(element: XmlElement, fallback: string | undefined, object: string, lines: LineReader): SourceField | undefined {
  const name = childText(element, 'fullname') ?? fallback;
  if (name === undefined) return undefined;
  const written = childText(element, 'type');
  const type = written === undefined ? undefined : (TYPES[written.toLowerCase()] ?? written.toLowerCase());
  const label = childText(element, 'label');
  const comment = [childText(element, 'description'), childText(element, 'inlinehelptext')].filter((text) => text !== undefined).join('\n');
  const implied = type === undefined ? undefined : IMPLIED[type];
  const vendor = vendorOf(element, name, object, type);
  const rating = ratingOf(element, type);
  return {
    name,
    ...(type === undefined ? {} : { type }),
    line: lines.lineAt(element.start),
    ...(childText(element, 'unique') === 'true' ? { unique: true } : {}),
    ...(label === undefined ? {} : { label }),
    ...(comment === '' ? {} : { comment }),
    ...(implied === undefined ? {} : { implied }),
    ...(vendor ? { vendor } : {}),
    ...(rating ? { rating } : {}),
  };
}

/** What the compliance groups say: written as `PII;GDPR`, or one element each. */
function vendorOf(element: XmlElement, name: string, object: string, type: string | undefined): SourceVendor | undefined {
  if (type === 'reference') return { notPersonal: true, reason: 'the id of another record' };
  const groups = childTexts(element, 'compliancegroup').flatMap((text) => text.split(';')).map((group) => group.trim()).filter((group) => ABOUT_PEOPLE.test(group));
  if (groups.length === 0) return undefined;
  const otherwise = (type === undefined ? undefined : IMPLIED[type]) ?? GROUP_CATEGORY.find(([group]) => groups.some((one) => group.test(one)))?.[1];
  return { ...(otherwise === undefined ? {} : { otherwise }), reason: `complianceGroup "${groups.join(';')}" of ${object}.${name}` };
}

function ratingOf(element: XmlElement, type: string | undefined): SourceField['rating'] {
  const level = childText(element, 'securityclassification');
  const sensitivity = level === undefined ? undefined : LEVELS[level.toLowerCase()];
  if (sensitivity !== undefined) return { sensitivity, words: `securityClassification ${level}` };
  return type === 'encryptedstring' ? { sensitivity: 'high', words: 'encrypted' } : undefined;
}
