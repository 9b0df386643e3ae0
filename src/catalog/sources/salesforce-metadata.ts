import { readElements, type XmlElement } from '../../statements/xml/elements.ts';
import { readMetadataField } from './salesforce/field.ts';
import { lineReader, type LineReader } from './salesforce/lines.ts';
import { childText } from './salesforce/xml.ts';
import type { SourceEntity, SourceField, SourceResult } from './source.ts';

/** `objects/Contact/fields/Foo__c.field-meta.xml`: one field of the object that the folder names. */
const FIELD = /(?:^|\/)([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/i;
/** `objects/Foo__c/Foo__c.object-meta.xml`, and `objects/Foo__c.object` of the older format, which holds the fields too. */
const OBJECT = /(?:^|\/)([^/]+)\.object(?:-meta\.xml)?$/i;

/** Whether a path is that of an object or a field in Salesforce's metadata, in source format or the older one of the Metadata API. */
export function isSalesforceMetadata(file: string): boolean {
  return FIELD.test(file) || (OBJECT.test(file) && (/-meta\.xml$/i.test(file) || /(?:^|\/)objects\/[^/]+$/i.test(file)));
}

/**
 * Reads a CustomField or CustomObject of Salesforce's metadata:
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm, …/customobject.htm.
 * What a file names that is cut off is read as far as it goes, and said. Never throws.
 */
export function readSalesforceMetadata(text: string, file: string): SourceResult {
  const root = readElements(text).children.find(({ name }) => name === 'customfield' || name === 'customobject');
  if (!root) return { entities: [], problems: [{ message: 'neither a CustomField nor a CustomObject of Salesforce', line: 1 }] };
  const lines = lineReader(text);
  const problems = root.closed ? [] : [{ message: `${root.name === 'customfield' ? '</CustomField>' : '</CustomObject>'} is missing: the file may be cut off`, line: lines.lineAt(text.length) }];
  const path = FIELD.exec(file);
  const object = path?.[1] ?? OBJECT.exec(file)?.[1];
  if (object === undefined) return { entities: [], problems };
  if (root.name === 'customobject') return { entities: sharedBy(object).map((name) => objectOf(root, name, lines)), problems };
  const field = readMetadataField(root, path?.[2], object, lines);
  return { entities: field ? sharedBy(object).map((name) => ({ ...bare(name), line: field.line, fields: [field] })) : [], problems };
}

/** The fields of `Activity` are those of tasks and events; person accounts are accounts. */
function sharedBy(object: string): readonly string[] {
  return object === 'Activity' ? ['Task', 'Event'] : object === 'PersonAccount' ? ['Account'] : [object];
}

/** Records of settings and metadata, and messages between systems, are about nobody. */
const ABOUT_NOBODY = /__(?:mdt|e)$/i;

/** An object of which nothing but the name is known. `ns__Patient__c` is a patient. */
function bare(name: string): Pick<SourceEntity, 'name' | 'system' | 'aliases' | 'subject'> {
  const own = /^(?:[A-Za-z]\w*?__)?(\w+?)__[a-z]+$/i.exec(name)?.[1];
  return { name, system: 'salesforce', aliases: own === undefined ? [] : [own], ...(ABOUT_NOBODY.test(name) ? { subject: '' } : {}) };
}

function objectOf(root: XmlElement, name: string, lines: LineReader): SourceEntity {
  const label = childText(root, 'label');
  const entity = bare(name);
  const nameField = root.children.find((child) => child.name === 'namefield');
  const fields = root.children.filter((child) => child.name === 'fields').flatMap((child) => readMetadataField(child, undefined, name, lines) ?? []);
  const naming = nameField && nameOf(nameField, lines);
  return {
    ...entity,
    ...(childText(root, 'customsettingstype') === undefined ? {} : { subject: '' }),
    aliases: label === undefined || label === name || entity.aliases.includes(label) ? entity.aliases : [...entity.aliases, label],
    line: lines.lineAt(root.start),
    fields: naming ? [naming, ...fields] : fields,
  };
}

/** The field `Name` that every custom object has: text under a label of its own, or a running number. */
function nameOf(element: XmlElement, lines: LineReader): SourceField {
  const label = childText(element, 'label');
  const line = lines.lineAt(element.start);
  if (childText(element, 'type') === 'AutoNumber') return { name: 'Name', type: 'string', line, vendor: { notPersonal: true, reason: 'a running number' } };
  return { name: 'Name', type: 'string', line, ...(label === undefined ? {} : { label }) };
}
