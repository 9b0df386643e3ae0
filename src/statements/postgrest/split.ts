/** Calls `visit` for each character that stands outside double quotes, with the depth of parentheses before it; `visit` answers true to stop. */
function scan(text: string, visit: (character: string, at: number, depth: number) => boolean | void): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted) {
      if (visit(character, at, depth)) return;
      if (character === '(') depth++;
      else if (character === ')') depth = Math.max(0, depth - 1);
    }
  }
}

/** The items of a comma-separated list; commas inside quotes and parentheses belong to an item. */
export function splitItems(text: string): string[] {
  const items: string[] = [];
  let from = 0;
  scan(text, (character, at, depth) => {
    if (character !== ',' || depth > 0) return;
    items.push(text.slice(from, at));
    from = at + 1;
  });
  items.push(text.slice(from));
  return items;
}

/** `alias:rest`; the two colons of a cast are none. */
export function splitAlias(text: string): { alias?: string; rest: string } {
  let found = -1;
  scan(text, (character, at, depth) => {
    if (character === '(' || depth > 0) return true;
    if (character !== ':' || text[at + 1] === ':' || text[at - 1] === ':') return false;
    found = at;
    return true;
  });
  return found < 0 ? { rest: text } : { alias: unquoted(text.slice(0, found)), rest: text.slice(found + 1) };
}

/** `head(inside)tail`; an unclosed parenthesis reaches to the end. Undefined without a parenthesis. */
export function splitParentheses(text: string): { head: string; inside: string; tail: string } | undefined {
  let open = -1;
  let close = -1;
  scan(text, (character, at, depth) => {
    if (character === '(' && open < 0) open = at;
    else if (character === ')' && depth === 1) close = at;
    return close >= 0;
  });
  if (open < 0) return undefined;
  const end = close < 0 ? text.length : close;
  return { head: text.slice(0, open), inside: text.slice(open + 1, end), tail: text.slice(end + 1) };
}

/** A name without the double quotes that stand around names with special characters. */
export function unquoted(name: string): string {
  const trimmed = name.trim();
  return trimmed.startsWith('"') ? trimmed.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : trimmed;
}
