/**
 * Whether a text uses one of the project's generic names: a file that calls no data client itself may
 * hand an entity to a generic function, or extend a generic base class. Undefined when there are none.
 */
export function usesGeneric(names: Iterable<string>): ((text: string) => boolean) | undefined {
  const all = [...new Set(names)];
  if (all.length === 0) return undefined;
  const used = new RegExp(`(?<![\\w$.])(?:${all.map((name) => name.replaceAll('$', '\\$')).join('|')})(?![\\w$])`);
  return (text) => used.test(text);
}
