const open = (name: string): string => `<!-- generated: ${name}, by \`npm run generate\` -->`;
const close = (name: string): string => `<!-- end of generated: ${name} -->`;

/** A generated part of a page that is otherwise written by hand. */
export const section = (name: string, text: string): string => `${open(name)}\n${text.trim()}\n${close(name)}`;

/**
 * Replaces the generated part `name` of a page.
 * @returns undefined when the page has no such part
 */
export function replaceSection(page: string, name: string, text: string): string | undefined {
  const start = page.indexOf(open(name));
  const end = page.indexOf(close(name));
  if (start < 0 || end < start) return undefined;
  return page.slice(0, start) + section(name, text) + page.slice(end + close(name).length);
}
