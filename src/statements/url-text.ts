/** Text with its percent signs read as characters; what is no valid encoding stays as it is. */
export function decodeUrlText(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** True when the text holds characters as percent signs, so that offsets change when they are read. */
export const isUrlEncoded = (text: string): boolean => /%[0-9a-f]{2}/i.test(text);
