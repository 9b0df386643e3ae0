/**
 * The paths of a `ProjectionExpression` of DynamoDB, with the names for which `#placeholders` stand.
 * Undefined when a piece is not known: `\uE000`, or a placeholder without a name.
 */
export function readProjectionExpression(text: string, names: (placeholder: string) => string | undefined): string[] | undefined {
  const fields: string[] = [];
  for (const path of text.split(',').map((part) => part.trim())) {
    if (path === '') continue;
    const field = pathOf(path, names);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return fields;
}

/** `#a.city[0]` → `address.city`. */
export function pathOf(path: string, names: (placeholder: string) => string | undefined): string | undefined {
  const parts = path.replace(/\[\d+\]/g, '').split('.').map((part) => (part.startsWith('#') ? names(part) : /^[\p{L}\p{N}_-]+$/u.test(part) ? part : undefined));
  return parts.includes(undefined) ? undefined : parts.join('.');
}
