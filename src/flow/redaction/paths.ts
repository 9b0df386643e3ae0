/** A path of what a logger hides, key by key; `*` is any key or element. */
export type RedactedPath = readonly string[];

/** The element of a list in the path of a value. */
export const ELEMENT = '[]';

/**
 * Reads a path as pino and fast-redact write it: `email`, `user.email`, `users[*].email`, `*.email`,
 * `headers["x-mail"]`, `["user"].email`. Undefined for a text that is none.
 *
 * The grammar is that of fast-redact (https://github.com/davidmarkclements/fast-redact#paths--array), which
 * pino's own reader shares (https://github.com/pinojs/pino/blob/main/docs/redaction.md#path-syntax).
 */
export function parsePath(text: string): RedactedPath | undefined {
  const parts = [...text.matchAll(/[^.[\]]+|\[([^[\]]*?)\]/g)].map(([part, bracketed]) => (bracketed === undefined ? part : bracketed.replace(/^(["'`])(.*)\1$/, '$2')).trim());
  return parts.length === 0 || parts.includes('') ? undefined : parts;
}

/**
 * Whether a path hides the value that lies at `value`, as keys from the outside: also where it hides
 * something around it. A wildcard stands for exactly one key: `*.email` hides `user.email`, and neither
 * `email` nor `order.user.email` (https://github.com/pinojs/pino/blob/main/docs/redaction.md#path-syntax).
 */
export function hides(path: RedactedPath, value: readonly string[]): boolean {
  return path.length <= value.length && path.every((key, at) => key === '*' || key === value[at] || (value[at] === ELEMENT && /^\d+$/.test(key)));
}
