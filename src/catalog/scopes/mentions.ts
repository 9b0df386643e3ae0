import { SCOPE_NAME_SOURCE, scopeStem } from './names.ts';

const NAMES = new RegExp(`(?<![\\p{ID_Continue}$])${SCOPE_NAME_SOURCE}(?![\\p{ID_Continue}$])`, 'giu');

/**
 * Stems of the scope names that stand in a text where a condition, an argument or its value stands:
 * not in a projection, a declaration of a column, or where a row's field is shown. Works on the text
 * alone, so that a whole project can be asked.
 */
export function mentionedScopes(text: string): Set<string> {
  const stems = new Set<string>();
  for (const match of text.matchAll(NAMES)) {
    const stem = scopeStem(match[0]);
    if (!stems.has(stem) && isCondition(text, match.index, match.index + match[0].length)) stems.add(stem);
  }
  return stems;
}

const SWITCH_OR_COLUMN = /^['"]?\s*:\s*(?:true|false|text|varchar|uuid|integer|bigint|int|serial|char|\{\s*type\b)\b/;
const COMPARED = /^['"`]?\s*(?:,|===?|!==?|=|\)|\])/;
const IN_CALL = /(?:\beq|inArray|equals|where)\(\s*[\p{ID_Continue}$.]{0,20}\.$/u;
const SET = /^['"`\])]?\s*(?::|=|,|\}|\)|\bin\b|\?\s*:|\]|$)/iu;

function isCondition(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 40);
  const before = text.slice(Math.max(0, start - 24), start);
  if (SWITCH_OR_COLUMN.test(after)) return false;
  if (before.endsWith('.')) return COMPARED.test(after) || IN_CALL.test(before);
  return SET.test(after) || /^\s*\./.test(after);
}
