/**
 * The findings that the comments of examples/crm promise, as `line: rule`.
 * A mark stands above the line that is reported; other comments may stand between.
 */
export function promised(source: string): string[] {
  const lines = source.split(/\r?\n/);
  return lines.flatMap((text, index) => {
    const rules = /^\s*(?:\/\/|\{?\/\*)\s*finding:\s*(.*?)\s*(?:\*\/\}?)?$/.exec(text)?.[1];
    if (rules === undefined) return [];
    let line = index + 1;
    while (/^\s*(?:\/\/|\{?\/\*)/.test(lines[line] ?? '')) line++;
    return rules.split(/\s*,\s*/).flatMap((rule) => {
      const [, name = '', times = '1'] = /^(\S+)(?: x(\d+))?$/.exec(rule) ?? [];
      return Array.from({ length: Number(times) }, () => `${line + 1}: ${name}`);
    });
  });
}
