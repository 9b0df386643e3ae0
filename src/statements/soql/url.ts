import { decodeUrlText } from '../url-text.ts';

const QUERY_PATH = /\/(?:query|queryAll|search)\/?\?(?:[^#]*&)?q=/i;

/**
 * The query inside a URL of Salesforce's REST interface (`/services/data/v60.0/query?q=SELECT+Id…`),
 * decoded, so that offsets are not those of the URL. Undefined for another URL.
 */
export function soqlOfUrl(url: string): string | undefined {
  const found = QUERY_PATH.exec(url);
  if (!found) return undefined;
  const rest = url.slice(found.index + found[0].length);
  const end = /[&#]/.exec(rest)?.index ?? rest.length;
  return decodeUrlText(rest.slice(0, end).replaceAll('+', ' '));
}

/** True for a path of Salesforce's REST interface that takes a query, in its URL or in the body. */
export const isSoqlPath = (url: string): boolean => /\/services\/data\/[^?]*\/(?:query|queryAll|search|jobs\/query)\b/i.test(url);
