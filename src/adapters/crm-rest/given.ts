import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, type SourceView } from '../../ast/index.ts';
import { serviceOf } from './service-of.ts';
import { requestUrl } from './url.ts';

/** Names of the services, or paths that only they have: one stands in every file that hands an address of theirs to a function. */
export const RECORDS_TEXT = /hubspot|hubapi|salesforce|sfdc|pipedrive|zendesk|getbase|intercom|zoho|dynamics|dataverse|\/services\/data\/|\/crm\/v3\/|\/api\/data\/v/i;

/** Objects of the services as their paths name them, where a function puts a name into the path. */
const OBJECTS = /^(?:contacts?|compan(?:y|ies)|deals?|tickets?|leads?|accounts?|opportunit(?:y|ies)|persons?|organizations?|users?|system_?users?|owners|activities|customers?|admins|conversations)$/i;

/** `fetchAll(`${API}/crm/v3/objects/contacts`)`, `list('contacts/search')`, `getAll('deals')`: an argument says which records a function asks for. */
export function namesRecords(argument: TSESTree.Node, key: string | undefined, source: SourceView): boolean {
  if (!/^(?:Literal|TemplateLiteral|Identifier|BinaryExpression|MemberExpression)$/.test(argument.type)) return false;
  const value = resolveConstant(argument, source);
  if (value.type === 'Literal') {
    if (typeof value.value !== 'string') return false;
    if (OBJECTS.test(value.value)) return key === undefined || /object|entity|module|type|path|resource/i.test(key);
    if (!value.value.includes('/')) return false;
  } else if (value.type !== 'TemplateLiteral' && value.type !== 'BinaryExpression') return false;
  const url = requestUrl(value, undefined, source);
  if (!url) return false;
  const path = url.host === '' && /^[^/\uE000]/.test(url.path) ? `/${url.path}` : url.path;
  return ['GET', 'POST'].some((verb) => serviceOf({ ...url, path }, verb, argument) !== undefined);
}
