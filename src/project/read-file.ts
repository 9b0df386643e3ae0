import { readFileSync, statSync } from 'node:fs';
import { format } from '../l10n/index.ts';
import type { Problem } from '../model/index.ts';
import { systemReason } from './discover.ts';

const MEGABYTE = 1024 * 1024;
const TOO_LARGE = { en: '{size} MB; the limit is {limit} MB', ja: '{size} MB、上限は {limit} MB' };

/** Larger files are generated or data; reading them would cost more than it can find. In bytes. */
export const MAX_FILE_SIZE = 5 * MEGABYTE;

export type ReadOutcome = { ok: true; text: string } | { ok: false; problem: Omit<Problem, 'file'> };

/** What is said of a file of this size, in bytes, in the user's language. */
export function tooLarge(size: number): Omit<Problem, 'file'> {
  return { kind: 'too-large', message: format(TOO_LARGE, { size: (size / MEGABYTE).toFixed(1), limit: MAX_FILE_SIZE / MEGABYTE }) };
}

/** Reads a source as UTF-8 (UTF-16 by its mark) without BOM; says why where it cannot. Never throws. */
export function readSource(file: string): ReadOutcome {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return { ok: false, problem: { kind: 'unreadable', message: 'is not a file' } };
    const { size } = stat;
    if (size > MAX_FILE_SIZE) return { ok: false, problem: tooLarge(size) };
    const bytes = readFileSync(file);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ok: true, text: stripBom(bytes.toString('utf16le')) };
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return { ok: true, text: stripBom(Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16().toString('utf16le')) };
    if (bytes.subarray(0, 8192).includes(0)) return { ok: false, problem: { kind: 'binary', message: 'holds NUL bytes: not a text file' } };
    return { ok: true, text: stripBom(bytes.toString('utf8')) };
  } catch (error) {
    return { ok: false, problem: { kind: 'unreadable', message: systemReason(error) } };
  }
}

/** Removes a leading byte-order mark: ranges and columns do not count it. */
export function stripBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
