/**
 * A fact that is known, known to be absent, or not known.
 * Rules speak only on `known` and `none`; `unknown` keeps the reason so that strict mode and
 * `debug` output can say what was not understood.
 */
export type Known<T> = { kind: 'known'; value: T } | { kind: 'none' } | Unknown;

/** What could not be read, and why, in a few lower-case words ("argument is built elsewhere"). */
export interface Unknown {
  kind: 'unknown';
  why: string;
  /**
   * Set where the whole of the value is handed in and nothing here narrows it: by whoever sends the
   * request (a validation that lets everything through does not narrow), or by the caller of the function.
   */
  given?: 'request' | 'caller';
}

/** Wraps a value that was read with certainty. */
export const known = <T>(value: T): { kind: 'known'; value: T } => ({ kind: 'known', value });

/** A fact that was read and is certainly absent. */
export const none: { kind: 'none' } = { kind: 'none' };

/** A fact that could not be read; `why` is shown to users in strict mode. */
export const unknown = (why: string): Unknown => ({ kind: 'unknown', why });
