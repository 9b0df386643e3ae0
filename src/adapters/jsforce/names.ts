import type { ReadEnv } from '../adapter.ts';
import type { ConnectionProof } from './connection.ts';

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
  return proof.weak ? /^[A-Z]/.test(name) && STANDARD.test(name) && !NOT_SOQL.test(text) : STANDARD.test(name) || env.entity(name, undefined, 'salesforce') !== undefined;
}

/** True for the beginning of a query about such an object, in Salesforce's spelling; about any object where the file speaks of Salesforce. */
export function isSoqlText(text: string, any = false): boolean {
  if (!/^\s*select\s/i.test(text.slice(0, 200))) return false;
  const object = /\sfrom\s+([A-Za-z][\w]*)/i.exec(text.slice(0, 20_000))?.[1];
  return object !== undefined && /^[A-Z]/.test(object) && (any || STANDARD.test(object) || CUSTOM.test(object)) && !NOT_SOQL.test(text.slice(0, 20_000));
}
